import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createForwardPass, forward } from '../../../shared/engine/forward.ts';
import { keepLearned } from '../../../shared/engine/keep-learned.ts';
import { createNetwork } from '../../../shared/engine/network.ts';
import { createTrainingState, trainSlice } from '../../../shared/engine/trainer.ts';
import type { TrainingState } from '../../../shared/engine/trainer.ts';
import { prepareData } from '../../../shared/datasets/prepare.ts';
import { writeFeatures } from '../../../shared/datasets/features.ts';
import {
  activations,
  features,
  initializers,
  type Experiment,
  type HiddenLayer,
} from '../../../shared/experiment.ts';
import { smallExperiment } from '../../support/session-driver.ts';

const layers = (...unitCounts: number[]): HiddenLayer[] =>
  unitCounts.map((unitCount) => ({ unitCount, activation: 'tanh' }));

/** `experiment` and what some epochs made of it. */
function learned(part: Partial<Experiment>, epochs = 5): [Experiment, TrainingState] {
  const experiment = { ...smallExperiment, ...part };
  const options = { untilEpoch: epochs, budgetMs: Infinity, now: () => 0 };
  const start = createTrainingState(experiment);
  return [experiment, trainSlice(experiment, prepareData(experiment), start, options).state];
}

/** The pre-activations at a point, layer by layer, the output's last. */
function preActivationsAt(
  experiment: Experiment,
  { parameters }: TrainingState,
  [x1, x2]: readonly [number, number],
): number[][] {
  const network = createNetwork(experiment.features.length, experiment.hiddenLayers);
  const inputs = new Float64Array(experiment.features.length);
  writeFeatures(experiment.features, x1, x2, inputs, 0);
  const pass = createForwardPass(network);
  forward(network, parameters, inputs, pass);
  return network.layers.map(({ unitOffset, unitCount }) => [
    ...pass.preActivations.slice(unitOffset, unitOffset + unitCount),
  ]);
}

const point = fc.tuple(
  fc.double({ min: -6, max: 6, noNaN: true }),
  fc.double({ min: -6, max: 6, noNaN: true }),
);
const someLayers = (minLength: number, maxUnits: number) =>
  fc.array(
    fc.record({
      unitCount: fc.integer({ min: 1, max: maxUnits }),
      activation: fc.constantFrom(...activations),
    }),
    { minLength, maxLength: 4 },
  );
const experiments = (minLength = 0): fc.Arbitrary<Partial<Experiment>> =>
  fc.record({
    hiddenLayers: someLayers(minLength, 5),
    features: fc.subarray([...features], { minLength: 1 }),
    initializer: fc.constantFrom(...initializers),
    optimizer: fc.constantFrom<Experiment['optimizer'][]>(
      { type: 'sgd' },
      { type: 'adam' },
      { type: 'momentum', momentum: 0.9 },
    ),
    seed: fc.nat(1000),
  });

