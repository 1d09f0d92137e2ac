import { describe, expect, it } from 'vitest';
import { prepareData } from '../../../shared/datasets/prepare.ts';
import { evaluateGrid, type Grid } from '../../../shared/engine/decision-boundary.ts';
import { createEpochTrainer } from '../../../shared/engine/epoch.ts';
import { createForwardPass, forward } from '../../../shared/engine/forward.ts';
import { initializeParameters, weightSource } from '../../../shared/engine/initializers.ts';
import { lossOf } from '../../../shared/engine/losses.ts';
import { evaluateSet } from '../../../shared/engine/metrics.ts';
import { createNetwork } from '../../../shared/engine/network.ts';
import { createTrainingState } from '../../../shared/engine/trainer.ts';
import type { Experiment, Feature, Optimizer } from '../../../shared/experiment.ts';
import { RandomState } from '../../../shared/random/random-state.ts';
import { hiddenLayers, seededPoints, smallExperiment, trainUntil } from './support.ts';

const relu = (...unitCounts: number[]) => hiddenLayers('relu', ...unitCounts);
const network = createNetwork(2, relu(3));
const parameters = new Float64Array(network.parameterCount);
const inputs = new Float64Array(2);

const grid: Grid = { columns: 4, rows: 4, x1Min: -1, x1Max: 1, x2Min: -1, x2Max: 1 };
const gridOf = (change: Partial<Grid>, features: Feature[] = ['x1', 'x2']) =>
  evaluateGrid(network, parameters, features, { ...grid, ...change });

const train = (patch: Partial<Experiment>, points = seededPoints(4, 2, 1)) =>
  createEpochTrainer(smallExperiment(patch), network, points);

/** One epoch from a state whose optimizer is `held`, of an experiment with `optimizer`. */
function trainWithState(optimizer: Optimizer, held: Optimizer) {
  const state = createTrainingState(smallExperiment({ optimizer: held }));
  return trainUntil(smallExperiment({ optimizer }), 1, state);
}

