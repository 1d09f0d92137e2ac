import type { Experiment } from '../experiment.ts';
import { limits } from '../limits.ts';

type Plan = Pick<Experiment, 'pace' | 'snapshotEvery'>;

const snapshotIntervalMs = 1000 / limits.snapshotsPerSecond;
/** Snapshots further apart than this are trained in smaller pieces, and time lost beyond it is not made up. */
const patienceMs = 250;

/**
 * Where a slice that begins at `epoch` ends: at the next multiple of `snapshotEvery`; at a later
 * one where snapshots would leave faster than they may; before it where they are far apart, so
 * that the epochs are spread evenly and a pause finds a near one. Infinity for 'max'.
 */
export function nextUntilEpoch({ pace, snapshotEvery }: Plan, epoch: number): number {
  if (pace === 'max') return Infinity;
  const intervalMs = (1000 * snapshotEvery) / pace;
  const multiple = Math.floor(epoch / snapshotEvery);
  if (intervalMs <= patienceMs) {
    // 50 ms and a rounding error are still 50 ms.
    const span = Math.max(1, Math.ceil(snapshotIntervalMs / intervalMs - 1e-9));
    return (multiple + span) * snapshotEvery;
  }
  const piece = Math.max(1, Math.ceil((pace * snapshotIntervalMs) / 1000));
  return Math.min(epoch + piece, (multiple + 1) * snapshotEvery);
}

/** When the next slice begins, by the pace: a slice of n epochs is followed n / pace seconds later. */
export class Schedule {
  /** When the last slice was due and the epochs that it was to make. */
  #lastDueMs = -Infinity;
  #lastEpochs = 0;
  /** A slice whose time was over before its last epoch goes on at once, to here. */
  #untilEpoch = 0;

  /** The next slice is due now. */
  restart(nowMs: number): void {
    this.#lastDueMs = nowMs;
    this.#lastEpochs = 0;
    this.#untilEpoch = 0;
  }

  /** Forgets a slice that did not end: its epochs are due still. */
  abandon(epoch: number): void {
    if (epoch < this.#untilEpoch) this.#lastEpochs = 0;
    this.#untilEpoch = 0;
  }

  dueMs(plan: Plan, epoch: number): number {
    if (plan.pace === 'max' || epoch < this.#untilEpoch) return -Infinity;
    return this.#lastDueMs + (1000 * this.#lastEpochs) / plan.pace;
  }

  /** Begins the next slice, which is due, and gives its last epoch. */
  begin(plan: Plan, epoch: number, nowMs: number): number {
    if (plan.pace === 'max') {
      this.restart(nowMs);
      return Infinity;
    }
    if (epoch < this.#untilEpoch) return this.#untilEpoch;
    this.#lastDueMs = Math.max(this.dueMs(plan, epoch), nowMs - patienceMs);
    this.#untilEpoch = nextUntilEpoch(plan, epoch);
    this.#lastEpochs = this.#untilEpoch - epoch;
    return this.#untilEpoch;
  }
}
