import { describe, expect, it } from 'vitest';
import { initializeParameters } from '../../../shared/engine/initializers.ts';
import { createNetwork } from '../../../shared/engine/network.ts';
import {
  addRegularizationGrad,
  applyUpdate,
  createOptimizerState,
} from '../../../shared/engine/optimizers.ts';
import type { Optimizer } from '../../../shared/experiment.ts';
import {
  hiddenLayers,
  largestDifference,
  seededPoints,
  smallExperiment,
  trainOneEpoch,
  uniforms,
} from './support.ts';

const stepCount = 30;
const start = [0.5, -2, 0, 1e3];
/** A gradient for each step, from −1 to 1; the last parameter's is always 0. */
const gradients = Array.from({ length: stepCount }, (_, t) =>
  uniforms(start.length, 100 + t).map((u, i) => (i < 3 ? 2 * u - 1 : 0)),
);

/** The parameters after each of the steps, as the engine has them. */
function walk(optimizer: Optimizer, learningRate: number): number[][] {
  const parameters = Float64Array.from(start);
  const state = createOptimizerState(optimizer, start.length);
  return gradients.map((gradient) => {
    applyUpdate(optimizer, learningRate, parameters, gradient, state);
    return [...parameters];
  });
}

const sumUpTo = (t: number, term: (s: number) => number) =>
  Array.from({ length: t }, (_, i) => term(i + 1)).reduce((sum, value) => sum + value, 0);

/**
 * Each formula in closed form, as sums over the gradients g₁ … g_t, not as the recursion that the
 * engine runs: what is carried from step to step is under test.
 */
describe('optimizers', () => {
  it('[EN7] sgd: w_t = w₀ − η Σ g_s', () => {
    const learningRate = 0.3;
    walk({ type: 'sgd' }, learningRate).forEach((parameters, index) => {
      const expected = start.map(
        (w, i) => w - learningRate * sumUpTo(index + 1, (s) => gradients[s - 1][i]),
      );
      expect(largestDifference(parameters, expected), `step ${index + 1}`).toBeLessThan(1e-12);
    });
  });

  // Polyak 1964, with v₀ = 0: v_t = −η Σ μ^(t−s) g_s, so that each g_s is worth a geometric sum.
  it.each([0, 0.9, 0.999])('[EN7] momentum %d: w_t = w₀ − η Σ g_s Σ μ^k, k < t − s + 1', (mu) => {
    const learningRate = 0.05;
    walk({ type: 'momentum', momentum: mu }, learningRate).forEach((parameters, index) => {
      const t = index + 1;
      const expected = start.map(
        (w, i) =>
          w -
          learningRate *
            sumUpTo(t, (s) => gradients[s - 1][i] * sumUpTo(t - s + 1, (k) => mu ** (k - 1))),
      );
      expect(largestDifference(parameters, expected), `step ${t}`).toBeLessThan(1e-12);
    });
  });

  // Kingma and Ba 2015, algorithm 1 and its equation 1, with the authors' β₁, β₂ and ε.
  it('[EN7] adam: weighted means of g and g², corrected for their start at 0', () => {
    const learningRate = 0.01;
    const expected = [...start];
    walk({ type: 'adam' }, learningRate).forEach((parameters, index) => {
      const t = index + 1;
      const mean = (beta: number, value: (s: number) => number) =>
        ((1 - beta) * sumUpTo(t, (s) => beta ** (t - s) * value(s))) / (1 - beta ** t);
      start.forEach((_, i) => {
        const m = mean(0.9, (s) => gradients[s - 1][i]);
        const v = mean(0.999, (s) => gradients[s - 1][i] ** 2);
        expected[i] -= (learningRate * m) / (Math.sqrt(v) + 1e-8);
      });
      expect(largestDifference(parameters, expected), `step ${t}`).toBeLessThan(1e-12);
    });
  });

  it('[EN7] adam: ε stands beside the root of the corrected moment', () => {
    // With g = ε the first step is η/2; with ε elsewhere it would be another.
    const parameters = Float64Array.of(0);
    const optimizer: Optimizer = { type: 'adam' };
    applyUpdate(
      optimizer,
      1,
      parameters,
      Float64Array.of(1e-8),
      createOptimizerState(optimizer, 1),
    );
    expect(parameters[0]).toBeCloseTo(-0.5, 12);
  });

  it.each<Optimizer>([{ type: 'momentum', momentum: 0.9 }, { type: 'adam' }])(
    '[EN7] in an epoch, an update a batch, with one state throughout: $type',
    (optimizer) => {
      const network = createNetwork(2, hiddenLayers('tanh', 3));
      const points = seededPoints(3, 2, 6);
      const first = initializeParameters(network, 'glorot', 3);
      const options = { learningRate: 0.02, shuffle: false, batchSize: 1 };
      const expected = first.slice();
      const state = createOptimizerState(optimizer, expected.length);
      for (let n = 0; n < points.count; n++) {
        const one = {
          count: 1,
          inputs: points.inputs.slice(2 * n, 2 * n + 2),
          labels: points.labels.slice(n, n + 1),
        };
        const sgd = smallExperiment({ ...options, learningRate: 1 });
        const moved = trainOneEpoch(sgd, network, one, expected).parameters;
        const gradient = expected.map((w, i) => w - moved[i]);
        applyUpdate(optimizer, 0.02, expected, gradient, state);
      }
      const experiment = smallExperiment({ ...options, optimizer });
      const { parameters } = trainOneEpoch(experiment, network, points, first);
      expect(largestDifference(parameters, expected)).toBeLessThan(1e-13);
      expect(largestDifference(parameters, first)).toBeGreaterThan(1e-3);
    },
  );
});