describe('keepLearned', () => {
  it('[SE36] leaves every value of the other units as it is when units are added', () => {
    fc.assert(
      fc.property(
        experiments(1),
        fc.nat(),
        fc.integer({ min: 1, max: 3 }),
        point,
        (part, l, by, at) => {
          const [before, state] = learned(part);
          const grown = l % before.hiddenLayers.length;
          const hiddenLayers = before.hiddenLayers.map((layer, i) =>
            i === grown ? { ...layer, unitCount: layer.unitCount + by } : layer,
          );
          const after = { ...before, hiddenLayers };
          const kept = keepLearned(before, state, after);
          const values = preActivationsAt(after, kept, at);
          values[grown].splice(-by);
          expect(values).toEqual(preActivationsAt(before, state, at));
          expect([kept.epoch, kept.generator]).toEqual([state.epoch, state.generator]);
        },
      ),
    );
  });

  it('[SE36] draws what comes into a new unit as a start does, by the seed', () => {
    const [before, state] = learned({ hiddenLayers: layers(2) });
    const after = { ...before, hiddenLayers: layers(3) };
    const { parameters } = keepLearned(before, state, after);
    const start = createTrainingState(after).parameters;
    expect([parameters[2], parameters[5]]).toEqual([start[2], start[5]]);
    // Its bias, and its weight to the output.
    expect([parameters[8], parameters[11]]).toEqual([0, 0]);
  });

  it('[SE36] gives back what it was when what was added is removed', () => {
    fc.assert(
      fc.property(
        experiments(),
        fc.nat(),
        fc.constantFrom(...activations),
        (part, l, activation) => {
          const [before, state] = learned(part);
          const at = l % (before.hiddenLayers.length + 1);
          const widths = [before.features.length, ...before.hiddenLayers.map((h) => h.unitCount)];
          const added = { unitCount: widths[at], activation };
          const hiddenLayers = before.hiddenLayers.toSpliced(at, 0, added);
          const after = { ...before, hiddenLayers };
          expect(keepLearned(after, keepLearned(before, state, after), before)).toEqual(state);
        },
      ),
    );
  });

  it.each([0, 1, 2])('[SE36] a linear layer at place %i changes no value', (at) => {
    const [before, state] = learned({ hiddenLayers: layers(3, 4) });
    const unitCount = [2, 3, 4][at];
    const hiddenLayers = before.hiddenLayers.toSpliced(at, 0, { unitCount, activation: 'linear' });
    const after = { ...before, hiddenLayers };
    const values = preActivationsAt(after, keepLearned(before, state, after), [0.3, -0.8]);
    values.splice(at, 1);
    expect(values).toEqual(preActivationsAt(before, state, [0.3, -0.8]));
  });

  it('[SE36] a sigmoid layer behind a sigmoid one passes on about what comes in', () => {
    const sigmoid = (unitCount: number): HiddenLayer => ({ unitCount, activation: 'sigmoid' });
    const [before, state] = learned({ hiddenLayers: [sigmoid(3)] });
    const after = { ...before, hiddenLayers: [sigmoid(3), sigmoid(3)] };
    const kept = keepLearned(before, state, after);
    const value = (z: number) => 1 / (1 + Math.exp(-z));
    const [first, second] = preActivationsAt(after, kept, [0.3, -0.8]);
    second.forEach((z, j) => {
      expect(Math.abs(value(z) - value(first[j]))).toBeLessThan(0.12);
    });
  });

  it('[SE36] takes the last units and the removed features out, and only those', () => {
    const [before, state] = learned({ features: ['x1', 'x2', 'x1-x2'], hiddenLayers: layers(3) });
    const after: Experiment = {
      ...before,
      features: ['x1-x2', 'sin-x1', 'x1'],
      hiddenLayers: layers(2),
    };
    const w = state.parameters;
    expect([...keepLearned(before, state, after).parameters]).toEqual([
      ...[w[6], w[7]],
      ...[0, 0],
      ...[w[0], w[1]],
      ...[w[9], w[10]],
      ...[w[12], w[13]],
      w[15],
    ]);
  });

  it('[SE36] keeps the optimizer’s memory of what stays', () => {
    const [before, state] = learned({ hiddenLayers: layers(1), optimizer: { type: 'adam' } });
    const after = { ...before, hiddenLayers: layers(2) };
    const { optimizerState: memory } = keepLearned(before, state, after);
    const old = state.optimizerState;
    // Parameters before: 2 weights, bias, weight, bias; and after: 4 weights, 2 biases, 2 weights, bias.
    const plane = (at: number) => [
      ...[old[at], 0, old[at + 1], 0, old[at + 2], 0],
      ...[old[at + 3], 0, old[at + 4]],
    ];
    expect([...memory]).toEqual([...plane(0), ...plane(5), old[10], old[11]]);
  });

  it('[SE36] of anything goes on training, finite', () => {
    fc.assert(
      fc.property(experiments(), experiments(), (one, other) => {
        const [before, state] = learned(one);
        const after = { ...before, ...other, learningRate: 0.01 };
        const kept = keepLearned(before, state, after);
        const options = { untilEpoch: 8, budgetMs: Infinity, now: () => 0 };
        const { state: next } = trainSlice(after, prepareData(after), kept, options);
        expect(next.epoch).toBe(8);
        expect(next.parameters.every(Number.isFinite)).toBe(true);
      }),
    );
  });

  it('[SE36] gives back the very state where nothing of it changes', () => {
    const [before, state] = learned({});
    const after: Experiment = {
      ...before,
      loss: 'squared-error',
      testShare: 0,
      dataset: { type: 'moons', pointCount: 20, seed: 1, noise: 0 },
      hiddenLayers: [{ unitCount: 2, activation: 'relu' }],
    };
    expect(keepLearned(before, state, after)).toBe(state);
    const adam = keepLearned(before, state, { ...after, optimizer: { type: 'adam' } });
    expect(adam.parameters).toBe(state.parameters);
    expect([...adam.optimizerState]).toEqual([...Array<number>(18).fill(0), 1, 1]);
  });
});
