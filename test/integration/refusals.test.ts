import { levels } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { Log } from '../../server/log.ts';
import type { Ack } from '../../shared/protocol/messages.ts';
import type { View } from '../../shared/view/view.ts';
import { readableLog } from '../support/server-fakes.ts';
import { openSession, startTestServer } from '../support/server.ts';
import { join, refusalOf, type TestClient } from '../support/server-client.ts';
import { smallExperiment } from '../support/session-driver.ts';

async function openClass(environment: Record<string, string> = {}, log?: Log) {
  const server = await startTestServer(environment, { ...(log && { log }) });
  const opened = await openSession(server.url, { experiment: smallExperiment });
  const { code, teacherKey: key } = opened;
  const teacher = await join(server.url, { role: 'teacher', code, key });
  const student = await join(server.url, { role: 'student', code, name: 'Ada' });
  return { ...server, code, key, teacher, student, before: await stateOf(server.url, code) };
}

/** The state as somebody who joins now gets it. */
async function stateOf(url: string, code: string): Promise<View> {
  const { view, socket } = await join(url, { role: 'wall', code });
  socket.disconnect();
  if (!view) throw new Error('no state');
  return { ...view, studentCount: 0 };
}

/** Nothing has changed for the class, and its teacher is still obeyed. */
async function expectUnchanged(scene: Awaited<ReturnType<typeof openClass>>): Promise<void> {
  expect(await stateOf(scene.url, scene.code)).toEqual(scene.before);
  expect(await scene.teacher.command({ type: 'step', to: 'epoch' })).toMatchObject({ ok: true });
}

const layer = { unitCount: 2, activation: 'tanh' };
const change = (experiment: unknown) => ({ id: 'x', type: 'change', experiment });

const bombs = [
  ['a binary of a gibibyte in six bytes', 'c94000000000'],
  ['an array of 33 million in five bytes', 'dd01ffffff'],
];

