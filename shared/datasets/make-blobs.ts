import type { RandomState } from '../random/random-state.ts';
import {
  checkCount,
  checkNumber,
  createSamples,
  shuffleSamples,
  toRandomState,
  type Samples,
} from './samples.ts';

export interface BlobsOptions {
  /** All points, shared out among the centers, or those of each; 100 by default. */
  nSamples?: number | readonly number[];
  /** Columns where centers are drawn; 2 by default. Given centers bring their own. */
  nFeatures?: number;
  /** How many centers to draw (3 by default), or where they are. */
  centers?: number | readonly (readonly number[])[] | null;
  /** The standard deviation of all blobs, or of each; 1 by default. */
  clusterStd?: number | readonly number[];
  /** Centers are drawn between these; −10 and 10 by default. */
  centerBox?: readonly [number, number];
  /** True by default. */
  shuffle?: boolean;
  randomState: number | RandomState;
}

/** What `return_centers` adds: nCenters × nFeatures, row-major. */
export type Blobs = Samples & { centers: Float64Array };

/**
 * Normal blobs around centers, class k around center k; equal to scikit-learn's
 * `make_blobs` for the same arguments.
 * Errors: RangeError naming the value.
 * Source: scikit-learn 1.2, sklearn.datasets.make_blobs.
 */
export function makeBlobs({
  nSamples = 100,
  nFeatures = 2,
  centers = null,
  clusterStd = 1,
  centerBox = [-10, 10],
  shuffle = true,
  randomState,
}: BlobsOptions): Blobs {
  const generator = toRandomState(randomState);
  const centerCount = countCenters(nSamples, centers);
  const featureCount = Array.isArray(centers) ? checkCenters(centers) : nFeatures;
  checkCount('nFeatures', featureCount, 1);
  const stds =
    typeof clusterStd === 'number' ? Array<number>(centerCount).fill(clusterStd) : clusterStd;
  if (stds.length !== centerCount) {
    throw new RangeError(
      `clusterStd must be one for each of ${centerCount} centers, not ${String(stds)}`,
    );
  }
  for (const std of stds) checkNumber('clusterStd', std, 0);
  for (const bound of centerBox) checkNumber('centerBox', bound);

  const places = Array.isArray(centers)
    ? Float64Array.from(centers.flat())
    : generator.uniform(centerBox[0], centerBox[1], centerCount * featureCount);
  const counts = typeof nSamples === 'number' ? shareOut(nSamples, centerCount) : nSamples;
  const samples = createSamples(
    counts.reduce((sum, count) => sum + count, 0),
    featureCount,
  );
  let row = 0;
  for (const [label, count] of counts.entries()) {
    for (const end = row + count; row < end; row += 1) {
      for (let column = 0; column < featureCount; column += 1) {
        const mean = places[label * featureCount + column];
        samples.x[row * featureCount + column] = generator.normal(mean, stds[label]);
      }
      samples.y[row] = label;
    }
  }
  if (shuffle) shuffleSamples(samples, generator);
  return { ...samples, centers: places };
}

function countCenters(
  nSamples: number | readonly number[],
  centers: Exclude<BlobsOptions['centers'], undefined>,
): number {
  for (const count of typeof nSamples === 'number' ? [nSamples] : nSamples)
    checkCount('nSamples', count);
  if (typeof nSamples === 'number') {
    const count = centers === null ? 3 : typeof centers === 'number' ? centers : centers.length;
    checkCount('centers', count, 1);
    return count;
  }
  if (nSamples.length === 0) throw new RangeError('nSamples must have a count, not none');
  if (typeof centers === 'number' || (centers !== null && centers.length !== nSamples.length)) {
    throw new RangeError(
      `centers must be one for each of ${nSamples.length} nSamples, not ${JSON.stringify(centers)}`,
    );
  }
  return nSamples.length;
}

/** The columns of given centers. */
function checkCenters(centers: readonly (readonly number[])[]): number {
  const featureCount = centers[0].length;
  for (const center of centers) {
    if (center.length !== featureCount || !center.every(Number.isFinite)) {
      throw new RangeError(
        `centers must be ${featureCount} finite numbers each, not ${String(center)}`,
      );
    }
  }
  return featureCount;
}

/** `count` in `parts` parts as equal as can be, the larger ones first. */
function shareOut(count: number, parts: number): number[] {
  return Array.from(
    { length: parts },
    (_, i) => Math.floor(count / parts) + (i < count % parts ? 1 : 0),
  );
}
