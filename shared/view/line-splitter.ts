/** A line without its break; `isEnded`: the break was there. */
export interface Line {
  bytes: Uint8Array;
  isEnded: boolean;
}

const lineBreak = 10;

/** Bytes that come in pieces, as lines. It holds one line at most, of no more than `maxBytes`. */
export class LineSplitter {
  readonly #maxBytes: number;
  #pieces: Uint8Array[] = [];
  #length = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Whether the line under way is longer than a line may be. */
  get isTooLong(): boolean {
    return this.#length > this.#maxBytes;
  }

  /** The lines that end in `chunk`; none behind one that is too long. */
  *push(chunk: Uint8Array): Generator<Line> {
    let from = 0;
    while (from < chunk.length && !this.isTooLong) {
      const end = chunk.indexOf(lineBreak, from);
      this.#keep(chunk.subarray(from, end < 0 ? chunk.length : end));
      if (end < 0 || this.isTooLong) return;
      yield { bytes: this.#take(), isEnded: true };
      from = end + 1;
    }
  }

  /** What is left without a line break; null for nothing. */
  end(): Line | null {
    return this.#length > 0 ? { bytes: this.#take(), isEnded: false } : null;
  }

  #keep(piece: Uint8Array): void {
    this.#length += piece.length;
    // What is too long is not kept, however much of it comes.
    if (!this.isTooLong) this.#pieces.push(piece);
  }

  #take(): Uint8Array {
    const [first] = this.#pieces;
    let bytes = first ?? new Uint8Array();
    if (this.#pieces.length > 1) {
      bytes = new Uint8Array(this.#length);
      let at = 0;
      for (const piece of this.#pieces) {
        bytes.set(piece, at);
        at += piece.length;
      }
    }
    this.#pieces = [];
    this.#length = 0;
    return bytes;
  }
}
