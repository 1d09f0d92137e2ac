import { isDeepStrictEqual } from 'node:util';
import { decodeSnapshot } from '../../shared/protocol/snapshot-codec.ts';
import { isStudentCommand } from '../../shared/protocol/people-commands.ts';
import type { Effect, SavedSession, SessionEvent } from '../../server/session/types.ts';
import { emptyUndoStack, type UndoStack } from '../../shared/lesson/undo-stack.ts';
import type { SessionDriver } from './session-driver.ts';

/** What holds after every event of every session; throws where it does not. */
export class SessionInvariants {
  readonly #driver: SessionDriver;
  /** What people brought in, and nobody else may see. */
  readonly #secrets = new Set<string>();
  #before: SavedSession;
  #copy: SavedSession;
  #stack: UndoStack;
  #sequence: number;
  #newestCheckpointMs = -Infinity;

  constructor(driver: SessionDriver) {
    this.#driver = driver;
    this.#before = driver.saved;
    this.#copy = structuredClone(this.#before);
    this.#stack = this.#copy.undoStack;
    this.#sequence = this.#before.sequence;
    driver.onHandled = (event, effects) => this.#check(event, effects);
  }

  /** The session was restored: numbers go on from what was saved. */
  restarted(): void {
    this.#before = this.#driver.saved;
    this.#copy = structuredClone(this.#before);
    this.#stack = this.#copy.undoStack;
    this.#sequence = this.#before.sequence;
    this.#newestCheckpointMs = -Infinity;
  }

