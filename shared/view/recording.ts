import * as z from 'zod/mini';
import { refusal, type Result } from '../protocol/errors.ts';
import type { PresenceMessage, ViewMessage } from '../protocol/messages.ts';
import type { PeopleMessage } from '../protocol/people-messages.ts';
import { encodeBase64 } from './base64.ts';
import { readRecordedMessage } from './recorded-message.ts';

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

/** Who is in the room is not recorded. */
export type RecordableMessage = Exclude<ViewMessage, PresenceMessage | PeopleMessage>;

export interface RecordedMessage {
  /** Since the session was made; never falls. */
  atMs: number;
  message: RecordableMessage;
}

export interface RecordingProblem {
  type: 'cut-off' | 'corrupt' | 'newer-version';
  /** The first line that was not read, counted from 1. */
  line: number;
  message: string;
}

const format = 'more-layers-recording';
const recordingVersion = 1;

const headerSchema = z.object({
  format: z.literal(format),
  version: z.int().check(z.gte(1)),
  title: z.string(),
  createdAt: z.string(),
  durationMs: z.number().check(z.gte(0)),
  messageCount: z.int().check(z.gte(0)),
});

/** The first line of a recording, with its line break. */
export function encodeRecordingHeader(header: RecordingHeader): string {
  const { title, createdAt, durationMs, messageCount } = header;
  const line = { format, version: recordingVersion, title, createdAt, durationMs, messageCount };
  return `${JSON.stringify(line)}\n`;
}

/** A message as a line of a recording, with its line break. */
export function encodeRecordedMessage({ atMs, message }: RecordedMessage): string {
  const { frame } = message;
  const packed = frame ? { ...message, frame: encodeBase64(frame) } : message;
  return `${JSON.stringify({ atMs, message: packed })}\n`;
}

/**
 * Reads a recording. Where the text is cut off, corrupt or of a newer version, `problem` says so
 * and the messages go up to the last good one. Refused with `bad-message` where it is no
 * recording at all, or not one good `state` is at its beginning.
 */
export function parseRecording(text: string): Result<Recording> {
  const lines = text.split('\n');
  const headerLine = headerSchema.safeParse(readJson(lines[0]));
  if (!headerLine.success) {
    return refusal('bad-message', 'This is not a recording: its first line is no header.');
  }
  const { title, createdAt, durationMs, messageCount, version } = headerLine.data;
  const isNewer = version > recordingVersion;
  const messages: RecordedMessage[] = [];
  let problem: RecordingProblem | null = null;
  const isCut = lines.at(-1) !== '';
  const lineCount = isCut ? lines.length : lines.length - 1;
  for (let i = 1; i < lineCount && !problem; i++) {
    const read = readRecordedMessage(readJson(lines[i]));
    if (read.ok && (i > 1 || read.value.message.type === 'state')) {
      // The clock of a machine may be set back; the order is true.
      const atMs = Math.max(read.value.atMs, messages.at(-1)?.atMs ?? 0);
      messages.push({ ...read.value, atMs });
    } else {
      const reason = read.ok ? 'it does not begin with a state' : read.message;
      problem = isNewer
        ? newerVersion(version, i + 1)
        : isCut && i === lineCount - 1
          ? cutOff(i + 1)
          : { type: 'corrupt', line: i + 1, message: `Line ${i + 1} is corrupt: ${reason}.` };
    }
  }
  if (messages.length === 0) {
    return refusal('bad-message', problem?.message ?? 'The recording is empty.');
  }
  const nextLine = messages.length + 2;
  if (isNewer) problem ??= newerVersion(version, nextLine);
  if (messages.length < messageCount) problem ??= cutOff(nextLine);
  const header = { title, createdAt, durationMs, messageCount };
  return { ok: true, value: { header, messages, problem } };
}

const cutOff = (line: number): RecordingProblem => ({
  type: 'cut-off',
  line,
  message: `The recording is cut off at line ${line}.`,
});

const newerVersion = (version: number, line: number): RecordingProblem => ({
  type: 'newer-version',
  line,
  message: `The recording is of version ${version}; this page knows version ${recordingVersion}.`,
});

/** The value of a line, undefined where it is none. */
function readJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
