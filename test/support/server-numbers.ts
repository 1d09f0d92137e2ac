import { prepareData } from '../../shared/datasets/prepare.ts';
import { createTrainingState, trainSlice } from '../../shared/engine/trainer.ts';
import type { Experiment } from '../../shared/experiment.ts';

/** What a server must come to, trained in one go: the parameters of `experiment` at `epoch`. */
export function parametersAfter(experiment: Experiment, epoch: number): Float64Array {
  const limits = { untilEpoch: epoch, budgetMs: Infinity, now: () => 0 };
  const start = createTrainingState(experiment);
  return trainSlice(experiment, prepareData(experiment), start, limits).state.parameters;
}
