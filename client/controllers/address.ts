/** What a page's address says: `/teach/K7QM3F#key`, `/join/K7QM3F`, `/K7QM3F`, `/replay/id`. */

/** Behind it stands a whole experiment: `/#experiment=…`. */
export const experimentMarker = '#experiment=';

/** A code as it is compared: people type spaces, hyphens and small letters. */
export const normalizeCode = (text: string): string =>
  text.replace(/[\s\u2010-\u2015-]/g, '').toUpperCase();

export const lastSegment = (path: string): string => {
  const segment = path.split('/').filter(Boolean).at(-1) ?? '';
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

export const codeOfAddress = (location: Location): string =>
  normalizeCode(lastSegment(location.pathname));

/** The code in what was typed or pasted: a code, or a link that ends with one. */
export function codeIn(text: string): string {
  const url = URL.parse(text.trim());
  return normalizeCode(url ? lastSegment(url.pathname) : text);
}

/** The code in a link to a teacher's page; null where it is none. */
export function codeOfLink(text: string): string | null {
  const url = URL.parse(text.trim());
  return url && /^\/teach\/[^/]+$/.test(url.pathname) ? codeIn(text) : null;
}

/** The id of a recording in what was typed or pasted: an id, or a link that ends with one. */
export function recordingIdIn(text: string): string {
  const url = URL.parse(text.trim());
  return url ? lastSegment(url.pathname) : text.trim().replace(/#.*/s, '');
}

/** The key in what was typed or pasted: what stands behind the `#` of a link; empty for none. */
export const keyIn = (text: string): string => /#([\w-]+)\s*$/.exec(text)?.[1] ?? '';

/** What a link asks for behind its `?`, with it; empty where it asks for nothing, or is none. */
export const searchIn = (text: string): string =>
  URL.canParse(text.trim()) ? new URL(text.trim()).search : '';

/** Opens what the address says by now. */
export const reload = (): void => location.reload();
