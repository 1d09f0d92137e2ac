import { refusal, type Refusal, type Result } from '../protocol/errors.ts';
import type { ChangeMessage } from '../protocol/messages.ts';
import { isShown, type SavedLesson } from './saved-lesson.ts';

/** A change without its frame, which is packed when the change goes out. */
export type ChangeBody = Omit<ChangeMessage, 'type' | 'frame'>;

/** What a command makes of a session. */
export interface Decision<S extends SavedLesson> {
  session: S;
  /** What everyone is told; null for nothing. */
  change: ChangeBody | null;
  /** The parameters of now go with the change. */
  needsFrame: boolean;
}

export const accept = <S extends SavedLesson>(
  session: S,
  change: ChangeBody | null,
  needsFrame = !isShown(session),
): Result<Decision<S>> => ({ ok: true, value: { session, change, needsFrame } });

export const notNow = (message: string): Refusal => refusal('not-now', message);
