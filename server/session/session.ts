import type { Experiment } from '../../shared/experiment.ts';
import type { Command } from '../../shared/protocol/commands.ts';
import { refusal, type Refusal, type Result } from '../../shared/protocol/errors.ts';
import type {
  ChangeMessage,
  Outcome,
  Phase,
  StateMessage,
} from '../../shared/protocol/messages.ts';
import type { RecordableMessage } from '../../shared/view/recording.ts';
import { decide } from './commands.ts';
import type { ChangeBody, Decision } from './decision.ts';
import { createSession, frameOf, isShown, stateOf, undoNews, withShown } from './saved-session.ts';
import { Recorder } from './recorder.ts';
import { Room } from './room.ts';
import { takeSeat } from './seats.ts';
import { Slices } from './slices.ts';
import { SnapshotGate } from './snapshot-gate.ts';
import type {
  Effect,
  Joining,
  SavedSession,
  SessionEvent,
  SessionOptions,
  SliceResult,
} from './types.ts';

const checkpointIntervalMs = 1000;
const commandIdCount = 256;

/**
 * A classroom session: events in, effects out, in the order in which they must be carried out.
 * It is synchronous and holds no I/O, clock or chance; `save()` is all that a restart needs.
 * A restored session that was training goes on at its first event.
 * Rules: test/SPEC.md, SE.
 */
export class Session {
  #saved: SavedSession;
  readonly #options: SessionOptions;
  /** The newest frame that was sent; a `state` carries it. */
  #frame: Uint8Array;
  readonly #room = new Room();
  readonly #slices = new Slices();
  readonly #gate = new SnapshotGate();
  readonly #recorder = new Recorder();
  #checkpointMs = -Infinity;
  #wakeAtMs = Infinity;
  #effects: Effect[] = [];

  constructor(saved: SavedSession, options: SessionOptions) {
    this.#options = options;
    // What was trained but not sent when it was saved is what everyone sees first.
    this.#saved = isShown(saved) ? saved : withShown(saved);
    this.#frame = frameOf(this.#saved);
  }

  /** A session before its first start: paused at epoch 0. */
  static create(facts: { code: string; title: string; experiment: Experiment }): SavedSession {
    return createSession(facts);
  }

  /** What a restart needs; it is replaced, never changed. */
  save(): SavedSession {
    return this.#saved;
  }

  /** Everything that a page needs, as of the newest frame. */
  stateMessage(): StateMessage {
    return { ...stateOf(this.#saved, this.#frame), ...this.#room.counts() };
  }

  /** Takes in `event` and gives what must happen now, in this order. */
  handle(event: SessionEvent): Effect[] {
    const { nowMs } = event;
    this.#effects = [];
    if (!this.#recorder.hasBegun) {
      this.#pushRecords(this.#recorder.begin(this.stateMessage()));
      this.#slices.restart(nowMs);
      this.#room.begin(nowMs);
    }
    this.#take(event);
    const slice = this.#slices.begin(this.#saved, nowMs);
    if (slice) this.#effects.push({ type: 'train', slice });
    const news = this.#room.takeNews(nowMs);
    if (news) this.#effects.push({ type: 'broadcast', message: news });
    this.#askForWake();
    return this.#effects;
  }

  #take(event: SessionEvent): void {
    switch (event.type) {
      case 'join':
        return this.#join(event.connectionId, event.as, event.nowMs);
      case 'leave':
        return this.#room.leave(event.connectionId, event.nowMs);
      case 'command':
        return this.#command(event.connectionId, event.command, event.nowMs);
      case 'slice-done':
        if (this.#slices.end(event.sliceId, this.#saved)) {
          this.#sliceDone(event.result, event.nowMs);
        }
        return;
      case 'slice-failed':
        if (this.#slices.end(event.sliceId, this.#saved) && this.#slices.failed()) {
          this.#end('paused', null, event.nowMs);
        }
        return;
      case 'wake':
        this.#wakeAtMs = Infinity;
        return;
      default:
        event satisfies never;
    }
  }

  #join(connectionId: string, as: Joining, nowMs: number): void {
    const reject = (refusal: Refusal) =>
      void this.#effects.push({ type: 'reject', connectionId, refusal });
    if (this.#room.has(connectionId)) return reject(refusal('not-now', 'Joined already.'));
    const welcome: Extract<Effect, { type: 'welcome' }>['welcome'] = { role: as.role };
    let seatId: string | null = null;
    if (as.role === 'student') {
      const taken = takeSeat(this.#saved.seats, as, this.#options, (seat) =>
        this.#room.emptyForMs(seat, nowMs),
      );
      if (!taken.ok) return reject(taken);
      const { seat, token, isNew, givenUp } = taken.value;
      if (isNew) {
        this.#saved = {
          ...this.#saved,
          seats: [...this.#saved.seats.filter((one) => one !== givenUp), seat],
        };
        this.#effects.push({ type: 'save', session: this.#saved });
      }
      this.#dropFrom(seat.id, nowMs);
      welcome.name = seat.name;
      welcome.token = token;
      seatId = seat.id;
    }
    this.#room.enter(connectionId, as.role, seatId);
    this.#effects.push(
      { type: 'welcome', connectionId, welcome },
      { type: 'send', connectionId, message: this.stateMessage() },
    );
  }

