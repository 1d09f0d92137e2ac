import type { SavedSession } from '../session/types.ts';

/** A session as it is kept. Times of day are milliseconds since 1970. */
export interface StoredSession {
  code: string;
  recordingId: string;
  /** SHA-256 of the teacher's key. */
  teacherKeyHash: Uint8Array;
  /** The same of a co-teacher's key; null where there is none. */
  coTeacherKeyHash: Uint8Array | null;
  /** The same of what a link to the recording holds; null where it is not shared. */
  shareKeyHash: Uint8Array | null;
  /** Codes that the session had before; nobody else gets them. */
  endedCodes: readonly string[];
  createdAtMs: number;
  /** When somebody came or left last; when it was made, where nobody did. */
  visitedAtMs: number;
  session: SavedSession;
}

export type NewSession = Omit<
  StoredSession,
  'visitedAtMs' | 'coTeacherKeyHash' | 'shareKeyHash' | 'endedCodes'
>;
export type StoredKeys = Pick<
  StoredSession,
  'teacherKeyHash' | 'coTeacherKeyHash' | 'shareKeyHash'
>;

/** One message of a recording: its time since the recording began, and its line of the file. */
export interface RecordedLine {
  timeMs: number;
  line: string;
}

/** A recording up to the moment at which it was asked for. */
export interface StoredRecording {
  code: string;
  title: string;
  createdAtMs: number;
  messageCount: number;
  durationMs: number;
  /** Its lines in their order, page by page: a slow reader holds nothing up. */
  pages(): AsyncIterable<string[]>;
}

/** What changed in a session since it was last kept. */
export interface StoreChange {
  session?: SavedSession;
  /** Somebody came or left just now. */
  isVisit?: boolean;
  lines?: readonly RecordedLine[];
}

/** There is no room for it on the disk, or within what the server may take of it. */
export class StoreFullError extends Error {
  override name = 'StoreFullError';
}

/**
 * Where sessions outlive the process. Every promise that is fulfilled means: it is durable,
 * whole or not at all. One that is rejected with a
 * `StoreFullError` found no room. Writes of one session are carried out in the order in which they were asked for.
 */
export interface Store {
  create(stored: NewSession): Promise<void>;
  save(code: string, change: StoreChange): Promise<void>;
  /** The session has the code `to` from now on; `from` is known as ended. `save` takes either. */
  recode(from: string, to: string): Promise<void>;
  /** Other keys; what is missing stays. */
  rekey(code: string, keys: Partial<StoredKeys>): Promise<void>;
  /** Removes the session and its recording. */
  remove(code: string): Promise<void>;
  /** Every session, oldest first, with the time that its recording has come to. */
  sessions(): AsyncIterable<StoredSession & { recordedMs: number }>;
  /** A recording as it is now; null where there is none of this id. */
  findRecording(recordingId: string): Promise<StoredRecording | null>;
  close(): Promise<void>;
}
