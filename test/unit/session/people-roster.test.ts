import { describe, expect, it } from 'vitest';
import { classOf, handsOf, peopleAt, seatsOf } from '../../support/people-class.ts';

describe('the roster', () => {
  it('[SE60] is told to teachers alone, whole, in the order of joining', () => {
    const driver = classOf('Ada', 'Grace');
    driver.leave('grace');
    driver.run(1000);
    const seat = {
      isAway: false,
      isInCopy: false,
      lookingAt: null,
      handPlace: null,
      isWaiting: false,
    };
    expect(driver.told('teacher', 'roster')).toEqual({
      type: 'roster',
      seats: [
        { ...seat, seatId: 'seat-ada', name: 'Ada', isOnline: true },
        { ...seat, seatId: 'seat-grace', name: 'Grace', isOnline: false },
      ],
      banned: [],
    });
    for (const who of ['wall', 'ada']) expect(driver.told(who, 'roster')).toBeNull();
    const receivers = driver.log.flatMap((effect) =>
      effect.type === 'tell' && ['roster', 'desk', 'offer'].includes(effect.message.type)
        ? [...effect.to]
        : [],
    );
    expect(new Set(receivers)).toEqual(new Set(['teacher']));
  });

  it('[SE60] is told at most every 250 ms, and at once after a teacher’s command', () => {
    const driver = classOf('Ada');
    const times: number[] = [];
    driver.onHandled = () => {
      if (driver.tellings('roster').length > 0) times.push(driver.nowMs);
    };
    const beganMs = driver.nowMs;
    for (let i = 0; i < 100; i++) {
      driver.command({ type: 'hand', isUp: i % 2 === 0 }, 'ada');
      driver.command({ type: 'looking', unit: i, isAway: false }, 'ada');
      driver.run(10);
    }
    driver.run(300);
    expect(times.map((ms) => ms - beganMs)).toEqual([0, 250, 500, 750, 1000]);
    driver.command({ type: 'hand', isUp: true }, 'ada');
    driver.command({ type: 'lower-all' });
    expect(times).toHaveLength(7);
    expect(handsOf(driver)).toEqual([]);
  });

  it('[SE60] is told whole to a teacher who comes later', () => {
    const driver = classOf('Ada');
    driver.joinTeacher('second-teacher');
    expect(driver.told('second-teacher', 'roster')).toEqual(driver.told('teacher', 'roster'));
    expect(driver.told('second-teacher', 'desk')).toEqual(driver.told('teacher', 'desk'));
  });

  it('[SE72] tells what each looks at, and who is away, until they leave', () => {
    const driver = classOf('Ada');
    driver.command({ type: 'looking', unit: 4, isAway: true }, 'ada');
    driver.run(300);
    expect(seatsOf(driver)).toMatchObject([{ lookingAt: 4, isAway: true, isOnline: true }]);
    driver.leave('ada');
    driver.joinStudent('again', { token: 'token-ada' });
    driver.run(300);
    expect(seatsOf(driver)).toMatchObject([{ lookingAt: null, isAway: false, isOnline: true }]);
  });
});

describe('a pupil in a copy of their own', () => {
  it('[SE180] is told to teachers alone, until they come back or leave', () => {
    const driver = classOf('Ada');
    const look = (isInCopy?: boolean) => {
      const more = isInCopy === undefined ? {} : { isInCopy };
      driver.command({ type: 'looking', unit: null, isAway: false, ...more }, 'ada');
      driver.run(300);
      return seatsOf(driver)[0]?.isInCopy;
    };
    expect(seatsOf(driver)).toMatchObject([{ isInCopy: false }]);
    expect(look(true)).toBe(true);
    expect(look()).toBe(false);
    expect(look(true)).toBe(true);
    driver.leave('ada');
    driver.joinStudent('again', { token: 'token-ada' });
    driver.run(300);
    expect(seatsOf(driver)).toMatchObject([{ isInCopy: false, isOnline: true }]);
    expect(JSON.stringify(driver.views.get('wall'))).not.toContain('isInCopy');
  });
});

