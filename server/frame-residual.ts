/**
 * A frame's 32-bit words as integers whose order is that of the floats that they hold: numbers that
 * lie close together are integers that lie close together. Exact for every pattern of bits.
 */
export function orderedWords(frame: Uint8Array): Int32Array {
  // Node runs on little-endian processors; four times as fast as a DataView.
  const bytes = frame.byteOffset % 4 === 0 ? frame : frame.slice();
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >>> 2).slice();
  for (let i = 0; i < words.length; i++) words[i] = ordered(words[i]);
  return words;
}

/** The inverse of `orderedWords`. */
export function frameOfWords(words: Int32Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(words.map(unordered).buffer);
}

const ordered = (bits: number): number => (bits < 0 ? ~bits : bits | 0x80000000);
const unordered = (word: number): number => (word < 0 ? word & 0x7fffffff : ~word);

/** The words before, from which the next ones are foretold. */
export type Past = readonly [last: Int32Array | null, beforeLast: Int32Array | null];

/** What is expected at `i`: training goes on as it went. Without a past, 0. */
export const foretold = ([last, beforeLast]: Past, i: number): number => {
  if (!last) return 0;
  return beforeLast ? (2 * last[i] - beforeLast[i]) | 0 : last[i];
};

/** A difference as an unsigned number that is small where the difference is. */
export const folded = (difference: number): number =>
  ((difference << 1) ^ (difference >> 31)) >>> 0;

/** The inverse of `folded`. */
export const unfolded = (value: number): number => (value >>> 1) ^ -(value & 1);
