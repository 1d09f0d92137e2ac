import { RandomState } from '../random/random-state.ts';

/** What scikit-learn's generators return as (X, y). */
export interface Samples {
  sampleCount: number;
  featureCount: number;
  /** sampleCount × featureCount, row-major. */
  x: Float64Array;
  /** A class, from 0, for each sample. */
  y: Int32Array;
}

export function createSamples(sampleCount: number, featureCount: number): Samples {
  return {
    sampleCount,
    featureCount,
    x: new Float64Array(sampleCount * featureCount),
    y: new Int32Array(sampleCount),
  };
}

/** A generator from a seed; a generator goes on from where it stands. */
export const toRandomState = (seed: number | RandomState): RandomState =>
  seed instanceof RandomState ? seed : new RandomState(seed);

/** Puts the samples into a random order, in place, each with its class (scikit-learn's `shuffle`). */
export function shuffleSamples(
  { sampleCount, featureCount, x, y }: Samples,
  generator: RandomState,
) {
  const order = generator.permutation(sampleCount);
  const oldX = x.slice();
  const oldY = y.slice();
  order.forEach((from, to) => {
    x.set(oldX.subarray(from * featureCount, (from + 1) * featureCount), to * featureCount);
    y[to] = oldY[from]!;
  });
}

/** Adds normal noise of standard deviation `scale` to every coordinate, in place. */
export function addNoise(x: Float64Array, scale: number, generator: RandomState): void {
  for (let i = 0; i < x.length; i += 1) x[i] += generator.normal(0, scale);
}

/** RangeError naming `name` and `value` where it is not an integer of at least `min`. */
export function checkCount(name: string, value: number, min = 0): void {
  if (!Number.isSafeInteger(value) || value < min) {
    throw new RangeError(`${name} must be an integer of at least ${min}, not ${String(value)}`);
  }
}

/** RangeError naming `name` and `value` where it is not a finite number from `min` to `max`. */
export function checkNumber(name: string, value: number, min = -Infinity, max = Infinity): void {
  if (!Number.isFinite(value) || value < min || value > max) {
    const range =
      min === -Infinity ? 'finite' : max === Infinity ? `at least ${min}` : `from ${min} to ${max}`;
    throw new RangeError(`${name} must be ${range}, not ${String(value)}`);
  }
}

/** The sizes of two classes: half of a count each, the second one larger; or as given. */
export function toPairOfCounts(nSamples: number | readonly [number, number]): [number, number] {
  if (typeof nSamples === 'number') {
    checkCount('nSamples', nSamples);
    const first = Math.floor(nSamples / 2);
    return [first, nSamples - first];
  }
  if (nSamples.length !== 2) {
    throw new RangeError(`nSamples must be one count or two, not ${String(nSamples)}`);
  }
  for (const count of nSamples) checkCount('nSamples', count);
  return [...nSamples];
}
