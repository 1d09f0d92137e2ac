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

export interface MoonsOptions {
  /** All points, or those of the upper and of the lower moon; 100 by default. */
  nSamples?: number | readonly [number, number];
  /** True by default. */
  shuffle?: boolean;
  /** The standard deviation of normal noise; null, the default, draws none. */
  noise?: number | null;
  randomState: number | RandomState;
}

/** The i-th of `count` angles from 0 to π, both among them. */
const angleAt = (i: number, count: number): number => {
  if (count === 1) return 0;
  return i === count - 1 ? Math.PI : i * (Math.PI / (count - 1));
};

/**
 * Two interleaving half circles: class 0 on (cos t, sin t), class 1 on
 * (1 − cos t, ½ − sin t), for t from 0 to π; equal to scikit-learn's
 * `make_moons` for the same arguments.
 * Errors: RangeError naming the value.
 * Source: scikit-learn 1.2, sklearn.datasets.make_moons.
 */
export function makeMoons({
  nSamples = 100,
  shuffle = true,
  noise = null,
  randomState,
}: MoonsOptions): Samples {
  const [upperCount, lowerCount] = toPairOfCounts(nSamples);
  if (noise !== null) checkNumber('noise', noise, 0);
  const generator = toRandomState(randomState);
  const samples = createSamples(upperCount + lowerCount, 2);
  for (let i = 0; i < upperCount; i += 1) {
    const angle = angleAt(i, upperCount);
    samples.x.set([cos(angle), sin(angle)], 2 * i);
  }
  for (let i = 0; i < lowerCount; i += 1) {
    const angle = angleAt(i, lowerCount);
    samples.x.set([1 - cos(angle), 1 - sin(angle) - 0.5], 2 * (upperCount + i));
  }
  samples.y.fill(1, upperCount);
  if (shuffle) shuffleSamples(samples, generator);
  if (noise !== null) addNoise(samples.x, noise, generator);
  return samples;
}
