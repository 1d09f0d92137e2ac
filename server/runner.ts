import { randomUUID } from 'node:crypto';
import type { Slice } from '../shared/lesson/slices.ts';
import { refusal } from '../shared/protocol/errors.ts';
import type { Log } from './log.ts';
import type { Ack } from '../shared/protocol/messages.ts';
import type { RunnableSession, RunnerParts, Wish } from './runner-parts.ts';
import type { Effect, SessionEvent } from './session/types.ts';
import { SessionWriter } from './session-writer.ts';

/** Connections of the server's own: nobody has come. */
const ownPrefix = 'server:';
/** Recorded messages and checkpoints wait at most this long to be written together. */
const flushIntervalMs = 250;

const unsaved = refusal('internal', 'This could not be saved on the server.');

type Untimed<E> = E extends unknown ? Omit<E, 'nowMs'> : never;

/**
 * Brings a session its events and carries out its effects, in their order: nothing behind a
 * `save` happens before it is durable. Errors stay here: they are logged, and answered `internal`.
 */
export class SessionRunner {
  readonly session: RunnableSession;
  /** The code that the session had first in this process: its name here and in the store. */
  readonly #room: string;
  readonly #parts: RunnerParts;
  readonly #log: Log;
  readonly #writer: SessionWriter;
  /** The effects of one event each, in their order. */
  #batches: Effect[][] = [];
  #isWorking = false;
  #work: Promise<void> = Promise.resolve();
  #wakeTimer: NodeJS.Timeout | null = null;
  #flushTimer: NodeJS.Timeout | null = null;
  #isClosed = false;
  #watcherCount = 0;
  /** When the last connection left, or the runner was made. */
  #leftMs: number;
  #hasBeenVisited = false;

