import type { Refusal } from '../shared/protocol/errors.ts';
import type { Ack } from '../shared/protocol/messages.ts';
import type { Log } from './log.ts';
import type { Decision } from './session/decision.ts';
import type { OpenedReplay } from './session/people/replays.ts';
import type { Session } from './session/session.ts';
import type { Store } from './store/store.ts';
import type { TrainingPool } from './training/training-pool.ts';
import type { Transport } from './transport.ts';

/** What the teacher is told of what was made. */
export type Renewed = Pick<Extract<Ack, { ok: true }>, 'joinCode' | 'key'> & {
  /** What the class is shown; it is told by the session. */
  replay?: OpenedReplay;
};

/** What a session has made outside. */
export type Wish = NonNullable<Decision['renew']>;

/** What a runner works with. */
export interface RunnerParts {
  store: Store;
  pool: Pick<TrainingPool, 'train'>;
  transport: Transport;
  log: Log;
  /** Milliseconds of a monotonic clock. */
  clock: () => number;
  /**
   * Makes another code or key for the session, durably, or finds a recording to be played; gives
   * what the teacher is told, or why not.
   */
  renew: (wish: Wish) => Promise<Renewed | Refusal>;
}

/** Of a session, what is used here. */
export type RunnableSession = Pick<Session, 'handle' | 'save' | 'stateMessage'>;
