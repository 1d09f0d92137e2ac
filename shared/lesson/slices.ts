import type { Experiment } from '../experiment.ts';
import { Schedule } from './schedule.ts';
import type { SavedLesson } from './saved-lesson.ts';
import type { TrainingState } from '../engine/trainer.ts';
import { isSame } from '../is-same.ts';

/** A slice trains this long, so that sessions share the workers fairly. */
const sliceBudgetMs = 50;
/** A slice that fails this often in a row would fail for ever. */
const failureLimit = 5;

/** A bounded piece of training: whole epochs from `state` on. */
export interface Slice {
  sliceId: number;
  experiment: Experiment;
  state: TrainingState;
  untilEpoch: number;
  budgetMs: number;
}

/** The slices of a session, one at a time: when the next one begins, and what has become of it. */
export class Slices {
  readonly #schedule = new Schedule();
  #newestId = 0;
  #underWay: Slice | null = null;
  #failureCount = 0;

  /** Begins the next slice of `session` where there is one to begin at `nowMs`. */
  begin(session: SavedLesson, nowMs: number): Slice | null {
    if (this.dueMs(session) > nowMs) return null;
    const { experiment, training, stepTo } = session;
    const untilEpoch = stepTo ?? this.#schedule.begin(experiment, training.epoch, nowMs);
    this.#underWay = {
      sliceId: ++this.#newestId,
      experiment,
      state: training,
      untilEpoch,
      budgetMs: sliceBudgetMs,
    };
    return this.#underWay;
  }

  /** When the next slice is to begin; Infinity while one is under way or none is wanted. */
  dueMs(session: SavedLesson): number {
    if (this.#underWay || !isAtWork(session)) return Infinity;
    if (session.stepTo !== null) return -Infinity;
    return this.#schedule.dueMs(session.experiment, session.training.epoch);
  }

  /** Training begins, or begins again: the next slice is due at once. */
  restart(nowMs: number): void {
    this.#failureCount = 0;
    this.#schedule.restart(nowMs);
  }

  /** The experiment has changed: a slice that no longer fits is made up for at once. */
  adjust(session: SavedLesson): void {
    this.#failureCount = 0;
    if (!this.#underWay || !isOf(this.#underWay, session)) {
      this.#schedule.abandon(session.training.epoch);
    }
  }

  /**
   * Slice `sliceId` has come to its end. Whether `session` may take it: not where it is unknown,
   * nor where what was asked for has changed; then it is trained again as it is now.
   */
  end(sliceId: number, session: SavedLesson): boolean {
    const slice = this.#underWay;
    if (slice?.sliceId !== sliceId) return false;
    this.#underWay = null;
    return isOf(slice, session);
  }

  succeeded(): void {
    this.#failureCount = 0;
  }

  /** Whether it has failed too often to be tried again. */
  failed(): boolean {
    return ++this.#failureCount >= failureLimit;
  }
}

const isAtWork = ({ phase, stepTo }: SavedLesson) => phase === 'training' || stepTo !== null;

/** Whether `slice` is what `session` would train now. The pace is no part of what is trained. */
function isOf(slice: Slice, session: SavedLesson): boolean {
  return (
    isAtWork(session) &&
    slice.state === session.training &&
    slice.untilEpoch <= (session.stepTo ?? Infinity) &&
    isSameTraining(slice.experiment, session.experiment)
  );
}

const isSameTraining = (a: Experiment, b: Experiment) =>
  a === b || isSame({ ...a, pace: b.pace }, b);
