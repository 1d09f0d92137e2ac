import {
  accept,
  notNow,
  type ChangeBody,
  type Decision as LessonDecision,
} from '../../shared/lesson/decision.ts';
import type { Refusal, Result } from '../../shared/protocol/errors.ts';
import type { SavedSession } from './types.ts';

export { accept, notNow, type ChangeBody };

/** What a command makes of a session, and of those who are in it. */
export interface Decision extends LessonDecision<SavedSession> {
  /** Who must leave, and why. */
  sendOff?: readonly { seatId: string; refusal: Refusal }[];
  /** What floats by on the pages is to be gone. */
  areReactionsCleared?: boolean;
  /** What is to be made anew outside; the ack waits for it. */
  renew?: Wanted;
}

interface Wanted {
  what: Renewal;
  key?: string;
  recordingId?: string;
}

/** What only the server can make: a session holds no secret and knows no other session. */
export type Renewal = 'code' | 'replay' | KeyRenewal;
export type KeyRenewal = 'key' | 'co-teacher-key' | 'no-co-teacher-key';

/** A people's command: training goes on as it was. */
export const acceptPeople = (
  session: SavedSession,
  patch: Partial<SavedSession['people']>,
): Result<Decision> => accept({ ...session, people: { ...session.people, ...patch } }, null, false);

/** Something is made anew or looked for outside; what follows from it, follows when it is there. */
export const renew = (
  session: SavedSession,
  { key, ...wanted }: Omit<Wanted, 'key'> & { key?: string | undefined },
): Result<Decision> => ({
  ok: true,
  value: {
    session,
    change: null,
    needsFrame: false,
    renew: { ...wanted, ...(key !== undefined && { key }) },
  },
});
