import { prepareData } from '../../shared/datasets/prepare.ts';
import { createTrainingState, trainSlice } from '../../shared/engine/trainer.ts';
import type { Experiment, ExperimentPatch } from '../../shared/experiment.ts';

/**
 * What a server must come to, trained in one go: the parameters of `experiment` at `epoch`, as
 * float32. A change of live parts takes effect at its epoch.
 */
export function parametersAfter(
  experiment: Experiment,
  epoch: number,
  changes: { epoch: number; experiment: ExperimentPatch }[] = [],
): number[] {
  let current = experiment;
  let state = createTrainingState(current);
  const trainTo = (untilEpoch: number) => {
    if (untilEpoch === state.epoch) return;
    const limits = { untilEpoch, budgetMs: Infinity, now: () => 0 };
    state = trainSlice(current, prepareData(current), state, limits).state;
  };
  for (const change of changes) {
    trainTo(change.epoch);
    current = { ...current, ...change.experiment };
  }
  trainTo(epoch);
  return [...state.parameters].map(Math.fround);
}