describe('hands', () => {
  it('[SE61] stand in the order of raising; one that is up keeps its place', () => {
    const driver = classOf('Ada', 'Grace', 'Alan');
    for (const who of ['grace', 'alan', 'ada', 'grace']) {
      expect(driver.command({ type: 'hand', isUp: true }, who)).toEqual({ ok: true, epoch: 0 });
    }
    driver.run(300);
    expect(handsOf(driver)).toEqual(['Grace', 'Alan', 'Ada']);
    driver.command({ type: 'hand', isUp: false }, 'alan');
    driver.command({ type: 'hand', isUp: true }, 'alan');
    driver.run(300);
    expect(handsOf(driver)).toEqual(['Grace', 'Ada', 'Alan']);
    expect(peopleAt(driver, 'wall')?.handCount).toBe(3);
    expect(driver.told('alan', 'mine')).toMatchObject({ isHandUp: true });
  });

  it('[SE61] stay up while a phone sleeps; the teacher lowers one or all', () => {
    const driver = classOf('Ada', 'Grace');
    for (const who of ['ada', 'grace']) driver.command({ type: 'hand', isUp: true }, who);
    driver.leave('ada');
    driver.run(300);
    expect(handsOf(driver)).toEqual(['Ada', 'Grace']);
    driver.command({ type: 'lower-hand', seatId: 'seat-grace' });
    expect(handsOf(driver)).toEqual(['Ada']);
    expect(driver.told('grace', 'mine')).toMatchObject({ isHandUp: false });
    driver.command({ type: 'lower-all' });
    expect(handsOf(driver)).toEqual([]);
    expect(driver.command({ type: 'lower-hand', seatId: 'nobody' })).toMatchObject({
      code: 'unknown-id',
    });
  });

  it('[SE61] go down with a kick and a ban', () => {
    const driver = classOf('Ada', 'Grace');
    for (const who of ['ada', 'grace']) driver.command({ type: 'hand', isUp: true }, who);
    driver.command({ type: 'kick', seatId: 'seat-ada' });
    driver.command({ type: 'ban', seatId: 'seat-grace' });
    expect(handsOf(driver)).toEqual([]);
  });
});

describe('what a teacher sets for the room', () => {
  it.each([
    ['lobby', 'isLobby'],
    ['lock', 'isLocked'],
    ['approval', 'isApprovalOn'],
    ['generated-names', 'areNamesGenerated'],
    ['eyes-up', 'isEyesUp'],
    ['hide-names', 'areNamesHidden'],
    ['reactions', 'areReactionsOn'],
    ['offers', 'areOffersOn'],
  ] as const)(
    '[SE62] %s is told to all at once, to who joins, and after a restart',
    (type, part) => {
      const driver = classOf('Ada');
      const before = peopleAt(driver, 'wall')?.[part];
      expect(driver.command({ type, isOn: !before })).toMatchObject({ ok: true });
      expect(driver.of('broadcast').map(({ message }) => message)).toEqual([
        { type: 'people', [part]: !before },
      ]);
      for (const who of ['teacher', 'wall', 'ada'])
        expect(peopleAt(driver, who)?.[part]).toBe(!before);
      driver.restart();
      driver.joinStudent('again', { token: 'token-ada' });
      expect(peopleAt(driver, 'again')?.[part]).toBe(!before);
    },
  );

  it('[SE62] said again, changes nothing and tells nobody', () => {
    const driver = classOf();
    driver.command({ type: 'eyes-up', isOn: true });
    driver.command({ type: 'eyes-up', isOn: true });
    expect(driver.of('ack')[0].ack).toMatchObject({ ok: true });
    expect([...driver.of('broadcast'), ...driver.of('tell')]).toEqual([]);
  });
});
