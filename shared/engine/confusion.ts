import { createForwardPass, forwardRow } from './forward.ts';
import type { Measured } from './metrics.ts';
import { checkParameters, checkPoints, type Network } from './network.ts';

/** How many points of each class were called which; “positive” is class 1. */
export interface Confusion {
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
  trueNegatives: number;
}

/**
 * Counts a set's points by their label and by the class that the network calls them: class 1
 * where p ≥ 1/2 (logit ≥ 0), as in `evaluate`.
 * Errors: RangeError where parameters or points are not of this network.
 */
export function confusionOf(
  network: Network,
  parameters: Float64Array,
  { count, inputs, labels }: Measured,
): Confusion {
  checkParameters(network, parameters);
  checkPoints(network, count, inputs);
  const { layers, inputCount } = network;
  const { preActivations, activations } = createForwardPass(network);
  const counts = { truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0 };
  for (let n = 0; n < count; n++) {
    const z = forwardRow(layers, parameters, inputs, n * inputCount, preActivations, activations);
    // A logit that is NaN is called class 0, here as in the accuracy.
    if (z >= 0) counts[labels[n] === 1 ? 'truePositives' : 'falsePositives']++;
    else counts[labels[n] === 1 ? 'falseNegatives' : 'trueNegatives']++;
  }
  return counts;
}

/** A share with what it is made of; NaN where `whole` is 0. */
export interface Share {
  part: number;
  whole: number;
  value: number;
}

const share = (part: number, whole: number): Share => ({ part, whole, value: part / whole });

/** (TP + TN) / all: the share of points whose class is the label. */
export const accuracyOf = (c: Confusion): Share =>
  share(
    c.truePositives + c.trueNegatives,
    c.truePositives + c.falsePositives + c.falseNegatives + c.trueNegatives,
  );

/** TP / (TP + FP): of the points called class 1, the share that is. */
export const precisionOf = (c: Confusion): Share =>
  share(c.truePositives, c.truePositives + c.falsePositives);

/** TP / (TP + FN): of the points of class 1, the share that was found. */
export const recallOf = (c: Confusion): Share =>
  share(c.truePositives, c.truePositives + c.falseNegatives);
