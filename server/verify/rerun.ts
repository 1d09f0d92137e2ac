import { isDeepStrictEqual } from 'node:util';
import { trainSlice } from '../../shared/engine/trainer.ts';
import type { Experiment } from '../../shared/experiment.ts';
import type { Result } from '../../shared/protocol/errors.ts';
import type { ChangeMessage, StateMessage } from '../../shared/protocol/messages.ts';
import { decodeSnapshot, encodeSnapshot } from '../../shared/protocol/snapshot-codec.ts';
import type { RecordedCause, RecordedMessage } from '../../shared/view/recording.ts';
import { preparedDataOf } from '../../shared/datasets/prepared-data.ts';
import { begin, change, setParameter } from '../../shared/lesson/changes.ts';
import type { Decision } from '../session/decision.ts';
import { adopt } from '../session/people/network-offers.ts';
import { createSession } from '../session/saved-session.ts';
import type { SavedSession } from '../session/types.ts';
import { redo, undo } from '../../shared/lesson/undo.ts';
import { compareFrames, Difference, NotVerifiable } from './difference.ts';

/** A restart goes back by the second for which no checkpoint was kept; states are kept for longer. */
const keptStates = 200;
type Trained = Pick<SavedSession, 'training' | 'metrics'>;

/**
 * Trains a recorded class again, from its seeds and the teacher's changes, by the code that trained
 * it, and compares every frame with the recorded one, bit for bit.
 */
export class Rerun {
  /** Frames that were compared. */
  frameCount = 0;
  #session: SavedSession | null = null;
  /** Since the last change, by rising epochs: where a restart may have gone back to. */
  #states: Trained[] = [];

  /**
   * Takes in the next message of a recording.
   * Errors: Difference where what is trained is not what was recorded; NotVerifiable where the
   * recording does not tell enough.
   */
  take({ message, by }: RecordedMessage): void {
    switch (message.type) {
      case 'state':
        return this.#state(message);
      case 'snapshot':
        return this.#frame(message.frame);
      case 'change':
        return by ? this.#commanded(message, by) : this.#change(message);
      case 'moment':
        return;
      default:
        message satisfies never;
    }
  }

  get #now(): SavedSession {
    if (!this.#session) throw new NotVerifiable('it does not begin with a state');
    return this.#session;
  }

  /** The first one is the beginning of the class; each other one must be what it has come to. */
  #state({ experiment, frame }: StateMessage): void {
    if (!this.#session) {
      const { epoch, start } = decoded(frame);
      if (epoch !== 0 || start !== 1) {
        throw new NotVerifiable('it does not begin at the beginning of the class');
      }
      this.#become(createSession({ code: '', title: '', experiment }));
    }
    this.#checkExperiment(experiment, frame);
    this.#goBackTo(decoded(frame).epoch);
    this.#frame(frame);
  }

  /** The server has come back with its last checkpoint: those epochs are trained again. */
  #goBackTo(epoch: number): void {
    const session = this.#now;
    if (epoch >= session.training.epoch) return;
    const kept = this.#states.findLastIndex(({ training }) => training.epoch <= epoch);
    if (kept < 0) return;
    this.#states.length = kept + 1;
    const { training, metrics } = this.#states[kept];
    this.#session = { ...session, training, metrics };
  }

  #frame(frame: Uint8Array): void {
    const { epoch, sequence } = decoded(frame);
    this.#trainTo(epoch);
    const { start, training, metrics } = this.#now;
    const trained = { sequence, start, epoch: training.epoch, metrics };
    compareFrames(frame, encodeSnapshot({ ...trained, parameters: training.parameters }));
    this.frameCount++;
  }

  #trainTo(epoch: number): void {
    const session = this.#now;
    const { training, experiment } = session;
    if (epoch <= training.epoch) return;
    // Where it stopped is recorded; that it would stop is not asked.
    const endless: Experiment = {
      ...experiment,
      stop: { epoch: null, loss: null, accuracy: null },
    };
    const { state, metrics } = trainSlice(endless, preparedDataOf(experiment), training, {
      untilEpoch: epoch,
      budgetMs: Infinity,
      now: () => 0,
    });
    this.#session = { ...session, training: state, metrics };
    // The first stays: no restart goes back behind it.
    if (this.#states.length > keptStates) this.#states.splice(1, 1);
    this.#states.push({ training: state, metrics });
  }

  /** What the session did by itself, or by `start` and `pause`: no parameter changes by it. */
  #change(message: ChangeMessage): void {
    const { experiment = {}, phase, outcome, frame } = message;
    const isLive = Object.keys(experiment).every((part) => part === 'stop');
    if (message.isNewStart || message.restored || message.mark || !isLive) {
      throw new NotVerifiable('a change was recorded without its cause, by an older version');
    }
    if (frame) this.#frame(frame);
    const session = this.#now;
    this.#session = {
      ...session,
      experiment: { ...session.experiment, ...experiment },
      phase: phase ?? session.phase,
      outcome: outcome === undefined ? session.outcome : outcome,
    };
  }

  #commanded(message: ChangeMessage, by: RecordedCause): void {
    this.#trainTo(by.epoch);
    if (this.#now.training.epoch !== by.epoch) {
      throw new Difference(`a change was made at epoch ${by.epoch}, which is not come to`);
    }
    const decision = this.#decide(message, by);
    if (!decision.ok) throw new Difference(`a change cannot be made again: ${decision.message}`);
    const before = this.#now;
    const { session } = decision.value;
    this.#become({
      ...session,
      phase: message.phase ?? before.phase,
      outcome: message.outcome === undefined ? before.outcome : message.outcome,
    });
    this.#checkExperiment({ ...before.experiment, ...message.experiment }, message.frame);
    if (message.frame) this.#frame(message.frame);
  }

  #decide(message: ChangeMessage, by: RecordedCause): Result<Decision> {
    const session = this.#now;
    const { experiment = {}, mark, frame } = message;
    const id = '';
    switch (by.type) {
      case 'new-start':
        return begin(session, experiment);
      case 'change': {
        const kept = by.keepLearned && { keepLearned: true };
        return change(session, { id, type: 'change', experiment, ...kept });
      }
      case 'set-parameter':
        if (!mark?.parameter) throw new NotVerifiable('a parameter was set, but not which one');
        return setParameter(session, { id, type: 'set-parameter', ...mark.parameter });
      case 'undo':
        return undo(session);
      case 'redo':
        return redo(session);
      case 'adopt': {
        if (!frame) throw new NotVerifiable('a network was taken over without its frame');
        const whole = { ...session.experiment, ...experiment };
        const { epoch } = decoded(frame);
        const { parameters } = by;
        return { ok: true, value: adopt(session, { experiment: whole, epoch, parameters }) };
      }
      default:
        return by satisfies never;
    }
  }

  #become(session: SavedSession): void {
    this.#session = session;
    this.#states = [session];
  }

  #checkExperiment(recorded: Experiment, frame: Uint8Array | undefined): void {
    const { experiment } = this.#now;
    const parts = (Object.keys(recorded) as (keyof Experiment)[]).filter(
      (part) => !isDeepStrictEqual(recorded[part], experiment[part]),
    );
    if (parts.length === 0) return;
    throw new Difference(`${parts.join(', ')}: not as the changes before have it`, frame);
  }
}

function decoded(frame: Uint8Array) {
  const snapshot = decodeSnapshot(frame);
  if (!snapshot.ok) throw new NotVerifiable(snapshot.message);
  return snapshot.value;
}