describe('regularization', () => {
  const network = createNetwork(2, hiddenLayers('relu', 2));
  // Weights of each sign and 0, biases that would show.
  const parameters = Float64Array.of(0.5, -3, 0, 1e-9, 7, -7, -0.25, 2, 9);
  const before = Float64Array.from(parameters, (_, i) => i / 8);
  const added = (type: 'none' | 'l1' | 'l2', rate: number) => {
    const gradient = before.slice();
    addRegularizationGrad({ type, rate }, network, parameters, gradient);
    return Array.from(gradient, (value, i) => value - before[i]);
  };

  it('[EN8] l1 adds λ sign(w), 0 at 0, to the gradients of weights and not of biases', () => {
    expect(added('l1', 0.25)).toEqual([0.25, -0.25, 0, 0.25, 0, 0, -0.25, 0.25, 0]);
  });

  it('[EN8] l2 adds λ w to the gradients of weights and not of biases', () => {
    const expected = [0.125, -0.75, 0, 0.25e-9, 0, 0, -0.0625, 0.5, 0];
    expect(largestDifference(added('l2', 0.25), expected)).toBeLessThan(1e-15);
  });

  it('[EN8] none adds nothing, whatever its rate; nor does a rate of 0', () => {
    const nothing = Array.from(parameters, () => 0);
    expect(added('none', 5)).toEqual(nothing);
    expect(added('l1', 0)).toEqual(nothing);
    expect(added('l2', 0)).toEqual(nothing);
  });

  it('[EN8] is once in each update: a weight decays by 1 − ηλ a batch where nothing else pulls', () => {
    // An input of 0 leaves the weight to the penalty alone; ten points are five batches of two.
    const points = { count: 10, inputs: new Float64Array(10), labels: new Float64Array(10) };
    const experiment = smallExperiment({
      regularization: { type: 'l2', rate: 0.5 },
      learningRate: 0.1,
      batchSize: 2,
    });
    const single = createNetwork(1, []);
    const trained = trainOneEpoch(experiment, single, points, Float64Array.of(4, 0)).parameters;
    expect(trained[0]).toBeCloseTo(4 * 0.95 ** 5, 12);
  });
});
