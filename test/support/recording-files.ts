import { gzipSync } from 'node:zlib';
import {
  encodeRecordedMessage,
  encodeRecordingHeader,
  type RecordedMessage,
} from '../../shared/view/recording.ts';

/** A recording as it is written to a file. */
export function recordingText(messages: readonly RecordedMessage[]): string {
  const header = {
    title: 'Zwei Schichten \u{1F9E0}',
    createdAt: '2024-05-06T07:08:09.000Z',
    durationMs: messages.at(-1)?.atMs ?? 0,
    messageCount: messages.length,
  };
  return encodeRecordingHeader(header) + messages.map(encodeRecordedMessage).join('');
}

/** Bytes in pieces, and how many of them were asked for. */
export class PiecedFile implements AsyncIterable<Uint8Array> {
  takenBytes = 0;
  isReturned = false;
  readonly #pieces: Iterable<Uint8Array>;

  constructor(pieces: Iterable<Uint8Array>) {
    this.#pieces = pieces;
  }

  /** In pieces of the lengths that `nextLength` gives. */
  static of(bytes: Uint8Array, nextLength: () => number = () => 65_536): PiecedFile {
    function* pieces() {
      for (let at = 0; at < bytes.length;) {
        const length = nextLength();
        yield bytes.subarray(at, at + length);
        at += length;
      }
    }
    return new PiecedFile(pieces());
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      for (const piece of this.#pieces) {
        this.takenBytes += piece.length;
        yield piece;
      }
    } finally {
      this.isReturned = true;
    }
  }
}

export const utf8 = (text: string): Buffer => Buffer.from(text);
export const gzipped = (text: string | Uint8Array): Buffer => gzipSync(text);
