import type { Loss } from '../experiment.ts';
import { exp, log1p, sigmoid } from './elementary.ts';

/**
 * The loss of one point from the output's logit z; label y is 0 or 1.
 *   cross-entropy  −y ln p − (1 − y) ln(1 − p) = ln(1 + e^−|z|) + max(z, 0) − y z
 *   squared-error  (p − y)² / 2
 */
export function lossOf(loss: Loss, logit: number, label: number): number {
  switch (loss) {
    case 'cross-entropy': {
      const size = logit < 0 ? -logit : logit;
      return log1p(exp(-size)) + (logit > 0 ? logit : 0) - label * logit;
    }
    case 'squared-error': {
      const error = sigmoid(logit) - label;
      return (error * error) / 2;
    }
    default:
      throw new RangeError(`loss ${String(loss satisfies never)} is not known`);
  }
}
