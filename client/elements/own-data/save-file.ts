/** “EX-OR, two hidden layers” → “ex-or-two-hidden-layers”: letters and figures of any script. */
export function fileStem(title: string): string {
  const stem = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, '-');
  return stem.replace(/^-+|-+$/g, '') || 'more-layers';
}

/** Hands a text or bytes to the browser as a file to be saved. */
export function saveFile(name: string, type: string, content: BlobPart): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  // Not at once: the browser has yet to read it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
