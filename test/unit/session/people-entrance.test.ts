import { describe, expect, it } from 'vitest';
import { classOf, peopleAt, seatsOf } from '../../support/people-class.ts';

describe('kick and ban', () => {
  it('[SE63] a kick disconnects; the student may come back to the same seat', () => {
    const driver = classOf('Ada', 'Grace');
    expect(driver.command({ type: 'kick', seatId: 'seat-ada' })).toMatchObject({ ok: true });
    expect(driver.of('drop')).toMatchObject([{ connectionId: 'ada', refusal: { code: 'kicked' } }]);
    expect(seatsOf(driver)[0]).toMatchObject({ name: 'Ada', isOnline: false });
    driver.joinStudent('again', { token: 'token-ada' });
    expect(driver.of('welcome')[0].welcome).toMatchObject({ name: 'Ada' });
    expect(driver.command({ type: 'kick', seatId: 'nobody' })).toMatchObject({
      code: 'unknown-id',
    });
  });

  it('[SE63] a kick of who is not here is accepted and changes nothing', () => {
    const driver = classOf('Ada');
    driver.leave('ada');
    expect(driver.command({ type: 'kick', seatId: 'seat-ada' })).toMatchObject({ ok: true });
    expect(driver.of('drop')).toEqual([]);
  });

  it('[SE64] a ban takes the seat and refuses its token, after a restart too', () => {
    const driver = classOf('Ada', 'Grace');
    expect(driver.command({ type: 'ban', seatId: 'seat-ada' })).toMatchObject({ ok: true });
    expect(driver.of('drop')).toMatchObject([{ connectionId: 'ada', refusal: { code: 'banned' } }]);
    expect(driver.told('teacher', 'roster')).toMatchObject({
      seats: [{ name: 'Grace' }],
      banned: [{ seatId: 'seat-ada', name: 'Ada' }],
    });
    driver.restart();
    driver.joinStudent('again', { token: 'token-ada', name: 'Somebody' });
    expect(driver.of('reject')).toMatchObject([{ refusal: { code: 'banned' } }]);
    expect(driver.of('save')).toEqual([]);
  });

  it('[SE64] a ban does not know who comes without the token: a lock does', () => {
    const driver = classOf('Ada');
    driver.command({ type: 'ban', seatId: 'seat-ada' });
    driver.joinStudent('cleared', { name: 'Ada' });
    expect(driver.of('welcome')).toHaveLength(1);
    driver.command({ type: 'ban', seatId: 'seat-cleared' });
    driver.command({ type: 'lock', isOn: true });
    driver.joinStudent('cleared-again', { name: 'Ada' });
    expect(driver.of('reject')).toMatchObject([{ refusal: { code: 'locked' } }]);
  });

  it('[SE64] lifting a ban gives the seat back, under a name of its own', () => {
    const driver = classOf('Ada');
    driver.command({ type: 'ban', seatId: 'seat-ada' });
    driver.joinStudent('other', { name: 'Ada' });
    expect(driver.command({ type: 'unban', seatId: 'seat-ada' })).toMatchObject({ ok: true });
    expect(driver.told('teacher', 'roster')?.banned).toEqual([]);
    driver.joinStudent('again', { token: 'token-ada' });
    expect(driver.of('welcome')[0].welcome).toMatchObject({ name: 'Ada 2', token: 'token-ada' });
    expect(driver.command({ type: 'unban', seatId: 'seat-ada' })).toMatchObject({
      code: 'unknown-id',
    });
  });

  it('[SE64] a ban takes away what came from the seat', () => {
    const driver = classOf('Ada', 'Grace');
    driver.command({ type: 'predict-open' });
    for (const who of ['ada', 'grace']) {
      driver.command(
        {
          type: 'predict',
          round: 1,
          strokes: [
            [
              [0, 0],
              [1, 1],
            ],
          ],
        },
        who,
      );
    }
    driver.command({ type: 'predict-close' });
    expect(peopleAt(driver, 'wall')?.predict?.drawings).toHaveLength(2);
    driver.command({ type: 'ban', seatId: 'seat-ada' });
    expect(peopleAt(driver, 'wall')?.predict?.drawings).toHaveLength(1);
  });
});

