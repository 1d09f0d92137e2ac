import type { Loss } from '../experiment.ts';
import { multiplyBySlope } from './activations.ts';
import { backwardRow } from './backward.ts';
import { createForwardPass, forward } from './forward.ts';
import { logitGradOf, lossOf, outputGradOf } from './losses.ts';
import type { Layer, Network } from './network.ts';
import {
  columnOf,
  rowOf,
  transposed,
  weightsOf,
  type TraceMatrix,
  type UpdateStep,
} from './update-step.ts';

export interface TracedPoint {
  network: Network;
  parameters: Float64Array;
  /** The point's features. */
  input: Float64Array;
  /** 0 or 1. */
  label: number;
  loss: Loss;
  learningRate: number;
}

/** One update of plain gradient descent by one point, as steps to be read one after the other. */
export interface UpdateTrace {
  steps: readonly UpdateStep[];
  /** Laid out like the parameters. */
  gradient: Float64Array;
  /** Bit for bit those of the trainer, for plain SGD and a batch of one. */
  parametersAfter: Float64Array;
  lossBefore: number;
  lossAfter: number;
}

/**
 * One update by one point, as the engine makes it, with all that comes between. Layer l of L is
 * counted from 1, as in its formulas; the input is layer 0:
 *   forward, l = 1 … L:  z_l = a_{l−1} W_l + b_l,  a_l = φ_l(z_l)
 *   error:               E, ∂E/∂a_L
 *   backward, l = L … 1: ∂E/∂z_l = ∂E/∂a_l ⊙ φ_l′(z_l),  ∂E/∂W_l = a_{l−1}ᵀ ∂E/∂z_l,
 *                        ∂E/∂b_l = ∂E/∂z_l,  and where l > 1 ∂E/∂a_{l−1} = ∂E/∂z_l W_lᵀ
 *   update, l = 1 … L:   W_l − η ∂E/∂W_l,  b_l − η ∂E/∂b_l
 *   result:              a_L and E of the same point, before and after
 * `parameters` and `input` are left as they are.
 * Errors: RangeError where the shapes do not fit.
 * Source: Goodfellow, Bengio, Courville, Deep Learning, §6.5.
 */
export function traceUpdate(point: TracedPoint): UpdateTrace {
  const { network, parameters, input, label, loss, learningRate } = point;
  const { layers } = network;
  const pass = createForwardPass(network);
  const logit = forward(network, parameters, input, pass);
  const { preActivations, activations } = pass;
  const grads = new Float64Array(network.unitCount);
  const gradient = new Float64Array(network.parameterCount);
  const parametersAfter = parameters.slice();
  for (const [target, scale] of [
    [gradient, 1],
    [parametersAfter, -learningRate],
  ] as const) {
    grads[network.unitCount - 1] = logitGradOf(loss, logit, label);
    const before = target === gradient ? parameters : parametersAfter;
    backwardRow(layers, before, input, 0, preActivations, activations, grads, target, scale);
  }
  const passAfter = createForwardPass(network);
  const logitAfter = forward(network, parametersAfter, input, passAfter);
  const lossBefore = lossOf(loss, logit, label);
  const lossAfter = lossOf(loss, logitAfter, label);

  const last = layers.length;
  const units = (of: Float64Array, { unitOffset, unitCount }: Layer) =>
    of.subarray(unitOffset, unitOffset + unitCount);
  const activation = (l: number): TraceMatrix =>
    rowOf('activation', l, l === 0 ? input : units(activations, layers[l - 1]));
  const preActivation = (l: number) =>
    rowOf('pre-activation', l, units(preActivations, layers[l - 1]));
  const preActivationGrad = (l: number) =>
    rowOf('pre-activation-gradient', l, units(grads, layers[l - 1]));
  const target = rowOf('label', last, [label]);
  const outputGrad = rowOf('activation-gradient', last, [outputGradOf(loss, logit, label)]);

  const steps: UpdateStep[] = [
    { kind: 'input', layer: 0, operands: [], results: [activation(0), target] },
  ];
  for (let l = 1; l <= last; l++) {
    const { weights, biases } = weightsOf(layers[l - 1], l, parameters, 'weight', 'bias');
    steps.push({
      kind: 'forward',
      layer: l,
      operands: [activation(l - 1), weights, biases],
      results: [preActivation(l), activation(l)],
    });
  }
  steps.push({
    kind: 'error',
    layer: last,
    operands: [activation(last), target],
    results: [rowOf('loss', last, [lossBefore]), outputGrad],
  });
  let activationGrad = outputGrad;
  for (let l = last; l >= 1; l--) {
    const layer = layers[l - 1];
    const { weights } = weightsOf(layer, l, parameters, 'weight', 'bias');
    const own = weightsOf(layer, l, gradient, 'weight-gradient', 'bias-gradient');
    const slope = rowOf('slope', l, slopesOf(layer, preActivations, activations));
    const step = (
      kind: UpdateStep['kind'],
      operands: readonly TraceMatrix[],
      result: TraceMatrix,
    ) => steps.push({ kind, layer: l, operands, results: [result] });
    step('pre-activation-gradient', [activationGrad, slope], preActivationGrad(l));
    const source = activation(l - 1);
    step(
      'weight-gradient',
      [columnOf(source.quantity, l - 1, source.values), preActivationGrad(l)],
      own.weights,
    );
    step('bias-gradient', [preActivationGrad(l)], own.biases);
    if (l === 1) break;
    activationGrad = rowOf(
      'activation-gradient',
      l - 1,
      inputGradOf(layer, parameters, preActivationGrad(l).values),
    );
    step('input-gradient', [preActivationGrad(l), transposed(weights)], activationGrad);
  }
  for (let l = 1; l <= last; l++) {
    const layer = layers[l - 1];
    const before = weightsOf(layer, l, parameters, 'weight', 'bias');
    const own = weightsOf(layer, l, gradient, 'weight-gradient', 'bias-gradient');
    const after = weightsOf(layer, l, parametersAfter, 'new-weight', 'new-bias');
    steps.push({
      kind: 'update',
      layer: l,
      operands: [before.weights, own.weights, before.biases, own.biases],
      results: [after.weights, after.biases],
    });
  }
  steps.push({
    kind: 'result',
    layer: last,
    operands: [activation(last), rowOf('loss', last, [lossBefore]), target],
    results: [
      rowOf('activation', last, units(passAfter.activations, layers[last - 1])),
      rowOf('loss', last, [lossAfter]),
    ],
  });
  return { steps, gradient, parametersAfter, lossBefore, lossAfter };
}

/** φ′(z) of a layer's units. */
function slopesOf(
  { activation, unitOffset, unitCount }: Layer,
  preActivations: Float64Array,
  activations: Float64Array,
): Float64Array {
  const slopes = new Float64Array(preActivations.length).fill(1);
  multiplyBySlope(activation, preActivations, activations, slopes, unitOffset, unitCount);
  return slopes.subarray(unitOffset, unitOffset + unitCount);
}

/** ∂E/∂x = ∂E/∂z Wᵀ of a layer with inputs x. */
function inputGradOf(
  { inputCount, unitCount, weightOffset }: Layer,
  parameters: Float64Array,
  preActivationGrad: readonly number[],
): number[] {
  return Array.from({ length: inputCount }, (_, i) => {
    const row = weightOffset + i * unitCount;
    return preActivationGrad.reduce((sum, grad, j) => sum + grad * parameters[row + j], 0);
  });
}
