import type { Result } from '../protocol/errors.ts';
import type { PresenceMessage, ViewMessage } from '../protocol/messages.ts';
import type { PeopleMessage } from '../protocol/people-messages.ts';
import { encodeBase64 } from './base64.ts';
import type { MomentMessage } from './moments.ts';
import { format, recordingVersion } from './recording-format.ts';
import { RecordingParser } from './recording-parser.ts';

/**
 * A recording as a file: UTF-8 text, one JSON value a line (NDJSON). The first line is the
 * header, each other one a message, `{"atMs":…,"message":{"type":…,…}}`, its frame in base64.
 * It holds what a student would have received, with times, but not who was there.
 */
export interface Recording {
  header: RecordingHeader;
  messages: RecordedMessage[];
  /** Why `messages` are not all that were recorded; they play as far as they go. */
  problem: RecordingProblem | null;
}

export interface RecordingHeader {
  title: string;
  /** When the session was made, ISO 8601. */
  createdAt: string;
  /** When the last message was sent, since the session was made. */
  durationMs: number;
  /** By which a file that was cut off between two lines is known. */
  messageCount: number;
}

/** Who is in the room is not recorded; what the class did together is, as moments. */
export type RecordableMessage =
  Exclude<ViewMessage, PresenceMessage | PeopleMessage> | MomentMessage;

export interface RecordedMessage {
  /** Since the session was made; never falls. */
  atMs: number;
  message: RecordableMessage;
  /** Of a change by the teacher. */
  by?: RecordedCause;
}

/**
 * What made a change, as far as the change itself does not tell: by it the class can be trained
 * again from its seeds. `epoch` is the one that had been come to then.
 */
export type RecordedCause =
  | { type: 'new-start' | 'set-parameter' | 'undo' | 'redo'; epoch: number }
  | { type: 'change'; epoch: number; keepLearned?: true | undefined }
  /** A network that a student offered, with its parameters to the last bit. */
  | { type: 'adopt'; epoch: number; parameters: number[] };

export interface RecordingProblem {
  type: 'cut-off' | 'corrupt' | 'newer-version' | 'too-large';
  /** The first line that was not read, counted from 1. */
  line: number;
  message: string;
}

/** The first line of a recording, with its line break. */
export function encodeRecordingHeader(header: RecordingHeader): string {
  const { title, createdAt, durationMs, messageCount } = header;
  const line = { format, version: recordingVersion, title, createdAt, durationMs, messageCount };
  return `${JSON.stringify(line)}\n`;
}

/** A message as a line of a recording, with its line break. */
export function encodeRecordedMessage({ atMs, message, by }: RecordedMessage): string {
  const { frame } = message;
  const packed = frame ? { ...message, frame: encodeBase64(frame) } : message;
  return `${JSON.stringify({ atMs, message: packed, ...(by && { by }) })}\n`;
}

/**
 * Reads a recording from a text that is whole. Where it is cut off, corrupt or of a newer version,
 * `problem` says so and the messages go up to the last good one. Refused with `bad-message` where it
 * is no recording at all, or not one good `state` is at its beginning.
 */
export function parseRecording(text: string): Result<Recording> {
  const parser = new RecordingParser();
  const messages: RecordedMessage[] = [];
  for (let from = 0; from < text.length && !parser.isDone;) {
    const end = text.indexOf('\n', from);
    const recorded = parser.line(text.slice(from, end < 0 ? text.length : end), end >= 0);
    if (recorded) messages.push(recorded);
    from = end < 0 ? text.length : end + 1;
  }
  const facts = parser.end();
  return facts.ok ? { ok: true, value: { ...facts.value, messages } } : facts;
}
