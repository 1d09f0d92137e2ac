import { describe, expect, it } from 'vitest';
import { backwardRow } from '../../../shared/engine/backward.ts';
import { createForwardPass, forwardRow } from '../../../shared/engine/forward.ts';
import { initializeParameters } from '../../../shared/engine/initializers.ts';
import { evaluateSet, type Measured } from '../../../shared/engine/metrics.ts';
import { createNetwork, type Network } from '../../../shared/engine/network.ts';
import {
  activations,
  initializers,
  losses,
  type Experiment,
  type Loss,
  type Regularization,
} from '../../../shared/experiment.ts';
import { RandomState } from '../../../shared/random/random-state.ts';
import {
  hiddenLayers,
  largestDifference,
  seededPoints,
  smallExperiment,
  trainOneEpoch,
  uniforms,
} from './support.ts';

const regularizations: Regularization[] = [
  { type: 'none', rate: 0.7 },
  { type: 'l1', rate: 0.02 },
  { type: 'l2', rate: 0.3 },
];

/** The mean loss over the points plus the penalty, which is on weights alone. */
function objective(
  network: Network,
  parameters: Float64Array,
  points: Measured,
  loss: Loss,
  { type, rate }: Regularization,
): number {
  let penalty = 0;
  for (const { weightOffset, biasOffset } of network.layers) {
    for (const w of parameters.subarray(weightOffset, biasOffset)) {
      if (type === 'l1') penalty += rate * Math.abs(w);
      if (type === 'l2') penalty += (rate / 2) * w * w;
    }
  }
  return evaluateSet(network, parameters, points, loss)[0] + penalty;
}

const step = 1e-5;
function centralDifferences(f: (parameters: Float64Array) => number, at: Float64Array) {
  return at.map((value, i) => {
    const moved = at.slice();
    moved[i] = value + step;
    const above = f(moved);
    moved[i] = value - step;
    return (above - f(moved)) / (2 * step);
  });
}

/** What one update at η = 1 takes away: the gradient, as the epoch's loop has it. */
function gradientOf(
  experiment: Experiment,
  network: Network,
  points: Measured,
  parameters: Float64Array,
): Float64Array {
  const trained = trainOneEpoch(experiment, network, points, parameters).parameters;
  return parameters.map((value, i) => value - trained[i]);
}

/** The smallest |z| of any hidden unit over the points: how far the kinks are. */
function distanceToKink(network: Network, parameters: Float64Array, points: Measured): number {
  const { preActivations: z, activations: a } = createForwardPass(network);
  let distance = Infinity;
  for (let n = 0; n < points.count; n++) {
    forwardRow(network.layers, parameters, points.inputs, n * network.inputCount, z, a);
    for (const value of z.subarray(0, -1)) distance = Math.min(distance, Math.abs(value));
  }
  return distance;
}

