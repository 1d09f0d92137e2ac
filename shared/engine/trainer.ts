import type { PreparedData } from '../datasets/prepare.ts';
import type { Experiment } from '../experiment.ts';
import type { Metrics, Outcome } from '../protocol/messages.ts';
import { RandomState } from '../random/random-state.ts';
import { createEpochTrainer } from './epoch.ts';
import { evaluate } from './metrics.ts';
import { createNetwork, type Network } from './network.ts';
import { copyTrainingState, type TrainingState } from './training-state.ts';

export { copyTrainingState, createTrainingState, type TrainingState } from './training-state.ts';

/** How far a slice may go. The clock comes from outside; the numbers never depend on it. */
export interface SliceLimits {
  untilEpoch: number;
  budgetMs: number;
  now: () => number;
}

export interface TrainedSlice {
  state: TrainingState;
  metrics: Metrics;
  /** Why training ended by itself; null where it may go on. */
  outcome: Outcome | null;
  /** The slice ended at a multiple of `snapshotEvery`, or for good. */
  isSnapshot: boolean;
}

/** A larger parameter counts as diverged: float32, which snapshots carry, ends at 3.4e38. */
const largestParameter = 1e30;

/**
 * Trains whole epochs from `state` on, which is left as it is: until `untilEpoch`, a stop of the
 * experiment, divergence, or until the time is up; one epoch at least. Where it can, a slice that
 * runs out of time ends at a multiple of `snapshotEvery`. Slicing changes no number.
 * After divergence (a loss, a parameter or an optimizer's value that is not finite, or a parameter
 * beyond 1e30) the state is the one before that epoch.
 * Errors: RangeError where state or data are not of this experiment.
 */
export function trainSlice(
  experiment: Experiment,
  data: PreparedData,
  state: TrainingState,
  { untilEpoch, budgetMs, now }: SliceLimits,
): TrainedSlice {
  const network = createNetwork(experiment.features.length, experiment.hiddenLayers);
  const trainEpoch = createEpochTrainer(experiment, network, data.train);
  const random = new RandomState(0);
  random.setState(state.generator);
  const { snapshotEvery } = experiment;
  const startMs = now();
  let snapshotMs = startMs;
  let current = copyTrainingState(state);
  const before = copyTrainingState(state);
  let metrics: Metrics | null = null;
  let outcome: Outcome | null = null;

  for (;;) {
    before.parameters.set(current.parameters);
    before.optimizerState.set(current.optimizerState);
    before.epoch = current.epoch;
    if (experiment.shuffle) before.generator = random.getState();
    const loss = trainEpoch(current.parameters, current.optimizerState, random);
    const epoch = current.epoch + 1;
    if (
      !Number.isFinite(loss) ||
      !areBounded(current.parameters, largestParameter) ||
      !areBounded(current.optimizerState, Number.MAX_VALUE)
    ) {
      outcome = { reason: 'diverged', epoch };
      current = before;
      random.setState(before.generator);
      break;
    }
    current.epoch = epoch;
    ({ outcome, metrics } = checkStop(experiment, network, data, current));
    if (outcome || epoch >= untilEpoch) break;
    const nowMs = now();
    if (nowMs - startMs >= budgetMs) break;
    if (epoch % snapshotEvery === 0) {
      // The next snapshot is likely to take as long as this one did.
      if (nowMs - startMs + (nowMs - snapshotMs) > budgetMs) break;
      snapshotMs = nowMs;
    }
  }
  current.generator = random.getState();
  return {
    state: current,
    metrics: metrics ?? evaluate(network, current.parameters, data, experiment.loss),
    outcome,
    isSnapshot: outcome !== null || current.epoch % snapshotEvery === 0,
  };
}

function areBounded(values: Float64Array, bound: number): boolean {
  for (let i = 0; i < values.length; i++) {
    // Written so that NaN is out of bounds as well.
    if (!(values[i] <= bound && values[i] >= -bound)) return false;
  }
  return true;
}

/** Metrics after every epoch are only worth their price where a stop asks for them. */
function checkStop(
  { stop, loss }: Experiment,
  network: Network,
  data: PreparedData,
  { parameters, epoch }: TrainingState,
): { outcome: Outcome | null; metrics: Metrics | null } {
  if (stop.loss === null && stop.accuracy === null) {
    return { outcome: epoch === stop.epoch ? { reason: 'epoch', epoch } : null, metrics: null };
  }
  const metrics = evaluate(network, parameters, data, loss);
  const accuracy = Number.isNaN(metrics.testAccuracy)
    ? metrics.trainAccuracy
    : metrics.testAccuracy;
  let outcome: Outcome | null = null;
  if (epoch === stop.epoch) outcome = { reason: 'epoch', epoch };
  else if (stop.loss !== null && metrics.trainLoss <= stop.loss)
    outcome = { reason: 'loss', epoch };
  else if (stop.accuracy !== null && accuracy >= stop.accuracy) {
    outcome = { reason: 'accuracy', epoch };
  }
  return { outcome, metrics };
}
