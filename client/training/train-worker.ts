import { preparedDataOf } from '../../shared/datasets/prepared-data.ts';
import { trainSlice } from '../../shared/engine/trainer.ts';
import type { SliceTask } from './trainer-thread.ts';

/** The browser's own training thread: what the server's workers do, by the same engine. */
addEventListener('message', ({ data: task }: MessageEvent<SliceTask>) => {
  const { experiment, state, untilEpoch, budgetMs } = task;
  const now = () => performance.now();
  postMessage(
    trainSlice(experiment, preparedDataOf(experiment), state, { untilEpoch, budgetMs, now }),
  );
});
