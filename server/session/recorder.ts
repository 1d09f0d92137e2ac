import type { StateMessage } from '../../shared/protocol/messages.ts';
import type { RecordableMessage } from '../../shared/view/recording.ts';
import { ByteBudget, type Allowance } from './byte-budget.ts';
import { RecordedSize } from './recorded-size.ts';

/**
 * Two hours of it and what is there at the beginning are 53 MB. Networks of up to some 150
 * parameters never reach it at full pace; the largest keep two to three snapshots a second.
 */
const allowance: Allowance = { capacity: 6_000_000, perSecond: 6500 };

/** A seek goes through at least and at most so many messages … */
const leastBetweenStates = 200;
const mostBetweenStates = 2000;
/** … so that states are no more than a third of a recording. */
const messagesToStates = 2;

/**
 * Says what is recorded: each message, and a full `state` at the beginning, after a restart
 * (a new recorder begins with one) and from time to time. Where snapshots come faster than the
 * allowance, some are left out, evenly, as a student on a slow line misses some.
 */
export class Recorder {
  readonly #size = new RecordedSize();
  readonly #allowance: Allowance;
  #budget: ByteBudget | null = null;
  #sinceState = 0;
  #bytesSinceState = 0;
  #stateBytes = 0;

  constructor(allowed: Allowance = allowance) {
    this.#allowance = allowed;
  }

  get hasBegun(): boolean {
    return this.#budget !== null;
  }

  begin(state: StateMessage, nowMs: number): RecordableMessage[] {
    this.#budget ??= new ByteBudget(this.#allowance, nowMs);
    const message = anonymous(state);
    this.#stateBytes = this.#size.of(message);
    this.#budget.owe(this.#stateBytes);
    this.#size.note(message);
    this.#sinceState = this.#bytesSinceState = 0;
    return [message];
  }

  /** `message`, whose effect `state` has in it already. */
  record(
    message: RecordableMessage,
    nowMs: number,
    state: () => StateMessage,
  ): RecordableMessage[] {
    const bytes = this.#size.of(message);
    if (message.type !== 'snapshot') this.#budget?.owe(bytes);
    else if (!this.#budget?.tryTake(bytes, nowMs)) return [];
    this.#size.note(message);
    this.#sinceState++;
    this.#bytesSinceState += bytes;
    return this.#isStateDue() ? [message, ...this.begin(state(), nowMs)] : [message];
  }

  #isStateDue(): boolean {
    if (this.#sinceState < leastBetweenStates) return false;
    const isWorthIt = this.#bytesSinceState >= messagesToStates * this.#stateBytes;
    return isWorthIt || this.#sinceState >= mostBetweenStates;
  }
}

/** A recording is for others than the class: it tells neither the join code nor who was there. */
const anonymous = ({ people: _, ...state }: StateMessage): StateMessage => ({
  ...state,
  code: '',
  studentCount: 0,
  isTeacherHere: false,
});
