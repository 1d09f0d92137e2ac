import { describe, expect, it } from 'vitest';
import { limits } from '../../../shared/limits.ts';
import { classroom } from '../../support/classroom.ts';
import { classOf, seatsOf } from '../../support/people-class.ts';
import { SessionDriver } from '../../support/session-driver.ts';

const refusedWith = (driver: SessionDriver) => driver.of('reject')[0]?.refusal.code ?? null;

/** A class of so many seats that asks before it lets in, with so many at its door. */
function askingClass(seatLimit: number, waitingCount: number): SessionDriver {
  const driver = new SessionDriver({ options: { seatLimit } });
  driver.joinTeacher();
  driver.command({ type: 'approval', isOn: true });
  for (let i = 0; i < waitingCount; i++) driver.joinStudent(`w${i}`);
  return driver;
}

describe('a flood at the door', () => {
  it('[SE162] is sent away by one command, and may ask again; who is in stays', () => {
    const driver = classOf('Ada');
    driver.command({ type: 'approval', isOn: true });
    for (const who of ['a', 'b', 'c']) driver.joinStudent(who, { name: who });
    expect(driver.command({ type: 'refuse-all' })).toMatchObject({ ok: true });
    expect(driver.of('drop').map(({ connectionId }) => connectionId)).toEqual(['a', 'b', 'c']);
    for (const { refusal } of driver.of('drop')) expect(refusal.code).toBe('not-admitted');
    expect(driver.saved.people.waiting).toEqual([]);
    expect(seatsOf(driver).map(({ name }) => name)).toEqual(['Ada']);
    driver.joinStudent('a2', { name: 'a' });
    expect(driver.of('welcome')[0].welcome).toMatchObject({ name: 'a', isWaiting: true });
    expect(driver.command({ type: 'refuse-all' })).toMatchObject({ ok: true });
    expect(driver.command({ type: 'refuse-all' })).toMatchObject({ ok: true });
    expect(driver.of('drop')).toEqual([]);
  });

  it('[SE163] takes no seat of the class: who waits is counted by itself, a hundred at most', () => {
    const driver = askingClass(3, limits.waitingCount);
    expect(refusedWith(driver)).toBeNull();
    driver.joinStudent('too-many');
    expect(refusedWith(driver)).toBe('room-full');
    // One that stood there long and is gone makes room.
    driver.leave('w7');
    driver.run(120_000);
    driver.joinStudent('late');
    expect(refusedWith(driver)).toBeNull();
    expect(driver.saved.people.waiting).toHaveLength(limits.waitingCount);
    driver.command({ type: 'refuse-all' });
    driver.command({ type: 'approval', isOn: false });
    for (const who of ['a', 'b', 'c']) {
      driver.joinStudent(who);
      expect(refusedWith(driver)).toBeNull();
    }
    driver.joinStudent('d');
    expect(refusedWith(driver)).toBe('room-full');
  });

  it('[SE163] puts nobody out whose device sleeps', () => {
    const driver = new SessionDriver({ options: { seatLimit: 2 } });
    driver.joinTeacher();
    for (const who of ['a', 'b']) driver.joinStudent(who);
    driver.leave('a');
    driver.command({ type: 'approval', isOn: true });
    driver.run(300_000);
    for (let i = 0; i < 20; i++) driver.joinStudent(`w${i}`);
    driver.joinStudent('back', { token: 'token-a' });
    expect(driver.of('welcome')[0].welcome.isWaiting).toBeUndefined();
  });
});

