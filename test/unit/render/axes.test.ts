import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockTicks, logRange, logTicks, ticks } from '../../../client/render/axes.ts';

describe('ticks', () => {
  it('[PA18] are round: steps of 1, 2 or 5 times a power of ten', () => {
    expect(ticks(-1.25, 1.25, 6)).toEqual([-1, -0.5, 0, 0.5, 1]);
    expect(ticks(0, 0.7, 8)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
    expect(ticks(-6, 6, 6)).toEqual([-6, -4, -2, 0, 2, 4, 6]);
    expect(ticks(1e5, 1.1e5, 2)).toEqual([100000, 105000, 110000]);
  });

  it('[PA18] has no −0 and nothing for an empty span', () => {
    expect(Object.is(ticks(-1, 1, 4)[2], 0)).toBe(true);
    expect(ticks(1, 1, 4)).toEqual([]);
    expect(ticks(1, 0, 4)).toEqual([]);
    expect(ticks(0, 1, 0)).toEqual([]);
  });

  it('[PA18] lie inside the span, evenly, about as many as asked for', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        fc.integer({ min: 2, max: 12 }),
        (min, span, count) => {
          const found = ticks(min, min + span, count);
          expect(found.length).toBeLessThanOrEqual(count + 1);
          expect(found.length).toBeGreaterThanOrEqual(Math.floor(count / 2.6));
          for (const value of found) {
            expect(value).toBeGreaterThanOrEqual(min - 1e-6 * span);
            expect(value).toBeLessThanOrEqual(min + span * (1 + 1e-6));
          }
        },
      ),
    );
  });
});

describe('logTicks', () => {
  it('[PA18] are powers of ten, fewer where there is no room, and between them where they are too few', () => {
    expect(logTicks(0.0009, 2, 5)).toEqual([0.001, 0.01, 0.1, 1]);
    expect(logTicks(0.9e-6, 2, 3)).toEqual([1e-6, 0.001, 1]);
    expect(logTicks(0.18, 0.8, 4)).toEqual([0.2, 0.5]);
    expect(logTicks(0.018, 0.8, 3)).toEqual([0.02, 0.1, 0.5]);
    expect(logTicks(0.6, 0.69, 3)).toEqual([0.6, 0.65]);
    expect([logTicks(0, 1, 3), logTicks(1, 1, 3), logTicks(NaN, 1, 3)]).toEqual([[], [], []]);
  });
});

describe('logRange', () => {
  it('[PA80] is around the values, above 0 always, and never beyond nine decades', () => {
    expect(logRange(0.115, 1)).toEqual([0.115 / 1.15, 1.15]);
    expect(logRange(0, 1)[0]).toBeCloseTo(1e-9 / 1.15, 15);
    expect(logRange(1e-30, 1)[0]).toBeCloseTo(1e-9 / 1.15, 15);
    expect(logRange(NaN, -Infinity)).toEqual([0.1, 1]);
  });
});

describe('clockTicks', () => {
  it('[PA18] rise from a second, each a round part of a clock', () => {
    expect(clockTicks[0]).toBe(1000);
    expect(clockTicks).toContain(15 * 60 * 1000);
    expect(clockTicks).toEqual([...clockTicks].sort((a, b) => a - b));
  });
});