describe('a class that is locked or asks', () => {
  it('[SE65] locked, lets nobody new in; who has a seat comes back', () => {
    const driver = classOf('Ada');
    driver.leave('ada');
    driver.command({ type: 'lock', isOn: true });
    driver.joinStudent('new', { name: 'New' });
    expect(driver.of('reject')).toMatchObject([{ refusal: { code: 'locked' } }]);
    expect(driver.saved.seats).toHaveLength(1);
    driver.joinStudent('again', { token: 'token-ada' });
    expect(driver.of('welcome')).toHaveLength(1);
    driver.command({ type: 'lock', isOn: false });
    driver.joinStudent('new', { name: 'New' });
    expect(driver.of('welcome')).toHaveLength(1);
  });

  it('[SE66] asking, lets who is new wait: a welcome that says so, and nothing else', () => {
    const driver = classOf('Ada');
    driver.command({ type: 'approval', isOn: true });
    driver.joinStudent('new', { name: 'New' });
    expect(driver.of('welcome')).toEqual([
      {
        type: 'welcome',
        connectionId: 'new',
        welcome: { role: 'student', name: 'New', token: 'token-new', isWaiting: true },
      },
    ]);
    expect(driver.of('send')).toEqual([]);
    driver.run(1000);
    expect(driver.log.some((effect) => effect.type === 'tell' && effect.to.includes('new'))).toBe(
      false,
    );
    expect(driver.session.stateMessage().studentCount).toBe(1);
    expect(seatsOf(driver)[1]).toMatchObject({ name: 'New', isWaiting: true, isOnline: true });
    expect(driver.command({ type: 'hand', isUp: true }, 'new')).toMatchObject({
      code: 'forbidden',
    });
  });

  it('[SE66] who waits waits on after a reload and a restart', () => {
    const driver = classOf();
    driver.command({ type: 'approval', isOn: true });
    driver.joinStudent('new', { name: 'New' });
    driver.restart();
    driver.joinTeacher();
    driver.joinStudent('again', { token: 'token-new' });
    expect(driver.of('welcome')[0].welcome).toMatchObject({ isWaiting: true });
    expect(driver.of('send')).toEqual([]);
  });

  it('[SE66] admitted, they come into the room and get welcome and state', () => {
    const driver = classOf();
    driver.command({ type: 'approval', isOn: true });
    driver.joinStudent('new', { name: 'New' });
    expect(driver.command({ type: 'admit', seatId: 'seat-new' })).toMatchObject({ ok: true });
    const ofNew = driver.last.flatMap((effect) =>
      'connectionId' in effect && effect.connectionId === 'new' ? [effect.type] : [],
    );
    expect(ofNew).toEqual(['enter', 'welcome', 'send']);
    expect(driver.of('welcome')[0].welcome).toEqual({ role: 'student', name: 'New' });
    expect(driver.told('new', 'mine')).toMatchObject({ name: 'New' });
    expect(driver.session.stateMessage().studentCount).toBe(1);
    expect(driver.command({ type: 'hand', isUp: true }, 'new')).toMatchObject({ ok: true });
    driver.command({ type: 'admit', seatId: 'seat-new' });
    expect(driver.of('welcome')).toEqual([]);
  });

  it('[SE66] all are admitted by one command, or when nobody is asked any more', () => {
    for (const last of [{ type: 'admit-all' }, { type: 'approval', isOn: false }] as const) {
      const driver = classOf();
      driver.command({ type: 'approval', isOn: true });
      for (const who of ['a', 'b']) driver.joinStudent(who);
      driver.command(last);
      expect(driver.of('enter').map(({ connectionId }) => connectionId)).toEqual(['a', 'b']);
      expect(driver.saved.people.waiting).toEqual([]);
    }
  });

  it('[SE66] refused, they must go, their seat is free, and they may ask again', () => {
    const driver = classOf('Ada');
    driver.command({ type: 'approval', isOn: true });
    driver.joinStudent('new', { name: 'New' });
    driver.command({ type: 'refuse', seatId: 'seat-new' });
    expect(driver.of('drop')).toMatchObject([{ refusal: { code: 'not-admitted' } }]);
    expect(driver.saved.seats).toHaveLength(1);
    driver.joinStudent('again', { token: 'token-new', name: 'New' });
    expect(driver.of('welcome')[0].welcome).toMatchObject({ name: 'New', isWaiting: true });
    expect(driver.command({ type: 'refuse', seatId: 'seat-ada' })).toMatchObject({
      code: 'not-now',
    });
    expect(driver.command({ type: 'refuse', seatId: 'x' })).toMatchObject({ code: 'unknown-id' });
    expect(driver.command({ type: 'admit', seatId: 'x' })).toMatchObject({ code: 'unknown-id' });
  });
});
