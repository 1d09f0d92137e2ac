import { describe, expect, it } from 'vitest';
import { prepareData } from '../../../shared/datasets/prepare.ts';
import { evaluate } from '../../../shared/engine/metrics.ts';
import {
  copyTrainingState,
  createTrainingState,
  trainSlice,
  type SliceLimits,
  type TrainedSlice,
} from '../../../shared/engine/trainer.ts';
import type { Experiment, Optimizer } from '../../../shared/experiment.ts';
import { hiddenLayers, networkOf, smallExperiment, trainUntil } from './support.ts';

/** A clock that each look moves by `epochMs`: the trainer looks once before and after each epoch. */
function steadyClock(epochMs: number): () => number {
  let nowMs = 1000 - epochMs;
  return () => (nowMs += epochMs);
}

function slice(experiment: Experiment, limits: Partial<SliceLimits>): TrainedSlice {
  const data = prepareData(experiment);
  const state = createTrainingState(experiment);
  return trainSlice(experiment, data, state, {
    untilEpoch: 1000,
    budgetMs: Infinity,
    now: steadyClock(10),
    ...limits,
  });
}

const noStop = { epoch: null, loss: null, accuracy: null };

describe('a slice', () => {
  it('[EN14] ends when its time is up, at the epoch that is done by then', () => {
    const experiment = smallExperiment({ snapshotEvery: 100 });
    for (const [budgetMs, epoch] of [
      [50, 5],
      [45, 5],
      [51, 6],
    ]) {
      const { state, isSnapshot, outcome } = slice(experiment, { budgetMs });
      expect([state.epoch, isSnapshot, outcome], `${budgetMs} ms`).toEqual([epoch, false, null]);
    }
  });

  it('[EN14] trains one epoch at least, whatever the time and the last epoch', () => {
    const experiment = smallExperiment();
    expect(slice(experiment, { budgetMs: 0 }).state.epoch).toBe(1);
    expect(slice(experiment, { budgetMs: 5 }).state.epoch).toBe(1);
    expect(slice(experiment, { untilEpoch: 0 }).state.epoch).toBe(1);
  });

  it('[EN14] ends at its last epoch', () => {
    const { state, outcome, isSnapshot } = slice(smallExperiment(), { untilEpoch: 7 });
    expect([state.epoch, outcome, isSnapshot]).toEqual([7, null, false]);
  });

  it('[EN14] ends at a multiple of the epochs between snapshots where the next would be too late', () => {
    const epochs = (snapshotEvery: number, budgetMs: number) => {
      const { state, isSnapshot } = slice(smallExperiment({ snapshotEvery }), { budgetMs });
      return [state.epoch, isSnapshot];
    };
    expect(epochs(3, 100)).toEqual([9, true]);
    expect(epochs(3, 89)).toEqual([6, true]);
    expect(epochs(3, 90)).toEqual([9, true]);
    expect(epochs(4, 75)).toEqual([4, true]);
    expect(epochs(1, 25)).toEqual([2, true]);
    // A snapshot that is further than the time: the time ends the slice in between.
    expect(epochs(9, 60)).toEqual([6, false]);
  });

  it('[EN14] gives metrics of its last parameters', () => {
    const experiment = smallExperiment({ testShare: 0.25 });
    for (const stop of [noStop, { ...noStop, loss: 0 }]) {
      const { state, metrics } = slice({ ...experiment, stop }, { untilEpoch: 3 });
      const { parameters } = state;
      const expected = evaluate(
        networkOf(experiment),
        parameters,
        prepareData(experiment),
        'cross-entropy',
      );
      expect(metrics).toEqual(expected);
      expect(metrics.testLoss).toBeGreaterThan(0);
    }
  });
});

