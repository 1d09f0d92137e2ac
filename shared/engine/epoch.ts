import type { Experiment } from '../experiment.ts';
import type { RandomState } from '../random/random-state.ts';
import { backwardRow } from './backward.ts';
import { exp, log, log1p, sigmoid } from './elementary.ts';
import { createForwardPass, forwardRow } from './forward.ts';
import type { Measured } from './metrics.ts';
import { checkParameters, checkPoints, type Network } from './network.ts';
import { addRegularizationGrad, applyUpdate, createOptimizerState } from './optimizers.ts';

/** Trains whole epochs, in place: what `createEpochTrainer` makes, with its buffers. */
export type EpochTrainer = (
  parameters: Float64Array,
  optimizerState: Float64Array,
  random: RandomState,
) => number;

/** The running product of probabilities is logged before it gets smaller than a double holds. */
const tinyProduct = 1e-200;
/** Above it, 1 − s has lost too many digits. */
const nearlyOne = 0.99;

/**
 * A function that trains one epoch on `points`: an update for each batch, by the batch's mean
 * gradient; the last batch may be smaller. Buffers are made here, once.
 * It returns the mean over the epoch of each sample's loss just before its update.
 * Errors: RangeError where parameters, the optimizer's state or points are not of this network,
 * or where the batch size is not a whole number from 1 on.
 */
export function createEpochTrainer(
  experiment: Pick<
    Experiment,
    'batchSize' | 'shuffle' | 'learningRate' | 'optimizer' | 'regularization' | 'loss'
  >,
  network: Network,
  { count, inputs, labels }: Measured,
): EpochTrainer {
  if (count < 1) throw new RangeError(`points: ${count}, at least 1 is needed`);
  checkPoints(network, count, inputs);
  const { batchSize, shuffle, learningRate, optimizer, regularization, loss } = experiment;
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new RangeError(`batchSize must be a whole number from 1 on, not ${batchSize}`);
  }
  const { layers, inputCount, unitCount } = network;
  const stateLength = createOptimizerState(optimizer, network.parameterCount).length;
  const { preActivations, activations } = createForwardPass(network);
  const grads = new Float64Array(unitCount);
  const gradient = new Float64Array(network.parameterCount);
  const order = new Int32Array(count);
  const isPlain =
    optimizer.type === 'sgd' && (regularization.type === 'none' || regularization.rate === 0);
  const isFused = isPlain && batchSize === 1;
  const isCrossEntropy = loss === 'cross-entropy';

  return (parameters, optimizerState, random) => {
    checkParameters(network, parameters);
    if (optimizerState.length !== stateLength) {
      throw new RangeError(
        `optimizerState: ${optimizerState.length} values, ${optimizer.type} has ${stateLength}`,
      );
    }
    for (let n = 0; n < count; n++) order[n] = n;
    if (shuffle) random.shuffle(order);
    let lossSum = 0;
    // −Σ ln(1 − s) = −ln Π(1 − s): one logarithm for some hundred samples.
    let product = 1;
    for (let first = 0; first < count; first += batchSize) {
      const last = first + batchSize < count ? first + batchSize : count;
      const scale = isFused ? -learningRate : 1 / (last - first);
      if (!isFused) gradient.fill(0);
      for (let n = first; n < last; n++) {
        const row = order[n];
        const offset = row * inputCount;
        const z = forwardRow(layers, parameters, inputs, offset, preActivations, activations);
        const isOne = labels[row] === 1;
        // How far the probability is from the label; for either label without cancellation.
        const s = sigmoid(isOne ? -z : z);
        const error = isOne ? -s : s;
        if (!isCrossEntropy) {
          lossSum += (error * error) / 2;
          grads[unitCount - 1] = error * s * (1 - s);
        } else {
          grads[unitCount - 1] = error;
          if (s > nearlyOne) {
            const size = z < 0 ? -z : z;
            lossSum += size + log1p(exp(-size));
          } else {
            product *= 1 - s;
            if (product < tinyProduct) {
              lossSum -= log(product);
              product = 1;
            }
          }
        }
        backwardRow(
          layers,
          parameters,
          inputs,
          offset,
          preActivations,
          activations,
          grads,
          isFused ? parameters : gradient,
          scale,
        );
      }
      if (!isFused) {
        addRegularizationGrad(regularization, network, parameters, gradient);
        applyUpdate(optimizer, learningRate, parameters, gradient, optimizerState);
      }
    }
    return (lossSum - log(product)) / count;
  };
}
