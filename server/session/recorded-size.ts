import { folded, foretold, orderedWords, type Past } from '../frame-residual.ts';
import type { RecordableMessage } from '../../shared/view/recording.ts';

/** A message's own text, packed. */
const lineBytes = 16;
/** What text shrinks to, numbers in the main. */
const textShare = 0.5;
/** Measured: a packed frame is 0.9 to 1.3 times the bits that its words differ from the foretold. */
const frameMargin = 1.25;

/** Frames of a network at rest pack to nothing, but whoever plays them holds them as they are. */
const leastShare = 0.2;

/**
 * How much recorded messages take on the disk once they are packed (see `store/block-codec.ts`):
 * an estimate that is rather too large, so that a budget of it holds.
 */
export class RecordedSize {
  #past: Past = [null, null];

  /** Of `message`, if it came next. */
  of(message: RecordableMessage): number {
    const { frame } = message;
    const frameBytes = frame
      ? Math.max(frameMargin * this.#bytesOf(orderedWords(frame)), frame.length * leastShare)
      : 0;
    if (message.type === 'snapshot') return lineBytes + frameBytes;
    return lineBytes + frameBytes + textShare * JSON.stringify({ ...message, frame: '' }).length;
  }

  /** `message` is recorded: what comes next is foretold from it. */
  note({ frame }: RecordableMessage): void {
    if (!frame) return;
    const words = orderedWords(frame);
    const [last] = this.#past;
    this.#past = [words, last?.length === words.length ? last : null];
  }

  #bytesOf(words: Int32Array): number {
    const past: Past = this.#past[0]?.length === words.length ? this.#past : [null, null];
    let bits = 0;
    for (let i = 0; i < words.length; i++) {
      const value = folded((words[i] - foretold(past, i)) | 0);
      bits += value === 0 ? 0.25 : 33 - Math.clz32(value);
    }
    return bits / 8;
  }
}
