import { expect } from 'vitest';

/** Equal shapes, and all numbers within 1e-12 absolute; integers exactly. */
export function expectClose(actual: unknown[], expected: unknown[], what: string): void {
  const flatActual = actual.flat(Infinity) as number[];
  const flatExpected = expected.flat(Infinity) as number[];
  expect(flatActual.length, `${what}: length`).toBe(flatExpected.length);
  flatExpected.forEach((value, i) => {
    const isClose = Math.abs(flatActual[i] - value) <= 1e-12;
    if (!isClose) expect.fail(`${what}: number ${i} is ${flatActual[i]}, not ${value}`);
  });
}
