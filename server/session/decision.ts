import { refusal, type Refusal, type Result } from '../../shared/protocol/errors.ts';
import type { ChangeMessage } from '../../shared/protocol/messages.ts';
import { isShown } from './saved-session.ts';
import type { SavedSession } from './types.ts';

/** A change without its frame, which is packed when the change goes out. */
export type ChangeBody = Omit<ChangeMessage, 'type' | 'frame'>;

/** What a command makes of a session. */
export interface Decision {
  session: SavedSession;
  /** What the class is told; null for nothing. */
  change: ChangeBody | null;
  /** The parameters of now go with the change. */
  needsFrame: boolean;
  /** Who must leave, and why. */
  sendOff?: readonly { who: SentOff; refusal: Refusal }[];
  /** What is to be made anew outside; the ack waits for it. */
  renew?: { what: Renewal; key?: string };
}

/** The one on a seat; or the teachers who have a key that is no more. */
export type SentOff = { seatId: string } | { teachers: 'owners' | 'co-teachers' };

/** What only the server can make: a session holds no secret and knows no other session. */
export type Renewal = 'code' | 'key' | 'co-teacher-key' | 'no-co-teacher-key';

export const accept = (
  session: SavedSession,
  change: ChangeBody | null,
  needsFrame = !isShown(session),
): Result<Decision> => ({ ok: true, value: { session, change, needsFrame } });

/** A people's command: training goes on as it was. */
export const acceptPeople = (
  session: SavedSession,
  patch: Partial<SavedSession['people']>,
): Result<Decision> => accept({ ...session, people: { ...session.people, ...patch } }, null, false);

export const notNow = (message: string): Refusal => refusal('not-now', message);
