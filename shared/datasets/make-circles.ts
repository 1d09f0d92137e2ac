import { cos, sin } from '../engine/elementary.ts';
import type { RandomState } from '../random/random-state.ts';
import {
  addNoise,
  checkNumber,
  createSamples,
  shuffleSamples,
  toPairOfCounts,
  toRandomState,
  type Samples,
} from './samples.ts';

export interface CirclesOptions {
  /** All points, or those of the outer and of the inner circle; 100 by default. */
  nSamples?: number | readonly [number, number];
  /** True by default. */
  shuffle?: boolean;
  /** The standard deviation of normal noise; null, the default, draws none. */
  noise?: number | null;
  /** The inner circle's radius, from 0 and below 1; 0.8 by default. */
  factor?: number;
  randomState: number | RandomState;
}

/**
 * Points at equal steps on a circle of radius 1 (class 0) and on one of radius
 * `factor` inside it (class 1); equal to scikit-learn's `make_circles` for the
 * same arguments.
 * Errors: RangeError naming the value.
 * Source: scikit-learn 1.2, sklearn.datasets.make_circles.
 */
export function makeCircles({
  nSamples = 100,
  shuffle = true,
  noise = null,
  factor = 0.8,
  randomState,
}: CirclesOptions): Samples {
  const counts = toPairOfCounts(nSamples);
  if (!(factor >= 0 && factor < 1)) {
    throw new RangeError(`factor must be at least 0 and below 1, not ${String(factor)}`);
  }
  if (noise !== null) checkNumber('noise', noise, 0);
  const generator = toRandomState(randomState);
  const samples = createSamples(counts[0] + counts[1], 2);
  let row = 0;
  for (const [label, radius] of [1, factor].entries()) {
    const count = counts[label];
    const step = (2 * Math.PI) / count;
    for (let i = 0; i < count; i += 1, row += 1) {
      samples.x.set([radius * cos(i * step), radius * sin(i * step)], 2 * row);
      samples.y[row] = label;
    }
  }
  if (shuffle) shuffleSamples(samples, generator);
  if (noise !== null) addNoise(samples.x, noise, generator);
  return samples;
}
