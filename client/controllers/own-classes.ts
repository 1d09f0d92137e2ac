import { recall, remember } from './storage.ts';

/** A class whose teacher's key this browser has. */
export interface OwnClass {
  recordingId: string;
  code: string;
  key: string;
  /** As it was called last. */
  title: string;
  /** The link that was made on this device; the server keeps a hash of its key alone. */
  shareUrl?: string;
}

const storageKey = 'more-layers-classes';
/** Older ones leave the list; their links still open them. */
const capacity = 200;

/** The classes that this browser knows the keys of, the newest first; they are kept here alone. */
export function ownClasses(): OwnClass[] {
  try {
    const stored: unknown = JSON.parse(recall('local', storageKey) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isOwnClass) : [];
  } catch {
    return [];
  }
}

export const ownClass = (recordingId: string): OwnClass | null =>
  ownClasses().find((own) => own.recordingId === recordingId) ?? null;

/** Keeps a class, or what is new of one that is known. */
export function keepOwnClass(own: OwnClass): void {
  const known = ownClasses();
  const place = known.findIndex(({ recordingId }) => recordingId === own.recordingId);
  if (place < 0) known.unshift(own);
  else known[place] = { ...known[place], ...own };
  store(known.slice(0, capacity));
}

/** The link to a recording that was made or taken back on this device. */
export function keepShareUrl(recordingId: string, shareUrl: string | null): void {
  store(
    ownClasses().map((own) => {
      if (own.recordingId !== recordingId) return own;
      const { shareUrl: _, ...rest } = own;
      return shareUrl === null ? rest : { ...rest, shareUrl };
    }),
  );
}

/** Leaves a class out of the list; it stays what it is. */
export const forgetOwnClass = (recordingId: string): void =>
  store(ownClasses().filter((own) => own.recordingId !== recordingId));

const store = (classes: readonly OwnClass[]): void =>
  remember('local', storageKey, classes.length === 0 ? null : JSON.stringify(classes));

/** What another version, or somebody by hand, may have stored. */
function isOwnClass(value: unknown): value is OwnClass {
  if (typeof value !== 'object' || value === null) return false;
  const { recordingId, code, key, title, shareUrl } = value as Partial<Record<string, unknown>>;
  return (
    [recordingId, code, key, title].every((part) => typeof part === 'string') &&
    (shareUrl === undefined || typeof shareUrl === 'string')
  );
}

/** Keeps the class that a teacher's page shows, whenever something of it is new. */
export class OwnClassKeeper {
  #kept = '';

  keep(own: OwnClass): void {
    const next = JSON.stringify(own);
    if (next === this.#kept) return;
    this.#kept = next;
    keepOwnClass(own);
  }
}

/**
 * The key to a recording: from the address, or of a class that this browser knows. A teacher's key
 * leaves the address then: who passes on what stands there must not give the class away.
 */
export function findRecordingKey(recordingId: string): string {
  const key = location.hash.slice(1);
  const own = ownClass(recordingId);
  if (!own || (key !== '' && key !== own.key)) return key;
  if (key !== '') history.replaceState(null, '', `${location.pathname}${location.search}`);
  return own.key;
}
