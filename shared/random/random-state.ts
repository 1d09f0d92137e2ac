import { log } from '../engine/elementary.ts';
import { MersenneTwister, type MersenneTwisterState } from './mersenne-twister.ts';

/** Where a generator stands; can be cloned, stored and given back. */
export interface RandomStateValue extends MersenneTwisterState {
  /** The second value of the last pair of normal draws, not yet handed out. */
  cachedNormal: number | null;
}

/** What can be put into a random order in place: an array or a typed array. */
interface Sequence<T> {
  readonly length: number;
  [index: number]: T;
}

function checkSize(size: number): void {
  if (!Number.isInteger(size) || size < 0) {
    throw new RangeError(`size must be a whole number, not ${String(size)}`);
  }
}

/** The smallest 2^k − 1 that is at least `value` (0 ≤ value < 2^32), as an unsigned integer. */
const maskOf = (value: number): number => (value === 0 ? 0 : 0xffffffff >>> Math.clz32(value));

/**
 * NumPy's legacy generator: the draws of `np.random.RandomState(seed)` in the
 * same order and, up to the last bits of a logarithm, with the same values.
 * Methods take `size` as a count and then give an array; without it a number.
 * Draws of a NumPy shape are the same draws in row-major order.
 * Errors: RangeError naming the value.
 * Source: NumPy 1.24, numpy.random.RandomState (NEP 19 freezes its streams).
 */
export class RandomState {
  readonly #twister: MersenneTwister;
  #cachedNormal: number | null = null;

  /** `seed`: an integer from 0 to 2^32 − 1. */
  constructor(seed: number) {
    this.#twister = new MersenneTwister(seed);
  }

  /** Uniform draws from [0, 1) with 53 bits. */
  randomSample(): number;
  randomSample(size: number): Float64Array;
  randomSample(size?: number): number | Float64Array {
    return this.#draw(size, () => this.#twister.nextDouble());
  }

  /** Uniform draws from [low, high): low + (high − low)·u. */
  uniform(low?: number, high?: number): number;
  uniform(low: number, high: number, size: number): Float64Array;
  uniform(low = 0, high = 1, size?: number): number | Float64Array {
    const range = high - low;
    if (!Number.isFinite(range)) {
      throw new RangeError(`low and high must be finite, not ${low} and ${high}`);
    }
    return this.#draw(size, () => low + range * this.#twister.nextDouble());
  }

  /** Draws from the normal distribution with mean 0 and standard deviation 1. */
  standardNormal(): number;
  standardNormal(size: number): Float64Array;
  standardNormal(size?: number): number | Float64Array {
    return this.#draw(size, () => this.#nextNormal());
  }

  /** Draws from the normal distribution with mean `loc` and standard deviation `scale`. */
  normal(loc?: number, scale?: number): number;
  normal(loc: number, scale: number, size: number): Float64Array;
  normal(loc = 0, scale = 1, size?: number): number | Float64Array {
    if (!(scale >= 0)) throw new RangeError(`scale must be at least 0, not ${scale}`);
    return this.#draw(size, () => loc + scale * this.#nextNormal());
  }

  /**
   * Integers from low to high − 1, all alike probable; `randint(n)` or
   * `randint(n, null, size)` draws from 0 to n − 1. As NumPy's for its default
   * int64: masked bits, drawn again while they exceed the range.
   */
  randint(low: number, high?: number | null): number;
  randint(low: number, high: number | null, size: number): Float64Array;
  randint(low: number, high: number | null = null, size?: number): number | Float64Array {
    const [from, to] = high === null ? [0, low] : [low, high];
    if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to)) {
      throw new RangeError(`low and high must be integers below 2^53, not ${from} and ${to}`);
    }
    const range = to - 1 - from;
    if (range < 0) throw new RangeError(`low must be below high, not ${from} and ${to}`);
    if (!Number.isSafeInteger(range)) {
      throw new RangeError(`high − low must be at most 2^53, not ${to - from}`);
    }
    return this.#draw(size, () => from + this.#nextInteger(range));
  }

  /** 0 … n − 1 in a random order. */
  permutation(count: number): Uint32Array;
  /** A copy in a random order; rows of nested arrays stay whole. */
  permutation<T>(values: ArrayLike<T>): T[];
  permutation<T>(countOrValues: number | ArrayLike<T>): Uint32Array | T[] {
    if (typeof countOrValues === 'number') {
      checkSize(countOrValues);
      const order = Uint32Array.from({ length: countOrValues }, (_, i) => i);
      this.shuffle(order);
      return order;
    }
    const copy = Array.from(countOrValues);
    this.shuffle(copy);
    return copy;
  }

  /** Puts `values` into a random order, in place. */
  shuffle<T>(values: Sequence<T>): void {
    for (let i = values.length - 1; i > 0; i -= 1) {
      const j = this.#nextInteger(i);
      const value = values[i];
      values[i] = values[j]!;
      values[j] = value;
    }
  }

  getState(): RandomStateValue {
    return { ...this.#twister.getState(), cachedNormal: this.#cachedNormal };
  }

  /** Goes on from where `getState` was called. */
  setState(state: RandomStateValue): void {
    this.#twister.setState(state);
    this.#cachedNormal = state.cachedNormal;
  }

  #draw(size: number | undefined, next: () => number): number | Float64Array {
    if (size === undefined) return next();
    checkSize(size);
    const values = new Float64Array(size);
    for (let i = 0; i < size; i += 1) values[i] = next();
    return values;
  }

  /** Marsaglia's polar method: two values from a point in the unit disc; one is kept for later. */
  #nextNormal(): number {
    if (this.#cachedNormal !== null) {
      const value = this.#cachedNormal;
      this.#cachedNormal = null;
      return value;
    }
    let x1: number;
    let x2: number;
    let squaredRadius: number;
    do {
      x1 = 2 * this.#twister.nextDouble() - 1;
      x2 = 2 * this.#twister.nextDouble() - 1;
      squaredRadius = x1 * x1 + x2 * x2;
    } while (squaredRadius >= 1 || squaredRadius === 0);
    const factor = Math.sqrt((-2 * log(squaredRadius)) / squaredRadius);
    this.#cachedNormal = factor * x1;
    return factor * x2;
  }

  /** An integer from 0 to `range` (a safe integer); draws nothing for 0. */
  #nextInteger(range: number): number {
    if (range === 0) return 0;
    if (range <= 0xffffffff) {
      const mask = maskOf(range);
      let value: number;
      do value = (this.#twister.nextUint32() & mask) >>> 0;
      while (value > range);
      return value;
    }
    // Beyond 32 bits a value is two words, the first one high. The mask keeps at most 53 bits.
    const highMask = maskOf(Math.floor(range / 2 ** 32));
    let value: number;
    do {
      const high = (this.#twister.nextUint32() & highMask) >>> 0;
      value = high * 2 ** 32 + this.#twister.nextUint32();
    } while (value > range);
    return value;
  }
}
