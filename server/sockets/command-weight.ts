import { isLivePart } from '../../shared/experiment.ts';
import type { SavedSession } from '../session/types.ts';

/** Begins anew or brings back what was: the whole class gets another picture, maybe other points. */
const newStartWeight = 5;
/** Points times parameters and units (an activation costs as much as 16 parameters): some 3 ms. */
const workOfOne = 4e6;
const activationWork = 16;

const newStarts: ReadonlySet<unknown> = new Set([
  'reset',
  'reroll',
  'preset',
  'undo',
  'redo',
  'collect-use',
  'offer-accept',
]);

/** Large, and told on to teachers at once; or every drawing is measured. */
const largeWeight = 5;
const largeOnes: ReadonlySet<unknown> = new Set([
  'predict',
  'predict-score',
  'offer-points',
  'offer-network',
  'seed-result',
]);

/**
 * How much of a sender's commands in a second `payload` is, before it is looked at any further: 1,
 * and more where the main thread then measures the network of `session` on all of its points.
 * Of the largest network and 5,000 points that is 10 ms, so that 50 a second are some 10 %.
 */
export function weightOf(payload: unknown, session: SavedSession): number {
  if (typeof payload !== 'object' || payload === null) return 1;
  const { type, experiment } = payload as { type?: unknown; experiment?: unknown };
  if (type === 'set-parameter') return 1 + measuringOf(session);
  if (largeOnes.has(type)) return largeWeight;
  const isNewStart = newStarts.has(type) || (type === 'change' && hasOtherParts(experiment));
  return isNewStart ? newStartWeight + measuringOf(session) : 1;
}

/** A part that is no live one, in what may be anything. */
const hasOtherParts = (experiment: unknown): boolean =>
  typeof experiment === 'object' &&
  experiment !== null &&
  Object.keys(experiment).some((part) => !isLivePart(part));

function measuringOf({ experiment, training }: SavedSession): number {
  const { dataset, hiddenLayers } = experiment;
  const pointCount = dataset.type === 'custom' ? dataset.points.length : dataset.pointCount;
  const unitCount = hiddenLayers.reduce((sum, layer) => sum + layer.unitCount, 1);
  const work = pointCount * (training.parameters.length + activationWork * unitCount);
  return Math.floor(work / workOfOne);
}
