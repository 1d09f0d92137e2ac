import { describe, expect, it } from 'vitest';
import { Room } from '../../../server/session/room.ts';
import { SessionDriver } from '../../support/session-driver.ts';

const types = (driver: SessionDriver) => driver.last.map(({ type }) => type);

describe('joining', () => {
  it('[SE30] gives welcome, then state', () => {
    const driver = new SessionDriver();
    driver.handle({ type: 'wake' });
    driver.joinTeacher();
    expect(types(driver)).toEqual(['welcome', 'send', 'tell', 'tell', 'broadcast']);
    expect(driver.of('welcome')).toEqual([
      { type: 'welcome', connectionId: 'teacher', welcome: { role: 'teacher' } },
    ]);
    expect(driver.of('send')[0].message).toEqual(driver.session.stateMessage());
    driver.join('wall', { role: 'wall' });
    expect(types(driver)).toEqual(['welcome', 'send']);
    expect(driver.of('welcome')[0].welcome).toEqual({ role: 'wall' });
  });

  it('[SE30] tells the counts at most every 250 ms, and the last ones in the end', () => {
    const driver = new SessionDriver();
    const told: [number, unknown][] = [];
    driver.onHandled = (event, effects) => {
      for (const effect of effects) {
        if (effect.type === 'broadcast') told.push([event.nowMs - 1000, effect.message]);
      }
    };
    const presence = (studentCount: number, isTeacherHere: boolean) => ({
      type: 'presence',
      studentCount,
      isTeacherHere,
    });
    driver.joinTeacher();
    for (let i = 0; i < 30; i++) {
      driver.joinStudent(`s${i}`);
      driver.run(10);
    }
    driver.run(1000);
    expect(told).toEqual([
      [0, presence(0, true)],
      [250, presence(25, true)],
      [500, presence(30, true)],
    ]);
    driver.leave('teacher');
    driver.leave('s3');
    driver.run(1000);
    expect(told.slice(3).map(([, message]) => message)).toEqual([
      presence(30, false),
      presence(29, false),
    ]);
  });

  it('[SE30] tells counts that have come back to what they were: some were told otherwise', () => {
    const driver = new SessionDriver();
    driver.joinTeacher();
    driver.joinStudent('ada');
    driver.join('wall', { role: 'wall' });
    driver.leave('ada');
    expect(driver.views.get('wall')?.studentCount).toBe(1);
    driver.run(1000);
    expect(driver.views.get('wall')?.studentCount).toBe(0);
  });

  it('[SE30] counts teachers in several tabs as one who is here', () => {
    const driver = new SessionDriver();
    driver.joinTeacher('one');
    driver.joinTeacher('two');
    driver.leave('one');
    driver.run(1000);
    expect(driver.session.stateMessage().isTeacherHere).toBe(true);
    driver.leave('two');
    expect(driver.session.stateMessage().isTeacherHere).toBe(false);
  });

  it('[SE30] twice by one connection, or leaving unknown, changes nothing', () => {
    const driver = new SessionDriver();
    driver.joinStudent('ada');
    const before = structuredClone(driver.session.stateMessage());
    driver.joinStudent('ada', { name: 'Grace' });
    expect(driver.of('reject')).toMatchObject([{ refusal: { code: 'not-now' } }]);
    driver.leave('nobody');
    expect(driver.session.stateMessage()).toEqual(before);
    expect(driver.saved.seats).toHaveLength(1);
  });
});

