import { describe, expect, it } from 'vitest';
import { lossGradient } from '../../../shared/engine/gradient.ts';
import { initializeParameters } from '../../../shared/engine/initializers.ts';
import { evaluateSet } from '../../../shared/engine/metrics.ts';
import { createNetwork } from '../../../shared/engine/network.ts';
import { activations, losses } from '../../../shared/experiment.ts';
import {
  hiddenLayers,
  largestDifference,
  networkOf,
  seededPoints,
  smallExperiment,
  trainOneEpoch,
} from './support.ts';

const step = 1e-5;

describe('lossGradient', () => {
  it.each(losses.flatMap((loss) => activations.map((activation) => [loss, activation] as const)))(
    '[PA84] is that of central differences, for %s and %s',
    (loss, activation) => {
      const network = createNetwork(2, hiddenLayers(activation, 5, 3));
      const parameters = initializeParameters(network, 'glorot', 11);
      const points = seededPoints(23, 2, 5);
      const lossAt = (at: Float64Array) => evaluateSet(network, at, points, loss)[0];
      const expected = parameters.map((value, i) => {
        const moved = parameters.slice();
        moved[i] = value + step;
        const above = lossAt(moved);
        moved[i] = value - step;
        return (above - lossAt(moved)) / (2 * step);
      });
      const before = parameters.slice();
      const found = lossGradient(network, parameters, points, loss);
      expect(largestDifference(found, expected)).toBeLessThan(1e-9);
      expect(parameters).toEqual(before);
    },
  );

  it('[PA84] is what one full batch of plain SGD at rate 1 takes away', () => {
    const points = seededPoints(40, 2, 3);
    const experiment = smallExperiment({ batchSize: 40, learningRate: 1, shuffle: false });
    const network = networkOf(experiment);
    const parameters = initializeParameters(network, 'glorot', 2);
    const { parameters: trained } = trainOneEpoch(experiment, network, points, parameters);
    const taken = parameters.map((value, i) => value - trained[i]);
    const found = lossGradient(network, parameters, points, 'cross-entropy');
    expect(largestDifference(found, taken)).toBeLessThan(1e-12);
  });

  it('[PA84] is 0 for the weights of a dead unit', () => {
    const network = createNetwork(1, hiddenLayers('relu', 1));
    // z₁ = x − 10 is below 0 for every point.
    const found = lossGradient(
      network,
      Float64Array.of(1, -10, 1, 0),
      seededPoints(9, 1, 3),
      'cross-entropy',
    );
    expect([...found.subarray(0, 3)].map(Math.abs)).toEqual([0, 0, 0]);
    expect(found[3]).not.toBe(0);
  });

  it('[EN20] throws a RangeError where there are no points, or not of this network', () => {
    const network = createNetwork(1, []);
    const none = { count: 0, inputs: new Float64Array(0), labels: new Float64Array(0) };
    const run = (points = none, parameters = Float64Array.of(1, 0)) =>
      lossGradient(network, parameters, points, 'cross-entropy');
    expect(() => run()).toThrow('points: 0, at least 1 is needed');
    expect(() => run({ ...none, inputs: new Float64Array(3) })).toThrow('inputs: 3 values');
    expect(() => run(none, Float64Array.of(1))).toThrow('parameters: 1 values');
  });
});