describe('a stop', () => {
  /** The metrics after each epoch, from slices of one. */
  function metricsByEpoch(experiment: Experiment, count: number) {
    let state = createTrainingState(experiment);
    return Array.from({ length: count }, () => {
      const trained = trainUntil(experiment, state.epoch + 1, state);
      state = trained.state;
      return trained.metrics;
    });
  }
  const stopped = (experiment: Experiment) => {
    const { state, outcome, isSnapshot } = slice(experiment, { untilEpoch: 90 });
    return { epoch: state.epoch, outcome, isSnapshot };
  };

  it('[EN15] at an epoch ends training there, and not after it', () => {
    const experiment = smallExperiment({ stop: { ...noStop, epoch: 7 } });
    const outcome = { reason: 'epoch', epoch: 7 };
    expect(stopped(experiment)).toEqual({ epoch: 7, outcome, isSnapshot: true });
    const onward = trainUntil(experiment, 9, slice(experiment, {}).state);
    expect([onward.state.epoch, onward.outcome]).toEqual([9, null]);
  });

  it('[EN15] at a loss ends training at the first epoch whose training loss is as low', () => {
    const experiment = smallExperiment({ testShare: 0.3 });
    const all = metricsByEpoch(experiment, 40);
    const loss = all[23].trainLoss;
    const epoch = 1 + all.findIndex(({ trainLoss }) => trainLoss <= loss);
    expect(epoch).toBeGreaterThan(5);
    expect(stopped({ ...experiment, stop: { ...noStop, loss } })).toEqual({
      epoch,
      outcome: { reason: 'loss', epoch },
      isSnapshot: true,
    });
    const lower = { ...experiment, stop: { ...noStop, loss: Math.min(0, loss) } };
    expect(stopped(lower)).toEqual({ epoch: 90, outcome: null, isSnapshot: true });
  });

  it.each([
    ['test', 0.4],
    ['train', 0],
  ] as const)('[EN15] at an accuracy goes by that of the %s points', (set, testShare) => {
    const dataset = { type: 'playground-circle', pointCount: 60, seed: 5, noise: 0.2 } as const;
    const experiment = smallExperiment({ dataset, testShare, learningRate: 0.05 });
    const all = metricsByEpoch(experiment, 60);
    const reached = (key: 'testAccuracy' | 'trainAccuracy') =>
      1 + all.findIndex((metrics) => metrics[key] >= 0.74);
    const epoch = reached(`${set}Accuracy`);
    expect(epoch).toBeGreaterThan(1);
    // Else the other set's accuracy would stop it as well.
    if (set === 'test') expect(reached('trainAccuracy')).not.toBe(epoch);
    expect(stopped({ ...experiment, stop: { ...noStop, accuracy: 0.74 } })).toEqual({
      epoch,
      outcome: { reason: 'accuracy', epoch },
      isSnapshot: true,
    });
  });
});

describe('divergence', () => {
  const wild: { optimizer: Optimizer; learningRate: number }[] = [
    { optimizer: { type: 'sgd' }, learningRate: 1 },
    { optimizer: { type: 'momentum', momentum: 0.9 }, learningRate: 0.1 },
  ];

  it.each(wild)('[EN16] ends with the state before that epoch: $optimizer.type', (parts) => {
    const experiment = smallExperiment({
      hiddenLayers: hiddenLayers('linear', 4, 4, 4),
      features: ['x1', 'x2', 'x1-squared'],
      ...parts,
    });
    const { state, metrics, outcome, isSnapshot } = slice(experiment, {});
    const { epoch } = state;
    expect(outcome).toEqual({ reason: 'diverged', epoch: epoch + 1 });
    expect(isSnapshot).toBe(true);
    expect([...state.parameters, ...state.optimizerState].every(Number.isFinite)).toBe(true);
    expect([metrics.trainLoss, metrics.trainAccuracy].every(Number.isFinite)).toBe(true);
    expect(epoch).toBeGreaterThan(10);
    const before = trainUntil(experiment, epoch);
    expect(state).toEqual(before.state);
    // Going on from there, it diverges at the same epoch again.
    const again = trainUntil(experiment, epoch + 5, state);
    expect(again.outcome).toEqual(outcome);
    expect(again.state).toEqual(state);
  });

  it('[EN16] is also a parameter beyond 1e30, which float32 would soon not hold', () => {
    const experiment = smallExperiment({ hiddenLayers: [], learningRate: 1e-6 });
    for (const [size, hasDiverged] of [
      [9e29, false],
      [-9e29, false],
      [2e30, true],
      [-2e30, true],
      [NaN, true],
    ] as const) {
      const start = createTrainingState(experiment);
      start.parameters[1] = size;
      const { outcome } = trainUntil(experiment, 1, start);
      expect(outcome, String(size)).toEqual(hasDiverged ? { reason: 'diverged', epoch: 1 } : null);
    }
  });

  it("[EN16] is also an optimizer's state that is no longer finite: it would stand still for good", () => {
    // The square of a gradient of 1e200 is beyond a double; divided by its root, no step is left.
    const experiment = smallExperiment({
      hiddenLayers: hiddenLayers('linear', 1, 1, 1, 1, 1, 1),
      optimizer: { type: 'adam' },
    });
    const start = createTrainingState(experiment);
    start.parameters.fill(1e29);
    const kept = copyTrainingState(start);
    const { state, outcome } = trainUntil(experiment, 3, start);
    expect(outcome).toEqual({ reason: 'diverged', epoch: 1 });
    expect(state).toEqual(kept);
  });
});
