import { activate } from './activations.ts';
import { checkParameters, type Layer, type Network } from './network.ts';

/** What a forward pass leaves behind: one value for each unit of all layers. */
export interface ForwardPass {
  preActivations: Float64Array;
  activations: Float64Array;
}

export const createForwardPass = (network: Network): ForwardPass => ({
  preActivations: new Float64Array(network.unitCount),
  activations: new Float64Array(network.unitCount),
});

/**
 * Forward pass of one point: z = xW + b, a = φ(z), layer by layer; `out` is overwritten.
 * Returns the output's logit; its probability is the last activation.
 * Errors: RangeError where the shapes do not fit.
 */
export function forward(
  network: Network,
  parameters: Float64Array,
  input: Float64Array,
  out: ForwardPass,
): number {
  checkParameters(network, parameters);
  if (input.length !== network.inputCount) {
    throw new RangeError(`input: ${input.length} values, the network has ${network.inputCount}`);
  }
  for (const { length } of [out.preActivations, out.activations]) {
    if (length !== network.unitCount) {
      throw new RangeError(`out: ${length} units, not ${network.unitCount}`);
    }
  }
  return forwardRow(network.layers, parameters, input, 0, out.preActivations, out.activations);
}

/** `forward` without checks, for the row of `inputs` that begins at `inputOffset`. */
export function forwardRow(
  layers: readonly Layer[],
  parameters: Float64Array,
  inputs: Float64Array,
  inputOffset: number,
  preActivations: Float64Array,
  activations: Float64Array,
): number {
  let source = inputs;
  let sourceOffset = inputOffset;
  for (let l = 0; l < layers.length; l++) {
    const { inputCount, unitCount, weightOffset, biasOffset, unitOffset, activation } = layers[l];
    // Four units at a time share each input; the sums of a unit stay in its own order.
    let j = 0;
    for (; j + 3 < unitCount; j += 4) {
      let z0 = parameters[biasOffset + j];
      let z1 = parameters[biasOffset + j + 1];
      let z2 = parameters[biasOffset + j + 2];
      let z3 = parameters[biasOffset + j + 3];
      for (let i = 0, k = weightOffset + j; i < inputCount; i++, k += unitCount) {
        const x = source[sourceOffset + i];
        z0 += x * parameters[k];
        z1 += x * parameters[k + 1];
        z2 += x * parameters[k + 2];
        z3 += x * parameters[k + 3];
      }
      preActivations[unitOffset + j] = z0;
      preActivations[unitOffset + j + 1] = z1;
      preActivations[unitOffset + j + 2] = z2;
      preActivations[unitOffset + j + 3] = z3;
    }
    for (; j < unitCount; j++) {
      let z = parameters[biasOffset + j];
      for (let i = 0, k = weightOffset + j; i < inputCount; i++, k += unitCount) {
        z += source[sourceOffset + i] * parameters[k];
      }
      preActivations[unitOffset + j] = z;
    }
    activate(activation, preActivations, activations, unitOffset, unitCount);
    source = activations;
    sourceOffset = unitOffset;
  }
  return preActivations[preActivations.length - 1];
}
