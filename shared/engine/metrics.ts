import type { PointSet } from '../datasets/prepare.ts';
import type { Loss } from '../experiment.ts';
import type { Metrics } from '../protocol/messages.ts';
import { createForwardPass, forwardRow } from './forward.ts';
import { lossOf } from './losses.ts';
import { checkParameters, checkPoints, type Network } from './network.ts';

/** What is measured on: the inputs (count × inputCount, row-major) and the labels. */
export type Measured = Pick<PointSet, 'count' | 'inputs' | 'labels'>;

/**
 * Mean loss and accuracy over all points of both sets; NaN for an empty one.
 * Accuracy is the share of points whose class is the label, class 1 where p ≥ 1/2 (logit ≥ 0).
 * Errors: RangeError where parameters or points are not of this network.
 */
export function evaluate(
  network: Network,
  parameters: Float64Array,
  data: { train: Measured; test: Measured },
  loss: Loss,
): Metrics {
  const [trainLoss, trainAccuracy] = evaluateSet(network, parameters, data.train, loss);
  const [testLoss, testAccuracy] = evaluateSet(network, parameters, data.test, loss);
  return { trainLoss, trainAccuracy, testLoss, testAccuracy };
}

/** Mean loss and accuracy over one set. */
export function evaluateSet(
  network: Network,
  parameters: Float64Array,
  { count, inputs, labels }: Measured,
  loss: Loss,
): [loss: number, accuracy: number] {
  checkParameters(network, parameters);
  checkPoints(network, count, inputs);
  const { preActivations, activations } = createForwardPass(network);
  let sum = 0;
  let rightCount = 0;
  for (let n = 0; n < count; n++) {
    const offset = n * network.inputCount;
    const logit = forwardRow(
      network.layers,
      parameters,
      inputs,
      offset,
      preActivations,
      activations,
    );
    sum += lossOf(loss, logit, labels[n]);
    if (logit >= 0 === (labels[n] === 1)) rightCount++;
  }
  return [sum / count, rightCount / count];
}
