const capacity = 100;

/**
 * The addresses that a session was entered from, the newest of them, while the server runs. From
 * there its code is no guess: somebody has it. They are kept nowhere else.
 */
export class KnownAddresses {
  readonly #addresses = new Set<string>();

  add(address: string): void {
    this.#addresses.delete(address);
    this.#addresses.add(address);
    const [oldest] = this.#addresses;
    if (this.#addresses.size > capacity) this.#addresses.delete(oldest);
  }

  /** The code is another: who knew the old one is to be told the new one. */
  clear(): void {
    this.#addresses.clear();
  }

  has(address: string): boolean {
    return this.#addresses.has(address);
  }
}
