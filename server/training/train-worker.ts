import { performance } from 'node:perf_hooks';
import { prepareData, type PreparedData } from '../../shared/datasets/prepare.ts';
import { trainSlice } from '../../shared/engine/trainer.ts';
import type { Experiment } from '../../shared/experiment.ts';
import type { Slice, SliceResult } from '../session/types.ts';

/** The points of the experiments trained last: they follow from the experiment alone. */
const prepared = new Map<string, PreparedData>();
const preparedCapacity = 16;

/** A task of the pool. The worker keeps nothing that another could not make again. */
export default function train(slice: Omit<Slice, 'sliceId'>): SliceResult {
  const { experiment, state, untilEpoch, budgetMs } = slice;
  return trainSlice(experiment, dataOf(experiment), state, {
    untilEpoch,
    budgetMs,
    now: () => performance.now(),
  });
}

function dataOf({ dataset, testShare, features }: Experiment): PreparedData {
  const key = JSON.stringify([dataset, testShare, features]);
  const known = prepared.get(key);
  const data = known ?? prepareData({ dataset, testShare, features });
  // The newest last: the first is the one that was not used for longest.
  prepared.delete(key);
  prepared.set(key, data);
  const [oldest] = prepared.keys();
  if (prepared.size > preparedCapacity) prepared.delete(oldest);
  return data;
}
