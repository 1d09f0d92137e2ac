import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits: whoever has it is the teacher. */
export const createTeacherKey = (): string => randomBytes(32).toString('base64url');

/** What is kept of a key or a token. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Whether `key` is the one whose hash is kept; takes the same time for every wrong one. */
export function isTeacherKey(key: string, hash: Uint8Array): boolean {
  const given = hashSecret(key);
  return given.byteLength === hash.byteLength && timingSafeEqual(given, hash);
}

/** 256 random bits: whoever has it may read the recording. */
export const createShareKey = createTeacherKey;

/** Opens a wall for who has the teacher's link to it; follows from what only teachers know, and stays. */
export const wallKey = (recordingId: string): string => derived(recordingId, 'wall');

/** Brings back a wall that was let in by the class's code alone. */
export const guestWallKey = (recordingId: string): string => derived(recordingId, 'guest wall');

const derived = (secret: string, purpose: string): string =>
  createHmac('sha256', secret).update(purpose).digest('base64url');

/** 192 random bits: names a recording; to read it takes a key as well. */
export const createRecordingId = (): string => randomBytes(24).toString('base64url');
