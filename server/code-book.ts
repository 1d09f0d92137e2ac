/** Who is found by which join code: sessions of now, codes that have ended, codes being given. */
export class CodeBook<T extends { code: string }> {
  readonly #sessions = new Map<string, T>();
  readonly #ended = new Map<string, T>();
  /** Codes that are being given to sessions. */
  readonly #taken = new Set<string>();
  readonly #draw: () => string;

  /** `draw` gives any code. */
  constructor(draw: () => string) {
    this.#draw = draw;
  }

  /** How many sessions there are. */
  get count(): number {
    return this.#sessions.size;
  }

  /** The same with those that are being made. */
  get countToBe(): number {
    return this.#sessions.size + this.#taken.size;
  }

  find(code: string): T | null {
    return this.#sessions.get(code) ?? null;
  }

  /** The session that had this code until it was given another. */
  findEnded(code: string): T | null {
    return this.#ended.get(code) ?? null;
  }

  values(): IterableIterator<T> {
    return this.#sessions.values();
  }

  add(session: T, endedCodes: readonly string[]): void {
    this.#sessions.set(session.code, session);
    for (const code of endedCodes) this.#ended.set(code, session);
  }

  delete(session: T): void {
    this.#sessions.delete(session.code);
    for (const [code, ended] of this.#ended) if (ended === session) this.#ended.delete(code);
  }

  /** The session goes by another code; its own of before has ended. */
  recode(session: T, code: string): void {
    this.#sessions.delete(session.code);
    this.#ended.set(session.code, session);
    session.code = code;
    this.#sessions.set(code, session);
  }

  /** What `work` makes of a code that nobody has or had, and nobody else gets meanwhile. */
  async withNewCode<R>(work: (code: string) => Promise<R>): Promise<R> {
    const code = this.#newCode();
    this.#taken.add(code);
    try {
      return await work(code);
    } finally {
      this.#taken.delete(code);
    }
  }

  #newCode(): string {
    for (;;) {
      const code = this.#draw();
      if (![this.#sessions, this.#ended, this.#taken].some((codes) => codes.has(code))) return code;
    }
  }
}
