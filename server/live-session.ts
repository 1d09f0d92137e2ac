import type { KnownAddresses } from './known-addresses.ts';
import type { SessionRunner } from './runner.ts';
import type { StoredSession } from './store/store.ts';

/** A session and what only the server knows of it. */
export interface LiveSession extends Pick<
  StoredSession,
  | 'code'
  | 'recordingId'
  | 'teacherKeyHash'
  | 'coTeacherKeyHash'
  | 'shareKeyHash'
  | 'createdAtMs'
  | 'visitedAtMs'
> {
  /** The code that it had first in this process: its name for sockets and store. */
  readonly room: string;
  runner: SessionRunner;
  /** From where somebody has entered it. */
  readonly entered: KnownAddresses;
}

/** What opens a session, told once, to who opened it. */
export interface OpenedSession {
  code: string;
  teacherKey: string;
  recordingId: string;
}
