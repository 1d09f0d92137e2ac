import type { TrainedSlice } from '../engine/trainer.ts';
import type { Command } from '../protocol/commands.ts';
import type { Result } from '../protocol/errors.ts';
import type { ChangeMessage, SnapshotMessage, StateMessage } from '../protocol/messages.ts';
import { afterSlice, over } from './after-slice.ts';
import { decide } from './commands.ts';
import type { ChangeBody } from './decision.ts';
import {
  frameOf,
  isShown,
  stateOf,
  undoNews,
  withShown,
  type SavedLesson,
} from './saved-lesson.ts';
import { Slices, type Slice } from './slices.ts';
import { SnapshotGate } from './snapshot-gate.ts';

/**
 * A lesson that one leads alone, on a network of one's own: a session without people and recording.
 * Commands and trained slices in, the same messages out that a class's pages are sent. It is
 * synchronous and holds no clock, chance or thread. Rules: test/SPEC.md, SE.
 */
export class OwnLesson {
  #saved: SavedLesson;
  /** The newest that was shown. */
  #frame: Uint8Array;
  readonly #slices = new Slices();
  readonly #gate = new SnapshotGate();

  constructor(saved: SavedLesson, nowMs: number) {
    this.#saved = isShown(saved) ? saved : withShown(saved);
    this.#frame = frameOf(this.#saved);
    this.#slices.restart(nowMs);
  }

  /** It is replaced, never changed. */
  get saved(): SavedLesson {
    return this.#saved;
  }

  /** Everything that a page needs, as of the newest frame. */
  stateMessage(facts: Pick<StateMessage, 'code' | 'title'>): StateMessage {
    const state = stateOf({ ...this.#saved, ...facts }, this.#frame);
    return { ...state, studentCount: 0, isTeacherHere: true };
  }

  /** What `command` changes, null for nothing; or why it is refused. */
  command(command: Command, nowMs: number, random: () => number): Result<ChangeMessage | null> {
    const before = this.#saved;
    const decided = decide(before, command, random);
    if (!decided.ok) return decided;
    const { session, change, needsFrame } = decided.value;
    this.#saved = session;
    if (session.phase !== before.phase) this.#slices.restart(nowMs);
    else this.#slices.adjust(session);
    const body = change && { ...change, ...undoNews(before, session) };
    return { ok: true, value: body && this.#tell(body, needsFrame) };
  }

  /** Begins the next slice, where one is to begin at `nowMs`. */
  beginSlice(nowMs: number): Slice | null {
    return this.#slices.begin(this.#saved, nowMs);
  }

  /** When the next slice is to begin; Infinity while one is under way or none is wanted. */
  get dueMs(): number {
    return this.#slices.dueMs(this.#saved);
  }

  /** What a trained slice changes; null for nothing that is to be shown. */
  sliceDone(
    sliceId: number,
    result: TrainedSlice,
    nowMs: number,
  ): ChangeMessage | SnapshotMessage | null {
    if (!this.#slices.end(sliceId, this.#saved)) return null;
    this.#slices.succeeded();
    const { session, change } = afterSlice(this.#saved, result);
    this.#saved = session;
    if (change) return this.#tell(change, true);
    if (!result.isSnapshot || !this.#gate.tryPass(nowMs)) return null;
    this.#show();
    return { type: 'snapshot', frame: this.#frame };
  }

  /** The slice is lost; it is tried again, but not for ever. */
  sliceFailed(sliceId: number): ChangeMessage | null {
    if (!this.#slices.end(sliceId, this.#saved) || !this.#slices.failed()) return null;
    const { session, change } = over(this.#saved, 'paused', null);
    this.#saved = session;
    return this.#tell(change, true);
  }

  #tell(body: ChangeBody, needsFrame: boolean): ChangeMessage {
    const message: ChangeMessage = { type: 'change', ...body };
    if (needsFrame) {
      this.#show();
      message.frame = this.#frame;
    }
    return message;
  }

  #show(): void {
    this.#saved = withShown(this.#saved);
    this.#frame = frameOf(this.#saved);
  }
}
