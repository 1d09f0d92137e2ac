import type { TrainedSlice } from '../../shared/engine/trainer.ts';
import type { Experiment } from '../../shared/experiment.ts';
import { afterSlice, over } from '../../shared/lesson/after-slice.ts';
import { decide } from '../../shared/lesson/commands.ts';
import {
  frameOf,
  isShown,
  stateOf,
  undoNews,
  withShown,
} from '../../shared/lesson/saved-lesson.ts';
import { Slices } from '../../shared/lesson/slices.ts';
import { SnapshotGate } from '../../shared/lesson/snapshot-gate.ts';
import type { AnyCommand } from '../../shared/protocol/any-command.ts';
import {
  isPeopleCommand,
  isStudentCommand,
  type ShowCommand,
  type StudentCommand,
} from '../../shared/protocol/people-commands.ts';
import { refusal, type Result } from '../../shared/protocol/errors.ts';
import type { ChangeMessage, StateMessage } from '../../shared/protocol/messages.ts';
import type { RecordableMessage, RecordedCause } from '../../shared/view/recording.ts';
import { causeOf } from './cause.ts';
import type { ChangeBody, Decision } from './decision.ts';
import { Crowd, type Outcome as CrowdOutcome } from './people/crowd.ts';
import { decidePeople } from './people/decide-people.ts';
import { withReplay, type OpenedReplay } from './people/replays.ts';
import { withTried } from './people/tried.ts';
import { createSession } from './saved-session.ts';
import { inOrder, isSnapshot } from './effect-order.ts';
import { momentOf } from './moments.ts';
import { Recorder } from './recorder.ts';
import { isToldAtOnce } from './told-at-once.ts';
import type { Effect, SavedSession, SessionEvent, SessionOptions } from './types.ts';

const checkpointIntervalMs = 1000;
const commandIdCount = 256;

