import { describe, expect, it, onTestFinished } from 'vitest';
import type { AnyCommandBody } from '../../shared/protocol/any-command.ts';
import type { Ack } from '../../shared/protocol/messages.ts';
import { isStudentCommand } from '../../shared/protocol/people-commands.ts';
import { seatIdOf } from '../support/people-server.ts';
import { expected, nameOf, roles, rows, type Role } from '../support/role-rows.ts';
import { openSession, startTestServer } from '../support/server.ts';
import { join, TestClient } from '../support/server-client.ts';
import { smallExperiment } from '../support/session-driver.ts';

type Inside = Exclude<Role, 'stranger'>;
const inside = roles.filter((role): role is Inside => role !== 'stranger');

/** A class with one of each role, as `everyone` of the unit's matrix has it, over real sockets. */
async function openClass(url: string) {
  const { code, teacherKey: key } = await openSession(url, { experiment: smallExperiment });
  const teacher = await join(url, { role: 'teacher', code, key });
  const given = await teacher.command({ type: 'co-teacher', isOn: true });
  const coKey = (given.ok && given.key) || '';
  const [coTeacher, ada, wall] = await Promise.all([
    join(url, { role: 'teacher', code, key: coKey }),
    join(url, { role: 'student', code, name: 'Ada' }),
    join(url, { role: 'wall', code }),
  ]);
  await teacher.command({ type: 'approval', isOn: true });
  const waiting = new TestClient(url, { role: 'student', code });
  onTestFinished(() => void waiting.socket.disconnect());
  await waiting.until(() => waiting.welcome !== null, 'a welcome');
  await teacher.until(() => seatIdOf(teacher, 'Ada') !== '', 'the roster');
  const clients = { teacher, 'co-teacher': coTeacher, ada, waiting, wall };
  const seatId = seatIdOf(teacher, 'Ada');
  /** The unit's matrix knows the seats by other names. */
  const here = (body: AnyCommandBody): AnyCommandBody =>
    'seatId' in body && body.seatId === 'seat-ada' ? { ...body, seatId } : body;
  const close = () => Object.values(clients).forEach(({ socket }) => socket.disconnect());
  return { code, clients, here, close };
}

const codeOf = (ack: Ack) => (ack.ok ? 'ok' : ack.code);

describe('every command by every role, over real sockets', () => {
  it('[SE195] has the exact answer', { timeout: 180_000 }, async () => {
    const { url } = await startTestServer({ SEATS_PER_MINUTE: '1000000' });
    const wrong: string[] = [];
    let asked = 0;
    for (const row of rows) {
      // Whoever is refused changes nothing; each who is obeyed has a class of their own.
      const obeyed = inside.filter((role) => expected(row, role) !== 'forbidden');
      for (const [i, last] of obeyed.entries()) {
        const { clients, here, close } = await openClass(url);
        for (const body of row.before ?? []) {
          const by = isStudentCommand({ id: '', ...body }) ? clients.ada : clients.teacher;
          expect(await by.command(here(body)), nameOf(row)).toMatchObject({ ok: true });
        }
        const forbidden = i === 0 ? inside.filter((role) => !obeyed.includes(role)) : [];
        for (const role of [...forbidden, last]) {
          asked++;
          const answer = codeOf(await clients[role].command(here(row.body)));
          const right = role === last ? (row.onServer ?? row.answer) : 'forbidden';
          if (answer !== right) wrong.push(`${nameOf(row)} by ${role}: ${answer}, not ${right}`);
        }
        close();
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBe(rows.length * inside.length);
  });

  it('[SE195] a stranger is not heard: the line ends without a word, and nothing changes', async () => {
    const { url } = await startTestServer();
    const { code, clients, close } = await openClass(url);
    const { teacher, wall } = clients;
    const heard = [...wall.events];
    const bodies = [...new Map(rows.map(({ body }) => [body.type, body])).values()];
    for (const auth of [undefined, { role: 'teacher', code, key: 'made up' }]) {
      for (const body of bodies) {
        const stranger = new TestClient(url, auth as object, { reconnection: false });
        const refused = Promise.withResolvers<void>();
        const ended = Promise.withResolvers<void>();
        stranger.socket.once('connect_error', () => refused.resolve());
        stranger.socket.io.once('close', () => ended.resolve());
        await refused.promise;
        // Past socket.io-client, which would wait until it is connected.
        const raw = stranger.socket as unknown as { packet(packet: object): void };
        raw.packet({ type: 2, id: 0, data: ['command', { id: 'x', ...body }] });
        await ended.promise;
        expect(stranger.events, body.type).toEqual([]);
      }
    }
    expect(await teacher.command({ type: 'step', to: 'epoch' }, 'x')).toMatchObject({ ok: true });
    await wall.untilView(({ snapshot }) => snapshot.epoch === 1);
    const since = wall.events
      .slice(heard.length)
      .filter((event) => !['snapshot', 'presence'].includes(event));
    expect(since.filter((event) => event !== 'change')).toEqual([]);
    close();
  });
});
