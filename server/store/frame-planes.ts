import {
  folded,
  foretold,
  frameOfWords,
  orderedWords,
  unfolded,
  type Past,
} from '../frame-residual.ts';

/**
 * Frames of one length as bytes that compress well: each word less what the two frames before
 * foretell, folded; then byte by byte of the words (the lowest first), word by word, frame by
 * frame. High bytes are zeros in a row; a parameter that moves evenly is small.
 * Frames of `wordCount` words one after the other; the bytes are as many as theirs.
 */
export function packFrames(frames: readonly Uint8Array[], wordCount: number): Uint8Array {
  const planes = new Uint8Array(4 * wordCount * frames.length);
  let past: Past = [null, null];
  for (const [k, frame] of frames.entries()) {
    const words = orderedWords(frame);
    for (let i = 0; i < wordCount; i++) {
      const value = folded((words[i] - foretold(past, i)) | 0);
      for (let byte = 0; byte < 4; byte++) {
        planes[(byte * wordCount + i) * frames.length + k] = value >>> (8 * byte);
      }
    }
    past = [words, past[0]];
  }
  return planes;
}

/** The inverse of `packFrames`, for `frameCount` frames. */
export function unpackFrames(
  planes: Uint8Array,
  frameCount: number,
  wordCount: number,
): Uint8Array[] {
  const frames: Uint8Array[] = [];
  let past: Past = [null, null];
  for (let k = 0; k < frameCount; k++) {
    const words = new Int32Array(wordCount);
    for (let i = 0; i < wordCount; i++) {
      let value = 0;
      for (let byte = 3; byte >= 0; byte--) {
        value = (value << 8) | planes[(byte * wordCount + i) * frameCount + k];
      }
      words[i] = foretold(past, i) + unfolded(value >>> 0);
    }
    frames.push(frameOfWords(words));
    past = [words, past[0]];
  }
  return frames;
}