  #check(event: SessionEvent, effects: Effect[]): void {
    const { saved } = this.#driver;
    this.#checkInPlace(saved);
    this.#checkAcks(event, effects, saved);
    this.#checkFrames(effects);
    this.#checkCheckpoints(event, effects, saved);
    this.#checkSecrets(effects, saved);
    if (saved.training.epoch < this.#before.training.epoch && saved.start <= this.#before.start) {
      throw new Error('the epoch fell without a new start');
    }
    if (!saved.training.parameters.every(Number.isFinite)) throw new Error('not finite');
    if ((saved.outcome !== null) !== ['finished', 'diverged'].includes(saved.phase)) {
      throw new Error(`outcome ${JSON.stringify(saved.outcome)} in phase ${saved.phase}`);
    }
    if (saved.phase === 'training' && saved.stepTo !== null) throw new Error('a step in training');
    const isAtWork = saved.phase === 'training' || saved.stepTo !== null;
    if (isAtWork && !this.#driver.slice && this.#driver.wakeAtMs === Infinity) {
      throw new Error('training hangs');
    }
    this.#before = saved;
    this.#copy = structuredClone({ ...saved, undoStack: emptyUndoStack });
  }

  /** The undo stack is large: it is looked at when it is replaced. */
  #checkInPlace(saved: SavedSession): void {
    const { undoStack } = this.#before;
    const isSame = isDeepStrictEqual(
      { ...this.#before, undoStack: this.#copy.undoStack },
      this.#copy,
    );
    if (!isSame) throw new Error('changed in place');
    if (saved.undoStack === undoStack) return;
    if (!isDeepStrictEqual(undoStack, this.#stack)) throw new Error('changed in place');
    this.#stack = structuredClone(saved.undoStack);
  }

  #checkAcks(event: SessionEvent, effects: Effect[], saved: SavedSession): void {
    const acks = effects.filter(({ type }) => type === 'ack' || type === 'renew').map(ackOf);
    if (event.type !== 'command') {
      if (acks.length > 0) throw new Error('an ack without a command');
      return;
    }
    const { connectionId, command } = event;
    const [ack] = acks;
    if (acks.length !== 1 || ack.connectionId !== connectionId || ack.commandId !== command.id) {
      throw new Error('a command without its one ack');
    }
    const order = effects.map(({ type }) => type);
    if (ack.ack.ok && (isStudentCommand(command) || command.type === 'show')) {
      const isKept = saved.people === this.#before.people || order.includes('checkpoint');
      if (!isKept) throw new Error('it is acknowledged, but not kept');
    } else if (ack.ack.ok) {
      if (
        order.indexOf('save') > Math.max(order.indexOf('ack'), order.indexOf('renew')) ||
        !order.includes('save')
      ) {
        throw new Error('acknowledged before it was saved');
      }
      if (order.lastIndexOf('record') > order.indexOf('save')) throw new Error('saved too early');
      if (ack.ack.epoch !== saved.training.epoch) throw new Error('acknowledged another epoch');
    } else {
      if (saved !== this.#before) throw new Error('refused, but changed');
      const isQuiet = effects.every(
        (effect) =>
          ['ack', 'wake', 'train'].includes(effect.type) ||
          effect.type === 'tell' ||
          ('message' in effect && ['presence', 'state', 'people'].includes(effect.message.type)),
      );
      if (!isQuiet) throw new Error(`refused, but ${order.join()}`);
    }
  }

  #checkFrames(effects: Effect[]): void {
    for (const effect of effects) {
      if (effect.type !== 'broadcast' && effect.type !== 'send') continue;
      const { message } = effect;
      if (!('frame' in message) || !message.frame) continue;
      const decoded = decodeSnapshot(message.frame);
      if (!decoded.ok) throw new Error(decoded.message);
      const expected = this.#sequence + (message.type === 'state' ? 0 : 1);
      if (decoded.value.sequence !== expected) {
        throw new Error(`frame ${decoded.value.sequence} where ${expected} was expected`);
      }
      this.#sequence = expected;
    }
  }

  #checkCheckpoints(event: SessionEvent, effects: Effect[], saved: SavedSession): void {
    if (!effects.some(({ type }) => type === 'checkpoint')) return;
    const isKeptSoon =
      event.type === 'command' &&
      (isStudentCommand(event.command) || event.command.type === 'show');
    if (isKeptSoon) return;
    const isTooSoon = event.nowMs - this.#newestCheckpointMs < 1000;
    if (isTooSoon && saved.phase === 'training') throw new Error('a checkpoint too soon');
    this.#newestCheckpointMs = event.nowMs;
  }

  #checkSecrets(effects: Effect[], saved: SavedSession): void {
    for (const { id, name, tokenHash } of saved.seats) {
      for (const secret of [id, name, tokenHash, tokenHash.replace('hash of ', '')]) {
        this.#secrets.add(secret);
      }
    }
    for (const effect of effects) {
      if (!('message' in effect) || this.#mayName(effect)) continue;
      const text = JSON.stringify({ ...effect.message, frame: null });
      for (const secret of this.#secrets) {
        if (text.includes(secret)) throw new Error(`${effect.type} tells ${secret}`);
      }
    }
  }

  /** To teachers, and to a student of their own; to walls where the teacher allows it. */
  #mayName(effect: Extract<Effect, { message: unknown }>): boolean {
    if (effect.type !== 'tell' || effect.to === 'room') return false;
    if (effect.message.type === 'names') {
      const { areNamesHidden, areNamesOnWall } = this.#driver.saved.people;
      const { present, credit } = effect.message;
      const areWalls = effect.to.every((id) => id.endsWith('wall'));
      // Pupils are told whose network it is, and no more; walls nothing without leave.
      if (areWalls) return (!areNamesHidden && areNamesOnWall) || (!present && credit === null);
      return present === null && (!areNamesHidden || credit === null);
    }
    const isTeachers = effect.to.every((id) => id.endsWith('teacher'));
    return isTeachers || (effect.message.type === 'mine' && effect.to.length === 1);
  }
}

/** The ack of an effect; that of a `renew` is to come, and good. */
function ackOf(effect: Effect): Extract<Effect, { type: 'ack' }> {
  if (effect.type === 'ack') return effect;
  if (effect.type !== 'renew') throw new Error('no ack');
  const { connectionId, commandId, epoch } = effect;
  return { type: 'ack', connectionId, commandId, ack: { ok: true, epoch } };
}
