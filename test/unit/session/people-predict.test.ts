import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../../shared/protocol/people-messages.ts';
import type { SessionDriver } from '../../support/session-driver.ts';
import { classroom } from '../../support/classroom.ts';
import { classOf, desk, mine, wallPeople } from '../../support/people-class.ts';

const vertical: Stroke[] = [
  [
    [0, -1],
    [0, 1],
  ],
];
const horizontal: Stroke[] = [
  [
    [-1, 0],
    [1, 0],
  ],
];

describe('predicting the boundary', () => {
  it('[SE90] takes each student’s newest drawing; all see them when it is closed, without names', () => {
    const driver = classOf('Ada', 'Grace');
    driver.command({ type: 'predict-open' });
    const draw = (who: string, strokes: Stroke[]) =>
      driver.command({ type: 'predict', round: 1, strokes }, who);
    draw('ada', horizontal);
    draw('ada', vertical);
    draw('grace', horizontal);
    driver.run(300);
    expect(wallPeople(driver).predict).toEqual({
      round: 1,
      isOpen: true,
      drawingCount: 2,
      drawings: null,
      scores: null,
    });
    expect(mine(driver, 'ada').prediction).toEqual({ strokes: vertical, score: null });
    driver.command({ type: 'predict-close' });
    expect(wallPeople(driver).predict).toMatchObject({
      isOpen: false,
      drawings: [vertical, horizontal],
      scores: null,
    });
    expect(draw('ada', horizontal)).toMatchObject({ code: 'not-now' });
  });

  it('[SE90] [SE169] scores the drawings against the network of now, as often as asked', () => {
    // One unit that looks at x1 alone: the boundary is x1 = 0.
    const driver = classroom({ hiddenLayers: [] });
    for (const who of ['ada', 'grace']) driver.joinStudent(who);
    driver.join('wall', { role: 'wall' });
    [5, 0, 0].forEach((value, index) => driver.command({ type: 'set-parameter', index, value }));
    driver.command({ type: 'predict-open' });
    driver.command({ type: 'predict', round: 1, strokes: horizontal }, 'grace');
    driver.command({ type: 'predict', round: 1, strokes: vertical }, 'ada');
    driver.command({ type: 'predict-score' });
    const [first = NaN, second] = wallPeople(driver).predict?.scores ?? [];
    expect(second).toBe(1);
    expect(first).toBeCloseTo(0.5, 1);
    expect(desk(driver).predictions.map(({ seatId, score }) => [seatId, score])).toEqual([
      ['seat-grace', first],
      ['seat-ada', 1],
    ]);
    expect(mine(driver, 'ada').prediction?.score).toBe(1);
    [0, 5].forEach((value, index) => driver.command({ type: 'set-parameter', index, value }));
    driver.command({ type: 'predict-score' });
    expect(mine(driver, 'grace').prediction?.score).toBe(1);
    // Scored again, it is one row of the summary, with the scores of now.
    expect(driver.saved.people.pastPredictions).toMatchObject([
      { round: 1, scores: wallPeople(driver).predict?.scores },
    ]);
    driver.command({ type: 'predict-open' });
    driver.command({ type: 'predict-score' });
    driver.command({ type: 'predict-score' });
    expect(driver.saved.people.pastPredictions).toHaveLength(1);
    driver.command({ type: 'predict-clear' });
    expect(wallPeople(driver).predict).toBeNull();
    expect(mine(driver, 'ada').prediction).toBeNull();
    for (const type of ['predict-close', 'predict-score', 'predict-clear'] as const) {
      expect(driver.command({ type })).toMatchObject({ code: 'not-now' });
    }
  });
});

describe('a drawing that should not be there', () => {
  const drawn = () => {
    const driver = classOf('Ada', 'Grace');
    driver.command({ type: 'predict-open' });
    driver.command({ type: 'predict', round: 1, strokes: horizontal }, 'ada');
    driver.command({ type: 'predict', round: 1, strokes: vertical }, 'grace');
    driver.run(300);
    return driver;
  };
  const seats = (driver: SessionDriver) => desk(driver).predictions.map(({ seatId }) => seatId);

  it('[SE181] is taken back by an empty one, until the round is closed', () => {
    const driver = drawn();
    driver.command({ type: 'predict', round: 1, strokes: [] }, 'ada');
    driver.run(300);
    expect(wallPeople(driver).predict?.drawingCount).toBe(1);
    expect(mine(driver, 'ada').prediction).toBeNull();
    expect(seats(driver)).toEqual(['seat-grace']);
    // Of what is not there nothing is left to take back.
    expect(driver.command({ type: 'predict', round: 1, strokes: [] }, 'ada').ok).toBe(true);
    driver.command({ type: 'predict-close' });
    expect(wallPeople(driver).predict?.drawings).toEqual([vertical]);
    expect(driver.command({ type: 'predict', round: 1, strokes: [] }, 'grace')).toMatchObject({
      code: 'not-now',
    });
  });

  it('[SE182] is seen by teachers before all see it, as it is drawn and to one who joins', () => {
    const driver = drawn();
    const told = (who: string) =>
      driver.log.flatMap((effect) => {
        if (effect.type !== 'tell' || effect.message.type !== 'offer') return [];
        if (effect.to === 'room' || !effect.to.includes(who)) return [];
        const { message } = effect;
        return message.kind === 'drawing' ? [[message.offerId, message.strokes]] : [];
      });
    const [ada, grace] = desk(driver).predictions.map(({ offerId }) => offerId);
    expect(told('teacher')).toEqual([
      [ada, horizontal],
      [grace, vertical],
    ]);
    driver.command({ type: 'predict', round: 1, strokes: vertical }, 'ada');
    expect(told('teacher').at(-1)).toEqual([ada, vertical]);
    driver.joinTeacher('second');
    expect(told('second')).toEqual([
      [ada, vertical],
      [grace, vertical],
    ]);
    for (const who of ['wall', 'ada', 'grace']) expect(told(who)).toEqual([]);
    expect(wallPeople(driver).predict?.drawings).toBeNull();
  });

  it('[SE183] is taken away by a teacher, alone, before and after all see it, with its score', () => {
    const driver = drawn();
    const remove = (seatId: string) => driver.command({ type: 'predict-remove', seatId });
    expect(remove('seat-nobody')).toMatchObject({ code: 'unknown-id' });
    expect(remove('seat-ada').ok).toBe(true);
    expect(mine(driver, 'ada').prediction).toBeNull();
    expect(mine(driver, 'grace').prediction?.strokes).toEqual(vertical);
    expect(seats(driver)).toEqual(['seat-grace']);
    // Another one may be drawn as long as there is drawing.
    driver.command({ type: 'predict', round: 1, strokes: vertical }, 'ada');
    driver.command({ type: 'predict-score' });
    expect(wallPeople(driver).predict?.scores).toHaveLength(2);
    remove('seat-grace');
    expect(wallPeople(driver).predict).toMatchObject({ drawingCount: 1, drawings: [vertical] });
    expect(wallPeople(driver).predict?.scores).toHaveLength(1);
    expect(remove('seat-grace')).toMatchObject({ code: 'unknown-id' });
  });
});
