import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSame } from '../../shared/is-same.ts';

describe('isSame', () => {
  it('[SE131] tells plain values apart as node:util does, NaN and −0 included', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    const number = fc.constantFrom(NaN, 0, -0, 1, Infinity);
    // What JSON carries has the usual prototype; node:util tells prototypes apart, too.
    const record = fc.record({ a: value, b: number }, { noNullPrototype: true });
    const plain = fc.oneof(value, number, fc.array(number), record);
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        expect(isSame(a, b)).toBe(isDeepStrictEqual(a, b));
        expect(isSame(a, structuredClone(a))).toBe(true);
      }),
    );
  });

  it('[SE131] a part that is missing is not one that is undefined, and a list is no record', () => {
    expect(isSame({ a: undefined }, {})).toBe(false);
    expect(isSame({ a: undefined }, { b: undefined })).toBe(false);
    expect(isSame([], {})).toBe(false);
    expect(isSame(null, {})).toBe(false);
    expect(isSame({ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] })).toBe(false);
  });
});
