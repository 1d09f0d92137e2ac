import { describe, expect, it } from 'vitest';
import type { OfferedPoint } from '../../../shared/protocol/people-messages.ts';
import { classroom } from '../../support/classroom.ts';
import { classOf, desk, mine, wallPeople } from '../../support/people-class.ts';
import { smallExperiment, type SessionDriver } from '../../support/session-driver.ts';

const pointsOf = (count: number, label: 0 | 1 = 1): OfferedPoint[] =>
  Array.from({ length: count }, (_, i) => [i / 10, label, label]);

describe('collecting points', () => {
  const offer = (driver: SessionDriver, who: string, points: OfferedPoint[], round = 1) =>
    driver.command({ type: 'offer-points', round, points }, who);

  it('[SE95] brings each student’s newest offer to the teachers, who take or refuse it', () => {
    const driver = classOf('Ada', 'Grace');
    driver.command({ type: 'collect-open' });
    offer(driver, 'ada', pointsOf(9));
    offer(driver, 'ada', pointsOf(2));
    expect(driver.tellings('offer')).toEqual([
      {
        type: 'tell',
        to: ['teacher'],
        message: { type: 'offer', kind: 'points', offerId: 'points-2', points: pointsOf(2) },
      },
    ]);
    offer(driver, 'grace', pointsOf(3, 0));
    driver.run(300);
    expect(wallPeople(driver).collect).toEqual({
      round: 1,
      isOpen: true,
      offerCount: 2,
      pointCount: 5,
      acceptedPointCount: 0,
    });
    expect(desk(driver).pointOffers).toMatchObject([
      { offerId: 'points-2', seatId: 'seat-ada', name: 'Ada', pointCount: 2, fate: 'waiting' },
      { offerId: 'points-3', seatId: 'seat-grace' },
    ]);
    driver.command({ type: 'collect-accept', offerIds: ['points-2', 'points-1'] });
    driver.command({ type: 'collect-refuse', offerIds: 'all' });
    expect(mine(driver, 'ada').points).toEqual({ pointCount: 2, fate: 'accepted' });
    expect(mine(driver, 'grace').points).toEqual({ pointCount: 3, fate: 'refused' });
    expect(wallPeople(driver).collect?.acceptedPointCount).toBe(2);
  });

  it('[SE95] an offer that was replaced meanwhile is not taken for the one that was seen', () => {
    const driver = classOf('Ada');
    driver.command({ type: 'collect-open' });
    offer(driver, 'ada', pointsOf(1));
    offer(driver, 'ada', pointsOf(2));
    driver.command({ type: 'collect-accept', offerIds: ['points-1'] });
    expect(desk(driver).pointOffers).toMatchObject([{ offerId: 'points-2', fate: 'waiting' }]);
  });

  it('[SE95] ends with its round; a teacher who comes later is told the offers', () => {
    const driver = classOf('Ada');
    expect(offer(driver, 'ada', pointsOf(1))).toMatchObject({ code: 'not-now' });
    driver.command({ type: 'collect-open' });
    offer(driver, 'ada', pointsOf(1));
    driver.command({ type: 'collect-close' });
    expect(offer(driver, 'ada', pointsOf(2))).toMatchObject({ code: 'not-now' });
    driver.joinTeacher('second-teacher');
    expect(driver.tellings('offer')).toMatchObject([{ to: ['second-teacher'] }]);
    driver.command({ type: 'collect-clear' });
    expect(mine(driver, 'ada').points).toBeNull();
    const rest = ['collect-close', 'collect-use', 'collect-clear'] as const;
    for (const type of rest) expect(driver.command({ type })).toMatchObject({ code: 'not-now' });
  });

  it('[SE96] makes what was accepted the class’s dataset: a change that can be undone', () => {
    const driver = classOf('Ada', 'Grace', 'Alan');
    driver.command({ type: 'collect-open' });
    offer(driver, 'ada', pointsOf(2));
    offer(driver, 'grace', pointsOf(1, 0));
    offer(driver, 'alan', pointsOf(7));
    expect(driver.command({ type: 'collect-use' })).toMatchObject({ code: 'not-now' });
    driver.command({ type: 'collect-accept', offerIds: ['points-1', 'points-2'] });
    expect(driver.command({ type: 'collect-use' })).toMatchObject({ ok: true });
    expect(driver.views.get('wall')?.experiment.dataset).toEqual({
      type: 'custom',
      seed: smallExperiment.dataset.seed,
      points: [pointsOf(2)[0], pointsOf(1, 0)[0], pointsOf(2)[1]],
    });
    driver.command({ type: 'undo' });
    expect(driver.views.get('wall')?.experiment.dataset).toEqual(smallExperiment.dataset);
    expect(wallPeople(driver).collect?.acceptedPointCount).toBe(3);
  });

  it('[SE96] takes as many points as a dataset holds, everyone’s first ones first', () => {
    const driver = classroom();
    driver.command({ type: 'collect-open' });
    for (let i = 0; i < 60; i++) {
      driver.joinStudent(`s${i}`);
      const points = Array.from({ length: 50 }, (_, k): OfferedPoint => [i, k, 1]);
      offer(driver, `s${i}`, points);
    }
    driver.command({ type: 'collect-accept', offerIds: 'all' });
    driver.command({ type: 'collect-use' });
    const { dataset } = driver.saved.experiment;
    const points = dataset.type === 'custom' ? dataset.points : [];
    expect(points).toHaveLength(2000);
    expect(new Set(points.map(([student]) => student)).size).toBe(60);
    expect(Math.max(...points.map(([, place]) => place))).toBe(33);
  });
});
