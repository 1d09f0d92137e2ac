import { randomInt } from 'node:crypto';
import type { SessionOptions } from './session/types.ts';
import { createTeacherKey, hashSecret } from './teacher-key.ts';

/** Chance and secrets for a session, which holds neither. */
export const sessionOptions = (seatLimit: number): SessionOptions => ({
  random: () => randomInt(2 ** 32) / 2 ** 32,
  drawKey: createTeacherKey,
  hashToken: (token) => hashSecret(token).toString('hex'),
  seatLimit,
});
