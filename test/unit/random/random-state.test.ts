import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RandomState } from '../../../shared/random/random-state.ts';
import { expectClose } from '../datasets/expect-close.ts';

interface Draw {
  method: string;
  arguments: unknown[];
  values: unknown[];
}
const fixtures = join(import.meta.dirname, '../../fixtures');
const read = (name: string): unknown => JSON.parse(readFileSync(join(fixtures, name), 'utf8'));
const golden = read('golden/numpy-random-state.json') as {
  RandomState: { seed: number; draws: { call: string; values: number[] }[] }[];
};
const oracle = read('data-oracle.json') as { randomState: { seed: number; draws: Draw[] }[] };

/** One of NumPy's calls, by its name there. */
function draw(generator: RandomState, method: string, values: unknown[]): unknown[] {
  const [a, b, c] = values as [number, number, number];
  switch (method) {
    case 'random_sample':
      return [...generator.randomSample(a)];
    case 'standard_normal':
      return [...generator.standardNormal(a)];
    case 'uniform':
      return [...generator.uniform(a, b, c)];
    case 'normal':
      return [...generator.normal(a, b, c)];
    case 'randint':
      return [...generator.randint(a, b, c)];
    case 'permutation':
      return typeof a === 'number'
        ? [...generator.permutation(a)]
        : generator.permutation(values[0] as unknown[]);
    case 'shuffle': {
      const shuffled = [...(values[0] as unknown[])];
      generator.shuffle(shuffled);
      return shuffled;
    }
    default:
      throw new Error(`unknown method ${method}`);
  }
}

describe('RandomState', () => {
  it.each(golden.RandomState)('[DA1] draws what NumPy draws from seed $seed', ({ seed, draws }) => {
    const generator = new RandomState(seed);
    for (const { call, values } of draws) {
      const [, method, list] = /^(\w+)\((.*)\)$/.exec(call)!;
      expectClose(draw(generator, method, list.split(',').map(Number)), values, call);
    }
  });

  it.each(oracle.randomState)(
    '[DA1] … and with further arguments from seed $seed',
    ({ seed, draws }) => {
      const generator = new RandomState(seed);
      for (const { method, arguments: values, values: expected } of draws) {
        const drawn = draw(generator, method, values);
        expectClose(
          drawn.slice(-expected.length || drawn.length),
          expected,
          `${method} ${String(values)}`,
        );
      }
    },
  );

  it('[DA1] draws one number where no size is given, the same as a size of 1', () => {
    const single = new RandomState(8);
    const sized = new RandomState(8);
    expect(single.randomSample()).toBe(sized.randomSample(1)[0]);
    expect(single.standardNormal()).toBe(sized.standardNormal(1)[0]);
    expect(single.uniform(2, 3)).toBe(sized.uniform(2, 3, 1)[0]);
    expect(single.normal(2, 3)).toBe(sized.normal(2, 3, 1)[0]);
    expect(single.randint(9)).toBe(sized.randint(9, null, 1)[0]);
    expect(single.uniform()).toBe(sized.uniform(0, 1, 1)[0]);
    expect(single.normal()).toBe(sized.normal(0, 1, 1)[0]);
  });

  it('[DA2] goes on from a stored state, through structured clone, with the cached normal', () => {
    const generator = new RandomState(77);
    generator.standardNormal(3);
    const state = structuredClone(generator.getState());
    const expected = [...generator.standardNormal(5), ...generator.randomSample(700)];
    const resumed = new RandomState(0);
    resumed.setState(state);
    expect([...resumed.standardNormal(5), ...resumed.randomSample(700)]).toEqual(expected);
    // The state is a value: drawing on does not change it.
    const again = new RandomState(1);
    again.setState(state);
    expect([...again.standardNormal(5)]).toEqual(expected.slice(0, 5));
  });

  it('[DA2] shuffles typed arrays as it does arrays, and permutation leaves its argument alone', () => {
    const values = Array.from({ length: 50 }, (_, i) => i);
    const typed = Uint16Array.from(values);
    const array = [...values];
    new RandomState(4).shuffle(typed);
    new RandomState(4).shuffle(array);
    expect([...typed]).toEqual(array);
    expect(new RandomState(4).permutation(values)).toEqual(array);
    expect(new RandomState(4).permutation(Uint16Array.from(values))).toEqual(array);
    expect(values).toEqual(Array.from({ length: 50 }, (_, i) => i));
  });

  it.each<[string, (generator: RandomState) => unknown, string]>([
    ['seed -1', () => new RandomState(-1), 'seed must be an integer from 0 to 4294967295, not -1'],
    ['seed 2^32', () => new RandomState(2 ** 32), 'not 4294967296'],
    ['seed 0.5', () => new RandomState(0.5), 'not 0.5'],
    ['seed NaN', () => new RandomState(NaN), 'not NaN'],
    ['size', (g) => g.randomSample(-1), 'size must be a whole number, not -1'],
    ['size 1.5', (g) => g.normal(0, 1, 1.5), 'not 1.5'],
    ['uniform', (g) => g.uniform(0, Infinity), 'low and high must be finite, not 0 and Infinity'],
    ['scale', (g) => g.normal(0, -2), 'scale must be at least 0, not -2'],
    ['scale NaN', (g) => g.normal(0, NaN), 'not NaN'],
    ['empty range', (g) => g.randint(3, 3), 'low must be below high, not 3 and 3'],
    ['randint 0', (g) => g.randint(0), 'not 0 and 0'],
    ['randint 0.5', (g) => g.randint(0.5, 3), 'must be integers below 2^53, not 0.5 and 3'],
    ['randint wide', (g) => g.randint(-(2 ** 52), 2 ** 52 + 2), 'not 9007199254740994'],
    ['permutation', (g) => g.permutation(-3), 'not -3'],
    [
      'state words',
      (g) => g.setState({ words: new Uint32Array(3), position: 0, cachedNormal: null }),
      'the state must have 624 words, not 3',
    ],
    [
      'state position',
      (g) => g.setState({ ...g.getState(), position: 625 }),
      "the state's position must be from 0 to 624, not 625",
    ],
  ])('[DA3] throws RangeError naming the value: %s', (_, misuse, message) => {
    const attempt = () => misuse(new RandomState(0));
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(message);
  });
});
