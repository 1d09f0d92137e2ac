import { vi } from 'vitest';

/** A file that a page handed to the browser. */
export interface SavedFile {
  name: string;
  blob: Blob;
}

/** Catches what is saved from now on, until mocks are restored: the files, in turn. */
export function catchSaved(): SavedFile[] {
  const saved: SavedFile[] = [];
  const blobs: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob);
    return 'blob:none';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    const blob = blobs.at(-1);
    if (blob) saved.push({ name: this.download, blob });
  });
  return saved;
}
