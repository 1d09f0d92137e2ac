import type { Result } from '../../shared/protocol/errors.ts';
import { readRecording } from '../../shared/view/read-recording.ts';
import type { Recording } from '../../shared/view/recording.ts';
import { chunksOf } from '../../shared/view/web-streams.ts';
import { bearer, request, type ApiResult } from './api.ts';
import { recordingPath } from './owned-recordings.ts';
import { keepTeachersKey } from './teachers-key.ts';

/** Apart from the rest of the API: only the replay page needs the schemas that files are read by. */

/**
 * A recording by its id and a key of it; `wrong-key` without one, `unknown-recording` where the key
 * opens none. Never rejects.
 */
export const fetchRecording = (id: string, key: string): Promise<ApiResult<Recording>> =>
  request(
    recordingPath(id),
    async ({ body, headers }) => {
      const isTeachers = ['owner', 'co-teacher'].includes(headers.get('Recording-Right') ?? '');
      if (isTeachers) await keepTeachersKey(id, key);
      return readRecording(body ? chunksOf(body) : nothing());
    },
    key === '' ? {} : bearer(key),
  );

/** The recording that a class is shown, with the key that the class was told. Never rejects. */
export const fetchClassReplay = (code: string, key: string): Promise<ApiResult<Recording>> =>
  request(
    `/api/sessions/${encodeURIComponent(code)}/replay`,
    ({ body }) => readRecording(body ? chunksOf(body) : nothing()),
    bearer(key),
  );

/** A recording in a file, gzipped or not. Never rejects. */
export const readRecordingFile = (file: Blob): Promise<Result<Recording>> =>
  readRecording(chunksOf(file.stream()));

async function* nothing(): AsyncGenerator<Uint8Array> {
  // No body at all: an empty recording.
}
