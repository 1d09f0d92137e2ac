const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** By character code; 255 for what is no digit. */
const values = new Uint8Array(128).fill(255);
for (let value = 0; value < 64; value++) values[alphabet.charCodeAt(value)] = value;

/** `bytes` in base64 with padding (RFC 4648, §4). `shared` has neither Node's way nor the DOM's. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const count = Math.min(3, bytes.length - i);
    const bits = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let k = 0; k < 4; k++) {
      text += k <= count ? alphabet[(bits >> (18 - 6 * k)) & 63] : '=';
    }
  }
  return text;
}

/** The inverse of `encodeBase64`; null where `text` is not what it gives. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 !== 0) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  const end = text.length - padding;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    const value = code < 128 ? values[code] : 255;
    if (value === 255) return null;
    bits = (bits << 6) | value;
    // After two, three and four digits there are eight bits more.
    const digit = i & 3;
    if (digit > 0) bytes[at++] = bits >> (6 - 2 * digit);
  }
  // Bits that no byte takes are zero.
  return padding > 0 && (bits & (padding === 2 ? 15 : 3)) !== 0 ? null : bytes;
}
