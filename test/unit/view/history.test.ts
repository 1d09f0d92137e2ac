import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryPoint } from '../../../shared/protocol/messages.ts';
import {
  appendToHistory,
  historyCapacity,
  packHistory,
  unpackHistory,
} from '../../../shared/view/history.ts';

const point = (epoch: number): HistoryPoint => ({
  epoch,
  trainLoss: 1 / (1 + epoch),
  trainAccuracy: 0.5,
  testLoss: NaN,
  testAccuracy: NaN,
});

const historyOf = (epochs: Iterable<number>) => {
  let history: readonly HistoryPoint[] = [];
  for (const epoch of epochs) history = appendToHistory(history, point(epoch));
  return history;
};

const range = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('appendToHistory', () => {
  it('[VI5] keeps every point while there is room', () => {
    const epochs = range(historyCapacity).map((i) => 2 * i);
    expect(historyOf(epochs).map((p) => p.epoch)).toEqual(epochs);
  });

  it('[VI5] replaces points of the same and later epochs', () => {
    expect(historyOf([0, 2, 4, 6, 3]).map((p) => p.epoch)).toEqual([0, 2, 3]);
    expect(historyOf([0, 2, 2]).map((p) => p.epoch)).toEqual([0, 2]);
    expect(historyOf([4, 0]).map((p) => p.epoch)).toEqual([0]);
  });

  it('[VI5] keeps the curve evenly from its first epoch on, however long it grows', () => {
    const count = 100_000;
    const epochs = historyOf(range(count)).map((p) => p.epoch);
    expect(epochs[0]).toBe(0);
    expect(epochs.at(-1)).toBe(count - 1);
    expect(epochs.length).toBeLessThanOrEqual(historyCapacity);
    for (let i = 1; i < epochs.length; i++) {
      expect(epochs[i]).toBeGreaterThan(epochs[i - 1]);
      // A quarter of the capacity is always kept, and the first of two neighbouring spans may
      // lie at its beginning, that of the other at its end.
      expect(epochs[i] - epochs[i - 1]).toBeLessThanOrEqual((2 * count) / (historyCapacity / 4));
    }
  });

  it('[VI5] always ends on the newest point', () => {
    let history: readonly HistoryPoint[] = [];
    for (const epoch of range(3000)) {
      history = appendToHistory(history, point(3 * epoch + 1));
      expect(history.at(-1)?.epoch).toBe(3 * epoch + 1);
      expect(history[0].epoch).toBe(1);
    }
  });

  it('[VI5] holds rising epochs and both ends for any epochs', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 1, maxLength: 1500 }), (epochs) => {
        const kept = historyOf(epochs).map((p) => p.epoch);
        expect(kept.length).toBeLessThanOrEqual(historyCapacity);
        expect(kept.at(-1)).toBe(epochs.at(-1));
        expect(kept[0]).toBe(Math.min(...epochs.slice(epochs.lastIndexOf(Math.min(...epochs)))));
        for (let i = 1; i < kept.length; i++) expect(kept[i]).toBeGreaterThan(kept[i - 1]);
      }),
      { numRuns: 50 },
    );
  });

  it('[VI7] leaves the history that it was given', () => {
    const history = Object.freeze([point(0), point(2)]);
    appendToHistory(history, point(1));
    expect(history).toEqual([point(0), point(2)]);
  });
});

describe('packHistory', () => {
  it('[VI6] unpacks to itself, NaN included, through JSON', () => {
    const value = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(NaN));
    const anyPoint = fc.record({
      epoch: fc.nat(),
      trainLoss: value,
      trainAccuracy: value,
      testLoss: value,
      testAccuracy: value,
    });
    fc.assert(
      fc.property(fc.array(anyPoint), (history) => {
        const rows = JSON.parse(
          JSON.stringify(packHistory(history), (_, n: unknown) => (Object.is(n, -0) ? 0 : n)),
        ) as (number | null)[][];
        const noNegativeZero = history.map((p) =>
          Object.fromEntries(Object.entries(p).map(([key, n]) => [key, n === 0 ? 0 : n])),
        );
        expect(unpackHistory(rows)).toEqual(noNegativeZero);
      }),
    );
  });
});
