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

/**
 * ∂E/∂z of one point by the output's logit z, without cancellation for either label, as the
 * trainer has it; p is the probability, y the label.
 *   cross-entropy  p − y
 *   squared-error  (p − y) p (1 − p)
 */
export function logitGradOf(loss: Loss, logit: number, label: number): number {
  // How far the probability is from the label.
  const s = sigmoid(label === 1 ? -logit : logit);
  const error = label === 1 ? -s : s;
  return loss === 'cross-entropy' ? error : error * s * (1 - s);
}

/**
 * ∂E/∂p of one point by the output's probability p = sigmoid(z).
 *   cross-entropy  (p − y) / (p (1 − p)): 1 / (1 − p) for y = 0, −1 / p for y = 1
 *   squared-error  p − y
 */
export function outputGradOf(loss: Loss, logit: number, label: number): number {
  const isOne = label === 1;
  if (loss === 'squared-error') return isOne ? -sigmoid(-logit) : sigmoid(logit);
  return isOne ? -1 / sigmoid(logit) : 1 / sigmoid(-logit);
}
