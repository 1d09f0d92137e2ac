import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Ack } from '../../shared/protocol/messages.ts';
import { join, refusalOf, type TestClient } from '../support/server-client.ts';
import { openClass, stateOf, expectUnchanged } from '../support/refused-class.ts';

const layer = { unitCount: 2, activation: 'tanh' };

const change = (experiment: unknown) => ({ id: 'x', type: 'change', experiment });

describe('refusals', () => {
  it.each([
    ['an unknown code', () => ({ role: 'student', code: 'BBBBBB' }), 'unknown-session'],
    ['a wrong key', (code: string) => ({ role: 'teacher', code, key: 'wrong' }), 'wrong-key'],
    ['a role that is none', (code: string) => ({ role: 'admin', code }), 'bad-message'],
    ['a code of a wrong type', () => ({ role: 'wall', code: 5 }), 'bad-message'],
    ['no auth', () => undefined, 'bad-message'],
    ['a name of nothing', (code: string) => ({ role: 'student', code, name: ' ' }), 'bad-name'],
    [
      'a name of control characters',
      (code: string) => ({ role: 'student', code, name: 'A\u202eda' }),
      'bad-name',
    ],
  ])('[SV13] %s does not connect', async (_, auth, expected) => {
    const scene = await openClass();
    expect(await refusalOf(scene.url, auth(scene.code))).toBe(expected);
    await expectUnchanged(scene);
  });

  it('[SV13] a full room takes no more students, but a wall', async () => {
    const { url, code, student } = await openClass({ MAX_STUDENTS: '1' });
    expect(await refusalOf(url, { role: 'student', code, name: 'Bob' })).toBe('room-full');
    await join(url, { role: 'wall', code });
    const token = student.welcome?.token ?? '';
    await join(url, { role: 'student', code, token });
  });

  it.each([
    ['an unknown event', ['start'], 'unknown-event'],
    ['a reserved event', ['disconnecting'], 'unknown-event'],
    ['no command', ['command'], 'bad-message'],
    ['a command of a wrong type', ['command', 'start'], 'bad-message'],
    ['an unknown command', ['command', { id: 'x', type: 'destroy' }], 'bad-message'],
    ['a command without an id', ['command', { type: 'start' }], 'bad-message'],
    ['a value of a wrong type', ['command', change({ learningRate: '1' })], 'bad-message'],
    ['NaN', ['command', change({ learningRate: NaN })], 'bad-message'],
    ['infinity', ['command', change({ learningRate: -Infinity })], 'bad-message'],
    ['a number out of range', ['command', change({ batchSize: 0 })], 'bad-message'],
    ['a broken number', ['command', change({ batchSize: 1.5 })], 'bad-message'],
    [
      'too many layers',
      ['command', change({ hiddenLayers: Array.from({ length: 7 }, () => layer) })],
      'bad-message',
    ],
    [
      'too many units',
      ['command', change({ hiddenLayers: [{ ...layer, unitCount: 17 }] })],
      'bad-message',
    ],
    ['binary where text belongs', ['command', Buffer.from('start')], 'bad-message'],
    ['a pause of what does not train', ['command', { id: 'x', type: 'pause' }], 'not-now'],
  ])('[SV16] %s is refused and changes nothing', async (_, event: unknown[], code) => {
    const scene = await openClass();
    const [name, ...args] = event as [string, ...unknown[]];
    const { id } = (args[0] ?? {}) as { id?: string };
    const answer = await emitRaw(scene.teacher, name, args);
    expect(answer).toMatchObject({ ok: false, code });
    expect((answer as { message: string }).message).not.toBe('');
    await expectUnchanged(scene);
    // The id of what was refused may be used again.
    if (id) expect(await scene.teacher.command({ type: 'reset' }, id)).toMatchObject({ ok: true });
  });

  /** Past socket.io-client's own check for reserved events. */
  function emitRaw(client: TestClient, name: string, args: unknown[]): Promise<Ack> {
    const { promise, resolve } = Promise.withResolvers<Ack>();
    const socket = client.socket as unknown as {
      ids: number;
      acks: Record<number, (answer: Ack) => void>;
      packet(packet: object): void;
    };
    const id = socket.ids++;
    socket.acks[id] = resolve;
    socket.packet({ type: 2, id, data: [name, ...args] });
    return promise;
  }

  it('[SV15] an unknown event without an ack is refused by `refused`', async () => {
    const scene = await openClass();
    const emit = scene.student.socket.emit.bind(scene.student.socket) as (event: string) => void;
    emit('hello');
    await scene.student.until(() => scene.student.refused.length > 0, 'a refusal');
    expect(scene.student.refused).toMatchObject([{ ok: false, code: 'unknown-event' }]);
    await expectUnchanged(scene);
  });

  it("[SV17] a student's and a wall's command is forbidden", async () => {
    const scene = await openClass();
    const wall = await join(scene.url, { role: 'wall', code: scene.code });
    for (const client of [scene.student, wall]) {
      for (const body of [{ type: 'start' }, { type: 'reset' }] as const) {
        expect(await client.command(body)).toMatchObject({ ok: false, code: 'forbidden' });
      }
    }
    await expectUnchanged(scene);
  });

  it('[SV18] a repeated id is refused, from another connection too', async () => {
    const { url, code, key, teacher } = await openClass();
    expect(await teacher.command({ type: 'start' }, 'same')).toMatchObject({ ok: true });
    const secondTab = await join(url, { role: 'teacher', code, key });
    for (const client of [teacher, secondTab]) {
      const answer = await client.command({ type: 'pause' }, 'same');
      expect(answer).toMatchObject({ ok: false, code: 'duplicate' });
    }
    expect((await stateOf(url, code)).phase).toBe('training');
  });

  it('[SV14] a page of another site gets neither a WebSocket nor a poll', async () => {
    const scene = await openClass();
    const headers = { Origin: 'http://evil.example' };
    const query = 'EIO=4&transport=';
    const address = `127.0.0.1:${scene.port}/socket.io/?${query}`;
    const poll = await fetch(`http://${address}polling`, { headers });
    expect(poll.status).toBe(403);
    expect(await poll.text()).toContain('foreign-origin');
    const socket = new WebSocket(`ws://${address}websocket`, { headers });
    const answer = await new Promise<string>((resolve) => {
      socket.on('unexpected-response', (_request, response) => {
        response.setEncoding('utf8').on('data', resolve);
      });
      socket.on('open', () => resolve('open'));
      socket.on('error', () => undefined);
    });
    expect(answer).toContain('foreign-origin');
    await expectUnchanged(scene);
  });

  it('[SV14] a page of this server and of its public address are its own', async () => {
    const { port } = await openClass({ PUBLIC_URL: 'https://class.example' });
    const address = `http://127.0.0.1:${port}/socket.io/?EIO=4&transport=polling`;
    for (const Origin of [`http://127.0.0.1:${port}`, 'https://class.example']) {
      expect((await fetch(address, { headers: { Origin } })).status).toBe(200);
    }
  });

  it('[SV20] commands beyond the limit are refused, and come through later', async () => {
    const scene = await openClass({ COMMANDS_PER_SECOND: '5' });
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => scene.student.command({ type: 'start' })),
    );
    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.code));
    expect(codes.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'forbidden'));
    expect(codes.slice(5)).toEqual(Array.from({ length: 7 }, () => 'rate-limited'));
    await expectUnchanged(scene);
    await expect
      .poll(
        async () => {
          const answer = await scene.student.command({ type: 'start' });
          return answer.ok ? 'ok' : answer.code;
        },
        { timeout: 10_000, interval: 300 },
      )
      .toBe('forbidden');
  });
});