describe('refusals', () => {
  it.each(bombs)(
    '[SV40] %s ends its connection, and costs the class nothing',
    async (_, message) => {
      const { log, lines } = readableLog();
      const scene = await openClass({}, log);
      const address = `${scene.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
      const closed = Array.from({ length: 20 }, () => {
        const socket = new WebSocket(address);
        socket.on('open', () => socket.send(Buffer.from(message, 'hex')));
        return new Promise<void>((resolve) => socket.on('close', () => resolve()));
      });
      await Promise.all(closed);
      await expectUnchanged(scene);
      expect(lines().filter(({ level }) => Number(level) > levels.values.info)).toEqual([]);
      expect(JSON.stringify(lines())).not.toContain('MessageError');
    },
  );

  it('[SV41] wrong codes from the same address keep out guesses, but no key, no seat and no class that came', async () => {
    const { url, code, key, student } = await openClass({ FAILURES_PER_MINUTE: '2' });
    const other = await openSession(url);
    for (let i = 0; i < 2; i++) {
      expect(await refusalOf(url, { role: 'wall', code: 'BBBBBB' })).toBe('unknown-session');
    }
    // Of a class that nobody came to from here, the code may have been found by trying.
    for (const guess of [
      { role: 'student', code: other.code, name: 'Bob' },
      { role: 'wall', code: other.code },
      { role: 'wall', code: 'CCCCCC' },
      { role: 'teacher', code, key: 'wrong' },
    ]) {
      expect(await refusalOf(url, guess)).toBe('rate-limited');
    }
    const facts = async (of: string) => (await fetch(`${url}/api/sessions/${of}`)).status;
    expect(await facts(other.code)).toBe(429);
    expect(await facts(code)).toBe(200);
    await join(url, { role: 'student', code, name: 'Bob' });
    const token = student.welcome?.token ?? '';
    const back = await join(url, { role: 'student', code, token });
    expect(back.welcome?.name).toBe('Ada');
    // The teacher of the other class comes, and its students with her.
    await join(url, { role: 'teacher', code: other.code, key: other.teacherKey });
    await join(url, { role: 'student', code: other.code, name: 'Cem' });
    const address = `${url}/api/sessions/${code}`;
    const remove = (bearer: string) =>
      fetch(address, { method: 'DELETE', headers: { Authorization: `Bearer ${bearer}` } });
    expect((await remove('wrong')).status).toBe(429);
    expect((await remove(key)).status).toBe(204);
  });

  it('[SV41] who came under an old code has to be told the new one', async () => {
    const { url, teacher, student } = await openClass({ FAILURES_PER_MINUTE: '2' });
    for (let i = 0; i < 2; i++) await refusalOf(url, { role: 'wall', code: 'BBBBBB' });
    const answer = await teacher.command({ type: 'new-code' });
    const { joinCode: code = '' } = answer as { joinCode?: string };
    expect(code).toHaveLength(6);
    expect(await refusalOf(url, { role: 'wall', code })).toBe('rate-limited');
    await join(url, { role: 'student', code, token: student.welcome?.token ?? '' });
    await join(url, { role: 'wall', code });
  });

  it('[SV46] one address takes so many new seats and walls in a minute; who has one comes back', async () => {
    // Ada and the wall that looked at the class, then a wall and two pupils.
    const scene = await openClass({ SEATS_PER_MINUTE: '5', TRUST_PROXY: '1' });
    const { url, code, key, student } = scene;
    const Bob = { role: 'student', code, name: 'Bob' } as const;
    const { welcome } = await join(url, { role: 'wall', code });
    await join(url, Bob);
    await join(url, { ...Bob, token: 'of-another-class' });
    for (const name of ['Cem', 'Dana']) {
      expect(await refusalOf(url, { ...Bob, name })).toBe('rate-limited');
    }
    expect(await refusalOf(url, { role: 'wall', code })).toBe('rate-limited');
    const { view } = await join(url, { role: 'wall', code, key: welcome?.wallKey });
    expect(view?.studentCount).toBe(3);
    const token = student.welcome?.token ?? '';
    expect((await join(url, { role: 'student', code, token })).welcome?.name).toBe('Ada');
    await join(url, { role: 'teacher', code, key });
    await join(url, Bob, { extraHeaders: { 'x-forwarded-for': '10.9.8.7' } });
  });

  it.each(bombs)('[SV40] %s by polling ends its connection as well', async (_, message) => {
    const scene = await openClass();
    const address = `${scene.url}/socket.io/?EIO=4&transport=polling`;
    const opened = await (await fetch(address)).text();
    const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
    const body = `b${Buffer.from(message, 'hex').toString('base64')}`;
    await fetch(`${address}&sid=${sid}`, { method: 'POST', body });
    // What waits for the client is taken first: engine.io's farewell, if anything.
    const farewell = await fetch(`${address}&sid=${sid}`);
    if (farewell.status === 200) expect((await farewell.text()).split('\u001e').at(-1)).toBe('1');
    expect((await fetch(`${address}&sid=${sid}`)).status).toBe(400);
    await expectUnchanged(scene);
  });

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

  it('[SV19] an oversized message closes its connection with 1009, and that alone', async () => {
    const scene = await openClass();
    const query = 'EIO=4&transport=websocket';
    const socket = new WebSocket(`ws://127.0.0.1:${scene.port}/socket.io/?${query}`);
    onTestFinished(() => socket.terminate());
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    socket.on('open', () => socket.send(Buffer.alloc(10_000_000)));
    socket.on('close', resolve);
    socket.on('error', reject);
    expect(await promise).toBe(1009);
    await expectUnchanged(scene);
  });

  it('[SV19] an oversized command of a student disconnects the student alone', async () => {
    const scene = await openClass();
    const { socket } = scene.student;
    const payload = { id: 'x', type: 'start', padding: 'x'.repeat(10_000_000) };
    socket.emit('command', payload, () => undefined);
    await scene.student.until(() => !socket.connected, 'a disconnect');
    // It comes back by itself.
    await scene.student.until(() => socket.connected, 'a connection');
    expect(scene.teacher.socket.connected).toBe(true);
    await expectUnchanged(scene);
  });

  it('[SV19] an oversized request of a polling client is refused', async () => {
    const scene = await openClass();
    const address = `${scene.url}/socket.io/?EIO=4&transport=polling`;
    const opened = await (await fetch(address)).text();
    const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
    const body = 'b'.repeat(10_000_000);
    const sent = fetch(`${address}&sid=${sid}`, { method: 'POST', body });
    // The server may answer, or hang up on the rest of the body.
    await expect(
      sent.then(
        ({ status }) => status,
        () => 413,
      ),
    ).resolves.toBe(413);
    await expectUnchanged(scene);
  });

  it.each(['not msgpack', '\u0000'.repeat(100)])(
    '[SV16] bytes that are no message end their connection: %j',
    async (text) => {
      const scene = await openClass();
      const query = 'EIO=4&transport=websocket';
      const socket = new WebSocket(`ws://127.0.0.1:${scene.port}/socket.io/?${query}`);
      onTestFinished(() => socket.terminate());
      const closed = new Promise((resolve) => socket.on('close', resolve));
      socket.on('open', () => socket.send(Buffer.from(text)));
      await closed;
      await expectUnchanged(scene);
    },
  );

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
