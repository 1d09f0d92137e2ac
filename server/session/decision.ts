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
}

export const accept = (
  session: SavedSession,
  change: ChangeBody | null,
  needsFrame = !isShown(session),
): Result<Decision> => ({ ok: true, value: { session, change, needsFrame } });

export const notNow = (message: string): Refusal => refusal('not-now', message);
