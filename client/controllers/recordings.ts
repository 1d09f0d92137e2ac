import type { Result } from '../../shared/protocol/errors.ts';
import { parseRecording, type Recording } from '../../shared/view/recording.ts';
import { request, type ApiResult } from './api.ts';

/** Apart from the rest of the API: only the replay page needs the schemas that files are read by. */

export const recordingPath = (id: string): string => `/api/recordings/${encodeURIComponent(id)}`;

/** A recording by its id; `unknown-session` where there is none. Never rejects. */
export const fetchRecording = (id: string): Promise<ApiResult<Recording>> =>
  request(recordingPath(id), async (response) => readRecording(await response.text()));

/** A recording in a text. */
export const readRecording = (text: string): Result<Recording> => parseRecording(text);
