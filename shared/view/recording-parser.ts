import * as z from 'zod/mini';
import { refusal, type Refusal, type Result } from '../protocol/errors.ts';
import { jsonDepth } from './json-depth.ts';
import { readRecordedMessage } from './recorded-message.ts';
import type { RecordedMessage, RecordingHeader, RecordingProblem } from './recording.ts';
import { format, recordingVersion } from './recording-format.ts';

/** What is read of a file: more than the longest class, less than what harms a page. */
export interface RecordingLimits {
  /** As it lies on the disk, gzipped or not, and as text. */
  fileBytes: number;
  textBytes: number;
  lineBytes: number;
  depth: number;
  messageCount: number;
  /** All frames together, and the text of all that is no snapshot. */
  frameBytes: number;
  restBytes: number;
  /** Changes and moments, each of which may have a mark. */
  markCount: number;
  /** A seek goes through all messages since the `state` before. */
  sinceState: number;
}

export const recordingLimits: RecordingLimits = {
  fileBytes: 640e6,
  textBytes: 640e6,
  lineBytes: 2e6,
  depth: 16,
  messageCount: 600_000,
  frameBytes: 384e6,
  restBytes: 192e6,
  markCount: 20_000,
  // The recorder makes a state after 2,000 at most.
  sinceState: 4000,
};

/** Of every version: what it says is read before all else. */
const versionSchema = z.object({
  format: z.literal(format),
  version: z.int().check(z.gte(1)),
});

const headerSchema = z.object({
  title: z.string().check(z.maxLength(1000)),
  createdAt: z.string().check(z.maxLength(100)),
  durationMs: z.number().check(z.gte(0)),
  messageCount: z.int().check(z.gte(0)),
});

/** What was read of a recording, but for its messages. */
export interface RecordingFacts {
  header: RecordingHeader;
  problem: RecordingProblem | null;
}

/**
 * Reads a recording line by line. Where it is cut off, corrupt, too large or of a newer version it
 * is done, and `end` says why. It throws nothing, whatever the lines are.
 */
export class RecordingParser {
  readonly #limits: RecordingLimits;
  #header: RecordingHeader | null = null;
  #version = 0;
  #refused: Refusal | null = null;
  #problem: RecordingProblem | null = null;
  #messageCount = 0;
  #frameBytes = 0;
  #restBytes = 0;
  #markCount = 0;
  #sinceState = 0;
  #lastMs = 0;

  constructor(limits: RecordingLimits = recordingLimits) {
    this.#limits = limits;
  }

  /** Nothing more is read. */
  get isDone(): boolean {
    return this.#refused !== null || this.#problem !== null;
  }

  /** The message of the next line, null where it is none; `isEnded`: its break was there. */
  line(text: string, isEnded: boolean): RecordedMessage | null {
    if (this.isDone) return null;
    if (!this.#header) {
      this.#readHeader(text);
      return null;
    }
    const read = this.#readMessage(text);
    if (!read.ok) {
      if (read.code === 'too-large') this.tooLarge();
      else if (isEnded || this.#isNewer) this.#corrupt(read.message);
      else this.cutOff();
      return null;
    }
    const { frame, type } = read.value.message;
    this.#frameBytes += frame?.length ?? 0;
    if (type !== 'snapshot') this.#restBytes += text.length;
    if (type === 'change' || type === 'moment') this.#markCount++;
    this.#sinceState = type === 'state' ? 0 : this.#sinceState + 1;
    if (
      this.#messageCount >= this.#limits.messageCount ||
      this.#frameBytes > this.#limits.frameBytes ||
      this.#restBytes > this.#limits.restBytes ||
      this.#markCount > this.#limits.markCount ||
      this.#sinceState > this.#limits.sinceState
    ) {
      this.tooLarge();
      return null;
    }
    this.#messageCount++;
    // The clock of a machine may be set back; the order is true.
    this.#lastMs = Math.max(this.#lastMs, read.value.atMs);
    return { ...read.value, atMs: this.#lastMs };
  }

  /** Nothing more comes, though more should. */
  cutOff(): void {
    const line = this.#nextLine;
    this.#stop({ type: 'cut-off', line, message: `The recording is cut off at line ${line}.` });
  }

  /** More comes than is read. */
  tooLarge(): void {
    const line = this.#nextLine;
    const message = `The recording is too large from line ${line} on.`;
    if (this.#messageCount === 0) this.#refused ??= refusal('too-large', message);
    this.#stop({ type: 'too-large', line, message });
  }

  /** All lines were read: the header, and why the messages are not all. */
  end(): Result<RecordingFacts> {
    if (!this.#header) this.#refused ??= noHeader;
    if (this.#refused) return this.#refused;
    if (!this.#header || this.#messageCount === 0) {
      return refusal('bad-message', this.#problem?.message ?? 'The recording is empty.');
    }
    const header = this.#header;
    if (this.#isNewer && !this.#problem) this.#newerVersion();
    if (this.#messageCount < header.messageCount && !this.#problem) this.cutOff();
    return { ok: true, value: { header, problem: this.#problem } };
  }

  get #nextLine(): number {
    return this.#messageCount + 2;
  }

  get #isNewer(): boolean {
    return this.#version > recordingVersion;
  }

  #readHeader(text: string): void {
    const value = this.#readJson(text);
    const line = value.ok ? value.value : undefined;
    const known = versionSchema.safeParse(line);
    this.#version = known.success ? known.data.version : 0;
    const parsed = headerSchema.safeParse(line);
    if (known.success && parsed.success) {
      this.#header = parsed.data;
    } else if (this.#isNewer) {
      this.#refused = refusal('unsupported-protocol', this.#newerText);
    } else {
      this.#refused = noHeader;
    }
  }

  #readMessage(text: string): Result<RecordedMessage> {
    const value = this.#readJson(text);
    if (!value.ok) return value;
    const read = readRecordedMessage(value.value);
    if (!read.ok) return read;
    return this.#messageCount > 0 || read.value.message.type === 'state'
      ? read
      : refusal('bad-message', 'it does not begin with a state');
  }

  #readJson(text: string): Result<unknown> {
    if (text.length > this.#limits.lineBytes) return refusal('too-large', 'a line too long');
    if (jsonDepth(text) > this.#limits.depth) return refusal('bad-message', 'nested too deep');
    try {
      return { ok: true, value: JSON.parse(text) as unknown };
    } catch {
      return refusal('bad-message', 'no JSON');
    }
  }

  #corrupt(reason: string): void {
    if (this.#isNewer) return this.#newerVersion();
    const line = this.#nextLine;
    this.#stop({ type: 'corrupt', line, message: `Line ${line} is corrupt: ${reason}.` });
  }

  #newerVersion(): void {
    this.#stop({ type: 'newer-version', line: this.#nextLine, message: this.#newerText });
  }

  get #newerText(): string {
    return `The recording is of version ${this.#version}; this page knows version ${recordingVersion}.`;
  }

  #stop(problem: RecordingProblem): void {
    this.#problem ??= problem;
  }
}

const noHeader = refusal('bad-message', 'This is not a recording: its first line is no header.');
