import type { HistoryPoint, Metrics } from '../protocol/messages.ts';
import { toFloat32 } from '../protocol/snapshot-codec.ts';

/** A loss curve is thinned to at most this many points. */
export const historyCapacity = 600;

/**
 * A point of the curve, as a frame and `state` carry it: float32, and NaN for what is not finite,
 * so that the session and every page hold the same curve.
 */
export function historyPoint(epoch: number, metrics: Metrics): HistoryPoint {
  const carried = (value: number) => (Number.isFinite(value) ? toFloat32(value) : NaN);
  return {
    epoch,
    trainLoss: carried(metrics.trainLoss),
    trainAccuracy: carried(metrics.trainAccuracy),
    testLoss: carried(metrics.testLoss),
    testAccuracy: carried(metrics.testAccuracy),
  };
}

/**
 * `history` with `point` at its end. A point of the same or an earlier epoch than the
 * last ones replaces them. When full, it is thinned to about half, evenly over its epochs:
 * the curve keeps its shape from the first epoch on, however often that happens.
 */
export const appendToHistory = (
  history: readonly HistoryPoint[],
  point: HistoryPoint,
): readonly HistoryPoint[] => appendThinned(history, point, historyCapacity);

/** The same for anything that has an epoch, with room for `capacity`. */
export function appendThinned<T extends { epoch: number }>(
  history: readonly T[],
  point: T,
  capacity: number,
): readonly T[] {
  let kept = history.length;
  while (kept > 0 && history[kept - 1].epoch >= point.epoch) kept--;
  const next = [...history.slice(0, kept), point];
  return next.length <= capacity ? next : thin(next, capacity);
}

/**
 * The first point of each span of 2^k epochs, and the last point. Spans of powers of two lie in
 * each other, so that thinning what was thinned tears no gaps.
 */
function thin<T extends { epoch: number }>(history: readonly T[], capacity: number): readonly T[] {
  const last = history.length - 1;
  for (let span = 2; ; span *= 2) {
    const spanOf = (i: number) => Math.floor(history[i].epoch / span);
    const thinned = history.filter((_, i) => i === 0 || i === last || spanOf(i) !== spanOf(i - 1));
    if (thinned.length <= capacity / 2 + 1) return thinned;
  }
}

/** A history as `state` carries it: rows of epoch and metrics, null for NaN. */
export function packHistory(history: readonly HistoryPoint[]): (number | null)[][] {
  const packed = (value: number) => (Number.isFinite(value) ? value : null);
  return history.map((p) => [
    p.epoch,
    packed(p.trainLoss),
    packed(p.trainAccuracy),
    packed(p.testLoss),
    packed(p.testAccuracy),
  ]);
}

/** The inverse of `packHistory`. */
export function unpackHistory(rows: readonly (number | null)[][]): HistoryPoint[] {
  return rows.map(([epoch, trainLoss, trainAccuracy, testLoss, testAccuracy]) => ({
    epoch: epoch ?? 0,
    trainLoss: trainLoss ?? NaN,
    trainAccuracy: trainAccuracy ?? NaN,
    testLoss: testLoss ?? NaN,
    testAccuracy: testAccuracy ?? NaN,
  }));
}
