/** One write, carried out inside a transaction. */
export type Write<T> = (transaction: T) => Promise<void>;

interface Waiting<T> {
  write: Write<T>;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Carries out writes in the order in which they come, all that wait together in one
 * transaction: a commit costs more than a write. A write that fails fails alone.
 */
export class GroupWriter<T> {
  readonly #transact: (work: Write<T>) => Promise<void>;
  #waiting: Waiting<T>[] = [];
  #working: Promise<void> | null = null;

  /** `transact` runs `work` in one transaction and rejects, with nothing written, where it throws. */
  constructor(transact: (work: Write<T>) => Promise<void>) {
    this.#transact = transact;
  }

  /** Fulfilled when `write` is committed. */
  write(write: Write<T>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ write, resolve, reject });
      this.#working ??= this.#work();
    });
  }

  /** Fulfilled when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#working) await this.#working;
  }

  async #work(): Promise<void> {
    // What else is asked for in this turn goes with it.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      try {
        await this.#transact(async (transaction) => {
          for (const { write } of group) await write(transaction);
        });
        for (const { resolve } of group) resolve();
      } catch (error) {
        if (group.length === 1) group[0].reject(error);
        else await this.#oneByOne(group);
      }
    }
    this.#working = null;
  }

  async #oneByOne(group: Waiting<T>[]): Promise<void> {
    for (const { write, resolve, reject } of group) {
      await this.#transact(write).then(resolve, reject);
    }
  }
}
