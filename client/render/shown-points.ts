import type { PreparedData } from '../../shared/datasets/prepare.ts';

const trainingAlone = new WeakMap<PreparedData, PreparedData>();

/** The points of `data` that are seen: where `hidesTest`, those of training. The same data give the same object. */
export function shownPoints(data: PreparedData, hidesTest: boolean): PreparedData {
  if (!hidesTest) return data;
  let shown = trainingAlone.get(data);
  if (!shown) trainingAlone.set(data, (shown = { ...data, test: { ...data.test, count: 0 } }));
  return shown;
}
