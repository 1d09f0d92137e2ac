import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PointSheet } from '../../../client/elements/own-data/point-sheet.ts';
import type { Point } from '../../../shared/datasets/csv.ts';
import { limits } from '../../../shared/limits.ts';

const window = { x1Min: -1.5, x1Max: 1.5, x2Min: -1.5, x2Max: 1.5 };
const three: Point[] = [
  [0, 0, 0],
  [1, 1, 1],
  [-1, 1, 0],
];

type Act = (sheet: PointSheet) => void;
const place = fc.double({ min: -2, max: 2, noNaN: true });
const label = fc.constantFrom<(0 | 1)[]>(0, 1);
const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(place, place, label).map(
    ([x1, x2, l]): Act =>
      (sheet) =>
        void sheet.add(x1, x2, l),
  ),
  fc.tuple(place, place, label, fc.nat(40)).map(
    ([x1, x2, l, count]): Act =>
      (sheet) =>
        sheet.spray([x1, x2], l, 0.2, count, () => 0.3),
  ),
  fc.tuple(fc.nat(1000), place, place).map(([i, x1, x2]): Act => (sheet) => {
    if (sheet.points.length > 0) sheet.move(i % sheet.points.length, x1, x2);
  }),
  fc.tuple(place, place).map(
    ([x1, x2]): Act =>
      (sheet) =>
        sheet.removeWithin([x1, x2], 0.5),
  ),
  fc.constant<Act>((sheet) => sheet.clear()),
);

describe('PointSheet', () => {
  it('[PA141] undoes every step to the beginning, and redoes it to the end', () => {
    fc.assert(
      fc.property(fc.array(fc.array(acts, { maxLength: 4 }), { maxLength: 30 }), (gestures) => {
        const sheet = new PointSheet(three, window);
        const states = [sheet.points];
        for (const gesture of gestures) {
          sheet.begin();
          for (const act of gesture) act(sheet);
          sheet.end();
          if (sheet.points !== states.at(-1)) states.push(sheet.points);
        }
        for (const state of states.toReversed()) {
          expect(sheet.points).toEqual(state);
          sheet.undo();
        }
        expect([sheet.canUndo, sheet.isChanged]).toEqual([false, false]);
        for (const state of states.slice(1)) {
          sheet.redo();
          expect(sheet.points).toEqual(state);
        }
        expect(sheet.canRedo).toBe(false);
      }),
    );
  });

  it('[PA141] keeps points in the window, few digits each, and no more than there may be', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 60 }), (list) => {
        const sheet = new PointSheet([], window);
        for (const act of list) act(sheet);
        for (const [x1, x2] of sheet.points) {
          expect(Math.max(Math.abs(x1), Math.abs(x2))).toBeLessThanOrEqual(1.5);
          expect(`${x1}`.length).toBeLessThanOrEqual(6);
        }
        const [zero, one] = sheet.counts;
        expect(zero + one).toBe(sheet.points.length);
      }),
    );
    const sheet = new PointSheet([], window);
    for (let i = 0; i < 60; i++) sheet.spray([0, 0], 1, 0.1, 40);
    expect(sheet.points).toHaveLength(limits.customPointCount);
    expect([sheet.isFull, sheet.add(0, 0, 1)]).toEqual([true, false]);
    expect(sheet.points).toHaveLength(limits.customPointCount);
  });

  it('[PA141] forgets what was undone once something else is done', () => {
    const sheet = new PointSheet(three, window);
    sheet.add(0.5, 0.5, 1);
    sheet.undo();
    sheet.add(-0.5, 0.5, 0);
    expect(sheet.canRedo).toBe(false);
    sheet.redo();
    expect(sheet.points.at(-1)).toEqual([-0.5, 0.5, 0]);
  });

  it('[PA141] takes back a gesture that was broken off, and undoes nothing within one', () => {
    const sheet = new PointSheet(three, window);
    sheet.add(0.5, 0.5, 1);
    sheet.begin();
    sheet.clear();
    sheet.undo();
    expect(sheet.points).toEqual([]);
    sheet.abort();
    expect(sheet.points).toHaveLength(4);
    sheet.undo();
    expect(sheet.points).toEqual(three);
  });

  it('[PA140] finds the nearest within reach, the later one of two', () => {
    const sheet = new PointSheet([...three, [0, 0, 1]], window);
    expect(sheet.nearest([0.1, 0])).toBe(3);
    expect(sheet.nearest([0.9, 0.9], 0.2)).toBe(1);
    expect(sheet.nearest([0.5, -1], 0.2)).toBe(-1);
    expect(new PointSheet([], window).nearest([0, 0])).toBe(-1);
  });

  it('[PA140] sprays within the brush', () => {
    const sheet = new PointSheet([], window);
    sheet.spray([0.5, -0.5], 1, 0.25, 300);
    for (const [x1, x2, l] of sheet.points) {
      expect(Math.hypot(x1 - 0.5, x2 + 0.5)).toBeLessThan(0.26);
      expect(l).toBe(1);
    }
    expect(new Set(sheet.points.map(String)).size).toBeGreaterThan(200);
  });
});
