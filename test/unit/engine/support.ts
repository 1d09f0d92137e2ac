import { prepareData, type PreparedData } from '../../../shared/datasets/prepare.ts';
import { createEpochTrainer } from '../../../shared/engine/epoch.ts';
import type { Measured } from '../../../shared/engine/metrics.ts';
import { createNetwork, type Network } from '../../../shared/engine/network.ts';
import { createOptimizerState } from '../../../shared/engine/optimizers.ts';
import {
  createTrainingState,
  trainSlice,
  type TrainedSlice,
  type TrainingState,
} from '../../../shared/engine/trainer.ts';
import type { Experiment, HiddenLayer } from '../../../shared/experiment.ts';
import { RandomState } from '../../../shared/random/random-state.ts';

/** `count` numbers in [0, 1) from a 32-bit seed (xorshift): for tests that want plain points. */
export function uniforms(count: number, seed: number): Float64Array {
  let state = seed | 1;
  return Float64Array.from({ length: count }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  });
}

/** `count` points with inputs in [−1.5, 1.5) and labels in turn. */
export function seededPoints(count: number, inputCount: number, seed: number): Measured {
  return {
    count,
    inputs: uniforms(count * inputCount, seed).map((u) => 3 * u - 1.5),
    labels: Float64Array.from({ length: count }, (_, n) => n % 2),
  };
}

export const hiddenLayers = (
  activation: HiddenLayer['activation'],
  ...unitCounts: number[]
): HiddenLayer[] => unitCounts.map((unitCount) => ({ unitCount, activation }));

/** A small experiment that every part of may be replaced in. */
export const smallExperiment = (patch: Partial<Experiment> = {}): Experiment => ({
  dataset: { type: 'moons', pointCount: 40, seed: 5, noise: 0.2 },
  testShare: 0,
  features: ['x1', 'x2'],
  hiddenLayers: hiddenLayers('tanh', 4, 3),
  loss: 'cross-entropy',
  initializer: 'glorot',
  seed: 7,
  optimizer: { type: 'sgd' },
  learningRate: 0.1,
  regularization: { type: 'none', rate: 0 },
  batchSize: 4,
  shuffle: true,
  snapshotEvery: 5,
  pace: 'max',
  stop: { epoch: null, loss: null, accuracy: null },
  ...patch,
});

export const networkOf = ({ features, hiddenLayers }: Experiment): Network =>
  createNetwork(features.length, hiddenLayers);

/** One slice to `untilEpoch`, without a limit of time. */
export function trainUntil(
  experiment: Experiment,
  untilEpoch: number,
  state: TrainingState = createTrainingState(experiment),
  data: PreparedData = prepareData(experiment),
): TrainedSlice {
  return trainSlice(experiment, data, state, { untilEpoch, budgetMs: Infinity, now: () => 0 });
}

/** A copy of `parameters` after one epoch on `points` from a fresh optimizer, and its loss. */
export function trainOneEpoch(
  experiment: Experiment,
  network: Network,
  points: Measured,
  parameters: Float64Array,
): { parameters: Float64Array; loss: number } {
  const trained = parameters.slice();
  const optimizerState = createOptimizerState(experiment.optimizer, network.parameterCount);
  const trainEpoch = createEpochTrainer(experiment, network, points);
  const loss = trainEpoch(trained, optimizerState, new RandomState(1));
  return { parameters: trained, loss };
}

/** The largest |a − b|; NaN where one of them is. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return NaN;
  return Array.from(a, (value, i) => Math.abs(value - b[i])).reduce((x, y) => Math.max(x, y), 0);
}
