import type { Loss } from '../experiment.ts';
import { exp, log1p, sigmoid } from './elementary.ts';

/**
 * The loss of one point from the output's logit z; label y is 0 or 1.
 *   cross-entropy  −y ln p − (1 − y) ln(1 − p) = ln(1 + e^−|z|) + (|z| on the wrong side, else 0)
 *   squared-error  (p − y)² / 2
 */
export function lossOf(loss: Loss, logit: number, label: number): number {
  switch (loss) {
    case 'cross-entropy': {
      const size = logit < 0 ? -logit : logit;
      // Not max(z, 0) − y z: where the two cancel, a small loss would be lost in their rounding.
      const isWrong = label === 1 ? logit < 0 : logit > 0;
      return log1p(exp(-size)) + (isWrong ? size : 0);
    }
    case 'squared-error': {
      const error = sigmoid(logit) - label;
      return (error * error) / 2;
    }
    default:
      throw new RangeError(`loss ${String(loss satisfies never)} is not known`);
  }
}
