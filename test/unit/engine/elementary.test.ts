import { describe, expect, it } from 'vitest';
import { cos, exp, log, log1p, sigmoid, sin, tanh } from '../../../shared/engine/elementary.ts';
import { bigMath } from './big-math.ts';
import { uniforms } from './support.ts';

const big = bigMath(320);
const wide = bigMath(1300);

/** The largest of `error(x)` and where it is; `count` points between low and high, seeded. */
function worst(count: number, low: number, high: number, error: (x: number) => number) {
  let max = 0;
  let at = NaN;
  for (const u of uniforms(count, 20240607)) {
    const x = low + (high - low) * u;
    const e = error(x);
    if (e > max) [max, at] = [e, x];
  }
  return { max, at };
}

const absolute = (got: number, exact: bigint) => {
  const difference = big.toNumber(big.fromNumber(got) - exact);
  return Math.abs(difference);
};

describe('elementary', () => {
  it('[EN1] sigmoid is within 2.2e-16 of the exact value', () => {
    for (const range of [0.4, 3, 12, 45]) {
      const { max, at } = worst(4000, -range, range, (x) =>
        absolute(sigmoid(x), big.sigmoid(big.fromNumber(x))),
      );
      expect(max, `at ${at}`).toBeLessThanOrEqual(2.2e-16);
    }
  });

  it('[EN1] tanh is within 2.2e-16 of the exact value', () => {
    for (const range of [0.3, 1, 3, 22]) {
      const { max, at } = worst(4000, -range, range, (x) =>
        absolute(tanh(x), big.tanh(big.fromNumber(x))),
      );
      expect(max, `at ${at}`).toBeLessThanOrEqual(2.2e-16);
    }
  });

  it('[EN1] sigmoid and tanh keep their limits, NaN and the tails', () => {
    expect([sigmoid(Infinity), sigmoid(1e300), sigmoid(41)]).toEqual([1, 1, 1]);
    expect(sigmoid(0)).toBe(0.5);
    expect(sigmoid(-Infinity)).toBeLessThan(1e-300);
    expect(sigmoid(-100) / exp(-100)).toBeCloseTo(1, 14);
    expect([tanh(Infinity), tanh(-Infinity), tanh(1e9), tanh(0)]).toEqual([1, -1, 1, 0]);
    expect([sigmoid(NaN), tanh(NaN)]).toEqual([NaN, NaN]);
  });

  it('[EN1] exp is within 1 unit in the last place', () => {
    for (const [low, high] of [
      [-1, 1],
      [-30, 30],
      [-100, 100],
    ]) {
      const { max, at } = worst(3000, low, high, (x) =>
        big.ulpError(exp(x), big.exp(big.fromNumber(x))),
      );
      expect(max, `at ${at}`).toBeLessThanOrEqual(1);
    }
    const { max, at } = worst(200, -745, 709.7, (x) =>
      wide.ulpError(exp(x), wide.exp(wide.fromNumber(x))),
    );
    expect(max, `at ${at}`).toBeLessThanOrEqual(1);
  });

  it('[EN1] exp at the ends of its range', () => {
    expect([exp(0), exp(-0), exp(1)]).toEqual([1, 1, Math.E]);
    expect([exp(710), exp(Infinity), exp(-746), exp(-Infinity)]).toEqual([
      Infinity,
      Infinity,
      0,
      0,
    ]);
    expect(exp(709.782712893384)).toBeGreaterThan(1.797e308);
    expect(exp(-745.1)).toBe(5e-324);
    expect(exp(NaN)).toBeNaN();
  });

  it('[EN1] log is within 1 unit in the last place', () => {
    for (const [low, high] of [
      [0.5, 2],
      [0.99, 1.01],
      [0, 1],
      [1, 1e6],
    ]) {
      const { max, at } = worst(3000, low, high, (x) =>
        big.ulpError(log(x), big.log(big.fromNumber(x))),
      );
      expect(max, `at ${at}`).toBeLessThanOrEqual(1);
    }
    for (const x of [5e-324, 1e-310, 2.3e-308, 1e-200, 1e200, Number.MAX_VALUE]) {
      expect(wide.ulpError(log(x), wide.log(wide.fromNumber(x))), `at ${x}`).toBeLessThanOrEqual(1);
    }
    expect([log(1), log(0), log(Infinity), log(-1), log(NaN)]).toEqual([
      0,
      -Infinity,
      Infinity,
      NaN,
      NaN,
    ]);
  });

  it('[EN1] log1p is within 1.5 units in the last place', () => {
    for (const [low, high] of [
      [-0.9, 0],
      [-1e-3, 1e-3],
      [-1e-14, 1e-14],
      [0, 1],
      [0, 1e4],
    ]) {
      const { max, at } = worst(2000, low, high, (x) =>
        big.ulpError(log1p(x), big.log(big.one + big.fromNumber(x))),
      );
      expect(max, `at ${at}`).toBeLessThanOrEqual(1.5);
    }
    expect([log1p(0), log1p(-1), log1p(Infinity), log1p(-2), log1p(NaN)]).toEqual([
      0,
      -Infinity,
      Infinity,
      NaN,
      NaN,
    ]);
    expect(log1p(1e-300)).toBe(1e-300);
  });

  it('[EN1] sin and cos are within 1 unit in the last place up to 10^6', () => {
    for (const range of [0.78, 4, 100, 1e6]) {
      const sine = worst(3000, -range, range, (x) =>
        big.ulpError(sin(x), big.sin(big.fromNumber(x))),
      );
      expect(sine.max, `sin at ${sine.at}`).toBeLessThanOrEqual(1);
      const cosine = worst(3000, -range, range, (x) =>
        big.ulpError(cos(x), big.cos(big.fromNumber(x))),
      );
      expect(cosine.max, `cos at ${cosine.at}`).toBeLessThanOrEqual(1);
    }
  });

  it('[EN1] sin and cos next to their zeros, where a short reduction loses everything', () => {
    for (const multiple of [1, 2, 3, 355, 710, 51819 * 2, 573204, 600000]) {
      const x = multiple * (Math.PI / 2);
      const [f, exact] =
        multiple % 2 ? [cos(x), big.cos(big.fromNumber(x))] : [sin(x), big.sin(big.fromNumber(x))];
      expect(big.ulpError(f, exact), `at ${x}`).toBeLessThanOrEqual(1);
    }
  });

  it('[EN1] sin and cos of huge arguments are as exact as the argument', () => {
    const { max, at } = worst(2000, 1e6, 1e9, (x) => {
      const bound = 2e-16 + 4e-17 * x;
      const s = absolute(sin(x), big.sin(big.fromNumber(x)));
      const c = absolute(cos(x), big.cos(big.fromNumber(x)));
      return Math.max(s, c) / bound;
    });
    expect(max, `at ${at}`).toBeLessThanOrEqual(1);
    expect(Math.abs(sin(1e300))).toBeLessThanOrEqual(1);
    expect([sin(Infinity), cos(-Infinity), sin(NaN)]).toEqual([NaN, NaN, NaN]);
    expect(Object.is(sin(-0), -0)).toBe(true);
  });
});
