import { multiplyBySlope } from './activations.ts';
import type { Layer } from './network.ts';

/**
 * Backward pass of one point, after its forward pass. `preActivationGrads` holds ∂E/∂z of the
 * output in its last place; the rest of it is overwritten. For layer l with inputs x:
 *   weightGrad = xᵀ ∂E/∂z,  biasGrad = ∂E/∂z,  ∂E/∂x = ∂E/∂z Wᵀ
 * are added, `scale` times, to `target`, laid out like the parameters. Where `target` is the
 * parameters themselves and `scale` −η, that is the update of plain SGD in the same pass:
 * ∂E/∂x is taken before the weights change.
 * Source: Goodfellow, Bengio, Courville, Deep Learning, §6.5.
 */
export function backwardRow(
  layers: readonly Layer[],
  parameters: Float64Array,
  inputs: Float64Array,
  inputOffset: number,
  preActivations: Float64Array,
  activations: Float64Array,
  preActivationGrads: Float64Array,
  target: Float64Array,
  scale: number,
): void {
  for (let l = layers.length - 1; l > 0; l--) {
    const { inputCount, unitCount, weightOffset, biasOffset, unitOffset } = layers[l];
    const previous = layers[l - 1];
    const sourceOffset = previous.unitOffset;
    let k = weightOffset;
    for (let i = 0; i < inputCount; i++) {
      const scaledInput = scale * activations[sourceOffset + i];
      let inputGrad = 0;
      for (let j = 0; j < unitCount; j++, k++) {
        const grad = preActivationGrads[unitOffset + j];
        inputGrad += grad * parameters[k];
        target[k] += scaledInput * grad;
      }
      preActivationGrads[sourceOffset + i] = inputGrad;
    }
    for (let j = 0; j < unitCount; j++) {
      target[biasOffset + j] += scale * preActivationGrads[unitOffset + j];
    }
    multiplyBySlope(
      previous.activation,
      preActivations,
      activations,
      preActivationGrads,
      sourceOffset,
      inputCount,
    );
  }
  const { inputCount, unitCount, weightOffset, biasOffset } = layers[0];
  let k = weightOffset;
  for (let i = 0; i < inputCount; i++) {
    const scaledInput = scale * inputs[inputOffset + i];
    for (let j = 0; j < unitCount; j++, k++) target[k] += scaledInput * preActivationGrads[j];
  }
  for (let j = 0; j < unitCount; j++) target[biasOffset + j] += scale * preActivationGrads[j];
}
