/**
 * 128 random bits as 32 hex digits. `crypto.randomUUID` is missing where a classroom opens
 * http://192.168…: only `getRandomValues` is there in a page without TLS.
 */
export function uniqueId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
