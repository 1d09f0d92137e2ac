import type { Activation } from '../experiment.ts';
import { cos, sigmoid, sin, tanh } from './elementary.ts';

/** The slope of a leaky ReLU left of zero. */
export const leakySlope = 0.01;

/**
 * a = φ(z) for `count` values from `offset` on; the switch stands outside the loops.
 * Sigmoid 1 / (1 + e^−z); tanh; ReLU max(0, z); leaky ReLU z < 0 ? 0.01 z : z; linear z; sine sin z.
 */
export function activate(
  activation: Activation,
  preActivations: Float64Array,
  activations: Float64Array,
  offset: number,
  count: number,
): void {
  const end = offset + count;
  switch (activation) {
    case 'sigmoid':
      for (let i = offset; i < end; i++) activations[i] = sigmoid(preActivations[i]);
      return;
    case 'tanh':
      for (let i = offset; i < end; i++) activations[i] = tanh(preActivations[i]);
      return;
    case 'relu':
      for (let i = offset; i < end; i++) {
        const z = preActivations[i];
        activations[i] = z < 0 ? 0 : z;
      }
      return;
    case 'leaky-relu':
      for (let i = offset; i < end; i++) {
        const z = preActivations[i];
        activations[i] = z < 0 ? leakySlope * z : z;
      }
      return;
    case 'linear':
      for (let i = offset; i < end; i++) activations[i] = preActivations[i];
      return;
    case 'sine':
      for (let i = offset; i < end; i++) activations[i] = sin(preActivations[i]);
      return;
    default:
      activation satisfies never;
  }
}

/**
 * Turns ∂E/∂a into ∂E/∂z in place: multiplies by φ′(z), for `count` values from `offset` on.
 * At the kink of the rectifiers the slope is the left one.
 */
export function multiplyBySlope(
  activation: Activation,
  preActivations: Float64Array,
  activations: Float64Array,
  grads: Float64Array,
  offset: number,
  count: number,
): void {
  const end = offset + count;
  switch (activation) {
    case 'sigmoid':
      for (let i = offset; i < end; i++) {
        const a = activations[i];
        grads[i] *= a * (1 - a);
      }
      return;
    case 'tanh':
      for (let i = offset; i < end; i++) {
        const a = activations[i];
        grads[i] *= 1 - a * a;
      }
      return;
    case 'relu':
      for (let i = offset; i < end; i++) if (preActivations[i] <= 0) grads[i] = 0;
      return;
    case 'leaky-relu':
      for (let i = offset; i < end; i++) if (preActivations[i] <= 0) grads[i] *= leakySlope;
      return;
    case 'linear':
      return;
    case 'sine':
      for (let i = offset; i < end; i++) grads[i] *= cos(preActivations[i]);
      return;
    default:
      activation satisfies never;
  }
}
