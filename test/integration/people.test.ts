import { describe, expect, it } from 'vitest';
import { startRefusingProxy } from '../support/refusing-proxy.ts';
import { join, refusalOf, TestClient } from '../support/server-client.ts';
import { onTestFinished } from 'vitest';
import { openClass, seatIdOf } from '../support/people-server.ts';

/** A student who may have to wait: joined as far as the welcome. */
async function knock(url: string, code: string, name: string): Promise<TestClient> {
  const client = new TestClient(url, { role: 'student', code, name });
  onTestFinished(() => void client.socket.disconnect());
  await client.until(() => client.welcome !== null, 'a welcome');
  return client;
}

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