describe('a seat that is no more', () => {
  it('[SE164] is not given back by its token: a name is asked for, and taken', () => {
    const driver = classOf('Ada');
    driver.command({ type: 'approval', isOn: true });
    driver.joinStudent('new', { name: 'New' });
    driver.command({ type: 'refuse', seatId: 'seat-new' });
    driver.joinStudent('again', { token: 'token-new' });
    expect(refusedWith(driver)).toBe('bad-name');
    expect(driver.of('save')).toEqual([]);
    driver.joinStudent('again', { token: 'token-new', name: 'New' });
    expect(driver.of('welcome')[0].welcome).toMatchObject({ name: 'New', isWaiting: true });
    // Where names are given nobody has to say one.
    driver.command({ type: 'approval', isOn: false });
    driver.command({ type: 'generated-names', isOn: true });
    driver.joinStudent('given', { token: 'token-of-nobody', name: 'Whatever' });
    expect(driver.of('welcome')).toHaveLength(1);
    driver.joinStudent('given-too');
    expect(driver.of('welcome')).toHaveLength(1);
  });

  it.each(['ban', 'refuse', 'refuse-all'] as const)(
    '[SE168] leaves nothing in memory: %s',
    (type) => {
      const driver = classroom();
      const isAtDoor = type !== 'ban';
      driver.command({ type: 'approval', isOn: isAtDoor });
      driver.joinStudent('ada');
      if (!isAtDoor) {
        driver.command({ type: 'hand', isUp: true }, 'ada');
        driver.command({ type: 'lost' }, 'ada');
        driver.leave('ada');
        driver.joinStudent('ada', { token: 'token-ada' });
      }
      driver.command(type === 'refuse-all' ? { type } : { type, seatId: 'seat-ada' });
      expect(driver.session.rememberedSeatIds).toEqual([]);
    },
  );

  it('[SE168] that was given up stands in nobody’s way: what waited there is gone, what counted counts', () => {
    const driver = new SessionDriver({ options: { seatLimit: 2 } });
    driver.joinTeacher();
    for (const who of ['ada', 'grace']) driver.joinStudent(who);
    const { experiment } = driver.saved;
    const parameters = Array.from(driver.saved.training.parameters);
    driver.command({ type: 'poll-open', question: 'Which?', options: ['A', 'B'] });
    driver.command({ type: 'answer', round: 1, choice: 1 }, 'ada');
    driver.command({ type: 'collect-open' });
    for (const who of ['ada', 'grace']) {
      driver.command({ type: 'offer-points', round: 2, points: [[0, 0, 1]] }, who);
    }
    driver.command({ type: 'collect-accept', offerIds: ['points-2'] });
    driver.command({ type: 'seeds-open', untilEpoch: 9 });
    const seed = driver.told('ada', 'mine')?.seed ?? -1;
    const result = { type: 'seed-result', round: 3, seed, epoch: 9, loss: 1, parameters } as const;
    expect(driver.command(result, 'ada')).toMatchObject({ ok: true });
    driver.command({ type: 'offer-network', experiment, epoch: 1, parameters }, 'ada');
    for (const who of ['ada', 'grace']) driver.leave(who);
    driver.run(200_000);
    for (const who of ['c', 'd']) driver.joinStudent(who);
    driver.run(1000);
    const { people } = driver.saved;
    expect(people.networks).toEqual({});
    expect(Object.keys(people.collect?.offers ?? {})).toEqual(['seat-grace']);
    expect(people.seeds?.results).toEqual({});
    expect(people.poll?.answers).toEqual({ 'seat-ada': 1 });
    expect(driver.told('teacher', 'seed-gone')).toMatchObject({ round: 3, device: 0 });
  });
});

describe('a name that is given', () => {
  it('[SE172] is in the language of the page that asks, and in English where there is none', () => {
    /** Of the same chance. */
    const nameFor = (language: string) => {
      const driver = classOf();
      const ids = { newToken: 'token', newSeatId: 'seat' };
      driver.join('new', { role: 'student', ...ids, language });
      return driver.of('welcome')[0].welcome.name;
    };
    expect(nameFor('de')).toMatch(/^[A-ZÄÖÜ][a-zäöüß]+er [A-ZÄÖÜ][a-zäöüß]+$/);
    expect(nameFor('en')).not.toBe(nameFor('de'));
    for (const language of ['xx', 'toString']) expect(nameFor(language)).toBe(nameFor('en'));
  });
});
