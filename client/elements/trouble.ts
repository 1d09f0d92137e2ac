import { createForwardPass, forwardRow } from '../../shared/engine/forward.ts';
import type { View } from '../../shared/view/view.ts';
import { saturatedFrom } from '../render/unit-conditions.ts';
import { plateauEpochs } from './plateau.ts';

/** Why a network that is finite learns nothing. */
export type Trouble =
  /** `share`: of what hidden sigmoids and tanhs give, how much lies where their curve is flat. */
  | { type: 'saturated'; share: number }
  /** ReLU units that give 0 for every point. */
  | { type: 'dead'; count: number; total: number }
  /** The loss rests, and nothing else is seen to be wrong. */
  | { type: 'plateau'; epochs: number };

/** Who is right about as many may be as sure of itself as it likes. */
const goodAccuracy = 0.9;
/** Of the article's runs and all lessons none that learns comes near it. */
const saturatedShare = 0.7;
const deadShare = 0.5;
/** So many points say enough. */
const sampleCount = 150;

/** While it trains, trouble is looked for no more often: it comes and goes slowly. */
const intervalMs = 500;

let last: { view: View; atMs: number; trouble: Trouble | null } | null = null;

/** What keeps the network of `view` from learning; null where nothing seems to. */
export function troubleOf(view: View): Trouble | null {
  if (last?.view.snapshot === view.snapshot) return last.trouble;
  const nowMs = performance.now();
  const isSameRun =
    last?.view.network === view.network &&
    last.view.data === view.data &&
    last.view.snapshot.start === view.snapshot.start &&
    last.view.phase === 'training';
  if (last && isSameRun && view.phase === 'training' && nowMs - last.atMs < intervalMs) {
    return last.trouble;
  }
  const trouble = findTrouble(view);
  last = { view, atMs: nowMs, trouble };
  return trouble;
}

function findTrouble(view: View): Trouble | null {
  const { epoch, metrics } = view.snapshot;
  if (epoch > 0 && metrics.trainAccuracy < goodAccuracy) {
    const { flat, curved, dead, relu } = conditionOf(view);
    if (curved > 0 && flat >= saturatedShare * curved) {
      return { type: 'saturated', share: flat / curved };
    }
    if (relu > 0 && dead >= deadShare * relu) return { type: 'dead', count: dead, total: relu };
  }
  const epochs = plateauEpochs(view);
  return epochs > 0 ? { type: 'plateau', epochs } : null;
}

/**
 * The hidden units at the training points, or at some of them: of the outputs of sigmoids and
 * tanhs how many there are (`curved`) and how many lie where the curve is flat; how many ReLUs
 * there are, and how many of them no point reaches.
 */
function conditionOf({ network, snapshot, data }: View) {
  const { preActivations, activations } = createForwardPass(network);
  const { count, inputs } = data.train;
  const hidden = network.layers.slice(0, -1);
  const isReached = new Uint8Array(network.unitCount);
  const stride = Math.max(1, Math.floor(count / sampleCount));
  let flat = 0;
  let curved = 0;
  for (let n = 0; n < count; n += stride) {
    const offset = n * network.inputCount;
    forwardRow(network.layers, snapshot.parameters, inputs, offset, preActivations, activations);
    for (const { activation, unitOffset, unitCount } of hidden) {
      const isCurved = activation === 'sigmoid' || activation === 'tanh';
      for (let unit = unitOffset; unit < unitOffset + unitCount; unit++) {
        if (preActivations[unit] > 0) isReached[unit] = 1;
        if (!isCurved) continue;
        curved++;
        if (Math.abs(preActivations[unit]) > saturatedFrom[activation]) flat++;
      }
    }
  }
  let dead = 0;
  let relu = 0;
  for (const { activation, unitOffset, unitCount } of hidden) {
    if (activation !== 'relu') continue;
    relu += unitCount;
    for (let unit = unitOffset; unit < unitOffset + unitCount; unit++) dead += 1 - isReached[unit];
  }
  return { flat, curved, dead, relu };
}
