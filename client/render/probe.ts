import { writeFeatures } from '../../shared/datasets/features.ts';
import { forward } from '../../shared/engine/forward.ts';
import type { View } from '../../shared/view/view.ts';
import { forwardBuffers } from './verdicts.ts';

/** What one unit makes of one point of the plane. */
export interface ProbeValues {
  x1: number;
  x2: number;
  /** The unit's pre-activation; the output's is the logit. */
  z: number;
  /** What the unit passes on; the output's is the probability of class 1. */
  value: number;
  isOutput: boolean;
}

/** A forward pass at a point of the plane, read at `unit`, or at the output where it is null. */
export function probe(
  { network, snapshot, experiment }: View,
  { x1, x2 }: { x1: number; x2: number },
  unit: { layerIndex: number; unitIndex: number } | null,
): ProbeValues {
  const { input, out } = forwardBuffers(network);
  writeFeatures(experiment.features, x1, x2, input, 0);
  forward(network, snapshot.parameters, input, out);
  const at = unit
    ? network.layers[unit.layerIndex].unitOffset + unit.unitIndex
    : network.unitCount - 1;
  return { x1, x2, z: out.preActivations[at], value: out.activations[at], isOutput: unit === null };
}
