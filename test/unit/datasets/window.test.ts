import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareData } from '../../../shared/datasets/prepare.ts';
import { windowOf, type Window } from '../../../shared/datasets/window.ts';
import type { Dataset } from '../../../shared/experiment.ts';
import { presets, type PresetName } from '../../../shared/presets.ts';

const square = (half: number): Window => ({ x1Min: -half, x1Max: half, x2Min: -half, x2Max: half });
const windowOfDataset = (dataset: Dataset) =>
  prepareData({ dataset, testShare: 0, features: ['x1', 'x2'] }).window;

describe('windowOf', () => {
  it.each<[PresetName, Window]>([
    ['exor-two-hidden', square(1.25)],
    ['classification-902', square(4)],
    ['moons-0', { x1Min: -1.5, x1Max: 2.5, x2Min: -1.75, x2Max: 2.25 }],
  ])('[DA14] is square, round and around the data: %s', (name, expected) => {
    expect(windowOfDataset(presets[name].experiment.dataset)).toEqual(expected);
  });

  it("[DA14] is ±6 for the playground's data and grows where noise leaves it", () => {
    const dataset = { pointCount: 300, seed: 1 } as const;
    expect(windowOfDataset({ ...dataset, type: 'playground-spiral', noise: 0.5 })).toEqual(
      square(6),
    );
    expect(windowOfDataset({ ...dataset, type: 'playground-gauss', noise: 0 })).toEqual(square(6));
    const wide = windowOfDataset({ ...dataset, type: 'playground-gauss', noise: 0.5 });
    expect(wide.x1Max).toBeGreaterThan(6);
    expect(wide).toEqual(square(wide.x1Max));
  });

  it.each([
    ['a point at the origin', [0, 0], square(1.25)],
    ['equal points', [1, 1, 1, 1], square(1.5)],
    ['a point far away', [100, -3], { x1Min: 98.75, x1Max: 101.25, x2Min: -4.25, x2Max: -1.75 }],
    ['within 1.5', [1.5, 0.2, -1, 0], square(1.5)],
    ['within 3', [1.51, 0.2], square(3)],
    ['within 6', [-6, 6], square(6)],
    ['tiny data', [0.01, 0, -0.01, 0], square(0.0125)],
    ['indistinct points', [1e-320, 0, 0, 0], square(1.25)],
    ['large data', [-1e6, 0, 1e6, 1], square(1.25e6)],
  ])('[DA15] holds for custom points: %s', (_, x, expected) => {
    expect(windowOf(Float64Array.from(x), 'custom')).toEqual(expected);
  });

  it('[DA15] is square, not empty, and holds every point, whatever the points', () => {
    const coordinate = fc.oneof(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: -7, max: 7, noNaN: true }),
      fc.constantFrom(0, -0, 1e6, -1e6, 5e-324, 0.1),
    );
    const points = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 20 });
    const type = fc.constantFrom<Dataset['type'][]>('custom', 'moons', 'playground-gauss');
    const holds = fc.property(points, type, (list, kind) => {
      const { x1Min, x1Max, x2Min, x2Max } = windowOf(Float64Array.from(list.flat()), kind);
      expect(x1Max).toBeGreaterThan(x1Min);
      expect((x2Max - x2Min) / (x1Max - x1Min)).toBeCloseTo(1, 6);
      for (const [x1, x2] of list) {
        expect(x1).toBeGreaterThanOrEqual(x1Min);
        expect(x1).toBeLessThanOrEqual(x1Max);
        expect(x2).toBeGreaterThanOrEqual(x2Min);
        expect(x2).toBeLessThanOrEqual(x2Max);
      }
    });
    fc.assert(holds, { seed: 902, numRuns: 500 });
  });
});
