import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activate } from '../../../shared/engine/activations.ts';
import { backwardRow } from '../../../shared/engine/backward.ts';
import { createForwardPass, forwardRow } from '../../../shared/engine/forward.ts';
import { initializeParameters } from '../../../shared/engine/initializers.ts';
import { evaluateSet } from '../../../shared/engine/metrics.ts';
import { createNetwork, type Network } from '../../../shared/engine/network.ts';
import type {
  TraceMatrix,
  UpdateStep,
  UpdateStepKind,
} from '../../../shared/engine/update-step.ts';
import { traceUpdate, type TracedPoint } from '../../../shared/engine/update-trace.ts';
import { activations, losses, type Activation, type Loss } from '../../../shared/experiment.ts';
import { hiddenLayers, largestDifference, smallExperiment, trainOneEpoch } from './support.ts';

/** A point of a 2-4-3-1 network, and what may be replaced of it. */
function tracedPoint(activation: Activation, patch: Partial<TracedPoint> = {}): TracedPoint {
  const network = patch.network ?? createNetwork(2, hiddenLayers(activation, 4, 3));
  const parameters = initializeParameters(network, 'glorot', 11);
  return {
    network,
    parameters: parameters.map((value, i) => value + 0.01 * ((i % 5) - 2)),
    input: Float64Array.of(0.7, -0.4),
    label: 1,
    loss: 'cross-entropy',
    learningRate: 0.3,
    ...patch,
  };
}

const stepOf = (steps: readonly UpdateStep[], kind: UpdateStepKind, layer: number): UpdateStep => {
  const step = steps.find((s) => s.kind === kind && s.layer === layer);
  if (!step) throw new Error(`no ${kind} of layer ${layer}`);
  return step;
};

const lossAt = ({ network, input, label, loss }: TracedPoint, parameters: Float64Array) =>
  evaluateSet(
    network,
    parameters,
    { count: 1, inputs: input, labels: Float64Array.of(label) },
    loss,
  )[0];

/** The loss where the outputs of layer l are `outputs`, whatever went before. */
function lossFrom(point: TracedPoint, l: number, outputs: Float64Array): number {
  const { network, parameters, loss, label } = point;
  const last = network.layers.length;
  if (l === last) {
    const [p] = outputs;
    if (loss === 'squared-error') return (p - label) ** 2 / 2;
    return -(label * Math.log(p) + (1 - label) * Math.log(1 - p));
  }
  const layer = network.layers[l];
  const z = Float64Array.from({ length: layer.unitCount }, (_, j) =>
    outputs.reduce(
      (sum, a, i) => sum + a * parameters[layer.weightOffset + i * layer.unitCount + j],
      parameters[layer.biasOffset + j],
    ),
  );
  const a = new Float64Array(z.length);
  activate(layer.activation, z, a, 0, z.length);
  return lossFrom(point, l + 1, a);
}

const step = 1e-5;
const centralDifferences = (f: (at: Float64Array) => number, at: Float64Array) =>
  at.map((value, i) => {
    const moved = at.slice();
    moved[i] = value + step;
    const above = f(moved);
    moved[i] = value - step;
    return (above - f(moved)) / (2 * step);
  });

/** Plain SGD on this point alone, by the trainer. */
function trainedOnce({ network, parameters, input, label, loss, learningRate }: TracedPoint) {
  const experiment = smallExperiment({ loss, learningRate, batchSize: 1, shuffle: false });
  const points = { count: 1, inputs: input, labels: Float64Array.of(label) };
  return trainOneEpoch(experiment, network, points, parameters).parameters;
}

const cases = activations.flatMap((activation) =>
  losses.flatMap((loss) => [0, 1].map((label) => ({ activation, loss, label }))),
);

