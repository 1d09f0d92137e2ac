import { toRandomState, addNoise, checkCount, checkNumber } from './samples.ts';
import { createPointList, type PointList } from './point-list.ts';
import type { RandomState } from '../random/random-state.ts';

export interface CheckerboardOptions {
  nSamples: number;
  /** Cells along each side. */
  cells: number;
  /** The standard deviation of normal noise, in sides of a cell; 0 draws none. */
  noise: number;
  randomState: number | RandomState;
}

/**
 * Uniform points on a checkerboard around 0 with cells of side 1; the cell at
 * the lower left has label 0. With two cells a side it is EX-OR without a gap.
 * Noise moves the points when their labels are decided.
 * Errors: RangeError naming the value.
 */
export function makeCheckerboard({
  nSamples,
  cells,
  noise,
  randomState,
}: CheckerboardOptions): PointList {
  checkCount('nSamples', nSamples);
  checkCount('cells', cells, 1);
  checkNumber('noise', noise, 0);
  const generator = toRandomState(randomState);
  const { x, labels } = createPointList(nSamples);
  for (let i = 0; i < nSamples; i += 1) {
    const x1 = generator.uniform(0, cells);
    const x2 = generator.uniform(0, cells);
    x.set([x1 - cells / 2, x2 - cells / 2], 2 * i);
    labels[i] = (Math.floor(x1) + Math.floor(x2)) % 2;
  }
  if (noise > 0) addNoise(x, noise, generator);
  return { x, labels };
}
