import { describe, expect, it } from 'vitest';
import { writeFeatures } from '../../../shared/datasets/features.ts';
import { generateDataset } from '../../../shared/datasets/generate.ts';
import { prepareData, type PointSet } from '../../../shared/datasets/prepare.ts';
import { features, type Dataset } from '../../../shared/experiment.ts';
import { RandomState } from '../../../shared/random/random-state.ts';

const exor: Dataset = { type: 'exor', pointCount: 50, seed: 3, gap: 0.1, noise: 0 };
const rows = ({ x, labels }: Pick<PointSet, 'x' | 'labels'>): number[][] =>
  Array.from(labels, (label, i) => [x[2 * i], x[2 * i + 1], label]);

describe('writeFeatures', () => {
  it('[DA12] writes each feature of a point in the order asked for, from the offset on', () => {
    const out = new Float64Array(9).fill(7);
    writeFeatures(features, 0.5, -2, out, 1);
    const expected = [7, 0.5, -2, 0.25, 4, -1, Math.sin(0.5), Math.sin(-2), 7];
    out.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 14));
    writeFeatures(['x2', 'x1'], 3, 4, out, 0);
    expect([...out.subarray(0, 3)]).toEqual([4, 3, -2]);
  });
});

describe('prepareData', () => {
  it('[DA13] trains on all points in their order where no share is held out', () => {
    const { train, test } = prepareData({ dataset: exor, testShare: 0, features: ['x1', 'x2'] });
    const points = generateDataset(exor);
    expect(train).toEqual({ count: 50, x: points.x, inputs: points.x, labels: points.labels });
    expect(test.count).toBe(0);
    expect(test.inputs.length).toBe(0);
  });

  it("[DA13] holds out the share that a permutation by the dataset's seed begins with", () => {
    const { train, test } = prepareData({ dataset: exor, testShare: 0.3, features: ['x1'] });
    expect([train.count, test.count]).toEqual([35, 15]);
    const all = rows(generateDataset(exor));
    const held = new Set(new RandomState(3).permutation(50).subarray(0, 15));
    expect(rows(test)).toEqual(all.filter((_, i) => held.has(i)));
    expect(rows(train)).toEqual(all.filter((_, i) => !held.has(i)));
    expect([...test.inputs]).toEqual(rows(test).map(([x1]) => x1));
  });

  it('[DA13] keeps one train point at least', () => {
    const of = (points: [number, number, 0 | 1][]) => {
      const dataset: Dataset = { type: 'custom', seed: 1, points };
      const { train, test } = prepareData({ dataset, testShare: 0.9, features: ['x1', 'x2'] });
      return [train.count, test.count];
    };
    expect(of([[1, 1, 0]])).toEqual([1, 0]);
    expect(
      of([
        [1, 1, 0],
        [1, 1, 1],
      ]),
    ).toEqual([1, 1]);
  });

  it('[DA13] writes the inputs of every feature for every point', () => {
    const { train } = prepareData({ dataset: exor, testShare: 0.5, features: [...features] });
    expect(train.inputs.length).toBe(25 * 7);
    rows(train).forEach(([x1, x2], i) => {
      const expected = new Float64Array(7);
      writeFeatures(features, x1, x2, expected, 0);
      expect(train.inputs.subarray(7 * i, 7 * i + 7)).toEqual(expected);
    });
  });

  it.each([1, -0.1, NaN])('[DA3] throws RangeError naming the value: testShare %d', (testShare) => {
    const attempt = () => prepareData({ dataset: exor, testShare, features: ['x1'] });
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(`testShare must be at least 0 and below 1, not ${testShare}`);
  });
});
