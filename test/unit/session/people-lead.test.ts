import { describe, expect, it } from 'vitest';
import { quietPeople } from '../../../shared/protocol/people-messages.ts';
import { wholeShown as shown } from '../../support/people-actions.ts';
import { classOf, peopleAt } from '../../support/people-class.ts';
import type { SessionDriver } from '../../support/session-driver.ts';

const unit = { layerIndex: 0, unitIndex: 1 };
const space = { layerIndex: 0, across: 0, up: 1 };
const walk = { pointIndex: 3, stepIndex: 2, sequence: 0 };

/** A class that is led. */
function ledClass(): SessionDriver {
  const driver = classOf('Ada', 'Grace');
  driver.command({ type: 'lead', shown });
  driver.run(1000);
  return driver;
}

const pointerOf = (driver: SessionDriver, who: string) => driver.told(who, 'pointer')?.at ?? null;

describe('a class that is led', () => {
  it('[SE120] is told what the teacher shows at once, also who comes later and after a restart', () => {
    const driver = classOf('Ada');
    expect(peopleAt(driver, 'ada')?.lead).toBeNull();
    driver.command({ type: 'lead', shown: { ...shown, unit } });
    expect(driver.of('broadcast').map(({ message }) => message)).toEqual([
      { type: 'people', lead: { ...shown, unit } },
    ]);
    driver.command({ type: 'show', parts: { style: 'shades', walk } });
    const now = { ...shown, unit, style: 'shades', walk };
    expect(driver.of('broadcast').map(({ message }) => message)).toEqual([
      { type: 'people', lead: now },
    ]);
    driver.joinStudent('late', { name: 'Late' });
    for (const who of ['teacher', 'wall', 'ada', 'late'])
      expect(peopleAt(driver, who)?.lead).toEqual(now);
    driver.restart();
    driver.joinStudent('again', { token: 'token-ada' });
    expect(peopleAt(driver, 'again')?.lead).toEqual(now);
  });

  it('[SE120] looks around again when the teacher lets it', () => {
    const driver = ledClass();
    driver.command({ type: 'lead', shown: null });
    for (const who of ['teacher', 'wall', 'ada']) expect(peopleAt(driver, who)?.lead).toBeNull();
    expect(driver.command({ type: 'show', parts: { unit } })).toMatchObject({ code: 'not-now' });
    expect(driver.saved.people.lead).toBeNull();
  });

  it('[SE121] keeps what is shown with the next checkpoint; what is so already changes nothing', () => {
    const driver = ledClass();
    const { commandIds } = driver.saved;
    driver.command({ type: 'show', parts: { space } });
    expect(driver.of('save')).toEqual([]);
    expect(driver.of('checkpoint').map(({ session }) => session.people.lead)).toEqual([
      { ...shown, space },
    ]);
    expect(driver.saved.commandIds).toBe(commandIds);
    const before = driver.saved;
    // As msgpack may carry it.
    const parts = { space, unit: undefined } as unknown as { space: typeof space };
    driver.command({ type: 'show', parts });
    expect(driver.last.map(({ type }) => type)).toEqual(['ack']);
    driver.command({ type: 'show', pointer: [1, 2] });
    expect(driver.saved).toBe(before);
  });

  it('[SE121] is led by whichever teacher, who may say the same twice', () => {
    const driver = ledClass();
    driver.join('co-teacher', { role: 'teacher', isCoTeacher: true });
    expect(driver.command({ type: 'show', parts: { unit } }, 'co-teacher', 'x')).toMatchObject({
      ok: true,
    });
    expect(driver.command({ type: 'show', parts: { unit } }, 'co-teacher', 'x').ok).toBe(true);
    expect(peopleAt(driver, 'ada')?.lead?.unit).toEqual(unit);
  });

  it('[SE120] nothing of it is recorded', () => {
    const driver = ledClass();
    driver.command({ type: 'show', parts: { unit }, pointer: [1, 2] });
    driver.run(1000);
    expect(JSON.stringify(driver.recording)).not.toMatch(/lead|pointer|unitIndex/);
    expect(quietPeople.lead).toBeNull();
  });
});

