import { performance } from 'node:perf_hooks';
import { trainSlice, type TrainedSlice } from '../../shared/engine/trainer.ts';
import { preparedDataOf } from '../../shared/datasets/prepared-data.ts';
import type { Slice } from '../../shared/lesson/slices.ts';

/** A task of the pool. The worker keeps nothing that another could not make again. */
export default function train(slice: Omit<Slice, 'sliceId'>): TrainedSlice {
  const { experiment, state, untilEpoch, budgetMs } = slice;
  return trainSlice(experiment, preparedDataOf(experiment), state, {
    untilEpoch,
    budgetMs,
    now: () => performance.now(),
  });
}
