import { sin } from '../engine/elementary.ts';
import type { Feature } from '../experiment.ts';

/**
 * Writes the value of each feature at the point (x1, x2) to `out` from `offset`
 * on, in the order of `features`; allocates nothing.
 * Errors: none; `features` is checked by the experiment's schema.
 */
export function writeFeatures(
  features: readonly Feature[],
  x1: number,
  x2: number,
  out: Float64Array,
  offset: number,
): void {
  for (let i = 0; i < features.length; i += 1) out[offset + i] = valueOf(features[i], x1, x2);
}

function valueOf(feature: Feature, x1: number, x2: number): number {
  switch (feature) {
    case 'x1':
      return x1;
    case 'x2':
      return x2;
    case 'x1-squared':
      return x1 * x1;
    case 'x2-squared':
      return x2 * x2;
    case 'x1-x2':
      return x1 * x2;
    case 'sin-x1':
      return sin(x1);
    case 'sin-x2':
      return sin(x2);
    default:
      return feature satisfies never;
  }
}
