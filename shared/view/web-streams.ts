/**
 * Streams, inflation and text as browsers and Node both have them (WHATWG: Streams, Compression,
 * Encoding): this alone of them is used here, so it is declared here.
 */
interface StreamReader {
  read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>;
  cancel(reason?: unknown): Promise<void>;
}
interface StreamWriter {
  write(chunk: Uint8Array): Promise<void>;
  close(): Promise<void>;
  abort(reason?: unknown): Promise<void>;
}
export interface ByteStream {
  getReader(): StreamReader;
}
declare const DecompressionStream: new (format: 'gzip') => {
  readable: ByteStream;
  writable: { getWriter(): StreamWriter };
};
declare const TextDecoder: new (
  label: 'utf-8',
  options: { fatal: true; ignoreBOM: true },
) => { decode(bytes: Uint8Array): string };

export type ByteChunks = AsyncIterable<Uint8Array>;

/** Inflated a thousandfold, so much is no harm. */
const pieceBytes = 16 * 1024;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of UTF-8; null where it is none. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** A stream's chunks; whoever stops early cancels it. */
export async function* chunksOf(stream: ByteStream): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      if (value) yield value;
    }
  } finally {
    reader.cancel().catch(ignore);
  }
}

/** What gzipped chunks inflate to. It rejects where they are not, or not to their end. */
export async function* gunzip(chunks: ByteChunks): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  pump(chunks, writer).catch((error: unknown) => writer.abort(error).catch(ignore));
  try {
    yield* chunksOf(readable);
  } finally {
    writer.abort().catch(ignore);
  }
}

async function pump(chunks: ByteChunks, writer: StreamWriter): Promise<void> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += pieceBytes) {
      await writer.write(chunk.subarray(at, at + pieceBytes));
    }
  }
  await writer.close();
}

const ignore = () => undefined;
