import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Request, Response } from 'express';
import { encodeRecordingHeader } from '../../shared/view/recording.ts';
import type { StoredRecording } from '../store/store.ts';

/** A recording as text, gzipped on the way where it may be. */
export async function sendRecording(
  request: Request,
  response: Response,
  recording: StoredRecording,
): Promise<void> {
  response.set({
    'Content-Type': 'application/x-ndjson; charset=utf-8',
    'Content-Disposition': `attachment; filename="${fileName(recording)}"`,
    'Cache-Control': 'no-store',
    Vary: 'Accept-Encoding',
  });
  const isGzip = request.acceptsEncodings('gzip') === 'gzip';
  if (isGzip) response.set('Content-Encoding', 'gzip');
  await sendText(response, recording, isGzip);
}

/** Gzipped as it lies on the disk then, not on the way alone. */
export async function sendRecordingFile(
  response: Response,
  recording: StoredRecording,
): Promise<void> {
  response.set({
    'Content-Type': 'application/gzip',
    'Content-Disposition': `attachment; filename="${fileName(recording)}.gz"`,
    'Cache-Control': 'no-store',
  });
  await sendText(response, recording, true);
}

const fileName = ({ createdAtMs }: StoredRecording): string =>
  `more-layers-${new Date(createdAtMs).toISOString().slice(0, 10)}.ndjson`;

/** Page by page, as the reader takes it: in memory that does not grow with the recording. */
async function sendText(
  response: Response,
  recording: StoredRecording,
  isGzip: boolean,
): Promise<void> {
  const source = Readable.from(textOf(recording), { objectMode: false, highWaterMark: 1 });
  try {
    if (isGzip) await pipeline(source, createGzip(), response);
    else await pipeline(source, response);
  } catch (error) {
    // The reader went away: there is nobody to tell. All else is ours, and cuts the answer off.
    if (!isGone(error)) throw error;
  }
}

const isGone = (error: unknown): boolean =>
  error instanceof Error && (error as { code?: unknown }).code === 'ERR_STREAM_PREMATURE_CLOSE';

async function* textOf(recording: StoredRecording): AsyncGenerator<string> {
  const { title, createdAtMs, durationMs, messageCount } = recording;
  const createdAt = new Date(createdAtMs).toISOString();
  yield encodeRecordingHeader({ title, createdAt, durationMs, messageCount });
  for await (const lines of recording.pages()) yield lines.join('');
}
