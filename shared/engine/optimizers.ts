import type { Optimizer, Regularization } from '../experiment.ts';
import type { Network } from './network.ts';

const adamBeta1 = 0.9;
const adamBeta2 = 0.999;
const adamEpsilon = 1e-8;

/**
 * A new optimizer's state for n parameters: nothing for SGD; n velocities for momentum; for Adam
 * n first moments, n second moments, β₁ᵗ and β₂ᵗ.
 */
export function createOptimizerState(optimizer: Optimizer, parameterCount: number): Float64Array {
  switch (optimizer.type) {
    case 'sgd':
      return new Float64Array(0);
    case 'momentum':
      return new Float64Array(parameterCount);
    case 'adam': {
      const state = new Float64Array(2 * parameterCount + 2);
      state.fill(1, 2 * parameterCount);
      return state;
    }
    default:
      return optimizer satisfies never;
  }
}

/**
 * `state` for other parameters: number i goes on from number `origins[i]` of the `count` that
 * `state` is for; where that is negative, as if its gradients had been 0 until now.
 */
export function carryOptimizerState(
  optimizer: Optimizer,
  state: Float64Array,
  count: number,
  origins: Int32Array,
): Float64Array {
  const carried = createOptimizerState(optimizer, origins.length);
  const planeCount = { sgd: 0, momentum: 1, adam: 2 }[optimizer.type];
  for (let plane = 0; plane < planeCount; plane++) {
    for (const [i, origin] of origins.entries()) {
      if (origin >= 0) carried[plane * origins.length + i] = state[plane * count + origin];
    }
  }
  // Adam's β₁ᵗ and β₂ᵗ are one for all.
  carried.set(state.subarray(planeCount * count), planeCount * origins.length);
  return carried;
}

/**
 * One update of `parameters` by `gradient`, in place; η is the learning rate.
 *   sgd       w ← w − η g
 *   momentum  v ← μ v − η g,  w ← w + v                                   Polyak 1964
 *   adam      m ← β₁ m + (1 − β₁) g,  s ← β₂ s + (1 − β₂) g²,
 *             w ← w − η (m / (1 − β₁ᵗ)) / (√(s / (1 − β₂ᵗ)) + ε)          Kingma and Ba 2015
 */
export function applyUpdate(
  optimizer: Optimizer,
  learningRate: number,
  parameters: Float64Array,
  gradient: Float64Array,
  state: Float64Array,
): void {
  const n = parameters.length;
  switch (optimizer.type) {
    case 'sgd':
      for (let i = 0; i < n; i++) parameters[i] -= learningRate * gradient[i];
      return;
    case 'momentum': {
      const { momentum } = optimizer;
      for (let i = 0; i < n; i++) {
        state[i] = momentum * state[i] - learningRate * gradient[i];
        parameters[i] += state[i];
      }
      return;
    }
    case 'adam': {
      state[2 * n] *= adamBeta1;
      state[2 * n + 1] *= adamBeta2;
      const firstScale = 1 / (1 - state[2 * n]);
      const secondScale = 1 / (1 - state[2 * n + 1]);
      for (let i = 0; i < n; i++) {
        const g = gradient[i];
        const m = adamBeta1 * state[i] + (1 - adamBeta1) * g;
        const s = adamBeta2 * state[n + i] + (1 - adamBeta2) * g * g;
        state[i] = m;
        state[n + i] = s;
        parameters[i] -=
          (learningRate * (m * firstScale)) / (Math.sqrt(s * secondScale) + adamEpsilon);
      }
      return;
    }
    default:
      optimizer satisfies never;
  }
}

/**
 * Adds the regularization's gradient, on weights and not on biases:
 *   l1: λ sign(w), of the penalty λ Σ|w|;  l2: λ w, of the penalty λ/2 Σw².
 */
export function addRegularizationGrad(
  { type, rate }: Regularization,
  network: Network,
  parameters: Float64Array,
  gradient: Float64Array,
): void {
  if (type === 'none' || rate === 0) return;
  for (const { weightOffset, biasOffset } of network.layers) {
    for (let i = weightOffset; i < biasOffset; i++) {
      const w = parameters[i];
      gradient[i] += type === 'l2' ? rate * w : w > 0 ? rate : w < 0 ? -rate : 0;
    }
  }
}
