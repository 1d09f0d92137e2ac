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
    for (let i = 0; i < inputCount; i++) preActivationGrads[sourceOffset + i] = 0;
    // Four units at a time keep their gradients in registers.
    let j = 0;
    for (; j + 3 < unitCount; j += 4) {
      const g0 = preActivationGrads[unitOffset + j];
      const g1 = preActivationGrads[unitOffset + j + 1];
      const g2 = preActivationGrads[unitOffset + j + 2];
      const g3 = preActivationGrads[unitOffset + j + 3];
      for (let i = 0, k = weightOffset + j; i < inputCount; i++, k += unitCount) {
        const x = scale * activations[sourceOffset + i];
        preActivationGrads[sourceOffset + i] +=
          g0 * parameters[k] +
          g1 * parameters[k + 1] +
          (g2 * parameters[k + 2] + g3 * parameters[k + 3]);
        target[k] += x * g0;
        target[k + 1] += x * g1;
        target[k + 2] += x * g2;
        target[k + 3] += x * g3;
      }
    }
    for (; j < unitCount; j++) {
      const grad = preActivationGrads[unitOffset + j];
      for (let i = 0, k = weightOffset + j; i < inputCount; i++, k += unitCount) {
        preActivationGrads[sourceOffset + i] += grad * parameters[k];
        target[k] += scale * activations[sourceOffset + i] * grad;
      }
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