const misuses: Record<string, [() => unknown, string]> = {
  '17 units': [
    () => createNetwork(2, relu(4, 17)),
    'unitCount must be a whole number from 1 to 16, not 17',
  ],
  '0 units': [
    () => createNetwork(2, relu(0)),
    'unitCount must be a whole number from 1 to 16, not 0',
  ],
  '-1 units': [() => createNetwork(2, relu(-1)), 'not -1'],
  '2.5 units': [() => createNetwork(2, relu(2.5)), 'not 2.5'],
  'NaN units': [() => createNetwork(2, relu(NaN)), 'not NaN'],
  'Infinity units': [() => createNetwork(2, relu(Infinity)), 'not Infinity'],
  '7 hidden layers': [
    () => createNetwork(2, relu(1, 1, 1, 1, 1, 1, 1)),
    'hidden layers must be a whole number from 0 to 6, not 7',
  ],
  '0 inputs': [() => createNetwork(0, []), 'inputCount must be a whole number from 1 to 32, not 0'],
  '33 inputs': [
    () => createNetwork(33, []),
    'inputCount must be a whole number from 1 to 32, not 33',
  ],
  'NaN inputs': [() => createNetwork(NaN, []), 'not NaN'],

  'forward: 12 parameters of 13': [
    () => forward(network, parameters.subarray(1), inputs, createForwardPass(network)),
    'parameters: 12 values, the network has 13',
  ],
  'forward: an input too many': [
    () => forward(network, parameters, new Float64Array(3), createForwardPass(network)),
    'input: 3 values, the network has 2',
  ],
  "forward: another network's pre-activations": [
    () =>
      forward(network, parameters, inputs, {
        ...createForwardPass(network),
        preActivations: new Float64Array(5),
      }),
    'out: 5 units, not 4',
  ],
  "forward: another network's activations": [
    () =>
      forward(network, parameters, inputs, {
        ...createForwardPass(network),
        activations: new Float64Array(3),
      }),
    'out: 3 units, not 4',
  ],

  'metrics: parameters': [
    () => evaluateSet(network, new Float64Array(9), seededPoints(4, 2, 1), 'cross-entropy'),
    'parameters: 9 values, the network has 13',
  ],
  'metrics: points of three inputs': [
    () => evaluateSet(network, parameters, seededPoints(4, 3, 1), 'cross-entropy'),
    'inputs: 12 values for 4 points',
  ],
  'an unknown loss': [() => lossOf('hinge' as never, 0, 1), 'loss hinge is not known'],
  'an unknown start': [
    () => weightSource('ones' as never, network.layers[0], new RandomState(1)),
    'initializer ones is not known',
  ],
  'a seed of -1': [() => initializeParameters(network, 'he', -1), 'not -1'],

  'training: no points': [() => train({}, seededPoints(0, 2, 1)), 'points: 0'],
  'training: points of three inputs': [
    () => train({}, seededPoints(4, 3, 1)),
    'inputs: 12 values for 4 points',
  ],
  // These would never come to the end of an epoch.
  'training: batches of 0': [
    () => train({ batchSize: 0 }),
    'batchSize must be a whole number from 1 on, not 0',
  ],
  'training: batches of -1': [() => train({ batchSize: -1 }), 'not -1'],
  'training: batches of NaN': [() => train({ batchSize: NaN }), 'not NaN'],
  'training: parameters': [
    () => train({})(new Float64Array(12), new Float64Array(0), new RandomState(1)),
    'parameters: 12 values, the network has 13',
  ],
  // Read as they are, missing moments are NaN: the class would be told of a divergence.
  "a slice: sgd's state for adam": [
    () => trainWithState({ type: 'adam' }, { type: 'sgd' }),
    'optimizerState: 0 values, adam has 64',
  ],
  "a slice: adam's state for momentum": [
    () => trainWithState({ type: 'momentum', momentum: 0.9 }, { type: 'adam' }),
    'optimizerState: 64 values, momentum has 31',
  ],
  "a slice: another experiment's parameters": [
    () =>
      trainUntil(smallExperiment(), 1, createTrainingState(smallExperiment({ hiddenLayers: [] }))),
    'parameters: 3 values, the network has 31',
  ],
  "a slice: another experiment's data": [
    () => {
      const experiment = smallExperiment();
      const data = prepareData({ ...experiment, features: ['x1'] });
      return trainUntil(experiment, 1, createTrainingState(experiment), data);
    },
    'inputs: 40 values for 40 points',
  ],

  'a grid of one column': [
    () => gridOf({ columns: 1 }),
    'columns must be a whole number from 2 on, not 1',
  ],
  'a grid of 2.5 rows': [
    () => gridOf({ rows: 2.5 }),
    'rows must be a whole number from 2 on, not 2.5',
  ],
  'a grid of NaN rows': [() => gridOf({ rows: NaN }), 'not NaN'],
  'a grid of too many cells': [
    () => gridOf({ columns: 4096, rows: 1025 }),
    'the grid has 4198400 cells, more than 4194304',
  ],
  'a grid of no width': [() => gridOf({ x1Min: 1 }), 'the grid spans 1 to 1'],
  'a grid upside down': [() => gridOf({ x2Min: 2 }), 'and 2 to 1'],
  'a grid without an end': [() => gridOf({ x1Max: Infinity }), '-1 to Infinity'],
  'a grid of NaN': [() => gridOf({ x2Max: NaN }), '-1 to NaN'],
  'a grid of one feature': [() => gridOf({}, ['x1']), 'features: 1, the network has 2'],
  'a grid: parameters': [
    () => evaluateGrid(network, new Float64Array(14), ['x1', 'x2'], grid),
    'parameters: 14 values, the network has 13',
  ],
};

describe('misuse', () => {
  it.each(Object.entries(misuses))('[EN20] is a RangeError: %s', (_, [attempt, message]) => {
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(message);
  });

  it('[EN20] is not what is at the limits', () => {
    expect(createNetwork(32, relu(16, 16, 16, 16, 16, 16)).unitCount).toBe(97);
    expect(createNetwork(1, []).parameterCount).toBe(2);
    expect(gridOf({ columns: 2, rows: 2 }).probabilities).toEqual(new Float64Array(4).fill(0.5));
  });
});

describe('a network', () => {
  it('[EN19] lays out weights and biases layer by layer, without gaps, the output last', () => {
    const { layers, parameterCount, unitCount } = createNetwork(3, relu(4, 2));
    expect(layers.map((layer) => [layer.inputCount, layer.unitCount])).toEqual([
      [3, 4],
      [4, 2],
      [2, 1],
    ]);
    expect(layers.map((layer) => layer.weightOffset)).toEqual([0, 16, 26]);
    expect(layers.map((layer) => layer.biasOffset)).toEqual([12, 24, 28]);
    expect(layers.map((layer) => layer.unitOffset)).toEqual([0, 4, 6]);
    expect(layers.map((layer) => layer.activation)).toEqual(['relu', 'relu', 'sigmoid']);
    expect([parameterCount, unitCount]).toEqual([29, 7]);
  });
});
