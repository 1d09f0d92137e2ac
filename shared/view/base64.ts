const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Map(Array.from(alphabet, (character, value) => [character, value]));

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
  for (let i = 0, at = 0; i < text.length; i += 4) {
    const digitCount = i + 4 === text.length ? 4 - padding : 4;
    let bits = 0;
    for (let k = 0; k < 4; k++) {
      const value = k < digitCount ? values.get(text[i + k]) : 0;
      if (value === undefined) return null;
      bits = (bits << 6) | value;
    }
    for (let k = 0; k < digitCount - 1; k++) bytes[at++] = (bits >> (16 - 8 * k)) & 255;
    // Bits that no byte takes are zero.
    if (digitCount < 4 && (bits & (digitCount === 3 ? 0xff : 0xffff)) !== 0) return null;
  }
  return bytes;
}
