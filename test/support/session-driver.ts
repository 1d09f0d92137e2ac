import { prepareData, type PreparedData } from '../../shared/datasets/prepare.ts';
import { trainSlice, type TrainedSlice } from '../../shared/engine/trainer.ts';
import type { Experiment } from '../../shared/experiment.ts';
import type { Slice } from '../../shared/lesson/slices.ts';
import type { AnyCommandBody } from '../../shared/protocol/any-command.ts';
import type { Ack, ChangeMessage } from '../../shared/protocol/messages.ts';
import type { Telling } from '../../shared/protocol/people-messages.ts';
import type { RecordedMessage } from '../../shared/view/recording.ts';
import { reduceView } from '../../shared/view/reduce-view.ts';
import type { View } from '../../shared/view/view.ts';
import { Session } from '../../server/session/session.ts';
import type {
  Effect,
  Joining,
  SavedSession,
  SessionEvent,
  SessionOptions,
} from '../../server/session/types.ts';

type Untimed<E> = E extends unknown ? Omit<E, 'nowMs'> : never;
export type EffectOf<T extends Effect['type']> = Extract<Effect, { type: T }>;

/** A short experiment: four updates an epoch, so that fuzzing trains thousands of epochs. */
export const smallExperiment: Experiment = {
  dataset: { type: 'exor', pointCount: 16, seed: 3, gap: 0.1, noise: 0 },
  testShare: 0.25,
  features: ['x1', 'x2'],
  hiddenLayers: [{ unitCount: 2, activation: 'tanh' }],
  loss: 'cross-entropy',
  initializer: 'glorot',
  seed: 30,
  optimizer: { type: 'sgd' },
  learningRate: 0.1,
  regularization: { type: 'none', rate: 0 },
  batchSize: 3,
  shuffle: true,
  snapshotEvery: 2,
  pace: 20,
  stop: { epoch: null, loss: null, accuracy: null },
};

/** A generator of uniform numbers in [0, 1) for tests: mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface DriverOptions {
  experiment?: Partial<Experiment>;
  /** How long an epoch takes by the slices' clock. */
  epochMs?: number;
  options?: Partial<SessionOptions>;
}

/**
 * A session with what it needs around it, all in one thread: a clock that moves when told, the
 * worker that trains a slice when told, and clients whose views are made from what they are sent.
 */
export class SessionDriver {
  nowMs = 1000;
  epochMs: number;
  session: Session;
  /** All effects so far, and those of the last event. */
  readonly log: Effect[] = [];
  last: Effect[] = [];
  slice: Slice | null = null;
  wakeAtMs = Infinity;
  readonly recording: RecordedMessage[] = [];
  readonly views = new Map<string, View | null>();
  /** Called with every event and its effects, after they are carried out. */
  onHandled: ((event: SessionEvent, effects: Effect[]) => void) | null = null;
  readonly #told = new Map<string, Map<Telling['type'], Telling>>();
  readonly #options: SessionOptions;
  #commandCount = 0;
  #keyCount = 0;
  #prepared: { experiment: Experiment; data: PreparedData } | null = null;

