import { toRandomState, addNoise, checkCount, checkNumber } from './samples.ts';
import { createPointList, type PointList } from './point-list.ts';
import type { RandomState } from '../random/random-state.ts';

export interface ExorOptions {
  nSamples: number;
  /** How far each coordinate is pushed from its axis. */
  gap: number;
  /** The standard deviation of normal noise; 0 draws none. */
  noise: number;
  randomState: number | RandomState;
}

/**
 * The article's EX-OR: uniform points in [−1, 1)², each coordinate pushed `gap`
 * away from its axis; label 1 where the signs differ. Noise moves the points
 * when their labels are decided.
 * Errors: RangeError naming the value.
 */
export function makeExor({ nSamples, gap, noise, randomState }: ExorOptions): PointList {
  checkCount('nSamples', nSamples);
  checkNumber('gap', gap, 0);
  checkNumber('noise', noise, 0);
  const generator = toRandomState(randomState);
  const { x, labels } = createPointList(nSamples);
  for (let i = 0; i < nSamples; i += 1) {
    const x1 = generator.uniform(-1, 1);
    const x2 = generator.uniform(-1, 1);
    x[2 * i] = x1 + (x1 < 0 ? -gap : gap);
    x[2 * i + 1] = x2 + (x2 < 0 ? -gap : gap);
    labels[i] = x1 < 0 === x2 < 0 ? 0 : 1;
  }
  if (noise > 0) addNoise(x, noise, generator);
  return { x, labels };
}
