/**
 * Round values for an axis from `min` to `max`, at most `count` of them: steps of 1, 2 or 5
 * times a power of ten.
 */
export function ticks(min: number, max: number, count: number): number[] {
  const span = max - min;
  if (!(span > 0) || count < 1) return [];
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough * 0.999) ?? 10);
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  // Products, not sums: 3 × 0.1 is nearer to 0.3 than 0.1 + 0.1 + 0.1; and no −0.
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const value = Number(((first + i) * step).toPrecision(12));
    return value === 0 ? 0 : value;
  });
}

/**
 * Round values for an axis that has room for `count` of them: two at the least, however low it is,
 * since one alone tells no scale; the lowest and the highest where more would not fit.
 */
export function fewTicks(min: number, max: number, count: number): number[] {
  for (let tried = Math.max(1, count); tried <= Math.max(1, count) + 5; tried++) {
    const found = ticks(min, max, tried);
    if (found.length >= 2) {
      return found.length > Math.max(2, count + 1) ? [found[0], found[found.length - 1]] : found;
    }
  }
  return ticks(min, max, count);
}

/** A logarithmic axis reaches at most so far below its largest value. */
const largestRatio = 1e9;

/** A logarithmic axis's ends around values from `min` to `max`, a little apart from them. */
export function logRange(min: number, max: number): [number, number] {
  if (!(max > 0) || !Number.isFinite(max)) return [0.1, 1];
  const low = Math.max(min > 0 ? min : 0, max / largestRatio);
  return [low / 1.15, max * 1.15];
}

/**
 * Values for a logarithmic axis, about `count` of them at most: powers of ten; 1, 2 and 5 times
 * them where there are fewer than two; evenly spread ones where even those are too far apart.
 */
export function logTicks(min: number, max: number, count: number): number[] {
  if (!(min > 0) || !(max > min) || count < 1) return [];
  const powers = (factors: readonly number[]) => {
    const found: number[] = [];
    for (let power = Math.floor(Math.log10(min)); power <= Math.log10(max); power++) {
      for (const factor of factors) {
        const value = Number(`${factor}e${power}`);
        if (value >= min && value <= max) found.push(value);
      }
    }
    return found;
  };
  const decades = powers([1]);
  const found = decades.length >= 2 ? decades : powers([1, 2, 5]);
  if (found.length < 2) return ticks(min, max, count);
  const every = Math.ceil(found.length / count);
  return found.filter((_, i) => (found.length - 1 - i) % every === 0);
}

/** Steps of a clock in milliseconds, from a second to half a day: 1, 2, 5, 10, 15, 30 … */
export const clockTicks: number[] = [1, 60, 3600].flatMap((unit) =>
  [1, 2, 5, 10, 15, 30].map((count) => count * unit * 1000),
);
