import { prepareData } from '../datasets/prepare.ts';
import { countWhere, frameTimes } from './frame-times.ts';
import type { RecordedMessage } from './recording.ts';
import { reduceViewBy } from './reduce-view.ts';
import { restsOf, type TimeSpan } from './rests.ts';
import { timeMarksOf, type TimeMark } from './time-marks.ts';
import type { View } from './view.ts';

/**
 * Plays recorded messages, whose times never fall, through the reducer that live messages go
 * through. It has no clock: whoever asks says which moment to show.
 */
export class Player {
  readonly durationMs: number;
  readonly marks: readonly TimeMark[];
  /** Where nothing changes for long. */
  readonly rests: readonly TimeSpan[];
  readonly #messages: readonly RecordedMessage[];
  /** Indices of the `state` messages, rising. */
  readonly #states: number[];
  /** The view after the first `#taken` messages. */
  #view: View | null = null;
  #taken = 0;
  /** Made when first asked for. */
  #frameTimes: readonly number[] | null = null;

  constructor(messages: readonly RecordedMessage[]) {
    this.#messages = messages;
    this.#states = messages.flatMap(({ message }, i) => (message.type === 'state' ? [i] : []));
    this.durationMs = messages.at(-1)?.atMs ?? 0;
    this.marks = timeMarksOf(messages);
    this.rests = restsOf(messages);
  }

  /** When there is nothing to see before. */
  get beginMs(): number {
    return this.#messages[0]?.atMs ?? 0;
  }

  /** When the next picture came after `atMs` (1), or the one before that which is shown (−1). */
  frameFrom(atMs: number, direction: 1 | -1): number | null {
    const times = (this.#frameTimes ??= frameTimes(this.#messages));
    const shown = countWhere(times, (time) => time <= atMs);
    return times[direction > 0 ? shown : shown - 2] ?? null;
  }

  /**
   * The view at `atMs`: all messages up to then, that moment's own included; null before the
   * first. Forward it takes in what is new; backward, or where a `state` saves the way, it begins
   * at the nearest `state` before.
   */
  viewAt(atMs: number): View | null {
    const end = countWhere(this.#messages, (recorded) => recorded.atMs <= atMs);
    const isBackward = end < this.#taken;
    let stateCount = countWhere(this.#states, (index) => index < end);
    while (stateCount > 0 && (isBackward || this.#states[stateCount - 1] > this.#taken)) {
      if (this.#startAt(this.#states[--stateCount])) return this.#advanceTo(end);
    }
    if (isBackward) {
      this.#view = null;
      this.#taken = 0;
    }
    return this.#advanceTo(end);
  }

  /** Puts the cursor behind the `state` at `index`; false where that one is of no use. */
  #startAt(index: number): boolean {
    // The view before lends its network and points where they are the same.
    const view = reduceViewBy(noPoints, this.#view, this.#messages[index].message);
    if (view === this.#view) return false;
    this.#view = view;
    this.#taken = index + 1;
    return true;
  }

  #advanceTo(end: number): View | null {
    for (; this.#taken < end; this.#taken++) {
      this.#view = reduceViewBy(noPoints, this.#view, this.#messages[this.#taken].message);
    }
    return (this.#view = withPoints(this.#view));
  }
}

/** Points are made for what is shown alone, not for each dataset that a seek passes. */
const later = Object.freeze({}) as View['data'];
const noPoints = (): View['data'] => later;
const withPoints = (view: View | null): View | null =>
  view?.data === later ? { ...view, data: prepareData(view.experiment) } : view;
