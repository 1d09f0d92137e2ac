const wordCount = 624;
const middleWord = 397;

/** Where a twister stands: its 624 words and the next one to hand out. */
export interface MersenneTwisterState {
  words: Uint32Array;
  position: number;
}

/**
 * MT19937, the source of NumPy's legacy random numbers: 32 random bits a call,
 * with a period of 2^19937 − 1.
 * Source: Matsumoto, Nishimura, Mersenne Twister, ACM TOMACS 8 (1998); its
 *   seeding as of 2002 (init_genrand).
 */
export class MersenneTwister {
  readonly #words = new Uint32Array(wordCount);
  #position = wordCount;

  /** Errors: RangeError where `seed` is not an integer from 0 to 2^32 − 1. */
  constructor(seed: number) {
    if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
      throw new RangeError(`seed must be an integer from 0 to 4294967295, not ${String(seed)}`);
    }
    const words = this.#words;
    words[0] = seed;
    for (let i = 1; i < wordCount; i += 1) {
      const previous = words[i - 1];
      words[i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i;
    }
  }

  /** The next 32 bits as an integer from 0 to 2^32 − 1. */
  nextUint32(): number {
    if (this.#position === wordCount) this.#twist();
    let word = this.#words[this.#position];
    this.#position += 1;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    word ^= word >>> 18;
    return word >>> 0;
  }

  /** 53 random bits as a number in [0, 1). */
  nextDouble(): number {
    const high = this.nextUint32() >>> 5;
    const low = this.nextUint32() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  getState(): MersenneTwisterState {
    return { words: this.#words.slice(), position: this.#position };
  }

  /** Errors: RangeError where the state is not one that `getState` gives. */
  setState({ words, position }: MersenneTwisterState): void {
    if (words.length !== wordCount) {
      throw new RangeError(`the state must have 624 words, not ${words.length}`);
    }
    if (!Number.isInteger(position) || position < 0 || position > wordCount) {
      throw new RangeError(`the state's position must be from 0 to 624, not ${String(position)}`);
    }
    this.#words.set(words);
    this.#position = position;
  }

  /** Makes the next 624 words, in place. Two loops and no remainder: a shuffle spends its time here. */
  #twist(): void {
    const words = this.#words;
    const turn = wordCount - middleWord;
    for (let i = 0; i < turn; i += 1) {
      words[i] = words[i + middleWord] ^ twisted(words[i], words[i + 1]);
    }
    for (let i = turn; i < wordCount - 1; i += 1) {
      words[i] = words[i - turn] ^ twisted(words[i], words[i + 1]);
    }
    const last = wordCount - 1;
    words[last] = words[last - turn] ^ twisted(words[last], words[0]);
    this.#position = 0;
  }
}

/** The highest bit of one word and the rest of the next, times the twister's matrix. */
function twisted(word: number, next: number): number {
  const mixed = (word & 0x80000000) | (next & 0x7fffffff);
  return (mixed >>> 1) ^ (-(mixed & 1) & 0x9908b0df);
}