describe('where the teacher points', () => {
  it('[SE122] is told to all at most every 70 ms, and once more where it rests', () => {
    const driver = ledClass();
    const told: unknown[] = [];
    driver.onHandled = () => {
      for (const { message, to } of driver.tellings('pointer')) {
        expect(to).toBe('room');
        told.push([driver.nowMs - beganMs, message.at, message.isMoving]);
      }
    };
    const beganMs = driver.nowMs;
    for (let i = 0; i < 20; i++) {
      driver.command({ type: 'show', pointer: [i, 0] });
      driver.run(10);
    }
    driver.run(1000);
    expect(told).toEqual([
      [0, [0, 0], true],
      [70, [6, 0], true],
      [140, [13, 0], true],
      [210, [19, 0], true],
      [280, [19, 0], false],
    ]);
    driver.command({ type: 'show', pointer: null });
    driver.run(1000);
    expect(told.slice(5)).toEqual([[1200, null, false]]);
  });

  it('[SE122] is told to who comes later, and never saved', () => {
    const driver = ledClass();
    driver.command({ type: 'show', pointer: [1, -1] });
    driver.joinStudent('late');
    expect(pointerOf(driver, 'late')).toEqual([1, -1]);
    expect(JSON.stringify(driver.saved)).not.toContain('pointer');
    driver.restart();
    driver.joinStudent('again', { token: 'token-ada' });
    expect(pointerOf(driver, 'again')).toBeNull();
  });

  it.each<[string, (driver: SessionDriver) => unknown]>([
    ['the teacher leaves', (driver) => driver.leave('teacher')],
    ['the class is led no more', (driver) => driver.command({ type: 'lead', shown: null })],
    ['another picture is shown', (driver) => driver.command({ type: 'show', parts: { space } })],
    ['the update is walked', (driver) => driver.command({ type: 'show', parts: { walk } })],
  ])('[SE123] is nowhere when %s', (_, act) => {
    const driver = ledClass();
    driver.command({ type: 'show', pointer: [1, -1] });
    driver.run(1000);
    expect(pointerOf(driver, 'ada')).toEqual([1, -1]);
    act(driver);
    driver.run(1000);
    for (const who of ['ada', 'grace', 'wall']) expect(pointerOf(driver, who)).toBeNull();
  });

  it('[SE123] stays while a unit is enlarged, and another teacher points nowhere', () => {
    const driver = ledClass();
    driver.join('co-teacher', { role: 'teacher', isCoTeacher: true });
    driver.command({ type: 'show', pointer: [1, -1] });
    driver.command({ type: 'show', parts: { unit } });
    driver.command({ type: 'show', pointer: null }, 'co-teacher');
    driver.run(1000);
    expect(pointerOf(driver, 'ada')).toEqual([1, -1]);
  });

  it('[SE124] never goes out in the tick of a snapshot, nor in that of reactions', () => {
    const driver = ledClass();
    driver.command({ type: 'start' });
    const ticks: string[][] = [];
    driver.onHandled = (_, effects) => {
      const types = effects.flatMap((effect) =>
        effect.type === 'broadcast' || effect.type === 'tell' ? [effect.message.type] : [],
      );
      if (types.length > 0) ticks.push(types);
    };
    for (let i = 0; i < 300; i++) {
      driver.command({ type: 'show', pointer: [i, 0] });
      if (i % 5 === 0) driver.command({ type: 'react', name: 'clap' }, 'ada');
      driver.run(7);
    }
    const having = (type: string) => ticks.filter((types) => types.includes(type));
    expect(having('pointer').length).toBeGreaterThan(20);
    expect(having('snapshot').length).toBeGreaterThan(10);
    expect(having('reactions').length).toBeGreaterThan(5);
    for (const types of having('pointer')) {
      expect(types).not.toContain('snapshot');
      expect(types).not.toContain('reactions');
      // What is volatile goes before what is not.
      expect(types[0]).toBe('pointer');
    }
  });
});
