import { describe, expect, it } from 'vitest';
import { createNetwork } from '../../../shared/engine/network.ts';
import {
  axisLimit,
  decadeBinCount,
  decadeBins,
  medianSize,
  signedBinCount,
  signedBins,
  weightFigures,
} from '../../../client/render/histogram.ts';

const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);

describe('signedBins', () => {
  it('[PA85] holds every value in one bin, 0 at an edge, the ends in the last ones', () => {
    const bins = signedBins([-2, -0.01, 0, 0.01, 0.19, 2, 7, NaN], 2);
    expect(sum(bins)).toBe(7);
    expect([bins[0], bins[9], bins[10], bins[signedBinCount - 1]]).toEqual([1, 1, 3, 2]);
  });
});

describe('decadeBins', () => {
  it('[PA85] bins sizes by half a decade, zeros apart', () => {
    const { zeroCount, bins } = decadeBins([0, -0, 1e-12, 2e-8, -0.5, 0.5, 3e9, Infinity]);
    expect(zeroCount).toBe(2);
    expect(sum(bins)).toBe(5);
    // 0.5 is of [10^−0.5, 1): the third half decade from the end, 10.
    expect([bins[0], bins[decadeBinCount - 3], bins[decadeBinCount - 1]]).toEqual([2, 2, 1]);
  });
});

describe('medianSize', () => {
  it('[PA85] is the middle size, or between the two, of what is finite', () => {
    expect(medianSize([-3, 1, 2])).toBe(2);
    expect(medianSize([4, -1, NaN, 2, 3])).toBe(2.5);
    expect(medianSize([])).toBeNaN();
  });
});

describe('axisLimit', () => {
  it.each([
    [0, 0.1],
    [NaN, 0.1],
    [0.3, 0.5],
    [1, 1],
    [3.2, 5],
    [5.01, 10],
    [170, 200],
  ])('[PA85] for %d is %d', (size, limit) => expect(axisLimit(size)).toBe(limit));
});

describe('weightFigures', () => {
  const network = createNetwork(2, [
    { unitCount: 2, activation: 'relu' },
    { unitCount: 2, activation: 'relu' },
  ]);
  const parameters = Float64Array.of(1, -2, 3, 0.5, 9, 9, 1, 1, -1, 1, 9, 9, 0.25, -0.75, 9);

  it('[PA85] has one scale for all layers and leaves the biases out', () => {
    const { weightLimit, layers } = weightFigures(network, parameters, new Float64Array(15));
    expect(weightLimit).toBe(5);
    expect(layers.map(({ weightCount }) => weightCount)).toEqual([4, 4, 2]);
    expect(layers.map(({ weightMedian }) => weightMedian)).toEqual([1.5, 1, 0.5]);
    expect(layers.map(({ weightBins }) => sum(weightBins))).toEqual([4, 4, 2]);
  });

  it('[PA85] tells a layer without gradient, and one whose gradient vanishes', () => {
    const gradient = new Float64Array(15);
    gradient.set([1e-6, -1e-6, 2e-6, 0], 0);
    gradient.set([0, 0, 0, 0], 6);
    gradient.set([0.1, -0.3], 12);
    const { layers } = weightFigures(network, parameters, gradient);
    expect(layers.map(({ condition }) => condition)).toEqual(['vanishing', 'none', 'plain']);
    expect(layers.map(({ gradMedian }) => gradMedian)).toEqual([1e-6, 0, 0.2]);
    expect(layers.map(({ zeroGradCount }) => zeroGradCount)).toEqual([1, 4, 0]);
  });
});
