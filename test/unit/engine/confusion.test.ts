import { describe, expect, it } from 'vitest';
import {
  accuracyOf,
  confusionOf,
  precisionOf,
  recallOf,
  type Confusion,
} from '../../../shared/engine/confusion.ts';
import { initializeParameters } from '../../../shared/engine/initializers.ts';
import { evaluateSet } from '../../../shared/engine/metrics.ts';
import { createNetwork } from '../../../shared/engine/network.ts';
import { hiddenLayers, seededPoints } from './support.ts';

/** z = x₁: a point is called class 1 from x₁ = 0 on. */
const network = createNetwork(1, []);
const parameters = Float64Array.of(1, 0);
const points = (...rows: [x: number, label: number][]) => ({
  count: rows.length,
  inputs: Float64Array.from(rows, ([x]) => x),
  labels: Float64Array.from(rows, ([, label]) => label),
});

const counted = (tp: number, fp: number, fn: number, tn: number): Confusion => ({
  truePositives: tp,
  falsePositives: fp,
  falseNegatives: fn,
  trueNegatives: tn,
});

describe('confusionOf', () => {
  it('[PA83] counts each point by its label and by what it is called; p = 1/2 is class 1', () => {
    const found = confusionOf(
      network,
      parameters,
      points([2, 1], [1, 1], [0, 1], [3, 0], [-1, 1], [-2, 1], [-1, 0], [-2, 0], [-3, 0], [-4, 0]),
    );
    expect(found).toEqual(counted(3, 1, 2, 4));
  });

  it('[PA83] counts nothing where there is nothing', () => {
    expect(confusionOf(network, parameters, points())).toEqual(counted(0, 0, 0, 0));
  });

  it('[PA83] agrees with the accuracy of the figures', () => {
    const deep = createNetwork(2, hiddenLayers('tanh', 5, 3));
    const start = initializeParameters(deep, 'glorot', 4);
    const measured = seededPoints(101, 2, 8);
    const { value } = accuracyOf(confusionOf(deep, start, measured));
    expect(value).toBe(evaluateSet(deep, start, measured, 'cross-entropy')[1]);
  });

  it('[EN20] throws a RangeError where points or parameters are of another network', () => {
    expect(() => confusionOf(network, Float64Array.of(1), points())).toThrow(RangeError);
    const wide = { ...points([1, 1]), inputs: Float64Array.of(1, 2) };
    expect(() => confusionOf(network, parameters, wide)).toThrow('inputs: 2 values for 1 points');
  });
});

describe('accuracy, precision and recall', () => {
  it('[PA83] are the shares worked out by hand', () => {
    const confusion = counted(30, 10, 20, 40);
    expect(accuracyOf(confusion)).toEqual({ part: 70, whole: 100, value: 0.7 });
    expect(precisionOf(confusion)).toEqual({ part: 30, whole: 40, value: 0.75 });
    expect(recallOf(confusion)).toEqual({ part: 30, whole: 50, value: 0.6 });
  });

  it('[PA83] are NaN where they have nothing to be a share of', () => {
    expect(precisionOf(counted(0, 0, 3, 2)).value).toBeNaN();
    expect(recallOf(counted(0, 3, 0, 2)).value).toBeNaN();
    expect(accuracyOf(counted(0, 0, 0, 0)).value).toBeNaN();
    expect(precisionOf(counted(0, 3, 0, 2)).value).toBe(0);
  });
});
