import type { StoredSession } from './store/store.ts';
import { isTeacherKey } from './teacher-key.ts';

/** What a key lets do with a recording: a share key and a co-teacher's read it. */
export type RecordingRight = 'owner' | 'co-teacher' | 'share';

type Hashes = Pick<StoredSession, 'teacherKeyHash' | 'coTeacherKeyHash' | 'shareKeyHash'>;

/** What `key` may; null for nothing. Every hash is compared, whichever fits: the time tells nothing. */
export function rightOf(hashes: Hashes, key: string): RecordingRight | null {
  const { teacherKeyHash, coTeacherKeyHash, shareKeyHash } = hashes;
  const isOwner = isTeacherKey(key, teacherKeyHash);
  const isCoTeacher = coTeacherKeyHash !== null && isTeacherKey(key, coTeacherKeyHash);
  const isShare = shareKeyHash !== null && isTeacherKey(key, shareKeyHash);
  if (isOwner) return 'owner';
  if (isCoTeacher) return 'co-teacher';
  return isShare ? 'share' : null;
}

/** Whether the key of `hash`, in hex, is one still: neither renewed nor taken back. */
export const isStillKey = (
  { teacherKeyHash, coTeacherKeyHash, shareKeyHash }: Hashes,
  hash: string,
): boolean =>
  [teacherKeyHash, coTeacherKeyHash, shareKeyHash].some(
    (kept) => kept !== null && Buffer.from(kept).toString('hex') === hash,
  );