describe('traceUpdate', () => {
  it('[UP1] goes through the layers forward, back from the last, and once more to update', () => {
    const { steps } = traceUpdate(tracedPoint('tanh'));
    expect(steps.map(({ kind, layer }) => `${kind} ${layer}`)).toEqual([
      'input 0',
      ...['forward 1', 'forward 2', 'forward 3', 'error 3'],
      ...[3, 2].flatMap((l) => [
        `pre-activation-gradient ${l}`,
        `weight-gradient ${l}`,
        `bias-gradient ${l}`,
        `input-gradient ${l}`,
      ]),
      ...['pre-activation-gradient 1', 'weight-gradient 1', 'bias-gradient 1'],
      ...['update 1', 'update 2', 'update 3', 'result 3'],
    ]);
  });

  it('[UP1] has nothing between input and output where there is no hidden layer', () => {
    const { steps } = traceUpdate(tracedPoint('tanh', { network: createNetwork(2, []) }));
    expect(steps.map(({ kind }) => kind)).toEqual([
      ...['input', 'forward', 'error', 'pre-activation-gradient', 'weight-gradient'],
      ...['bias-gradient', 'update', 'result'],
    ]);
  });

  it('[UP2] has shapes that fit the formula of each step', () => {
    const { steps } = traceUpdate(tracedPoint('tanh'));
    const shapes = ({ operands, results }: UpdateStep) =>
      [operands, results].map((list) => list.map(({ rows, columns }) => `${rows}×${columns}`));
    expect(shapes(stepOf(steps, 'forward', 2))).toEqual([
      ['1×4', '4×3', '1×3'],
      ['1×3', '1×3'],
    ]);
    expect(shapes(stepOf(steps, 'weight-gradient', 2))).toEqual([['4×1', '1×3'], ['4×3']]);
    expect(shapes(stepOf(steps, 'input-gradient', 2))).toEqual([['1×3', '3×4'], ['1×4']]);
    for (const { operands, results } of steps) {
      for (const { rows, columns, values } of [...operands, ...results]) {
        expect(values).toHaveLength(rows * columns);
      }
    }
  });

  it('[UP3] has the values of the engine’s own forward and backward pass, bit for bit', () => {
    const point = tracedPoint('tanh');
    const { network, parameters, input } = point;
    const { preActivations, activations } = createForwardPass(network);
    const { layers, unitCount } = network;
    const logit = forwardRow(layers, parameters, input, 0, preActivations, activations);
    const grads = new Float64Array(unitCount);
    grads[unitCount - 1] = -1 / (1 + Math.exp(logit));
    const gradient = new Float64Array(network.parameterCount);
    backwardRow(layers, parameters, input, 0, preActivations, activations, grads, gradient, 1);
    const { steps } = traceUpdate(point);
    layers.forEach(({ unitOffset, unitCount }, i) => {
      const part = (of: Float64Array) => [...of.subarray(unitOffset, unitOffset + unitCount)];
      const [z, a] = stepOf(steps, 'forward', i + 1).results;
      expect(z.values).toEqual(part(preActivations));
      expect(a.values).toEqual(part(activations));
      const [g] = stepOf(steps, 'pre-activation-gradient', i + 1).results;
      expect(largestDifference(g.values, part(grads))).toBeLessThan(1e-15);
    });
    expect(largestDifference(traceUpdate(point).gradient, gradient)).toBeLessThan(1e-15);
  });

  it.each(cases)(
    '[UP4] has the gradients of central differences: $activation, $loss, label $label',
    ({ activation, loss, label }) => {
      const point = tracedPoint(activation, { loss, label });
      const { steps, gradient } = traceUpdate(point);
      const slopes = centralDifferences((p) => lossAt(point, p), point.parameters);
      expect(largestDifference(gradient, slopes)).toBeLessThan(1e-9);
      point.network.layers.forEach(({ weightOffset, biasOffset, unitCount }, i) => {
        const [weights] = stepOf(steps, 'weight-gradient', i + 1).results;
        const [biases] = stepOf(steps, 'bias-gradient', i + 1).results;
        expect(weights.values).toEqual([...gradient.subarray(weightOffset, biasOffset)]);
        const end = biasOffset + unitCount;
        expect(biases.values).toEqual([...gradient.subarray(biasOffset, end)]);
      });
      const outputs: [number, TraceMatrix][] = [
        [3, stepOf(steps, 'error', 3).results[1]],
        [2, stepOf(steps, 'input-gradient', 3).results[0]],
        [1, stepOf(steps, 'input-gradient', 2).results[0]],
      ];
      for (const [l, { values }] of outputs) {
        const [, a] = stepOf(steps, 'forward', l).results;
        const at = Float64Array.from(a.values);
        const expected = centralDifferences((outputs) => lossFrom(point, l, outputs), at);
        expect(largestDifference(values, expected), `layer ${l}`).toBeLessThan(2e-9);
      }
    },
  );

  it('[UP4] is each step’s formula: the product of what goes in is what comes out', () => {
    const { steps } = traceUpdate(tracedPoint('sigmoid'));
    const product = (a: TraceMatrix, b: TraceMatrix) =>
      Array.from({ length: a.rows * b.columns }, (_, k) => {
        const [i, j] = [Math.floor(k / b.columns), k % b.columns];
        let sum = 0;
        for (let m = 0; m < a.columns; m++) {
          sum += a.values[i * a.columns + m] * b.values[m * b.columns + j];
        }
        return sum;
      });
    for (const { kind, operands, results } of steps) {
      const [first, second] = operands;
      if (kind === 'weight-gradient' || kind === 'input-gradient') {
        expect(largestDifference(product(first, second), results[0].values)).toBeLessThan(1e-15);
      }
      if (kind === 'pre-activation-gradient') {
        const each = first.values.map((value, i) => value * second.values[i]);
        expect(largestDifference(each, results[0].values)).toBeLessThan(1e-15);
      }
    }
  });

  it('[UP5] ends on the parameters of one update by the trainer, bit for bit', () => {
    const unitCount = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(
        fc.array(unitCount, { maxLength: 4 }),
        fc.constantFrom(...activations),
        fc.constantFrom<Loss>(...losses),
        fc.integer({ min: 0, max: 1 }),
        fc.double({ min: 1e-3, max: 2, noNaN: true }),
        (counts, activation, loss, label, learningRate) => {
          const network: Network = createNetwork(2, hiddenLayers(activation, ...counts));
          const point = tracedPoint(activation, { network, loss, label, learningRate });
          const { steps, parametersAfter, lossBefore, lossAfter } = traceUpdate(point);
          expect(parametersAfter).toEqual(trainedOnce(point));
          const updates = steps.filter(({ kind }) => kind === 'update');
          const shown = updates.flatMap(({ results }) => results.flatMap(({ values }) => values));
          expect(shown).toEqual([...parametersAfter]);
          expect(lossBefore).toBe(lossAt(point, point.parameters));
          expect(lossAfter).toBe(lossAt(point, parametersAfter));
        },
      ),
    );
  });

  it('[UP5] leaves the point and the parameters as they are', () => {
    const point = tracedPoint('relu');
    const before = structuredClone([point.parameters, point.input]);
    traceUpdate(point);
    expect([point.parameters, point.input]).toEqual(before);
  });

  it.each(losses)('[UP6] keeps its digits where the output is all but certain, %s', (loss) => {
    const network = createNetwork(2, []);
    for (const label of [0, 1]) {
      const parameters = Float64Array.of(30, 0, 0);
      const input = Float64Array.of(1, 0);
      const { steps } = traceUpdate(
        tracedPoint('tanh', { network, parameters, input, label, loss }),
      );
      const [, outputGrad] = stepOf(steps, 'error', 1).results;
      const [grad] = stepOf(steps, 'pre-activation-gradient', 1).results;
      for (const value of [...outputGrad.values, ...grad.values]) {
        expect(Number.isFinite(value)).toBe(true);
        expect(Math.sign(value)).toBe(label === 1 ? -1 : 1);
      }
    }
  });

  it('[UP6] refuses what does not fit', () => {
    expect(() => traceUpdate(tracedPoint('tanh', { input: Float64Array.of(1) }))).toThrow(
      /input: 1 values/,
    );
    expect(() => traceUpdate(tracedPoint('tanh', { parameters: new Float64Array(3) }))).toThrow(
      /parameters: 3 values/,
    );
  });
});
