import { decodeBase64 } from '../../shared/view/base64.ts';

/** Where a page that was taken home keeps its recording: gzipped, in base64. */
export const embeddedRecordingId = 'embedded-recording';

/** The recording in this very page, as a file; null on a page of a server. */
export function embeddedRecording(): Blob | null {
  const text = document.getElementById(embeddedRecordingId)?.textContent;
  const bytes = text === undefined ? null : decodeBase64(text);
  return bytes && new Blob([bytes]);
}

/** Whether this page stands alone: there is no server to ask, and no other page to go to. */
export const isOffline = document.getElementById(embeddedRecordingId) !== null;
