import type { Experiment, Feature } from '../experiment.ts';
import { RandomState } from '../random/random-state.ts';
import { writeFeatures } from './features.ts';
import { generateDataset } from './generate.ts';
import { createPointList, type PointList } from './point-list.ts';
import { windowOf, type Window } from './window.ts';

export interface PointSet extends PointList {
  count: number;
  /** The network's inputs: count × features.length, row-major. */
  inputs: Float64Array;
}

export interface PreparedData {
  train: PointSet;
  test: PointSet;
  /** The same for all pictures of this dataset. */
  window: Window;
}

/**
 * What an experiment trains on and is tested on. Test points are the first ones
 * of a permutation by the dataset's seed, a share of all, rounded; one train
 * point remains at least. Each set keeps the dataset's order.
 * Errors: RangeError naming the value where the experiment is not a valid one.
 */
export function prepareData({
  dataset,
  testShare,
  features,
}: Pick<Experiment, 'dataset' | 'testShare' | 'features'>): PreparedData {
  if (!(testShare >= 0 && testShare < 1)) {
    throw new RangeError(`testShare must be at least 0 and below 1, not ${String(testShare)}`);
  }
  const points = generateDataset(dataset);
  const count = points.labels.length;
  const testCount = Math.min(Math.round(count * testShare), count - 1);
  const isTest = new Uint8Array(count);
  if (testCount > 0) {
    const order = new RandomState(dataset.seed).permutation(count);
    for (const i of order.subarray(0, testCount)) isTest[i] = 1;
  }
  return {
    train: selectPoints(points, features, (i) => isTest[i] === 0),
    test: selectPoints(points, features, (i) => isTest[i] === 1),
    window: windowOf(points.x, dataset.type),
  };
}

function selectPoints(
  points: PointList,
  features: readonly Feature[],
  isChosen: (i: number) => boolean,
): PointSet {
  const chosen = [...points.labels.keys()].filter(isChosen);
  const count = chosen.length;
  const { x, labels } = createPointList(count);
  const inputs = new Float64Array(count * features.length);
  for (const [to, from] of chosen.entries()) {
    const x1 = points.x[2 * from];
    const x2 = points.x[2 * from + 1];
    x.set([x1, x2], 2 * to);
    labels[to] = points.labels[from]!;
    writeFeatures(features, x1, x2, inputs, to * features.length);
  }
  return { count, x, inputs, labels };
}
