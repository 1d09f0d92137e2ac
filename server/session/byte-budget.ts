/** Bytes that may be spent: `capacity` at once, `perSecond` in the long run. */
export interface Allowance {
  capacity: number;
  perSecond: number;
}

/** A token bucket over a clock that comes from outside. It begins full. */
export class ByteBudget {
  readonly #allowance: Allowance;
  #bytes: number;
  #debt = 0;
  #atMs: number;

  constructor(allowance: Allowance, nowMs: number) {
    this.#allowance = allowance;
    this.#bytes = allowance.capacity;
    this.#atMs = nowMs;
  }

  /**
   * Spends what must be spent. It is paid off with half of what comes in, and with all that there
   * is no room for: large things now and then leave no gap in what is spent evenly.
   */
  owe(bytes: number): void {
    this.#debt += bytes;
  }

  /** Spends `bytes` if they are there. */
  tryTake(bytes: number, nowMs: number): boolean {
    this.#refill(nowMs);
    if (this.#bytes < bytes) return false;
    this.#bytes -= bytes;
    return true;
  }

  #refill(nowMs: number): void {
    const { capacity, perSecond } = this.#allowance;
    const earned = (Math.max(0, nowMs - this.#atMs) / 1000) * perSecond;
    this.#atMs = Math.max(this.#atMs, nowMs);
    const paid = Math.min(this.#debt, earned / 2);
    const bytes = this.#bytes + earned - paid;
    this.#debt -= Math.min(this.#debt, paid + Math.max(0, bytes - capacity));
    this.#bytes = Math.min(capacity, bytes);
  }
}