  #dropFrom(seatId: string, nowMs: number): void {
    const connectionId = this.#room.connectionOf(seatId);
    if (connectionId === null) return;
    this.#room.leave(connectionId, nowMs);
    const reason = refusal('not-now', 'This seat was opened in another tab.');
    this.#effects.push({ type: 'drop', connectionId, refusal: reason });
  }

  #command(connectionId: string, command: Command, nowMs: number): void {
    const decided = this.#decide(connectionId, command);
    const acknowledge = (ack: Extract<Effect, { type: 'ack' }>['ack']) =>
      void this.#effects.push({ type: 'ack', connectionId, commandId: command.id, ack });
    if (!decided.ok) return acknowledge(decided);
    const { session, change, needsFrame } = decided.value;
    const before = this.#saved;
    const commandIds = [...before.commandIds, command.id].slice(-commandIdCount);
    this.#saved = { ...session, commandIds };
    if (session.phase !== before.phase) this.#slices.restart(nowMs);
    else this.#slices.adjust(session);
    const body = change && { ...change, ...undoNews(before, session) };
    const message = body && this.#recordChange(body, needsFrame);
    this.#effects.push({ type: 'save', session: this.#saved });
    acknowledge({ ok: true, epoch: this.#saved.training.epoch });
    if (message) this.#effects.push({ type: 'broadcast', message });
  }

  #decide(connectionId: string, command: Command): Result<Decision> {
    if (!this.#room.isTeacher(connectionId)) {
      return refusal('forbidden', 'Only the teacher may do this.');
    }
    if (this.#saved.commandIds.includes(command.id)) {
      return refusal('duplicate', 'A command with this id was carried out already.');
    }
    return decide(this.#saved, command, this.#options.random);
  }

  #sliceDone({ state, metrics, outcome, isSnapshot }: SliceResult, nowMs: number): void {
    this.#slices.succeeded();
    this.#saved = { ...this.#saved, training: state, metrics };
    const { stepTo } = this.#saved;
    if (outcome) {
      this.#end(outcome.reason === 'diverged' ? 'diverged' : 'finished', outcome, nowMs);
    } else if (stepTo !== null && state.epoch >= stepTo) {
      this.#end('paused', null, nowMs);
    } else {
      if (isSnapshot && this.#gate.tryPass(nowMs)) {
        this.#show();
        const message: RecordableMessage = { type: 'snapshot', frame: this.#frame };
        this.#record(message);
        this.#effects.push({ type: 'broadcast', message });
      }
      if (nowMs - this.#checkpointMs >= checkpointIntervalMs) this.#checkpoint(nowMs);
    }
  }

  /** Training or a step is over by itself. */
  #end(phase: Phase, outcome: Outcome | null, nowMs: number): void {
    this.#saved = { ...this.#saved, phase, outcome, stepTo: null };
    const message = this.#recordChange({ phase, outcome }, true);
    this.#checkpoint(nowMs);
    this.#effects.push({ type: 'broadcast', message });
  }

  #checkpoint(nowMs: number): void {
    this.#checkpointMs = nowMs;
    this.#effects.push({ type: 'checkpoint', session: this.#saved });
  }

  /** Numbers and packs the parameters of now. */
  #show(): void {
    this.#saved = withShown(this.#saved);
    this.#frame = frameOf(this.#saved);
  }

  #recordChange(body: ChangeBody, needsFrame: boolean): ChangeMessage {
    const message: ChangeMessage = { type: 'change', ...body };
    if (needsFrame) {
      this.#show();
      message.frame = this.#frame;
    }
    this.#record(message);
    return message;
  }

  #record(message: RecordableMessage): void {
    this.#pushRecords(this.#recorder.record(message, () => this.stateMessage()));
  }

  #pushRecords(messages: RecordableMessage[]): void {
    for (const message of messages) this.#effects.push({ type: 'record', message });
  }

  /** An earlier wake that was asked for asks again. */
  #askForWake(): void {
    const dueMs = Math.min(this.#slices.dueMs(this.#saved), this.#room.newsDueMs);
    if (dueMs >= this.#wakeAtMs) return;
    this.#wakeAtMs = dueMs;
    this.#effects.push({ type: 'wake', atMs: dueMs });
  }
}
