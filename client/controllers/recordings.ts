import type { Result } from '../../shared/protocol/errors.ts';
import { readRecording } from '../../shared/view/read-recording.ts';
import type { Recording } from '../../shared/view/recording.ts';
import { chunksOf } from '../../shared/view/web-streams.ts';
import { request, type ApiResult } from './api.ts';

/** Apart from the rest of the API: only the replay page needs the schemas that files are read by. */

const recordingPath = (id: string): string => `/api/recordings/${encodeURIComponent(id)}`;

/** A recording by its id; `unknown-session` where there is none. Never rejects. */
export const fetchRecording = (id: string): Promise<ApiResult<Recording>> =>
  request(recordingPath(id), ({ body }) => readRecording(body ? chunksOf(body) : nothing()));

/** A recording in a file, gzipped or not. Never rejects. */
export const readRecordingFile = (file: Blob): Promise<Result<Recording>> =>
  readRecording(chunksOf(file.stream()));

async function* nothing(): AsyncGenerator<Uint8Array> {
  // No body at all: an empty recording.
}
