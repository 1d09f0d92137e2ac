import { describe, expect, it } from 'vitest';
import { classOf, desk, mine, wallPeople } from '../../support/people-class.ts';
import { smallExperiment, type SessionDriver } from '../../support/session-driver.ts';

describe('thirty seeds', () => {
  const resultOf = (driver: SessionDriver, who: string, loss: number) => {
    const { seed } = mine(driver, who);
    const parameters = Array.from(driver.saved.training.parameters);
    return {
      type: 'seed-result',
      round: 1,
      seed: seed ?? -1,
      epoch: 50,
      loss,
      parameters,
    } as const;
  };

  it('[SE105] give every device a start of its own, also one that comes later', () => {
    const driver = classOf('Ada', 'Grace');
    driver.command({ type: 'seeds-open', untilEpoch: 50 });
    driver.joinStudent('late');
    const seeds = ['ada', 'grace', 'late'].map((who) => mine(driver, who).seed);
    expect(seeds).toEqual([1, 2, 3].map((i) => smallExperiment.seed + i));
    expect(wallPeople(driver).seeds).toEqual({
      round: 1,
      isOpen: true,
      experiment: driver.saved.experiment,
      untilEpoch: 50,
    });
    driver.command({ type: 'seeds-close' });
    expect(mine(driver, 'ada').seed).toBeNull();
  });

  it('[SE106] show what came of them to teachers and walls, without names', () => {
    const driver = classOf('Ada', 'Grace');
    driver.command({ type: 'seeds-open', untilEpoch: 50 });
    const result = resultOf(driver, 'grace', 0.3);
    expect(driver.command(result, 'grace')).toMatchObject({ ok: true });
    const { round, seed, epoch, loss, parameters } = result;
    const message = { type: 'seed-result', round, device: 1, seed, epoch, loss, parameters };
    expect(driver.tellings('seed-result')).toEqual([
      { type: 'tell', to: ['teacher', 'wall'], message },
    ]);
    driver.command({ ...result, loss: 0.2 }, 'grace');
    driver.join('late-wall', { role: 'wall' });
    expect(driver.tellings('seed-result')).toEqual([
      { type: 'tell', to: ['late-wall'], message: { ...message, loss: 0.2 } },
    ]);
    driver.run(300);
    expect(desk(driver).seedCount).toBe(1);
  });

  it('[SE170] lose what came from a seat that is banned, on walls that are open, too', () => {
    const driver = classOf('Ada', 'Grace');
    driver.command({ type: 'seeds-open', untilEpoch: 50 });
    for (const who of ['ada', 'grace']) driver.command(resultOf(driver, who, 0.3), who);
    driver.command({ type: 'ban', seatId: 'seat-grace' });
    expect(driver.tellings('seed-gone')).toEqual([
      {
        type: 'tell',
        to: ['teacher', 'wall'],
        message: { type: 'seed-gone', round: 1, device: 1 },
      },
    ]);
    driver.run(1000);
    expect(driver.tellings('seed-gone')).toEqual([]);
    driver.command({ type: 'seeds-open', untilEpoch: 50 });
    expect(driver.tellings('seed-gone')).toEqual([]);
  });

  it('[SE140] tell that a device diverged, also to who comes later', () => {
    const driver = classOf('Ada');
    driver.command({ type: 'seeds-open', untilEpoch: 50 });
    const result = { ...resultOf(driver, 'ada', 7), epoch: 12, hasDiverged: true };
    expect(driver.command(result, 'ada')).toMatchObject({ ok: true });
    expect(driver.told('wall', 'seed-result')).toMatchObject({ epoch: 12, hasDiverged: true });
    driver.join('late-wall', { role: 'wall' });
    expect(driver.told('late-wall', 'seed-result')).toMatchObject({ hasDiverged: true });
    driver.command({ ...resultOf(driver, 'ada', 0.3) }, 'ada');
    expect(driver.told('wall', 'seed-result')).not.toHaveProperty('hasDiverged');
  });

  it('[SE106] are refused with another seed, network, epoch or round', () => {
    const driver = classOf('Ada');
    driver.command({ type: 'seeds-open', untilEpoch: 50 });
    const good = resultOf(driver, 'ada', 0.3);
    for (const bad of [{ seed: good.seed + 1 }, { parameters: [1] }, { epoch: 51 }]) {
      expect(driver.command({ ...good, ...bad }, 'ada')).toMatchObject({ code: 'bad-message' });
    }
    expect(driver.command({ ...good, round: 2 }, 'ada')).toMatchObject({ code: 'not-now' });
    driver.command({ type: 'seeds-close' });
    expect(driver.command(good, 'ada')).toMatchObject({ code: 'not-now' });
    driver.command({ type: 'seeds-clear' });
    for (const type of ['seeds-close', 'seeds-clear'] as const) {
      expect(driver.command({ type })).toMatchObject({ code: 'not-now' });
    }
  });
});