/** A teacher's command that is saved before it is acknowledged. */
type Decidable = Exclude<AnyCommand, StudentCommand | ShowCommand>;

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
  readonly #crowd: Crowd;
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
    this.#crowd = new Crowd(this.#saved, options, (session) => this.#stateOf(session));
  }

  /** A session before its first start: paused at epoch 0. */
  static create(facts: {
    code: string;
    title: string;
    experiment: Experiment;
    isLobby?: boolean;
  }): SavedSession {
    const { isLobby, ...rest } = facts;
    return createSession(rest, isLobby);
  }

  /** What a restart needs; it is replaced, never changed. */
  save(): SavedSession {
    return this.#saved;
  }

  /** Seats of which more is kept than is saved: never one that is no more. */
  get rememberedSeatIds(): string[] {
    return this.#crowd.rememberedSeatIds;
  }

  /** Everything that a page needs, as of the newest frame. */
  stateMessage(): StateMessage {
    return this.#stateOf(this.#saved);
  }

  #stateOf(session: SavedSession): StateMessage {
    return { ...stateOf(session, this.#frame), ...this.#crowd.factsOf(session) };
  }

  /** Takes in `event` and gives what must happen now, in this order. */
  handle(event: SessionEvent): Effect[] {
    const { nowMs } = event;
    this.#effects = [];
    if (!this.#recorder.hasBegun) {
      const records = this.#recorder.begin(this.stateMessage(), nowMs);
      if (!this.#saved.isRecordingOver) this.#pushRecords(records);
      this.#slices.restart(nowMs);
      this.#crowd.begin(nowMs);
    }
    this.#crowd.atTime(this.#saved, nowMs);
    this.#take(event);
    const slice = this.#slices.begin(this.#saved, nowMs);
    if (slice) this.#effects.push({ type: 'train', slice });
    const isTaken = this.#effects.some(isSnapshot);
    const isAtOnce = isToldAtOnce(event);
    const news = this.#crowd.takeNews(this.#saved, nowMs, { isAtOnce, isTaken });
    this.#effects = inOrder(this.#effects, news);
    this.#askForWake();
    return this.#effects;
  }

  #take(event: SessionEvent): void {
    switch (event.type) {
      case 'join':
        return this.#become(
          this.#crowd.join(this.#saved, event.connectionId, event.as, event.nowMs),
        );
      case 'leave':
        return this.#crowd.leave(event.connectionId, event.nowMs);
      case 'command':
        return this.#command(event.connectionId, event.command, event.nowMs);
      case 'slice-done':
        if (this.#slices.end(event.sliceId, this.#saved)) {
          this.#sliceDone(event.result, event.nowMs);
        }
        return;
      case 'slice-failed':
        if (this.#slices.end(event.sliceId, this.#saved) && this.#slices.failed()) {
          const { session, change } = over(this.#saved, 'paused', null);
          this.#saved = session;
          this.#end(change, event.nowMs);
        }
        return;
      case 'recoded':
        return this.#rename({ code: event.code });
      case 'rekeyed':
        return this.#become(this.#crowd.rekey(this.#saved, event));
      case 'replay-opened':
        return this.#play(event.replay);
      case 'retitled':
        return this.#rename({ title: event.title });
      case 'recording-ended':
        this.#saved = { ...this.#saved, isRecordingOver: true };
        return this.#checkpoint(event.nowMs);
      case 'wake':
        this.#wakeAtMs = Infinity;
        return;
      default:
        event satisfies never;
    }
  }

  #become({ session, effects }: CrowdOutcome): void {
    this.#saved = session;
    this.#effects.push(...effects);
  }

  #command(connectionId: string, command: AnyCommand, nowMs: number): void {
    if (isStudentCommand(command)) {
      return this.#become(this.#crowd.command(this.#saved, connectionId, command));
    }
    if (command.type === 'show') {
      return this.#become(this.#crowd.show(this.#saved, connectionId, command));
    }
    const decided = this.#decide(connectionId, command);
    const answer = { connectionId, commandId: command.id };
    if (!decided.ok) return void this.#effects.push({ type: 'ack', ...answer, ack: decided });
    const { change, needsFrame, renew } = decided.value;
    const before = this.#saved;
    const session = change
      ? withTried(before, decided.value.session, change, command)
      : decided.value.session;
    const commandIds = [...before.commandIds, command.id].slice(-commandIdCount);
    this.#saved = { ...session, commandIds };
    if (session.phase !== before.phase) this.#slices.restart(nowMs);
    else this.#slices.adjust(session);
    const body = change && { ...change, ...undoNews(before, session) };
    const by = causeOf(command, before, session);
    const message = body && this.#recordChange(body, needsFrame, nowMs, by);
    const moment = momentOf(command, before, session);
    if (moment) this.#record(moment, nowMs);
    this.#effects.push({ type: 'save', session: this.#saved });
    const { epoch } = this.#saved.training;
    if (renew) this.#effects.push({ type: 'renew', ...renew, ...answer, epoch });
    else this.#effects.push({ type: 'ack', ...answer, ack: { ok: true, epoch } });
    if (message) this.#effects.push({ type: 'broadcast', message });
    this.#effects.push(...this.#crowd.follow(this.#saved, decided.value, nowMs));
  }

  #decide(connectionId: string, command: Decidable): Result<Decision> {
    const sender = this.#crowd.find(connectionId);
    if (sender?.role !== 'teacher') {
      return refusal('forbidden', 'Only the teacher may do this.');
    }
    if (this.#saved.commandIds.includes(command.id)) {
      return refusal('duplicate', 'A command with this id was carried out already.');
    }
    return isPeopleCommand(command)
      ? decidePeople(this.#saved, command, sender.isCoTeacher, this.#options.drawKey)
      : decide(this.#saved, command, this.#options.random);
  }

  /** A recording is there to be played to the class, which goes on meanwhile. */
  #play(replay: OpenedReplay): void {
    this.#saved = { ...this.#saved, people: withReplay(this.#saved.people, replay) };
    this.#effects.push({ type: 'save', session: this.#saved });
  }

  /** The class has another code or title: everyone who is here goes on under it. */
  #rename(name: { code: string } | { title: string }): void {
    this.#saved = { ...this.#saved, ...name };
    this.#effects.push(
      { type: 'save', session: this.#saved },
      { type: 'broadcast', message: { type: 'people', ...name } },
    );
  }

  #sliceDone(result: TrainedSlice, nowMs: number): void {
    this.#slices.succeeded();
    const { session, change } = afterSlice(this.#saved, result);
    this.#saved = session;
    if (change) return this.#end(change, nowMs);
    if (result.isSnapshot && this.#gate.tryPass(nowMs)) {
      this.#show();
      const message: RecordableMessage = { type: 'snapshot', frame: this.#frame };
      this.#record(message, nowMs);
      this.#effects.push({ type: 'broadcast', message });
    }
    if (nowMs - this.#checkpointMs >= checkpointIntervalMs) this.#checkpoint(nowMs);
  }

  /** Training or a step is over by itself. */
  #end(change: ChangeBody, nowMs: number): void {
    const message = this.#recordChange(change, true, nowMs);
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

  #recordChange(
    body: ChangeBody,
    needsFrame: boolean,
    nowMs: number,
    by?: RecordedCause,
  ): ChangeMessage {
    const message: ChangeMessage = { type: 'change', ...body };
    if (needsFrame) {
      this.#show();
      message.frame = this.#frame;
    }
    this.#record(message, nowMs, by);
    return message;
  }

  #record(message: RecordableMessage, nowMs: number, by?: RecordedCause): void {
    if (this.#saved.isRecordingOver) return;
    const records = this.#recorder.record(message, nowMs, () => this.stateMessage());
    this.#pushRecords(records, by);
  }

  /** `by` is of the first: what follows it is a state. */
  #pushRecords(messages: RecordableMessage[], by?: RecordedCause): void {
    for (const [i, message] of messages.entries()) {
      this.#effects.push({ type: 'record', message, ...(by && i === 0 && { by }) });
    }
  }

  /** An earlier wake that was asked for asks again. */
  #askForWake(): void {
    const dueMs = Math.min(this.#slices.dueMs(this.#saved), this.#crowd.dueMs);
    if (dueMs >= this.#wakeAtMs) return;
    this.#wakeAtMs = dueMs;
    this.#effects.push({ type: 'wake', atMs: dueMs });
  }
}
