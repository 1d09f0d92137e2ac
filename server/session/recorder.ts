import type { StateMessage } from '../../shared/protocol/messages.ts';
import type { RecordableMessage } from '../../shared/view/recording.ts';

/** A seek in a recording goes through at most this many messages. */
const messagesBetweenStates = 200;

/**
 * Says what is recorded: each message, and a full `state` at the beginning, after a restart
 * (a new recorder begins with one) and from time to time.
 */
export class Recorder {
  #sinceState = Infinity;

  get hasBegun(): boolean {
    return this.#sinceState !== Infinity;
  }

  begin(state: StateMessage): RecordableMessage[] {
    this.#sinceState = 0;
    return [anonymous(state)];
  }

  /** `message`, whose effect `state` has in it already. */
  record(message: RecordableMessage, state: () => StateMessage): RecordableMessage[] {
    this.#sinceState++;
    return this.#sinceState < messagesBetweenStates ? [message] : [message, ...this.begin(state())];
  }
}

/** A recording is for others than the class: it tells neither the join code nor who was there. */
const anonymous = ({ people: _, ...state }: StateMessage): StateMessage => ({
  ...state,
  code: '',
  studentCount: 0,
  isTeacherHere: false,
});
