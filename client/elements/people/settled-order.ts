/** What is put in order. */
interface Ranked {
  device: number;
  loss: number;
  hasDiverged?: boolean;
}

const byLoss = (a: Ranked, b: Ranked): number => {
  const isOffA = a.hasDiverged ?? false;
  const isOffB = b.hasDiverged ?? false;
  if (isOffA !== isOffB) return isOffA ? 1 : -1;
  return a.loss - b.loss || a.device - b.device;
};

/**
 * Networks by their loss, the lowest first and those that diverged last; put in order anew once in
 * a while, so that pictures can be looked at while numbers fall.
 */
export class SettledOrder {
  #order: number[] = [];
  #nextMs = -Infinity;
  #dueMs = Infinity;

  /** When the order will be another one; Infinity where it is right. */
  get dueMs(): number {
    return this.#dueMs;
  }

  /** Their order at `nowMs`; between two settlings newcomers stand at the end. */
  order<T extends Ranked>(
    results: ReadonlyMap<number, T>,
    nowMs: number,
    settleMs: number,
  ): readonly T[] {
    const right = [...results.values()].sort(byLoss);
    if (nowMs < this.#nextMs) {
      const known = new Set(this.#order.filter((device) => results.has(device)));
      const newcomers = [...results.keys()].filter((device) => !known.has(device));
      this.#order = [...known, ...newcomers];
      const isRight = right.every(({ device }, i) => device === this.#order[i]);
      this.#dueMs = isRight ? Infinity : this.#nextMs;
    } else {
      const order = right.map(({ device }) => device);
      const isSame = order.every((device, i) => device === this.#order[i]);
      if (!isSame) this.#nextMs = nowMs + settleMs;
      this.#order = order;
      this.#dueMs = Infinity;
    }
    return this.#order.map((device) => results.get(device)!);
  }
}
