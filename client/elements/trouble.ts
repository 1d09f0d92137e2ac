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
/** They are looked at in so many turns, one whenever it is asked for. */
const turnCount = 5;

/** What was found of the run that `view` is of: of its units, and of its loss. */
let last: {
  view: View;
  units: Trouble | null;
  unitsMs: number;
  plateau: Trouble | null;
  plateauMs: number;
} | null = null;
/** What looks at the units. */
let looking: ReturnType<typeof unitTrouble> | null = null;

/** What keeps the network of `view` from learning; null where nothing seems to. */
export function troubleOf(view: View): Trouble | null {
  const nowMs = performance.now();
  const isSameRun =
    last?.view.network === view.network &&
    last.view.data === view.data &&
    last.view.snapshot.start === view.snapshot.start;
  const isTraining = view.phase === 'training' && last?.view.phase === 'training';
  if (!last || !isSameRun || !isTraining) {
    if (last?.view.snapshot === view.snapshot && last.view.phase === view.phase) return found(last);
    looking = null;
    const [units, plateau] = [whole(unitTrouble(view)), plateauOf(view)];
    last = { view, units, unitsMs: nowMs, plateau, plateauMs: nowMs };
    return found(last);
  }
  last.view = view;
  if (looking || nowMs - last.unitsMs >= intervalMs) {
    looking ??= unitTrouble(view);
    const { done, value } = looking.next();
    if (done) {
      looking = null;
      last.units = value;
      last.unitsMs = nowMs;
    }
  }
  if (nowMs - last.plateauMs >= intervalMs) {
    last.plateau = plateauOf(view);
    last.plateauMs = nowMs;
  }
  return found(last);
}

const found = ({ units, plateau }: NonNullable<typeof last>): Trouble | null => units ?? plateau;

function plateauOf(view: View): Trouble | null {
  const epochs = plateauEpochs(view);
  return epochs > 0 ? { type: 'plateau', epochs } : null;
}

function whole<T>(turns: Generator<undefined, T, undefined>): T {
  let turn = turns.next();
  while (!turn.done) turn = turns.next();
  return turn.value;
}

function* unitTrouble(view: View): Generator<undefined, Trouble | null, undefined> {
  const { epoch, metrics } = view.snapshot;
  if (epoch === 0 || metrics.trainAccuracy >= goodAccuracy) return null;
  const { flat, curved, dead, relu } = yield* conditionOf(view);
  if (curved > 0 && flat >= saturatedShare * curved) {
    return { type: 'saturated', share: flat / curved };
  }
  return relu > 0 && dead >= deadShare * relu ? { type: 'dead', count: dead, total: relu } : null;
}

/**
 * The hidden units at the training points, or at some of them: of the outputs of sigmoids and
 * tanhs how many there are (`curved`) and how many lie where the curve is flat; how many ReLUs
 * there are, and how many of them no point reaches.
 */
function* conditionOf(view: View) {
  const { network, data } = view;
  const { count } = data.train;
  const tally = { flat: 0, curved: 0, isReached: new Uint8Array(network.unitCount) };
  const stride = Math.max(1, Math.floor(count / sampleCount));
  const turn = stride * Math.ceil(count / stride / turnCount);
  for (let first = 0; first < count; first += turn) {
    if (first > 0) yield;
    addPoints(tally, view, first, Math.min(count, first + turn), stride);
  }
  let dead = 0;
  let relu = 0;
  for (const { activation, unitOffset, unitCount } of network.layers.slice(0, -1)) {
    if (activation !== 'relu') continue;
    relu += unitCount;
    for (let unit = unitOffset; unit < unitOffset + unitCount; unit++) {
      dead += 1 - tally.isReached[unit];
    }
  }
  return { flat: tally.flat, curved: tally.curved, dead, relu };
}

/** Adds every `stride`-th of the training points from `first` up to `end`. */
function addPoints(
  tally: { flat: number; curved: number; isReached: Uint8Array },
  { network, snapshot, data }: View,
  first: number,
  end: number,
  stride: number,
): void {
  const { preActivations, activations } = createForwardPass(network);
  const { inputs } = data.train;
  const hidden = network.layers.slice(0, -1);
  for (let n = first; n < end; n += stride) {
    const offset = n * network.inputCount;
    forwardRow(network.layers, snapshot.parameters, inputs, offset, preActivations, activations);
    for (const { activation, unitOffset, unitCount } of hidden) {
      const isCurved = activation === 'sigmoid' || activation === 'tanh';
      const flatFrom = isCurved ? saturatedFrom[activation] : Infinity;
      for (let unit = unitOffset; unit < unitOffset + unitCount; unit++) {
        const z = preActivations[unit];
        if (z > 0) tally.isReached[unit] = 1;
        if (z > flatFrom || z < -flatFrom) tally.flat++;
      }
      if (isCurved) tally.curved += unitCount;
    }
  }
}