describe('the gradient', () => {
  const cases = activations.flatMap((activation) =>
    initializers.map((initializer) => ({ activation, initializer })),
  );
  const points = seededPoints(7, 2, 4711);

  // Widths of 6 and 5 take the loops' unrolled part and what is left of it.
  it.each(cases)(
    '[EN4] is that of central differences: $activation from $initializer',
    ({ activation, initializer }) => {
      const network = createNetwork(2, hiddenLayers(activation, 6, 5));
      const start = initializeParameters(network, initializer, 12);
      const biases = uniforms(start.length, 31).map((u) => u - 0.5);
      // Biases of 0 would leave units that nothing reaches at a rectifier's kink. From zeros the
      // kinks do no harm: the output's weights are 0, and |w| has the slope 0 from both sides.
      if (initializer !== 'zeros') {
        for (const { biasOffset, unitCount } of network.layers) {
          start.set(biases.subarray(biasOffset, biasOffset + unitCount), biasOffset);
        }
        expect(distanceToKink(network, start, points)).toBeGreaterThan(100 * step);
      }
      for (const loss of losses) {
        for (const regularization of regularizations) {
          const what = `${loss}, ${regularization.type}`;
          const experiment = smallExperiment({
            loss,
            regularization,
            learningRate: 1,
            batchSize: points.count,
          });
          const expected = centralDifferences(
            (parameters) => objective(network, parameters, points, loss, regularization),
            start,
          );
          const got = gradientOf(experiment, network, points, start);
          expect(largestDifference(got, expected), what).toBeLessThan(1e-9);
          // Nothing but zeros would agree with anything that does nothing.
          expect(Math.max(...got.map(Math.abs)), what).toBeGreaterThan(1e-3);
        }
        // One point an update goes another way: straight into the parameters.
        const one = seededPoints(1, 2, 99);
        const experiment = smallExperiment({ loss, learningRate: 1, batchSize: 1 });
        const expected = centralDifferences(
          (parameters) => objective(network, parameters, one, loss, regularizations[0]),
          start,
        );
        const got = gradientOf(experiment, network, one, start);
        expect(largestDifference(got, expected), `${loss}, one point`).toBeLessThan(1e-9);
      }
    },
  );

  it.each([
    ['relu', 0],
    ['leaky-relu', 0.01],
  ] as const)('[EN5] has the left slope at the kink of %s: %d', (activation, slope) => {
    const network = createNetwork(1, hiddenLayers(activation, 1));
    // Input 2 meets weight 0 and bias 0; the output's weight is 3, its logit 0: ∂E/∂z = −1/2.
    const start = Float64Array.of(0, 0, 3, 0);
    const point = { count: 1, inputs: Float64Array.of(2), labels: Float64Array.of(1) };
    const experiment = smallExperiment({ learningRate: 1, batchSize: 1 });
    expect(
      largestDifference(gradientOf(experiment, network, point, start), [
        -0.5 * 3 * slope * 2,
        -0.5 * 3 * slope,
        0,
        -0.5,
      ]),
    ).toBeLessThan(1e-15);
  });
});

/** Plain SGD by hand: the mean over a batch of each point's gradient, batch after batch. */
function trainByHand(
  network: Network,
  { inputs, labels }: Measured,
  parameters: Float64Array,
  batches: number[][],
  learningRate: number,
): Float64Array {
  const trained = parameters.slice();
  const { preActivations: z, activations: a } = createForwardPass(network);
  for (const batch of batches) {
    const mean = new Float64Array(parameters.length);
    for (const row of batch) {
      const offset = row * network.inputCount;
      const grads = new Float64Array(network.unitCount);
      forwardRow(network.layers, trained, inputs, offset, z, a);
      grads[network.unitCount - 1] = a[network.unitCount - 1] - labels[row];
      backwardRow(network.layers, trained, inputs, offset, z, a, grads, mean, 1 / batch.length);
    }
    mean.forEach((gradient, i) => (trained[i] -= learningRate * gradient));
  }
  return trained;
}

describe('an epoch', () => {
  const network = createNetwork(3, hiddenLayers('tanh', 5, 2));
  const points = seededPoints(10, 3, 8);
  const start = initializeParameters(network, 'glorot', 3);
  const inBatches = (order: ArrayLike<number>, size: number) =>
    Array.from({ length: Math.ceil(order.length / size) }, (_, i) =>
      Array.from(order).slice(i * size, (i + 1) * size),
    );

  it.each([1, 2, 4, 9, 10, 5000])(
    '[EN6] updates by the mean gradient of each batch of %d, the last one smaller',
    (batchSize) => {
      for (const shuffle of [false, true]) {
        const experiment = smallExperiment({ batchSize, shuffle, learningRate: 0.5 });
        const order = Uint32Array.from({ length: 10 }, (_, n) => n);
        // The generator that `trainOneEpoch` gives to the epoch.
        if (shuffle) new RandomState(1).shuffle(order);
        const expected = trainByHand(network, points, start, inBatches(order, batchSize), 0.5);
        const { parameters } = trainOneEpoch(experiment, network, points, start);
        expect(largestDifference(parameters, expected)).toBeLessThan(1e-14);
        expect(largestDifference(parameters, start)).toBeGreaterThan(1e-3);
      }
    },
  );
});
