import { describe, expect, it } from 'vitest';
import type { Ack } from '../../shared/protocol/messages.ts';
import { startRefusingProxy } from '../support/refusing-proxy.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, startTestServer, temporaryFolder } from '../support/server.ts';
import { join, refusalOf, TestClient } from '../support/server-client.ts';
import { smallExperiment } from '../support/session-driver.ts';
import { onTestFinished } from 'vitest';

async function openClass(wish: { isLobby?: boolean } = {}) {
  const server = await startTestServer();
  const opened = await openSession(server.url, { experiment: smallExperiment, ...wish });
  const { code, teacherKey } = opened;
  const teacher = await join(server.url, { role: 'teacher', code, key: teacherKey });
  const wall = await join(server.url, { role: 'wall', code });
  return { ...opened, url: server.url, server, teacher, wall };
}

/** A student who may have to wait: joined as far as the welcome. */
async function knock(url: string, code: string, name: string): Promise<TestClient> {
  const client = new TestClient(url, { role: 'student', code, name });
  onTestFinished(() => void client.socket.disconnect());
  await client.until(() => client.welcome !== null, 'a welcome');
  return client;
}

const seatIdOf = (teacher: TestClient, name: string): string =>
  teacher.told('roster')?.seats.find((seat) => seat.name === name)?.seatId ?? '';

/** The part of an answer that only some have. */
const given = (ack: Ack, part: 'joinCode' | 'key'): string =>
  ack.ok ? (ack[part] ?? '') : ack.code;

describe('thirty students and a teacher', () => {
  it('[SV71] have one class: hands, a poll, drawings, points, kick and ban, all over real sockets', async () => {
    const { url, code, teacher, wall } = await openClass({ isLobby: true });
    const names = Array.from({ length: 30 }, (_, i) => `Student ${i + 1}`);
    const students = await Promise.all(
      names.map((name) => join(url, { role: 'student', code, name })),
    );
    await teacher.until(() => teacher.told('roster')?.seats.length === 30, 'the roster');
    await wall.untilView((view) => view.studentCount === 30 && view.people.isLobby);
    await teacher.command({ type: 'lobby', isOn: false });

    // One after the other, so that the order is known.
    for (const student of students) await student.command({ type: 'hand', isUp: true });
    await teacher.until(
      () => teacher.told('roster')?.seats.every(({ handPlace }) => handPlace !== null) === true,
      'all hands',
    );
    const places = teacher.told('roster')?.seats.map(({ name, handPlace }) => [name, handPlace]);
    expect(Object.fromEntries(places ?? [])).toEqual(
      Object.fromEntries(students.map(({ welcome }, i) => [welcome?.name, i + 1])),
    );
    await teacher.command({ type: 'lower-all' });

    await teacher.command({ type: 'poll-open', question: 'Which?', options: ['A', 'B', 'C'] });
    const answers = students.map((student, i) =>
      student.command({ type: 'answer', round: 1, choice: i % 3 }),
    );
    for (const ack of await Promise.all(answers)) expect(ack).toMatchObject({ ok: true });
    await teacher.until(() => teacher.told('desk')?.pollCounts?.join() === '10,10,10', 'counts');
    expect(wall.view?.people.poll?.counts).toBeNull();
    await teacher.command({ type: 'poll-reveal' });
    for (const client of [wall, ...students]) {
      await client.untilView(({ people }) => people.poll?.counts?.join() === '10,10,10');
    }

    await teacher.command({ type: 'predict-open' });
    const strokes: [number, number][][] = [
      [
        [0, -1],
        [0, 1],
      ],
    ];
    await Promise.all(students.map((one) => one.command({ type: 'predict', round: 2, strokes })));
    await teacher.command({ type: 'predict-score' });
    const drawn = await wall.untilView(({ people }) => people.predict?.scores !== null);
    expect(drawn.people.predict?.drawings).toHaveLength(30);
    expect(new Set(drawn.people.predict?.scores).size).toBe(1);

    await teacher.command({ type: 'collect-open' });
    await Promise.all(
      students.map((student, i) =>
        student.command({ type: 'offer-points', round: 3, points: [[i, 1, i % 2 === 0 ? 0 : 1]] }),
      ),
    );
    await teacher.command({ type: 'collect-accept', offerIds: 'all' });
    expect(await teacher.command({ type: 'collect-use' })).toMatchObject({ ok: true });
    const all = await wall.untilView(({ experiment }) => experiment.dataset.type === 'custom');
    expect(all.data.train.count + all.data.test.count).toBe(30);

    const [first, second] = students;
    await teacher.command({ type: 'kick', seatId: seatIdOf(teacher, 'Student 1') });
    await teacher.command({ type: 'ban', seatId: seatIdOf(teacher, 'Student 2') });
    for (const [client, reason] of [
      [first, 'kicked'],
      [second, 'banned'],
    ] as const) {
      await client.until(() => !client.socket.connected, 'to be sent away');
      expect(client.refused).toMatchObject([{ code: reason }]);
    }
    const back = (student: TestClient) => ({
      role: 'student' as const,
      code,
      token: student.welcome?.token ?? '',
    });
    expect((await join(url, back(first))).welcome?.name).toBe('Student 1');
    expect(await refusalOf(url, back(second))).toBe('banned');

    // Nothing that the wall got tells a name.
    const heard = JSON.stringify([wall.messages, wall.told('names'), wall.view?.people]);
    expect(heard).not.toContain('Student');
    for (const event of ['roster', 'desk', 'offer', 'mine'])
      expect(wall.events).not.toContain(event);
  });

  it('[SV71] are sent reactions as one message to all', async () => {
    const { url, code, teacher, wall } = await openClass();
    const student = await join(url, { role: 'student', code });
    await student.command({ type: 'react', name: 'clap' });
    for (const client of [teacher, wall, student]) {
      await client.until(() => client.told('reactions') !== null, 'reactions');
      expect(client.told('reactions')).toEqual({ type: 'reactions', counts: { clap: 1 } });
    }
  });
});

