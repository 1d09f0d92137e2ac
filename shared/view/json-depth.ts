const quote = 34;
const backslash = 92;

/** How deep the brackets of a JSON text are nested; what stands in strings does not count. */
export function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) i = endOfString(text, i);
    else if (code === 91 || code === 123) deepest = Math.max(deepest, ++depth);
    else if (code === 93 || code === 125) depth--;
  }
  return deepest;
}

/** Where the string that begins at `start` ends: at its quote, or with the text. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; ; i++) {
    i = text.indexOf('"', i);
    if (i < 0) return text.length;
    let escapes = i;
    while (text.charCodeAt(escapes - 1) === backslash) escapes--;
    if ((i - escapes) % 2 === 0) return i;
  }
}
