import { prepareData, type PreparedData } from './prepare.ts';
import type { Experiment } from '../experiment.ts';

/** The points of the experiments asked for last: they follow from the experiment alone. */
const prepared = new Map<string, PreparedData>();
const capacity = 16;

/** `prepareData`, remembered: a new start of the same data makes no points anew. */
export function preparedDataOf({
  dataset,
  testShare,
  features,
}: Pick<Experiment, 'dataset' | 'testShare' | 'features'>): PreparedData {
  const key = JSON.stringify([dataset, testShare, features]);
  const data = prepared.get(key) ?? prepareData({ dataset, testShare, features });
  // The newest last: the first is the one that was not used for longest.
  prepared.delete(key);
  prepared.set(key, data);
  const [oldest] = prepared.keys();
  if (prepared.size > capacity) prepared.delete(oldest);
  return data;
}
