import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareData } from '../../../shared/datasets/prepare.ts';
import {
  copyTrainingState,
  createTrainingState,
  trainSlice,
  type TrainedSlice,
} from '../../../shared/engine/trainer.ts';
import {
  activations,
  experimentSchema,
  features,
  initializers,
  losses,
  type Experiment,
  type Optimizer,
} from '../../../shared/experiment.ts';
import { decodeSnapshot, encodeSnapshot } from '../../../shared/protocol/snapshot-codec.ts';
import { smallExperiment, trainUntil } from './support.ts';

/** Any experiment on a few points, as a session could hold it. */
const experiments: fc.Arbitrary<Experiment> = fc
  .record({
    dataset: fc.record({
      type: fc.constant('playground-gauss' as const),
      pointCount: fc.integer({ min: 4, max: 30 }),
      seed: fc.nat(),
      noise: fc.constantFrom(0, 0.4),
    }),
    testShare: fc.constantFrom(0, 0.3, 0.9),
    features: fc.uniqueArray(fc.constantFrom(...features), { minLength: 1 }),
    hiddenLayers: fc.array(
      fc.record({
        unitCount: fc.integer({ min: 1, max: 9 }),
        activation: fc.constantFrom(...activations),
      }),
      { maxLength: 6, size: 'max' },
    ),
    loss: fc.constantFrom(...losses),
    initializer: fc.constantFrom(...initializers),
    seed: fc.nat(),
    optimizer: fc.oneof(
      fc.constantFrom<Optimizer>({ type: 'sgd' }, { type: 'adam' }),
      fc.record({
        type: fc.constant('momentum' as const),
        momentum: fc.constantFrom(0, 0.5, 0.99),
      }),
    ),
    // Some of these diverge.
    learningRate: fc.constantFrom(1e-3, 0.1, 1, 100),
    regularization: fc.record({
      type: fc.constantFrom('none' as const, 'l1' as const, 'l2' as const),
      rate: fc.constantFrom(0, 0.01, 1),
    }),
    batchSize: fc.constantFrom(1, 2, 7, 5000),
    shuffle: fc.boolean(),
    snapshotEvery: fc.integer({ min: 1, max: 5 }),
    stop: fc.record({
      epoch: fc.constantFrom(null, null, 3),
      loss: fc.constantFrom(null, null, 0.3),
      accuracy: fc.constantFrom(null, null, 1),
    }),
  })
  .map((parts) => ({ ...smallExperiment(), ...parts }));

const lastEpoch = 12;

/** How a run ends. */
type End = Pick<TrainedSlice, 'state' | 'outcome' | 'metrics'>;

/** One slice after another, each as long as `budgets` says, on a clock of `ticks`. */
function trainInSlices(experiment: Experiment, budgets: number[], ticks: number[]): End {
  const data = prepareData(experiment);
  let state = createTrainingState(experiment);
  let nowMs = 0;
  let looks = 0;
  const now = () => (nowMs += ticks[looks++ % ticks.length]);
  for (let i = 0; ; i++) {
    const budgetMs = budgets[i % budgets.length];
    const slice = trainSlice(experiment, data, state, { untilEpoch: lastEpoch, budgetMs, now });
    // Through a thread and back, as the server has it.
    state = structuredClone(slice.state);
    if (slice.outcome ?? state.epoch >= lastEpoch) {
      return { state, outcome: slice.outcome, metrics: slice.metrics };
    }
  }
}

function trainAtOnce(experiment: Experiment): End {
  const { state, outcome, metrics } = trainUntil(experiment, lastEpoch);
  return { state, outcome, metrics };
}

describe('training', () => {
  it('[EN12] gives the same bits for the same experiment, and the slices change none', () => {
    const durations = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 5 });
    let slicedRuns = 0;
    fc.assert(
      fc.property(experiments, durations, durations, (experiment, budgets, ticks) => {
        expect(experimentSchema.safeParse(experiment).success).toBe(true);
        const whole = trainAtOnce(experiment);
        expect(trainAtOnce(experiment)).toEqual(whole);
        expect(trainInSlices(experiment, budgets, ticks)).toEqual(whole);
        if (whole.outcome === null) slicedRuns++;
      }),
      { numRuns: 120 },
    );
    // Nearly all would pass if everything diverged or stopped at once.
    expect(slicedRuns).toBeGreaterThan(20);
  });

  it('[EN12] n epochs and then m are n + m', () => {
    const counts = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(experiments, counts, counts, (parts, n, m) => {
        const experiment = { ...parts, stop: smallExperiment().stop };
        const first = trainUntil(experiment, n);
        if (first.outcome) return;
        const both = trainUntil(experiment, n + m, first.state);
        const whole = trainUntil(experiment, n + m);
        expect(both).toEqual(whole);
        expect(both.state.epoch).toBe(whole.outcome ? whole.outcome.epoch - 1 : n + m);
      }),
      { numRuns: 120 },
    );
  });

  it('[EN13] leaves the state that it was given as it is, and shares nothing with it', () => {
    fc.assert(
      fc.property(experiments, (experiment) => {
        const data = prepareData(experiment);
        const state = trainUntil(experiment, 1, undefined, data).state;
        const kept = copyTrainingState(state);
        const keptData = structuredClone(data);
        const trained = trainUntil(experiment, 4, state, data).state;
        expect(state).toEqual(kept);
        expect(data).toEqual(keptData);
        trained.parameters.fill(1);
        trained.optimizerState.fill(1);
        trained.generator.words.fill(1);
        expect(state).toEqual(kept);
      }),
      { numRuns: 60 },
    );
  });

  it('[EN16] never ends with anything but finite numbers', () => {
    let divergedRuns = 0;
    fc.assert(
      fc.property(experiments, (parts) => {
        const experiment = { ...parts, learningRate: 100 };
        const { state, metrics, outcome } = trainUntil(experiment, lastEpoch);
        expect([...state.parameters, ...state.optimizerState].every(Number.isFinite)).toBe(true);
        expect(Number.isFinite(metrics.trainLoss)).toBe(true);
        if (outcome?.reason === 'diverged') divergedRuns++;
      }),
      { numRuns: 120 },
    );
    // Some one in ten do.
    expect(divergedRuns).toBeGreaterThan(0);
  });

  it('[EN23] trained parameters survive the snapshot codec as float32', () => {
    fc.assert(
      fc.property(experiments, (experiment) => {
        const { state, metrics } = trainUntil(experiment, 3);
        const { parameters, epoch } = state;
        const frame = encodeSnapshot({ sequence: 1, start: 0, epoch, metrics, parameters });
        const decoded = decodeSnapshot(frame);
        expect(decoded.ok && decoded.value.parameters).toEqual(parameters.map(Math.fround));
      }),
      { numRuns: 60 },
    );
  });
});
