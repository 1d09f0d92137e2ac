import { limits } from '../limits.ts';

const perSecond = limits.snapshotsPerSecond;
const intervalMs = 1000 / perSecond;
/** A snapshot may come this much early: slices end a little before or after their time. */
const toleranceMs = intervalMs / 2;

/**
 * Lets through at most `limits.snapshotsPerSecond` snapshots in any second, spread evenly.
 * A bare "not within 50 ms of the last" would stop every second snapshot of a session that
 * sends exactly 20 a second, a millisecond early or late.
 */
export class SnapshotGate {
  #nextMs = -Infinity;
  /** When the newest ones went through, oldest first. */
  #passedMs: number[] = [];

  /** Whether a snapshot may leave now; it counts as sent then. */
  tryPass(nowMs: number): boolean {
    const oldest = this.#passedMs.length < perSecond ? -Infinity : this.#passedMs[0];
    if (nowMs < this.#nextMs - toleranceMs || nowMs - oldest < 1000) return false;
    this.#nextMs = Math.max(this.#nextMs, nowMs) + intervalMs;
    this.#passedMs.push(nowMs);
    if (this.#passedMs.length > perSecond) this.#passedMs.shift();
    return true;
  }
}
