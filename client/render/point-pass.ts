import { createForwardPass, forward, type ForwardPass } from '../../shared/engine/forward.ts';
import { lossOf } from '../../shared/engine/losses.ts';
import type { View } from '../../shared/view/view.ts';
import type { PointRef } from './picked-point.ts';

/** What the network of one snapshot makes of one point of the data. */
export interface PointPass extends ForwardPass {
  x1: number;
  x2: number;
  label: number;
  /** The network's inputs: the features of the point. */
  inputs: Float64Array;
  /** The output's probability of class 1. */
  probability: number;
  loss: number;
  /** Laid out as the parameters: each weight times what comes in over it; the biases as they are. */
  contributions: Float64Array;
}

/** Whether the data of `view` have this point. */
export const hasPoint = ({ data }: View, { set, index }: PointRef): boolean =>
  index < data[set].count;

/** A forward pass of a point of the data. */
export function passOf(view: View, { set, index }: PointRef): PointPass {
  const { network, snapshot, experiment, data } = view;
  const { parameters } = snapshot;
  const points = data[set];
  const inputs = points.inputs.slice(index * network.inputCount, (index + 1) * network.inputCount);
  const pass = createForwardPass(network);
  const logit = forward(network, parameters, inputs, pass);
  const contributions = parameters.slice();
  let sources: Float64Array = inputs;
  for (const { inputCount, unitCount, weightOffset, unitOffset } of network.layers) {
    for (let i = 0; i < inputCount * unitCount; i++) {
      contributions[weightOffset + i] *= sources[Math.floor(i / unitCount)];
    }
    sources = pass.activations.subarray(unitOffset, unitOffset + unitCount);
  }
  const label = points.labels[index];
  return {
    ...pass,
    x1: points.x[2 * index],
    x2: points.x[2 * index + 1],
    label,
    inputs,
    probability: pass.activations[network.unitCount - 1],
    loss: lossOf(experiment.loss, logit, label),
    contributions,
  };
}
