import { preparedDataOf } from '../../shared/datasets/prepared-data.ts';
import { trainSlice } from '../../shared/engine/trainer.ts';
import { OwnLesson } from '../../shared/lesson/own-lesson.ts';
import type { SavedLesson } from '../../shared/lesson/saved-lesson.ts';
import type { Slice } from '../../shared/lesson/slices.ts';
import type { CommandBody } from '../../shared/protocol/commands.ts';
import type { Result } from '../../shared/protocol/errors.ts';
import type { ViewMessage } from '../../shared/protocol/messages.ts';
import { reduceView } from '../../shared/view/reduce-view.ts';
import type { View } from '../../shared/view/view.ts';
import { seededRandom } from './session-driver.ts';

/** A lesson of one's own with a clock and a worker that move when told, as `SessionDriver` has them. */
export class OwnLessonDriver {
  readonly facts = { code: 'COPY', title: 'A copy', studentCount: 0, isTeacherHere: true };
  nowMs = 1000;
  epochMs = 1;
  slice: Slice | null = null;
  view: View;
  readonly lesson: OwnLesson;
  readonly #random = seededRandom(7);

  constructor(saved: SavedLesson) {
    this.lesson = new OwnLesson(saved, this.nowMs);
    const view = reduceView(null, this.lesson.stateMessage(this.facts));
    if (!view) throw new Error('the state was refused');
    this.view = view;
  }

  get saved(): SavedLesson {
    return this.lesson.saved;
  }

  get epoch(): number {
    return this.saved.training.epoch;
  }

  command(body: CommandBody): Result<unknown> {
    const result = this.lesson.command({ ...body, id: 'c' }, this.nowMs, this.#random);
    if (result.ok) this.#take(result.value);
    this.#begin();
    return result;
  }

  failSlice(): void {
    if (!this.slice) throw new Error('no slice is under way');
    const { sliceId } = this.slice;
    this.slice = null;
    this.#take(this.lesson.sliceFailed(sliceId));
    this.#begin();
  }

  /** Lets `durationMs` pass; a slice takes `sliceMs`. */
  run(durationMs: number, sliceMs = 1): void {
    const endMs = this.nowMs + durationMs;
    for (;;) {
      if (this.slice && this.nowMs + sliceMs <= endMs) this.#finish(this.slice, sliceMs);
      else if (!this.slice && this.lesson.dueMs <= endMs) {
        this.nowMs = Math.max(this.nowMs, this.lesson.dueMs);
        this.#begin();
      } else break;
    }
    this.nowMs = endMs;
  }

  #finish({ sliceId, experiment, state, untilEpoch, budgetMs }: Slice, sliceMs: number): void {
    let clockMs = 0;
    const now = () => (clockMs += this.epochMs) - this.epochMs;
    const limits = { untilEpoch, budgetMs, now };
    const result = trainSlice(experiment, preparedDataOf(experiment), state, limits);
    this.slice = null;
    this.nowMs += sliceMs;
    this.#take(this.lesson.sliceDone(sliceId, result, this.nowMs));
    this.#begin();
  }

  #begin(): void {
    this.slice = this.lesson.beginSlice(this.nowMs) ?? this.slice;
  }

  #take(message: ViewMessage | null): void {
    if (message) this.view = reduceView(this.view, message) ?? this.view;
  }
}
