import type { Loss } from '../experiment.ts';
import { backwardRow } from './backward.ts';
import { sigmoid } from './elementary.ts';
import { createForwardPass, forwardRow } from './forward.ts';
import type { Measured } from './metrics.ts';
import { checkParameters, checkPoints, type Network } from './network.ts';

/**
 * The gradient of the mean loss over all points, ∂/∂θ 1/N Σ E, laid out like the parameters,
 * which are left as they are. The regularization's part is not in it: a unit that learns nothing
 * from the points shows as 0.
 * Errors: RangeError where parameters or points are not of this network, or there are no points.
 */
export function lossGradient(
  network: Network,
  parameters: Float64Array,
  { count, inputs, labels }: Measured,
  loss: Loss,
): Float64Array {
  checkParameters(network, parameters);
  checkPoints(network, count, inputs);
  if (count < 1) throw new RangeError(`points: ${count}, at least 1 is needed`);
  const { layers, inputCount, unitCount } = network;
  const { preActivations, activations } = createForwardPass(network);
  const grads = new Float64Array(unitCount);
  const gradient = new Float64Array(network.parameterCount);
  for (let n = 0; n < count; n++) {
    const offset = n * inputCount;
    const z = forwardRow(layers, parameters, inputs, offset, preActivations, activations);
    const isOne = labels[n] === 1;
    // How far the probability is from the label; for either label without cancellation.
    const s = sigmoid(isOne ? -z : z);
    const error = isOne ? -s : s;
    grads[unitCount - 1] = loss === 'cross-entropy' ? error : error * s * (1 - s);
    backwardRow(
      layers,
      parameters,
      inputs,
      offset,
      preActivations,
      activations,
      grads,
      gradient,
      1 / count,
    );
  }
  return gradient;
}
