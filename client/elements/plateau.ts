import type { HistoryPoint } from '../../shared/protocol/messages.ts';
import type { View } from '../../shared/view/view.ts';

/** Shorter than this, a rest is nothing to speak of. */
const shortestPlateau = 40;
/** The loss rests while it stays within this share of what it is now. */
const tolerance = 0.02;
/** Who is right about as many has arrived, whatever the loss does. */
const goodAccuracy = 0.97;

/** Over how many epochs, up to the last, the training loss has been where it is now. */
export function flatEpochs(history: readonly HistoryPoint[]): number {
  const last = history.at(-1);
  if (!last || !Number.isFinite(last.trainLoss)) return 0;
  const bound = tolerance * last.trainLoss;
  let first = history.length - 1;
  while (first > 0 && Math.abs(history[first - 1].trainLoss - last.trainLoss) <= bound) first--;
  return last.epoch - history[first].epoch;
}

/**
 * The epochs for which training has been on a plateau, in whole tens; 0 where it is on none:
 * the loss falls, or all is well already.
 */
export function plateauEpochs({ history, snapshot }: View): number {
  if (snapshot.metrics.trainAccuracy >= goodAccuracy) return 0;
  const count = flatEpochs(history);
  return count < shortestPlateau ? 0 : Math.floor(count / 10) * 10;
}
