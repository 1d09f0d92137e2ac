import { describe, expect, it } from 'vitest';
import { extendTrail, trailLength } from '../../../client/render/trail.ts';
import type { Snapshot } from '../../../shared/protocol/snapshot-codec.ts';

const metrics = { trainLoss: 1, trainAccuracy: 1, testLoss: 1, testAccuracy: 1 };
const snapshot = (epoch: number, start = 1): Snapshot => ({
  sequence: epoch,
  start,
  epoch,
  metrics,
  parameters: new Float64Array(3),
});
const walk = (epochs: Iterable<number>, start = 1) => {
  let trail: readonly Snapshot[] = [];
  for (const epoch of epochs) trail = extendTrail(trail, snapshot(epoch, start));
  return trail;
};
const epochsOf = (trail: readonly Snapshot[]) => trail.map(({ epoch }) => epoch);
const range = (end: number, step = 1) => Array.from({ length: end / step + 1 }, (_, i) => i * step);

describe('extendTrail', () => {
  it('[PA102] keeps a few snapshots at even distances over the whole way', () => {
    for (const end of [3, 20, 129, 1000, 5000]) {
      const epochs = epochsOf(walk(range(end)));
      expect(epochs.length).toBeLessThanOrEqual(trailLength);
      const gaps = epochs.slice(1).map((epoch, i) => epoch - epochs[i]);
      expect(new Set(gaps).size).toBe(1);
      expect(end - epochs[epochs.length - 1]).toBeLessThan(gaps[0] + 1);
      expect(epochs.length * gaps[0]).toBeGreaterThan(end / 2);
    }
  });

  it('[PA102] takes the first snapshot of each distance where some were skipped', () => {
    const epochs = epochsOf(walk([0, 7, 13, 31, 33, 60, 61, 64]));
    expect(epochs).toEqual([0, 31, 33, 60, 64]);
  });

  it('[PA102] is the same array while nothing is kept', () => {
    const trail = walk(range(100));
    expect(extendTrail(trail, snapshot(101))).toBe(trail);
  });

  it('[PA102] begins anew at a new start, and forgets what is later than a seek', () => {
    const trail = walk(range(100));
    expect(epochsOf(extendTrail(trail, snapshot(0, 2)))).toEqual([0]);
    expect(epochsOf(extendTrail(trail, snapshot(40)))).toEqual([0, 16, 32, 40]);
  });
});
