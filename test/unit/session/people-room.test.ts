import { describe, expect, it } from 'vitest';
import { classOf, seatsOf } from '../../support/people-class.ts';

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

  it('[SE70] reactions go before what is reliable, and never with a snapshot: nobody misses one', () => {
    const driver = classOf('Ada');
    driver.command({ type: 'start' });
    const ticks: string[][] = [];
    driver.onHandled = (_, effects) => {
      const types = effects.map((effect) => {
        return effect.type === 'broadcast' || effect.type === 'tell'
          ? effect.message.type
          : effect.type;
      });
      if (types.includes('reactions')) ticks.push(types);
    };
    for (let i = 0; i < 300; i++) {
      driver.command({ type: 'react', name: 'clap' }, 'ada');
      driver.run(7);
    }
    expect(ticks.length).toBeGreaterThan(5);
    expect(ticks.some((types) => types.includes('ack'))).toBe(true);
    for (const types of ticks) {
      expect(types[0]).toBe('reactions');
      expect(types).not.toContain('snapshot');
    }
  });

  it('[SE165] reactions are cleared, or switched off: those not told are dropped, those shown are to go', () => {
    const driver = classOf('Ada');
    driver.command({ type: 'react', name: 'clap' }, 'ada');
    driver.command({ type: 'react', name: 'clap' }, 'ada');
    driver.command({ type: 'clear-reactions' });
    const cleared = { to: 'room', message: { type: 'reactions', counts: {}, areCleared: true } };
    expect(driver.tellings('reactions')).toMatchObject([cleared]);
    driver.run(1000);
    expect(driver.tellings('reactions')).toEqual([]);
    driver.command({ type: 'react', name: 'clap' }, 'ada');
    driver.command({ type: 'reactions', isOn: false });
    expect(driver.tellings('reactions')).toMatchObject([cleared]);
    driver.command({ type: 'reactions', isOn: true });
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
