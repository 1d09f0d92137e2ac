import type { OwnedRecording, RecordingShare } from '../../shared/protocol/owned-recording.ts';
import { bearer, readJson, request, type ApiResult } from './api.ts';

/** What a recording's owner asks of the server; the key goes in a header, never in an address. */

export const recordingPath = (id: string): string => `/api/recordings/${encodeURIComponent(id)}`;

const readNothing = async (): Promise<ApiResult<null>> => ({ ok: true, value: null });

export const fetchOwnedRecording = (id: string, key: string): Promise<ApiResult<OwnedRecording>> =>
  request(`${recordingPath(id)}/facts`, readJson<OwnedRecording>, bearer(key));

/** The recording as a file, gzipped; `key` of its teacher, or of a link. */
export const fetchRecordingFile = (id: string, key: string): Promise<ApiResult<Blob>> =>
  request(
    `${recordingPath(id)}/download`,
    async (response) => ({ ok: true, value: await response.blob() }),
    bearer(key),
  );

/** Makes a link; one of before ends. */
export const shareRecording = (id: string, key: string): Promise<ApiResult<RecordingShare>> =>
  request(`${recordingPath(id)}/share`, readJson<RecordingShare>, {
    ...bearer(key),
    method: 'POST',
  });

export const unshareRecording = (id: string, key: string): Promise<ApiResult<null>> =>
  request(`${recordingPath(id)}/share`, readNothing, { ...bearer(key), method: 'DELETE' });

/** Another title; gives it as it is kept. */
export const renameRecording = (
  id: string,
  key: string,
  title: string,
): Promise<ApiResult<{ title: string }>> =>
  request(recordingPath(id), readJson<{ title: string }>, {
    method: 'PATCH',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ title }),
  });

/** Ends the class and deletes it with its recording. */
export const deleteRecording = (id: string, key: string): Promise<ApiResult<null>> =>
  request(recordingPath(id), readNothing, { ...bearer(key), method: 'DELETE' });
