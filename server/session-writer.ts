import type { Log } from './log.ts';
import { RecordingBuffer } from './recording-buffer.ts';
import type { Effect, SavedSession } from './session/types.ts';
import { StoreFullError, type Store } from './store/store.ts';

type Recorded = Extract<Effect, { type: 'record' }>;

interface Parts {
  /** The session's name in the store. */
  room: string;
  store: Store;
  log: Log;
  /** Milliseconds of a monotonic clock. */
  clock: () => number;
  /** The session as it is now. */
  save: () => SavedSession;
  /** The recording is over: the session is to know. */
  onRecordingEnd: () => void;
}

/**
 * What waits to be written of one session, and its way to the store: one write after the other.
 * Where one fails, nothing newer has been written, and the next takes it along.
 */
export class SessionWriter {
  readonly #parts: Parts;
  readonly #recording: RecordingBuffer;
  #checkpoint: SavedSession | null = null;
  #isVisitUnsaved = false;
  /** Fulfilled when the write under way has ended, well or not. */
  #writing: Promise<void> = Promise.resolve();
  /** What was to be written last found no room. */
  #isFull = false;
  #isRemoved = false;

  /** `recordedMs` is the time that the session's recording has come to; null for a new session. */
  constructor(recordedMs: number | null, parts: Parts) {
    this.#parts = parts;
    this.#recording = new RecordingBuffer(recordedMs, parts.clock);
  }

  /** Goes with the next write, unless a newer one does. */
  keep(session: SavedSession): void {
    this.#checkpoint = session;
  }

  record({ message, by }: Recorded): void {
    this.#recording.record(message, by);
  }

  /** Somebody came or left. */
  visit(): void {
    this.#isVisitUnsaved = true;
  }

  /** Writes `session`, null for the newest checkpoint, and what was recorded. */
  save(session: SavedSession | null): Promise<void> {
    // A write before it takes it along: what was recorded is never there without its session.
    if (session) this.#checkpoint = session;
    return this.#inTurn(() => this.#write());
  }

  /** Removes all that is kept of it, behind what is being written; rejected, nothing has changed. */
  remove(code: string): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#isRemoved) return;
      await this.#parts.store.remove(code);
      this.#isRemoved = true;
    });
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#writing.then(work);
    this.#writing = done.catch(() => undefined);
    return done;
  }

  async #write(): Promise<void> {
    if (this.#isRemoved) return;
    const session = this.#checkpoint;
    const lines = this.#recording.take();
    const isVisit = this.#isVisitUnsaved;
    if (!session && lines.length === 0 && !isVisit) return;
    this.#checkpoint = null;
    this.#isVisitUnsaved = false;
    try {
      await this.#parts.store.save(this.#parts.room, {
        ...(session && { session }),
        ...(isVisit && { isVisit }),
        lines,
      });
      this.#isFull = false;
    } catch (error) {
      if (error instanceof StoreFullError) return this.#writeWithoutRecording(error, isVisit);
      this.#recording.putBack(lines);
      this.#checkpoint ??= session;
      this.#isVisitUnsaved ||= isVisit;
      if (this.#recording.isTooLong) this.#endRecording();
      throw error;
    }
  }

  /**
   * The disk is full. The recording ends, which makes room; the class goes on, saved where it can
   * be: what is not saved now goes with the next write, and is answered as if it were.
   */
  async #writeWithoutRecording(error: StoreFullError, isVisit: boolean): Promise<void> {
    this.#endRecording();
    // It knows that its recording is over; one that goes on with a gap could not be re-run.
    const session = this.#parts.save();
    this.#checkpoint = null;
    try {
      await this.#parts.store.save(this.#parts.room, { session, ...(isVisit && { isVisit }) });
    } catch (again) {
      this.#checkpoint ??= session;
      this.#isVisitUnsaved ||= isVisit;
      if (!(again instanceof StoreFullError)) throw again;
      if (!this.#isFull) {
        this.#parts.log.error({ err: error }, 'the disk is full: nothing is saved');
      }
      this.#isFull = true;
    }
  }

  #endRecording(): void {
    if (this.#parts.save().isRecordingOver) return;
    this.#recording.end();
    this.#parts.onRecordingEnd();
  }
}
