import type { Experiment, HiddenLayer } from '../experiment.ts';
import { createNetwork, type Layer } from './network.ts';
import { carryOptimizerState } from './optimizers.ts';
import { createTrainingState, type TrainingState } from './training-state.ts';

/**
 * The state from which `after` goes on training where `before` had come to `state`. The epoch and
 * the order of points go on; a weight is kept where both ends of it stay, a bias where its unit
 * does. `state` itself is given back where nothing in it changes: another dataset, loss or
 * activation keeps all parameters.
 *
 * - Layers are matched by their place. Where there are more or fewer, the difference is where the
 *   lists begin to differ if that leaves all others as they were, else before the output.
 * - Units come and go at the end of their layer. What a new one sends on has weight 0: all other
 *   units and the output keep their values, to the last bit. What comes into it is as it would be
 *   at the start of `after`, drawn by its seed and initializer.
 * - A new feature has weight 0 to the units that stay.
 * - Unit j of a new layer takes in unit j of the layer before it alone and has its weights to the
 *   layer behind: it passes on what was there, but for what its activation bends (see `passOn`).
 *   Units beyond those are new ones; where there are too few, the last of the layer before are lost.
 * - Behind a layer that is removed, unit j of the layer before it takes the place of its unit j:
 *   removing a new layer that was not trained gives back what was there.
 *
 * The optimizer's memory goes with the kept parameters; new ones begin as if their gradients had
 * been 0 until now. Another optimizer begins anew.
 * Errors: RangeError where an experiment is not a valid one.
 */
export function keepLearned(
  before: Experiment,
  state: TrainingState,
  after: Experiment,
): TrainingState {
  const isSameOptimizer = JSON.stringify(before.optimizer) === JSON.stringify(after.optimizer);
  const isSameShape = shapeOf(before) === shapeOf(after);
  if (isSameOptimizer && isSameShape) return state;
  const fresh = createTrainingState(after);
  if (isSameShape) return { ...state, optimizerState: fresh.optimizerState };
  const { parameters } = fresh;
  const origins = transplant(before, after, state.parameters, parameters);
  const optimizerState = isSameOptimizer
    ? carryOptimizerState(after.optimizer, state.optimizerState, state.parameters.length, origins)
    : fresh.optimizerState;
  return { ...state, parameters, optimizerState };
}

const shapeOf = ({ features, hiddenLayers }: Experiment) =>
  JSON.stringify([features, hiddenLayers.map(({ unitCount }) => unitCount)]);

/**
 * Writes what is kept of `old` over the newly drawn `parameters`. For each of those, the index in
 * `old` that it was kept from; -1 for a new one.
 */
function transplant(
  before: Experiment,
  after: Experiment,
  old: Float64Array,
  parameters: Float64Array,
): Int32Array {
  const from = createNetwork(before.features.length, before.hiddenLayers);
  const to = createNetwork(after.features.length, after.hiddenLayers);
  const origins = new Int32Array(to.parameterCount).fill(-1);
  const layerOrigins = matchLayers(before.hiddenLayers, after.hiddenLayers);
  for (const [l, layer] of to.layers.entries()) {
    const layerOrigin = layerOrigins[l];
    if (layerOrigin === null) {
      passOn(layer, parameters);
      continue;
    }
    const kept = from.layers[layerOrigin];
    const unitCount = Math.min(layer.unitCount, kept.unitCount);
    for (let i = 0; i < layer.inputCount; i++) {
      const row = layerOrigin === 0 ? before.features.indexOf(after.features[i]) : i;
      const isThere = row >= 0 && row < kept.inputCount;
      for (let j = 0; j < unitCount; j++) {
        const index = layer.weightOffset + i * layer.unitCount + j;
        parameters[index] = 0;
        if (isThere) origins[index] = kept.weightOffset + row * kept.unitCount + j;
      }
    }
    for (let j = 0; j < unitCount; j++) origins[layer.biasOffset + j] = kept.biasOffset + j;
  }
  for (const [i, origin] of origins.entries()) if (origin >= 0) parameters[i] = old[origin];
  return origins;
}

/**
 * Unit j takes in input j alone: with weight 1 and bias 0, which a linear unit passes on as it is,
 * and ReLU where it is not negative; a sigmoid with weight 4 and bias −2, the line of slope 1
 * through (½, ½) being its tangent there.
 */
function passOn(
  { inputCount, unitCount, weightOffset, biasOffset, activation }: Layer,
  parameters: Float64Array,
): void {
  const [weight, bias] = activation === 'sigmoid' ? [4, -2] : [1, 0];
  const count = Math.min(inputCount, unitCount);
  for (let j = 0; j < count; j++) {
    for (let i = 0; i < inputCount; i++) {
      parameters[weightOffset + i * unitCount + j] = i === j ? weight : 0;
    }
    parameters[biasOffset + j] = bias;
  }
}

/** For each layer of `after`, the output's last, its layer in `before`; null where it is new. */
function matchLayers(
  before: readonly HiddenLayer[],
  after: readonly HiddenLayer[],
): (number | null)[] {
  const isGrowing = after.length > before.length;
  const [short, long] = isGrowing ? [before, after] : [after, before];
  const gap = long.length - short.length;
  const isSame = (a: HiddenLayer, b: HiddenLayer) =>
    a.unitCount === b.unitCount && a.activation === b.activation;
  let at = short.findIndex((layer, l) => !isSame(layer, long[l]));
  const isOnlyGap = at >= 0 && short.every((layer, l) => l < at || isSame(layer, long[l + gap]));
  if (!isOnlyGap) at = short.length;
  return Array.from({ length: after.length + 1 }, (_, l) => {
    if (l < at) return l;
    if (!isGrowing) return l + gap;
    return l < at + gap ? null : l - gap;
  });
}
