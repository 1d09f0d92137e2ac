import { decodeBase64 } from '../../shared/view/base64.ts';

/**
 * Whether this page was taken home as one file: there is no server to ask, and no other page to go
 * to. Known when it is built, so that what it cannot do is not in it.
 */
export const isOffline = import.meta.env.MODE === 'offline';

/** The recording in this very page, as a file: gzipped, in base64; null where there is none. */
export function embeddedRecording(): Blob | null {
  const text = document.getElementById('embedded-recording')?.textContent;
  const bytes = text === undefined ? null : decodeBase64(text);
  return bytes && new Blob([bytes]);
}
