import type { Experiment } from '../experiment.ts';
import type { RecordedMessage } from './recording.ts';
import { reduceView } from './reduce-view.ts';
import type { View } from './view.ts';

/** Something to see on the time line. */
export interface TimeMark {
  atMs: number;
  type: 'change' | 'new-start' | 'restored' | 'finished' | 'diverged';
  /** The parts of the experiment that changed. */
  parts: (keyof Experiment)[];
}

/**
 * Plays recorded messages, whose times never fall, through the reducer that live messages go
 * through. It has no clock: whoever asks says which moment to show.
 */
export class Player {
  readonly durationMs: number;
  readonly marks: readonly TimeMark[];
  readonly #messages: readonly RecordedMessage[];
  /** Indices of the `state` messages, rising. */
  readonly #states: number[];
  /** The view after the first `#taken` messages. */
  #view: View | null = null;
  #taken = 0;

  constructor(messages: readonly RecordedMessage[]) {
    this.#messages = messages;
    this.#states = messages.flatMap(({ message }, i) => (message.type === 'state' ? [i] : []));
    this.durationMs = messages.at(-1)?.atMs ?? 0;
    this.marks = messages.flatMap(timeMarks);
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
    const view = reduceView(this.#view, this.#messages[index].message);
    if (view === this.#view) return false;
    this.#view = view;
    this.#taken = index + 1;
    return true;
  }

  #advanceTo(end: number): View | null {
    for (; this.#taken < end; this.#taken++) {
      this.#view = reduceView(this.#view, this.#messages[this.#taken].message);
    }
    return this.#view;
  }
}

/** How many of `sorted` come before the first that does not hold: binary search. */
function countWhere<T>(sorted: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(sorted[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}

function timeMarks({ atMs, message }: RecordedMessage): TimeMark[] {
  if (message.type !== 'change') return [];
  const parts = Object.keys(message.experiment ?? {}) as (keyof Experiment)[];
  if (message.isNewStart) return [{ atMs, type: 'new-start', parts }];
  if (message.restored) return [{ atMs, type: 'restored', parts }];
  const marks: TimeMark[] = [];
  if (message.mark) marks.push({ atMs, type: 'change', parts: message.mark.parts });
  const { phase } = message;
  if (phase === 'finished' || phase === 'diverged') marks.push({ atMs, type: phase, parts: [] });
  return marks;
}
