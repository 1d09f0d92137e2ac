import { gunzipSync } from 'node:zlib';

const base64Run = /[A-Za-z0-9+/]{16,}={0,2}/g;

/** What stands in `bytes`, and in all that is packed in them: gzip and base64, within each other. */
export function textsIn(bytes: Uint8Array): string[] {
  const all = Buffer.from(bytes);
  if (all[0] === 0x1f && all[1] === 0x8b) return textsIn(gunzipSync(all));
  const text = all.toString('latin1');
  const packed = text.match(base64Run) ?? [];
  return [
    text,
    all.toString('utf8'),
    // As UTF-16, whichever half comes first.
    all.toString('utf16le'),
    ...packed.flatMap((run) => textsIn(Buffer.from(run, 'base64'))),
  ];
}
