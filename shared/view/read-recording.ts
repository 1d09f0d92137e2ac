import type { Result } from '../protocol/errors.ts';
import { LineSplitter } from './line-splitter.ts';
import type { RecordedMessage, Recording } from './recording.ts';
import {
  RecordingParser,
  recordingLimits,
  type RecordingFacts,
  type RecordingLimits,
} from './recording-parser.ts';
import { decodeUtf8, gunzip, type ByteChunks } from './web-streams.ts';

/**
 * Reads a recording from the bytes of a file, gzipped or not, in memory that does not grow with it:
 * `take` gets each message. Where it is cut off, corrupt, too large or of a newer version, the
 * messages go up to the last good one and `problem` says why. Refused where it is no recording.
 */
export async function readRecordingStream(
  chunks: ByteChunks,
  take: (recorded: RecordedMessage) => void,
  limits: RecordingLimits = recordingLimits,
): Promise<Result<RecordingFacts>> {
  const parser = new RecordingParser(limits);
  const file = new Meter(chunks, limits.fileBytes);
  const text = new Meter(inflated(file.chunks()), limits.textBytes);
  const splitter = new LineSplitter(limits.lineBytes);
  const read = (bytes: Uint8Array, isEnded: boolean) => {
    const line = decodeUtf8(bytes);
    // No text: no JSON either.
    const recorded = parser.line(line ?? '', isEnded);
    if (recorded) take(recorded);
  };
  for await (const chunk of text.chunks()) {
    for (const { bytes, isEnded } of splitter.push(chunk)) {
      read(bytes, isEnded);
      if (parser.isDone) break;
    }
    if (parser.isDone || splitter.isTooLong) break;
  }
  if (splitter.isTooLong || file.isOver || text.isOver) {
    parser.tooLarge();
  } else if (!parser.isDone) {
    const rest = splitter.end();
    if (rest) read(rest.bytes, false);
    if ((text.hasFailed || file.hasFailed) && !parser.isDone) parser.cutOff();
  }
  return parser.end();
}

/** The same, with all its messages. */
export async function readRecording(
  chunks: ByteChunks,
  limits?: RecordingLimits,
): Promise<Result<Recording>> {
  const messages: RecordedMessage[] = [];
  const facts = await readRecordingStream(chunks, (recorded) => messages.push(recorded), limits);
  return facts.ok ? { ok: true, value: { ...facts.value, messages } } : facts;
}

/** Chunks up to so many bytes, or to where they fail. */
class Meter {
  isOver = false;
  hasFailed = false;
  readonly #chunks: ByteChunks;
  #left: number;

  constructor(chunks: ByteChunks, maxBytes: number) {
    this.#chunks = chunks;
    this.#left = maxBytes;
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    const iterator = this.#chunks[Symbol.asyncIterator]();
    try {
      for (;;) {
        // A file that cannot be read on is one that is cut off there.
        const next = await iterator.next().catch(() => null);
        this.hasFailed = next === null;
        if (!next || next.done) return;
        this.#left -= next.value.length;
        this.isOver = this.#left < 0;
        if (this.isOver) return;
        yield next.value;
      }
    } finally {
      await iterator.return?.().catch(() => undefined);
    }
  }
}

/** The chunks as they are, or inflated where they begin as gzip does. */
async function* inflated(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first = new Uint8Array();
  for (;;) {
    const next = await chunks.next();
    if (next.done) break;
    const joined = new Uint8Array(first.length + next.value.length);
    joined.set(first);
    joined.set(next.value, first.length);
    first = joined;
    if (first.length >= 2) break;
  }
  const isGzip = first[0] === 0x1f && first[1] === 0x8b;
  yield* isGzip ? gunzip(joinedTo(first, chunks)) : joinedTo(first, chunks);
}

async function* joinedTo(first: Uint8Array, rest: ByteChunks): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}