describe('a seat', () => {
  it('[SE31] is saved before the welcome; its token is not kept', () => {
    const driver = new SessionDriver();
    driver.joinTeacher();
    driver.joinStudent('ada', { name: 'Ada' });
    expect(types(driver)).toEqual(['save', 'welcome', 'send', 'tell', 'tell', 'wake']);
    expect(driver.of('save')[0].session.seats).toEqual([
      { id: 'seat-ada', name: 'Ada', tokenHash: 'hash of token-ada' },
    ]);
    expect(driver.of('welcome')[0].welcome).toEqual({
      role: 'student',
      name: 'Ada',
      token: 'token-ada',
    });
    const { seats } = driver.saved;
    expect(seats.some((seat) => Object.values(seat).includes('token-ada'))).toBe(false);
  });

  it('[SE31] comes back for its token, with its name, after a restart too', () => {
    const driver = new SessionDriver();
    driver.joinStudent('ada', { name: 'Ada' });
    driver.leave('ada');
    driver.restart();
    driver.joinStudent('other', { name: 'Somebody', token: 'token-ada' });
    expect(driver.of('save')).toEqual([]);
    expect(driver.of('welcome')[0].welcome).toMatchObject({ name: 'Ada', token: 'token-ada' });
    expect(driver.saved.seats).toHaveLength(1);
  });

  it('[SE31] is a new one for an unknown token', () => {
    const driver = new SessionDriver();
    driver.joinStudent('ada', { name: 'Ada', token: 'forged' });
    expect(driver.of('welcome')[0].welcome).toMatchObject({ name: 'Ada', token: 'token-ada' });
  });

  it('[SE32] that is opened again drops the older connection', () => {
    const driver = new SessionDriver();
    driver.joinStudent('one', { name: 'Ada' });
    driver.joinStudent('two', { token: 'token-one' });
    expect(driver.of('drop')).toMatchObject([
      { connectionId: 'one', refusal: { code: 'not-now' } },
    ]);
    expect(types(driver).indexOf('drop')).toBeLessThan(types(driver).indexOf('welcome'));
    expect(driver.session.stateMessage().studentCount).toBe(1);
    driver.leave('one');
    expect(driver.session.stateMessage().studentCount).toBe(1);
    driver.leave('two');
    expect(driver.session.stateMessage().studentCount).toBe(0);
  });

  it('[SE33] has a clean name of its own', () => {
    const driver = new SessionDriver();
    const nameOf = (id: string, name?: string) => {
      driver.joinStudent(id, name === undefined ? {} : { name });
      return driver.of('welcome')[0].welcome.name;
    };
    expect(nameOf('a', '  Ada ')).toBe('Ada');
    expect(nameOf('b', 'ADA')).toBe('ADA 2');
    expect(nameOf('c')).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
    driver.joinStudent('d', { name: '\u202E' });
    expect(driver.of('reject')).toMatchObject([
      { connectionId: 'd', refusal: { code: 'bad-name' } },
    ]);
    expect(driver.of('welcome')).toEqual([]);
    expect(driver.saved.seats).toHaveLength(3);
  });

  it('[SE34] is refused where all are given away; known students come back', () => {
    const driver = new SessionDriver({ options: { seatLimit: 2 } });
    driver.joinStudent('a');
    driver.joinStudent('b');
    driver.leave('a');
    driver.joinStudent('c');
    expect(driver.of('reject')).toMatchObject([{ refusal: { code: 'room-full' } }]);
    driver.joinStudent('d', { token: 'token-a' });
    expect(driver.of('welcome')).toHaveLength(1);
    driver.joinTeacher();
    expect(driver.of('welcome')).toHaveLength(1);
  });

  it('[SE34] is one of 300', () => {
    const driver = new SessionDriver();
    for (let i = 0; i < 300; i++) driver.joinStudent(`s${i}`);
    expect(driver.saved.seats).toHaveLength(300);
    expect(new Set(driver.saved.seats.map(({ name }) => name)).size).toBe(300);
    driver.joinStudent('late');
    expect(driver.of('reject')).toMatchObject([{ refusal: { code: 'room-full' } }]);
  });

  it('[SE56] gives up the seat that was empty longest, but none of the last two minutes', () => {
    const driver = new SessionDriver({ options: { seatLimit: 3 } });
    for (const name of ['a', 'b', 'c']) driver.joinStudent(name);
    driver.leave('b');
    driver.run(1000);
    driver.leave('a');
    driver.run(118_999);
    driver.joinStudent('early');
    expect(driver.of('reject')).toMatchObject([{ refusal: { code: 'room-full' } }]);
    driver.run(1);
    driver.joinStudent('d');
    expect(driver.of('welcome')).toHaveLength(1);
    expect(driver.saved.seats).toHaveLength(3);
    // Who had sat there is a newcomer; who left later still has a seat.
    driver.joinStudent('b2', { token: 'token-b', name: 'B' });
    expect(driver.of('reject')).toMatchObject([{ refusal: { code: 'room-full' } }]);
    driver.joinStudent('a2', { token: 'token-a' });
    expect(driver.of('welcome')).toHaveLength(1);
    driver.run(600_000);
    driver.joinStudent('e');
    expect(driver.of('reject')).toMatchObject([{ refusal: { code: 'room-full' } }]);
  });

  it('[SE56] keeps no time of a seat that was given up', () => {
    const room = new Room();
    room.begin(0);
    room.enter('c', { role: 'student', seatId: 's' });
    room.leave('c', 5);
    expect(room.emptyForMs('s', 20)).toBe(15);
    room.forget('s');
    expect(room.emptyForMs('s', 20)).toBe(20);
  });
});