describe('a student at the door', () => {
  it('[SV72] hears nothing of the room until admitted, then everything', async () => {
    const { url, code, teacher } = await openClass();
    await teacher.command({ type: 'approval', isOn: true });
    const student = await knock(url, code, 'Ada');
    expect(student.welcome).toMatchObject({ isWaiting: true, name: 'Ada' });
    await teacher.until(() => seatIdOf(teacher, 'Ada') !== '', 'the roster');
    await teacher.command({ type: 'start' });
    await teacher.untilView(({ snapshot }) => snapshot.epoch > 0);
    await teacher.command({ type: 'pause' });
    expect(await student.command({ type: 'lost' })).toMatchObject({ code: 'forbidden' });
    expect(student.events).toEqual(['welcome']);
    await teacher.command({ type: 'admit', seatId: seatIdOf(teacher, 'Ada') });
    await student.untilView(({ snapshot }) => snapshot.epoch === teacher.view?.snapshot.epoch);
    expect(student.welcome?.isWaiting).toBeUndefined();
    await teacher.command({ type: 'eyes-up', isOn: true });
    await student.untilView(({ people }) => people.isEyesUp);
  });

  it('[SV72] is told the end of the class, and a refusal', async () => {
    const { url, code, teacher, teacherKey } = await openClass();
    await teacher.command({ type: 'approval', isOn: true });
    const refused = await knock(url, code, 'Ada');
    const waiting = await knock(url, code, 'Grace');
    await teacher.until(() => seatIdOf(teacher, 'Grace') !== '', 'the roster');
    await teacher.command({ type: 'refuse', seatId: seatIdOf(teacher, 'Ada') });
    await refused.until(() => !refused.socket.connected, 'to be sent away');
    expect(refused.refused).toMatchObject([{ code: 'not-admitted' }]);
    await fetch(`${url}/api/sessions/${code}`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${teacherKey}` },
    });
    await waiting.until(() => waiting.events.includes('ended'), 'the end');
  });
});

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

describe('a school that refuses WebSockets', () => {
  it('[SV76] is served by polling, with all that a class does', async () => {
    const { url, code, teacher } = await openClass();
    const proxy = await startRefusingProxy(url);
    const student = await join(
      proxy.url,
      { role: 'student', code, name: 'Ada' },
      { transports: ['websocket', 'polling'], tryAllTransports: true },
    );
    expect(proxy.counts.upgrades).toBeGreaterThan(0);
    expect(student.socket.io.engine.transport.name).toBe('polling');
    expect(await student.command({ type: 'hand', isUp: true })).toMatchObject({ ok: true });
    await teacher.until(() => teacher.told('roster')?.seats[0]?.handPlace === 1, 'the hand');
    await teacher.command({ type: 'start' });
    await student.until(() => student.events.includes('snapshot'), 'a snapshot');
    await teacher.command({ type: 'lower-all' });
    await student.until(() => student.told('mine')?.isHandUp === false, 'the hand to be lowered');
    expect(student.socket.io.engine.transport.name).toBe('polling');
  });
});

describe('GET /api/sessions/:code/summary', () => {
  it('[SV77] tells the teacher what was tried and asked, as JSON and CSV, without a name', async () => {
    const { url, code, teacher, teacherKey, recordingId } = await openClass();
    const ada = await join(url, { role: 'student', code, name: 'Ada Lovelace' });
    const options = ['=1+1', 'a "quoted", one'];
    await teacher.command({ type: 'poll-open', question: 'Which?', options });
    await ada.command({ type: 'answer', round: 1, choice: 1 });
    await ada.command({ type: 'lost' });
    await teacher.command({ type: 'step', to: 'snapshot' });
    await teacher.untilView(({ snapshot }) => snapshot.epoch === 2);
    await teacher.command({ type: 'change', experiment: { learningRate: 0.5 } });
    await teacher.command({ type: 'preset', name: 'exor-one-hidden' });
    const address = `${url}/api/sessions/${code}/summary`;
    const headers = { Authorization: `Bearer ${teacherKey}` };
    const response = await fetch(address, { headers });
    expect(response.headers.get('cache-control')).toBe('no-store');
    const text = await response.text();
    expect(text).not.toContain('Ada');
    expect(text).not.toContain(teacherKey);
    const number: unknown = expect.any(Number);
    expect(JSON.parse(text)).toMatchObject({
      code,
      recordingUrl: `/api/recordings/${recordingId}`,
      studentCount: 1,
      now: { start: 2, epoch: 0, phase: 'paused' },
      tried: [
        { what: 'change', start: 1, epoch: 2, parts: { learningRate: 0.5 }, trainLoss: number },
        { what: 'new-start', start: 1, epoch: 2 },
      ],
      lost: [{ start: 1, epoch: 0, count: 1 }],
      polls: [{ question: 'Which?', options, counts: [0, 1] }],
    });
    const csv = await (await fetch(`${address}.csv`, { headers })).text();
    const lines = csv.split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFF?kind,start,epoch,what,value,count,train_loss/);
    expect(lines[1]).toMatch(/^tried,1,2,change learningRate,"{""learningRate"":0.5}",,0\.\d+/);
    expect(lines).toContain(`poll,,,Which?,'=1+1,0,,,,`);
    expect(lines).toContain('poll,,,Which?,"a ""quoted"", one",1,,,,');
    expect(csv).not.toContain('Ada');
  });

  it('[SV77] is refused without the key', async () => {
    const { url, code } = await openClass();
    for (const path of ['summary', 'summary.csv']) {
      const response = await fetch(`${url}/api/sessions/${code}/${path}`);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
    }
    expect((await fetch(`${url}/api/sessions/BCDFGH/summary`)).status).toBe(404);
  });
});
