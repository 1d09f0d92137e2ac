import { describe, expect, it } from 'vitest';
import { classroom } from '../../support/classroom.ts';
import type { SessionDriver } from '../../support/session-driver.ts';

/** A class with its teacher, a wall, and students of these names; the first news are told. */
function classOf(...names: string[]): SessionDriver {
  const driver = classroom();
  driver.join('wall', { role: 'wall' });
  for (const name of names) driver.joinStudent(name.toLowerCase(), { name });
  driver.run(1000);
  return driver;
}

const seatsOf = (driver: SessionDriver) => driver.told('teacher', 'roster')?.seats ?? [];
const handsOf = (driver: SessionDriver) =>
  seatsOf(driver)
    .filter(({ handPlace }) => handPlace !== null)
    .sort((a, b) => (a.handPlace ?? 0) - (b.handPlace ?? 0))
    .map(({ name }) => name);
const peopleAt = (driver: SessionDriver, who: string) => driver.views.get(who)?.people;

describe('the roster', () => {
  it('[SE60] is told to teachers alone, whole, in the order of joining', () => {
    const driver = classOf('Ada', 'Grace');
    driver.leave('grace');
    driver.run(1000);
    const seat = { isAway: false, lookingAt: null, handPlace: null, isWaiting: false };
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

describe('names in the room', () => {
  it('[SE67] the teacher renames a student, who is told; the rules for names hold', () => {
    const driver = classOf('Ada', 'Grace');
    driver.command({ type: 'rename', seatId: 'seat-ada', name: ' grace ' });
    expect(seatsOf(driver)[0].name).toBe('grace 2');
    expect(driver.told('ada', 'mine')).toMatchObject({ name: 'grace 2' });
    driver.command({ type: 'rename', seatId: 'seat-ada', name: 'GRACE 2' });
    expect(seatsOf(driver)[0].name).toBe('GRACE 2');
    expect(driver.command({ type: 'rename', seatId: 'seat-ada', name: '\u202E' })).toMatchObject({
      code: 'bad-name',
    });
    expect(driver.command({ type: 'rename', seatId: 'x', name: 'Y' })).toMatchObject({
      code: 'unknown-id',
    });
  });

  it('[SE68] where names are generated, a wish is not heard, and old names stay', () => {
    const driver = classOf('Ada');
    driver.command({ type: 'generated-names', isOn: true });
    driver.joinStudent('rude', { name: 'Something rude' });
    expect(driver.of('welcome')[0].welcome.name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
    expect(driver.of('welcome')[0].welcome.name).not.toBe('Something rude');
    driver.joinStudent('again', { token: 'token-ada' });
    expect(driver.of('welcome')[0].welcome.name).toBe('Ada');
  });

  it('[SE69] go to a wall only where the teacher allows it and they are not hidden', () => {
    const driver = classOf('Grace', 'Ada');
    expect(driver.told('wall', 'names')).toBeNull();
    driver.command({ type: 'wall-names', isOn: true });
    expect(driver.told('wall', 'names')).toMatchObject({ present: ['Ada', 'Grace'] });
    driver.leave('ada');
    driver.run(300);
    expect(driver.told('wall', 'names')).toMatchObject({ present: ['Grace'] });
    driver.join('late-wall', { role: 'wall' });
    expect(driver.told('late-wall', 'names')).toMatchObject({ present: ['Grace'] });
    driver.command({ type: 'hide-names', isOn: true });
    expect(driver.told('wall', 'names')).toEqual({ type: 'names', present: null, credit: null });
    driver.command({ type: 'hide-names', isOn: false });
    driver.command({ type: 'wall-names', isOn: false });
    expect(driver.told('wall', 'names')).toEqual({ type: 'names', present: null, credit: null });
    expect(driver.told('grace', 'names')).toBeNull();
  });
});

describe('reactions and being lost', () => {
  it('[SE70] reactions are told as counts, at most every 250 ms, to all', () => {
    const driver = classOf('Ada', 'Grace');
    const told: unknown[] = [];
    driver.onHandled = () => told.push(...driver.tellings('reactions'));
    const beganMs = driver.nowMs;
    for (const who of ['ada', 'grace', 'ada']) {
      driver.command({ type: 'react', name: 'clap' }, who);
      driver.run(20);
    }
    driver.command({ type: 'react', name: 'wow' }, 'ada');
    driver.run(beganMs + 260 - driver.nowMs);
    const message = (counts: object) => ({
      type: 'tell',
      to: 'room',
      message: { type: 'reactions', counts },
    });
    expect(told).toEqual([message({ clap: 1 }), message({ clap: 2, wow: 1 })]);
  });

  it('[SE70] reactions can be switched off, and what was not yet told be dropped', () => {
    const driver = classOf('Ada');
    driver.command({ type: 'react', name: 'clap' }, 'ada');
    driver.command({ type: 'react', name: 'clap' }, 'ada');
    driver.command({ type: 'clear-reactions' });
    expect(driver.tellings('reactions')).toEqual([]);
    driver.command({ type: 'reactions', isOn: false });
    expect(driver.command({ type: 'react', name: 'clap' }, 'ada')).toMatchObject({
      code: 'not-now',
    });
    driver.run(1000);
    expect(driver.tellings('reactions')).toEqual([]);
  });

  it('[SE71] who is lost says so to the teacher alone, once at each place', () => {
    const driver = classOf('Ada', 'Grace');
    const lost = (who: string) => driver.command({ type: 'lost' }, who);
    expect([lost('ada'), lost('ada'), lost('grace')]).toMatchObject([
      { ok: true },
      { ok: true },
      { ok: true },
    ]);
    driver.command({ type: 'step', to: 'snapshot' });
    driver.settle();
    lost('ada');
    driver.run(300);
    expect(driver.told('teacher', 'desk')?.lost).toEqual([
      [0, 2],
      [2, 1],
    ]);
    for (const who of ['wall', 'ada']) expect(driver.told(who, 'desk')).toBeNull();
    driver.command({ type: 'reset' });
    expect(driver.told('teacher', 'desk')?.lost).toEqual([]);
    expect(driver.saved.people.lost).toHaveLength(2);
  });
});

describe('a student’s command', () => {
  it('[SE74] is known by its id among the student’s own, and by no one else’s', () => {
    const driver = classOf('Ada', 'Grace');
    const raise = (who: string) => driver.command({ type: 'hand', isUp: true }, who, 'same');
    expect(raise('ada')).toMatchObject({ ok: true });
    expect(raise('ada')).toMatchObject({ code: 'duplicate' });
    expect(raise('grace')).toMatchObject({ ok: true });
    expect(driver.command({ type: 'start' }, 'teacher', 'same')).toMatchObject({ ok: true });
  });

  it('[SE74] is answered at once and kept with the next checkpoint', () => {
    const driver = classOf('Ada');
    driver.command({ type: 'hand', isUp: true }, 'ada');
    expect(driver.last.map(({ type }) => type).slice(0, 2)).toEqual(['checkpoint', 'ack']);
    expect(driver.of('checkpoint')[0].session.people.hands).toEqual(['seat-ada']);
    expect(driver.of('record')).toEqual([]);
    driver.command({ type: 'react', name: 'clap' }, 'ada');
    expect(driver.of('checkpoint')).toEqual([]);
  });
});
