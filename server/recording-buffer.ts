import {
  encodeRecordedMessage,
  type RecordableMessage,
  type RecordedCause,
} from '../shared/view/recording.ts';
import type { RecordedLine } from './store/store.ts';

/** So many characters wait at most: a disk that refuses them for long must not fill the memory. */
const mostWaiting = 8e6;

/** Time that passes in a recording between the end of one process and the beginning of the next. */
const restartGapMs = 1000;

/** Recorded messages with their times, until they are written. The time while no server ran is left out. */
export class RecordingBuffer {
  readonly #clock: () => number;
  readonly #beganMs: number;
  #lines: RecordedLine[] = [];
  #length = 0;
  #isOver = false;

  /** `recordedMs`: the time that the recording has come to, null for a new one; `clock` is monotonic. */
  constructor(recordedMs: number | null, clock: () => number) {
    this.#clock = clock;
    this.#beganMs = clock() - (recordedMs === null ? 0 : recordedMs + restartGapMs);
  }

  record(message: RecordableMessage, by?: RecordedCause): void {
    if (this.#isOver) return;
    const atMs = Math.round(this.#clock() - this.#beganMs);
    const line = encodeRecordedMessage({ atMs, message, ...(by && { by }) });
    this.#lines.push({ timeMs: atMs, line });
    this.#length += line.length;
  }

  /** More waits than may. */
  get isTooLong(): boolean {
    return this.#length > mostWaiting;
  }

  /** Nothing more is recorded, and nothing waits. */
  end(): void {
    this.#isOver = true;
    this.take();
  }

  /** What waits to be written; it waits no more. */
  take(): RecordedLine[] {
    const lines = this.#lines;
    this.#lines = [];
    this.#length = 0;
    return lines;
  }

  /** Lines that were taken and could not be written wait again, before all others. */
  putBack(lines: RecordedLine[]): void {
    if (this.#isOver) return;
    this.#lines = [...lines, ...this.#lines];
    this.#length = this.#lines.reduce((sum, { line }) => sum + line.length, 0);
  }
}
