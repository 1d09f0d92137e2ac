import {
  encodeRecordedMessage,
  encodeRecordingHeader,
  type Recording,
} from '../../shared/view/recording.ts';

/** So many characters are compressed at a time. */
const pieceLength = 64 * 1024;

function* pieces({ header, messages }: Recording): Generator<string, undefined> {
  let piece = encodeRecordingHeader(header);
  for (const message of messages) {
    if (piece.length >= pieceLength) {
      yield piece;
      piece = '';
    }
    piece += encodeRecordedMessage(message);
  }
  yield piece;
}

/**
 * A recording that this page has, as the file that it came from: gzipped, written as a stream. It
 * needs no server, and may have come from a file itself.
 */
export async function recordingFile(recording: Recording): Promise<Blob> {
  const source = pieces(recording);
  const encoder = new TextEncoder();
  const text = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const { value } = source.next();
      if (value === undefined) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  const packed = text.pipeThrough(new CompressionStream('gzip'));
  const blob = await new Response(packed).blob();
  return new Blob([blob], { type: 'application/gzip' });
}