  constructor({ experiment, epochMs = 1, options }: DriverOptions = {}) {
    this.epochMs = epochMs;
    this.#options = {
      random: seededRandom(7),
      drawKey: () => `key-${++this.#keyCount}`,
      hashToken: (token) => `hash of ${token}`,
      ...options,
    };
    const facts = { code: 'ABCD', title: 'A class' };
    this.session = new Session(
      Session.create({ ...facts, experiment: { ...smallExperiment, ...experiment } }),
      this.#options,
    );
  }

  get saved(): SavedSession {
    return this.session.save();
  }

  get epoch(): number {
    return this.saved.training.epoch;
  }

  handle(untimed: Untimed<SessionEvent>): Effect[] {
    const event = { ...untimed, nowMs: this.nowMs };
    const effects = this.session.handle(event);
    for (const effect of effects) this.#carryOut(effect);
    this.log.push(...effects);
    this.last = effects;
    this.onHandled?.(event, effects);
    return effects;
  }

  join(connectionId: string, as: Joining): Effect[] {
    return this.handle({ type: 'join', connectionId, as });
  }

  joinTeacher(connectionId = 'teacher'): Effect[] {
    return this.join(connectionId, { role: 'teacher' });
  }

  /** A student with a token of their own, new seats being named by the connection. */
  joinStudent(connectionId: string, more: { name?: string; token?: string } = {}): Effect[] {
    const fresh = { newToken: `token-${connectionId}`, newSeatId: `seat-${connectionId}` };
    return this.join(connectionId, { role: 'student', ...fresh, ...more });
  }

  leave(connectionId: string): Effect[] {
    this.views.delete(connectionId);
    return this.handle({ type: 'leave', connectionId });
  }

  command(body: AnyCommandBody, connectionId = 'teacher', id = `c${++this.#commandCount}`): Ack {
    this.handle({ type: 'command', connectionId, command: { ...body, id } });
    const [renewal] = this.of('renew');
    return renewal ? { ok: true, epoch: renewal.epoch } : this.of('ack')[0].ack;
  }

  /** What of one type a connection was told last; by name, or as one of the room. */
  told<T extends Telling['type']>(
    connectionId: string,
    type: T,
  ): Extract<Telling, { type: T }> | null {
    return (this.#told.get(connectionId)?.get(type) as Extract<Telling, { type: T }>) ?? null;
  }

  /** The messages of one type that the last event told, with their receivers. */
  tellings<T extends Telling['type']>(type: T) {
    return this.of('tell').filter(
      (effect): effect is EffectOf<'tell'> & { message: { type: T } } =>
        effect.message.type === type,
    );
  }

  /** The effects of one type among those of the last event. */
  of<T extends Effect['type']>(type: T): EffectOf<T>[] {
    return this.last.filter((effect): effect is EffectOf<T> => effect.type === type);
  }

  /** The changes that the last event broadcast. */
  changes(): ChangeMessage[] {
    return this.of('broadcast').flatMap(({ message }) =>
      message.type === 'change' ? [message] : [],
    );
  }

  /** What the worker makes of `slice`. */
  train(slice: Slice): TrainedSlice {
    const { experiment, state, untilEpoch, budgetMs } = slice;
    if (this.#prepared?.experiment !== experiment) {
      this.#prepared = { experiment, data: prepareData(experiment) };
    }
    let clockMs = 0;
    const now = () => (clockMs += this.epochMs) - this.epochMs;
    // As over a thread's border: what the session holds is never what the worker writes to.
    return trainSlice(experiment, this.#prepared.data, structuredClone(state), {
      untilEpoch,
      budgetMs,
      now,
    });
  }

  /** The slice under way is done, `afterMs` from now. */
  finishSlice(afterMs = 0): Effect[] {
    if (!this.slice) throw new Error('no slice is under way');
    const { sliceId } = this.slice;
    const result = this.train(this.slice);
    this.slice = null;
    this.nowMs += afterMs;
    return this.handle({ type: 'slice-done', sliceId, result });
  }

  failSlice(): Effect[] {
    if (!this.slice) throw new Error('no slice is under way');
    const { sliceId } = this.slice;
    this.slice = null;
    return this.handle({ type: 'slice-failed', sliceId });
  }

  /** Moves the clock to the wake that was asked for. */
  wake(): Effect[] {
    if (this.wakeAtMs === Infinity) throw new Error('no wake was asked for');
    this.nowMs = Math.max(this.nowMs, this.wakeAtMs);
    this.wakeAtMs = Infinity;
    return this.handle({ type: 'wake' });
  }

  /** Lets `durationMs` pass; a slice takes `sliceMs`, and wakes come in their time. */
  run(durationMs: number, sliceMs = 1): void {
    const endMs = this.nowMs + durationMs;
    for (;;) {
      if (this.slice && this.nowMs + sliceMs <= endMs) this.finishSlice(sliceMs);
      else if (!this.slice && this.wakeAtMs <= endMs) this.wake();
      else break;
    }
    this.nowMs = endMs;
  }

  /** Trains, however long it takes, until nothing is under way or `isEnough`. */
  settle(isEnough: () => boolean = () => false): void {
    while (!isEnough() && (this.slice || this.wakeAtMs < Infinity)) {
      if (this.slice) this.finishSlice(1);
      else this.wake();
    }
  }

  /** The process dies with all that is not saved, and comes back with `saved`. */
  restart(saved: SavedSession = this.saved): void {
    this.session = new Session(structuredClone(saved), this.#options);
    this.slice = null;
    this.wakeAtMs = Infinity;
    this.views.clear();
    this.#told.clear();
  }

  #carryOut(effect: Effect): void {
    switch (effect.type) {
      case 'record':
        this.recording.push({
          atMs: this.nowMs - 1000,
          message: effect.message,
          ...(effect.by && { by: effect.by }),
        });
        return;
      case 'send':
        this.views.set(
          effect.connectionId,
          reduceView(this.views.get(effect.connectionId) ?? null, effect.message),
        );
        return;
      case 'broadcast':
        for (const [id, view] of this.views) this.views.set(id, reduceView(view, effect.message));
        return;
      case 'drop':
        this.views.delete(effect.connectionId);
        return;
      case 'tell':
        this.#hear(effect);
        return;
      case 'train':
        if (this.slice) throw new Error('a second slice is under way');
        this.slice = effect.slice;
        return;
      case 'wake':
        this.wakeAtMs = effect.atMs;
        return;
      case 'save':
      case 'checkpoint':
      case 'enter':
      case 'renew':
      case 'welcome':
      case 'ack':
      case 'reject':
        return;
      default:
        effect satisfies never;
    }
  }

  /** Desk messages have the parts that changed; all else is whole. */
  #hear({ to, message }: EffectOf<'tell'>): void {
    for (const id of to === 'room' ? this.views.keys() : to) {
      const heard = this.#told.get(id) ?? new Map<Telling['type'], Telling>();
      this.#told.set(id, heard);
      const before = message.type === 'desk' ? heard.get('desk') : undefined;
      heard.set(message.type, { ...before, ...message });
    }
  }
}