  /** `recordedMs` is the time that the session's recording has come to; null for a new session. */
  constructor(session: RunnableSession, recordedMs: number | null, parts: RunnerParts) {
    this.session = session;
    this.#room = session.save().code;
    this.#parts = parts;
    this.#log = parts.log.child({ session: this.#room });
    this.#writer = new SessionWriter(recordedMs, {
      room: this.#room,
      store: parts.store,
      log: this.#log,
      clock: parts.clock,
      save: () => session.save(),
      onRecordingEnd: () => this.#endRecording(),
    });
    this.#leftMs = parts.clock();
  }

  /** Since when nobody is connected; null while somebody is. */
  get idleSinceMs(): number | null {
    return this.#watcherCount > 0 ? null : this.#leftMs;
  }

  /** Whether anybody has been connected since the runner was made. */
  get hasBeenVisited(): boolean {
    return this.#hasBeenVisited;
  }

  /** Brings `event` to the session. What follows from it happens now, or behind earlier effects. */
  dispatch(event: Untimed<SessionEvent>, nowMs = this.#parts.clock()): void {
    if (this.#isClosed) return;
    this.#batches.push(this.#handle({ ...event, nowMs }));
    // It is done at once where nothing must be saved: an ack waits for no other turn.
    if (!this.#isWorking) this.#work = this.#carryOutAll();
  }

  /** A restored session records where it stands, and goes on training if it was. */
  resume(): void {
    this.dispatch({ type: 'wake' });
  }

  /** Pauses a session that trains; nobody needs to be there. */
  pause(): void {
    const connectionId = `${ownPrefix}${randomUUID()}`;
    this.dispatch({ type: 'join', connectionId, as: { role: 'teacher' } });
    const command = { id: randomUUID(), type: 'pause' } as const;
    this.dispatch({ type: 'command', connectionId, command });
    this.dispatch({ type: 'leave', connectionId });
  }

  /** Takes no more events; fulfilled when everything is carried out and saved. */
  async close(): Promise<void> {
    this.stop();
    await this.#work;
    try {
      await this.#writer.save(this.session.save());
    } catch (error) {
      this.#log.error({ err: error }, 'the session could not be saved');
    }
  }

  /**
   * Removes all that is kept of the session, whose code is now `code`, and takes no more events.
   * Rejected, all is as it was, and the class goes on.
   */
  async remove(code: string): Promise<void> {
    await this.#writer.remove(code);
    this.stop();
  }

  /** Takes no more events, and saves nothing. */
  stop(): void {
    this.#isClosed = true;
    if (this.#wakeTimer) clearTimeout(this.#wakeTimer);
    if (this.#flushTimer) clearTimeout(this.#flushTimer);
  }

  /** Fulfilled when everything of now is durable; rejected where it could not be saved. */
  async commit(): Promise<void> {
    await this.#work;
    await this.#writer.save(this.session.save());
  }

  /** Writes now what waits to be written. */
  async flush(): Promise<void> {
    if (this.#flushTimer) clearTimeout(this.#flushTimer);
    this.#flushTimer = null;
    await this.#writer.save(null).catch((error: unknown) => {
      this.#log.error({ err: error }, 'recording and checkpoint could not be written');
    });
  }

  #handle(event: SessionEvent): Effect[] {
    this.#countWatchers(event);
    try {
      return this.session.handle(event);
    } catch (error) {
      this.#log.error({ err: error, event: event.type }, 'the session failed');
      const answer = refusal('internal', 'The server failed at this. It is logged.');
      if (event.type === 'command') {
        const { connectionId, command } = event;
        return [{ type: 'ack', connectionId, commandId: command.id, ack: answer }];
      }
      if (event.type !== 'join') return [];
      return [{ type: 'reject', connectionId: event.connectionId, refusal: answer }];
    }
  }

  /** Whoever comes or goes was here just then: only that keeps a class from being removed. */
  #countWatchers(event: SessionEvent): void {
    if (event.type !== 'join' && event.type !== 'leave') return;
    if (event.connectionId.startsWith(ownPrefix)) return;
    this.#hasBeenVisited = true;
    this.#writer.visit();
    this.#flushSoon();
    if (event.type === 'join') {
      this.#watcherCount++;
    } else {
      this.#watcherCount--;
      this.#leftMs = event.nowMs;
    }
  }

  #endRecording(): void {
    this.#batches.push(this.#handle({ type: 'recording-ended', nowMs: this.#parts.clock() }));
    if (!this.#isWorking) this.#work = this.#carryOutAll();
  }

  async #carryOutAll(): Promise<void> {
    this.#isWorking = true;
    for (let batch = this.#batches.shift(); batch; batch = this.#batches.shift()) {
      let isLost = false;
      for (const effect of batch) {
        try {
          if (effect.type === 'save') await this.#writer.save(effect.session);
          else if (effect.type === 'renew') await this.#renew(effect, isLost);
          else this.#carryOut(effect, isLost);
        } catch (error) {
          isLost ||= effect.type === 'save';
          this.#log.error({ err: error, effect: effect.type }, 'an effect failed');
        }
      }
    }
    this.#isWorking = false;
  }

  /** `isLost`: what the effect follows from could not be saved; nobody may be told that it was. */
  #carryOut(effect: Exclude<Effect, { type: 'save' | 'renew' }>, isLost: boolean): void {
    const { transport } = this.#parts;
    switch (effect.type) {
      case 'checkpoint':
        this.#writer.keep(effect.session);
        return this.#flushSoon();
      case 'record':
        this.#writer.record(effect);
        return this.#flushSoon();
      case 'welcome':
        return transport.welcome(effect.connectionId, effect.welcome);
      case 'send':
        return transport.send(effect.connectionId, effect.message);
      case 'broadcast':
        return transport.broadcast(this.#room, effect.message);
      case 'tell':
        return transport.tell(this.#room, effect.to, effect.message);
      case 'enter':
        return transport.enter(effect.connectionId);
      case 'ack': {
        const ack = isLost && effect.ack.ok ? unsaved : effect.ack;
        return transport.ack(effect.connectionId, effect.commandId, ack);
      }
      case 'reject':
        return transport.reject(effect.connectionId, effect.refusal);
      case 'drop':
        return transport.drop(effect.connectionId, effect.refusal);
      case 'train':
        return void this.#train(effect.slice);
      case 'wake':
        return this.#wakeAt(effect.atMs);
      default:
        effect satisfies never;
    }
  }

  /** Has something made; the sender learns what, and the session what it must know. */
  async #renew(effect: Extract<Effect, { type: 'renew' }>, isLost: boolean): Promise<void> {
    const { connectionId, commandId, epoch, ...wish } = effect;
    let ack: Ack = unsaved;
    try {
      if (!isLost) ack = await this.#make(wish, epoch, connectionId);
    } catch (error) {
      this.#log.error({ err: error, what: wish.what }, 'could not be renewed');
    }
    this.#parts.transport.ack(connectionId, commandId, ack);
    if (ack.ok && ack.joinCode !== undefined) {
      this.dispatch({ type: 'recoded', code: ack.joinCode });
    }
  }

  async #make(
    { type: _, ...wish }: Wish & { type: 'renew' },
    epoch: number,
    by: string,
  ): Promise<Ack> {
    const made = await this.#parts.renew(wish);
    if ('ok' in made) return made;
    const { replay, ...told } = made;
    const { what } = wish;
    if (replay) this.dispatch({ type: 'replay-opened', replay });
    else if (what !== 'code' && what !== 'replay') this.dispatch({ type: 'rekeyed', what, by });
    if (what !== 'code') await this.#writer.save(this.session.save());
    return { ok: true, epoch, ...told };
  }

  async #train(slice: Slice): Promise<void> {
    const { sliceId } = slice;
    try {
      const result = await this.#parts.pool.train(slice);
      this.dispatch({ type: 'slice-done', sliceId, result });
    } catch (error) {
      if (this.#isClosed) return;
      this.#log.warn({ err: error, sliceId }, 'a slice was lost');
      this.dispatch({ type: 'slice-failed', sliceId });
    }
  }

  #wakeAt(atMs: number): void {
    if (this.#wakeTimer) clearTimeout(this.#wakeTimer);
    this.#wakeTimer = null;
    if (this.#isClosed || atMs === Infinity) return;
    const delayMs = Math.max(0, Math.ceil(atMs - this.#parts.clock()));
    this.#wakeTimer = setTimeout(() => {
      this.#wakeTimer = null;
      // A timer may fire a little early; the session would only ask for it again.
      this.dispatch({ type: 'wake' }, Math.max(atMs, this.#parts.clock()));
    }, delayMs);
  }

  #flushSoon(): void {
    if (this.#isClosed) return;
    this.#flushTimer ??= setTimeout(() => void this.flush(), flushIntervalMs);
  }
}
