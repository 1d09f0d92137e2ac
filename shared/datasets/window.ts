import type { DatasetType } from '../experiment.ts';

/** The part of the plane that pictures of a dataset show. */
export interface Window {
  x1Min: number;
  x1Max: number;
  x2Min: number;
  x2Max: number;
}

export const isSameWindow = (a: Window, b: Window): boolean =>
  a.x1Min === b.x1Min && a.x1Max === b.x1Max && a.x2Min === b.x2Min && a.x2Max === b.x2Max;

/** How much larger than the data, on each side, as a share of half the window's side. */
const margin = 0.06;
/** Half of the window's side for the playground's data, in which their radius is 5. */
const playgroundHalf = 6;

/**
 * A square window with all points in it and a margin around them, with edges at
 * round numbers. Around 0 where the data are about symmetric. The playground's
 * data have their ±6 whenever they fit. Custom points within ±6 have ±1.5,
 * ±3 or ±6, without a margin, so that a point set within the picture does not
 * move the picture.
 * Shapes: x (count × 2) row-major, at least one point, all finite.
 */
export function windowOf(x: Float64Array, type: DatasetType): Window {
  const [x1, x2] = [rangeOf(x, 0), rangeOf(x, 1)];
  const reach = Math.max(-x1.min, x1.max, -x2.min, x2.max);
  if (type.startsWith('playground-') && reach <= playgroundHalf) {
    return around(0, 0, playgroundHalf);
  }
  if (type === 'custom') {
    const half = [1.5, 3, 6].find((size) => reach <= size);
    // Points far smaller than the window are looked at closely.
    if (half !== undefined && reach >= 0.15) return around(0, 0, half);
  }

  const halfRange = Math.max(x1.max - x1.min, x2.max - x2.min) / 2;
  // Points as good as in one place have a window of side 2, or as wide as such coordinates allow.
  const isOnePlace = halfRange <= Math.max(1e-6, reach * 1e-6);
  const half = isOnePlace ? Math.max(1, reach * 1e-6) : halfRange;
  const step = roundStep(half);
  const isAboutSymmetric = [x1, x2].every(({ min, max }) => Math.abs(min + max) <= 0.3 * half);
  const [center1, center2] = [x1, x2].map(({ min, max }) =>
    isAboutSymmetric ? 0 : step * Math.round((min + max) / 2 / step),
  );
  const farthest = Math.max(
    half,
    x1.max - center1,
    center1 - x1.min,
    x2.max - center2,
    center2 - x2.min,
  );
  return around(center1, center2, roundUp(farthest * (1 + margin)));
}

function rangeOf(x: Float64Array, column: number): { min: number; max: number } {
  let [min, max] = [Infinity, -Infinity];
  for (let i = column; i < x.length; i += 2) {
    min = Math.min(min, x[i]);
    max = Math.max(max, x[i]);
  }
  return { min, max };
}

const around = (x1: number, x2: number, half: number): Window => ({
  x1Min: x1 - half,
  x1Max: x1 + half,
  x2Min: x2 - half,
  x2Max: x2 + half,
});

/** The step between round numbers of a positive number's size: a quarter of its power of ten, from 5 of it a half. */
function roundStep(value: number): number {
  const [digits, exponent] = value.toExponential().split('e');
  return Number(`1e${exponent}`) * (Number(digits) < 5 ? 0.25 : 0.5);
}

function roundUp(value: number): number {
  const step = roundStep(value);
  return step * Math.ceil(value / step);
}
