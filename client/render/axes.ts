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

/** Steps of a clock in milliseconds, from a second to half a day: 1, 2, 5, 10, 15, 30 … */
export const clockTicks: number[] = [1, 60, 3600].flatMap((unit) =>
  [1, 2, 5, 10, 15, 30].map((count) => count * unit * 1000),
);
