import { describe, expect, it } from 'vitest';
import type { Ack } from '../../shared/protocol/messages.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';
import { join, refusalOf } from '../support/server-client.ts';
import { smallExperiment } from '../support/session-driver.ts';
import { openClass, seatIdOf } from '../support/people-server.ts';

/** The part of an answer that only some have. */
const given = (ack: Ack, part: 'joinCode' | 'key'): string =>
  ack.ok ? (ack[part] ?? '') : ack.code;

describe('a new code', () => {
  it('[SV73] ends the old one for newcomers and walls at once; those inside stay and come back', async () => {
    const { url, code, teacher, teacherKey, wall } = await openClass();
    const ada = await join(url, { role: 'student', code, name: 'Ada' });
    const token = ada.welcome?.token ?? '';
    const next = given(await teacher.command({ type: 'new-code' }), 'joinCode');
    expect(next).toMatch(/^[B-Z]{6}$/);
    for (const client of [teacher, wall, ada]) await client.untilView((view) => view.code === next);
    for (const role of ['student', 'wall']) {
      expect(await refusalOf(url, { role, code })).toBe('code-ended');
    }
    expect(await refusalOf(url, { role: 'teacher', code, key: 'wrong' })).toBe('wrong-key');
    expect((await fetch(`${url}/api/sessions/${code}`)).status).toBe(410);
    expect((await fetch(`${url}/api/sessions/${next}`)).status).toBe(200);
    const again = await join(url, { role: 'student', code, token });
    expect(again.welcome?.name).toBe('Ada');
    expect(again.view?.code).toBe(next);
    await join(url, { role: 'teacher', code, key: teacherKey });
    await join(url, { role: 'student', code: next, name: 'New' });
    await teacher.untilView(({ studentCount }) => studentCount === 2);
  });

  it('[SV73] outlives a kill and a restart, with what people did before and after it', async () => {
    const DATA_DIR = temporaryFolder();
    const first = await ServerProcess.start({ DATA_DIR });
    const { code, teacherKey: key } = await openSession(first.url, { experiment: smallExperiment });
    const teacher = await join(first.url, { role: 'teacher', code, key });
    const ada = await join(first.url, { role: 'student', code, name: 'Ada' });
    await teacher.until(() => seatIdOf(teacher, 'Ada') !== '', 'the roster');
    await teacher.command({ type: 'poll-open', question: 'Which?', options: ['A', 'B'] });
    const next = given(await teacher.command({ type: 'new-code' }), 'joinCode');
    await teacher.untilView((view) => view.code === next);
    await teacher.command({ type: 'lock', isOn: true });
    await teacher.command({ type: 'ban', seatId: seatIdOf(teacher, 'Ada') });
    await first.kill();
    const second = await ServerProcess.start({ DATA_DIR });
    const { url } = second;
    const back = await join(url, { role: 'teacher', code: next, key });
    expect(back.view?.people).toMatchObject({ isLocked: true, poll: { question: 'Which?' } });
    expect(back.view?.code).toBe(next);
    await back.until(() => back.told('roster') !== null, 'the roster');
    expect(back.told('roster')?.banned).toMatchObject([{ name: 'Ada' }]);
    const token = ada.welcome?.token ?? '';
    expect(await refusalOf(url, { role: 'student', code: next, token })).toBe('banned');
    expect(await refusalOf(url, { role: 'student', code, token })).toBe('code-ended');
    expect(await refusalOf(url, { role: 'student', code: next })).toBe('locked');
  });
});

describe('keys', () => {
  it('[SV74] renewed, the old one opens nothing and its teachers leave; the asker stays', async () => {
    const { url, code, teacher, teacherKey: key } = await openClass();
    const elsewhere = await join(url, { role: 'teacher', code, key });
    const ack = await teacher.command({ type: 'new-key' });
    const fresh = given(ack, 'key');
    expect(fresh).toMatch(/^[\w-]{43}$/);
    await elsewhere.until(() => !elsewhere.socket.connected, 'to be sent away');
    expect(elsewhere.refused).toMatchObject([{ code: 'key-ended' }]);
    expect(await refusalOf(url, { role: 'teacher', code, key })).toBe('wrong-key');
    await join(url, { role: 'teacher', code, key: fresh });
    expect(await teacher.command({ type: 'start' })).toMatchObject({ ok: true });
    const own = 'ownkey'.padEnd(43, '0');
    expect(given(await teacher.command({ type: 'new-key', key: own }), 'key')).toBe(own);
    await join(url, { role: 'teacher', code, key: own });
    expect(await teacher.command({ type: 'new-key', key: 'short' })).toMatchObject({
      code: 'bad-message',
    });
    const remove = (bearer: string) =>
      fetch(`${url}/api/sessions/${code}`, {
        method: 'DELETE',
        headers: { Authorization: `Bearer ${bearer}` },
      });
    expect((await remove(fresh)).status).toBe(401);
    expect((await remove(own)).status).toBe(204);
  });

  it('[SV75] of a co-teacher leads the class and not more, until it is taken back', async () => {
    const { url, code, teacher } = await openClass();
    const key = given(await teacher.command({ type: 'co-teacher', isOn: true }), 'key');
    const co = await join(url, { role: 'teacher', code, key });
    expect(co.welcome).toMatchObject({ role: 'teacher', isCoTeacher: true });
    expect(await co.command({ type: 'start' })).toMatchObject({ ok: true });
    expect(await co.command({ type: 'new-key' })).toMatchObject({ code: 'forbidden' });
    const headers = { Authorization: `Bearer ${key}` };
    const session = `${url}/api/sessions/${code}`;
    expect((await fetch(session, { method: 'DELETE', headers })).status).toBe(401);
    expect((await fetch(`${session}/summary`, { headers })).status).toBe(200);
    await teacher.command({ type: 'co-teacher', isOn: false });
    await co.until(() => !co.socket.connected, 'to be sent away');
    expect(co.refused).toMatchObject([{ code: 'key-ended' }]);
    expect(await refusalOf(url, { role: 'teacher', code, key })).toBe('wrong-key');
  });
});
