import { EventEmitter } from 'node:events';
import { pino } from 'pino';
import { KnownAddresses } from '../../server/known-addresses.ts';
import type { Log } from '../../server/log.ts';
import type { LiveSession } from '../../server/registry.ts';
import type { RunnableSession, RunnerParts } from '../../server/runner-parts.ts';
import { Session } from '../../server/session/session.ts';
import { SessionRunner } from '../../server/runner.ts';
import type { Effect, SavedSession, SessionEvent } from '../../server/session/types.ts';
import type { JoiningSocket } from '../../server/sockets/admission.ts';
import { Connections, type Rooms } from '../../server/sockets/connections.ts';
import type { WireEvent } from '../../server/sockets/wire.ts';
import type { Store, StoreChange } from '../../server/store/store.ts';
import { hashSecret } from '../../server/teacher-key.ts';
import type { TrainedSlice } from '../../shared/engine/trainer.ts';
import { presets } from '../../shared/presets.ts';

/** The server's parts without a network, a disk, a thread or a clock. */

export const silentLog: Log = pino({ level: 'silent' });

/** A log whose lines can be read. */
export function readableLog(): { log: Log; lines: () => Record<string, unknown>[] } {
  const lines: string[] = [];
  const log = pino({ base: null, level: 'trace' }, { write: (line) => void lines.push(line) });
  return { log, lines: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

let socketCount = 0;

/** A socket that keeps what is emitted on it. */
export class FakeSocket implements JoiningSocket {
  readonly id = `socket-${++socketCount}`;
  readonly emitted: WireEvent[] = [];
  readonly rooms = new Set<string>();
  readonly conn = Object.assign(new EventEmitter(), { readyState: 'open' });
  readonly request = { socket: { localPort: 8080 } };
  readonly handshake: JoiningSocket['handshake'];
  isDisconnected = false;

  constructor(auth: unknown = {}, headers: Record<string, string> = { host: 'school.lan' }) {
    this.handshake = { auth: auth as Record<string, unknown>, headers, address: '10.0.0.9' };
  }

  emit(...event: WireEvent): boolean {
    this.emitted.push(event);
    return true;
  }

  join(room: string): void {
    this.rooms.add(room);
  }

  disconnect(): void {
    this.isDisconnected = true;
    this.close();
  }

  /** The connection is gone. */
  close(): void {
    this.conn.readyState = 'closed';
    this.conn.emit('close');
  }

  names(): string[] {
    return this.emitted.map(([name]) => name);
  }
}

/** Rooms of fake sockets; volatile events are marked. */
export class FakeRooms implements Rooms {
  readonly emitted: { room: string; isVolatile: boolean; event: WireEvent }[] = [];
  readonly #sockets: FakeSocket[];

  constructor(sockets: FakeSocket[] = []) {
    this.#sockets = sockets;
  }

  to(room: string) {
    const emitter = (isVolatile: boolean) => ({
      emit: (...event: WireEvent) => {
        this.emitted.push({ room, isVolatile, event });
        for (const socket of this.#sockets) if (socket.rooms.has(room)) socket.emit(...event);
      },
    });
    return { ...emitter(false), volatile: emitter(true) };
  }
}

/** A store that is as quick, slow or broken as a test wants it. */
export class FakeStore implements Pick<Store, 'save'> {
  readonly saved: StoreChange[] = [];
  /** Replaced by a test that wants to wait or to fail. */
  beforeSave: (change: StoreChange) => Promise<void> = () => Promise.resolve();

  async save(_code: string, change: StoreChange): Promise<void> {
    await this.beforeSave(change);
    this.saved.push(change);
  }
}

/** A session that answers events as a test says. */
export class FakeSession implements RunnableSession {
  readonly events: SessionEvent[] = [];
  readonly #saved = Session.create({
    code: 'BCDFGH',
    title: '',
    experiment: presets['exor-two-hidden'].experiment,
  });
  readonly #answer: (event: SessionEvent, session: SavedSession) => Effect[];

  constructor(answer: (event: SessionEvent, session: SavedSession) => Effect[] = () => []) {
    this.#answer = answer;
  }

  handle(event: SessionEvent): Effect[] {
    this.events.push(event);
    return this.#answer(event, this.#saved);
  }

  save(): SavedSession {
    return this.#saved;
  }

  stateMessage(): never {
    throw new Error('not asked for here');
  }

  eventTypes(): string[] {
    return this.events.map(({ type }) => type);
  }
}

export const teacherKey = 'the-key-of-the-teacher';

interface FakeServerOptions {
  answer?: (event: SessionEvent, session: SavedSession) => Effect[];
  sockets?: FakeSocket[];
  log?: Log;
  train?: () => Promise<TrainedSlice>;
  renew?: RunnerParts['renew'];
}

/** A runner around a fake session, with connections over fake rooms. */
export function fakeServer(options: FakeServerOptions = {}) {
  const session = new FakeSession(options.answer);
  const rooms = new FakeRooms(options.sockets);
  const connections = new Connections(rooms);
  const store = new FakeStore();
  const time = { nowMs: 1000 };
  const runner = new SessionRunner(session, null, {
    store: store as unknown as Store,
    pool: { train: options.train ?? (() => new Promise(() => undefined)) },
    transport: connections,
    log: options.log ?? silentLog,
    clock: () => time.nowMs,
    renew: options.renew ?? (() => Promise.resolve({})),
  });
  const live: LiveSession = {
    code: 'BCDFGH',
    room: 'BCDFGH',
    coTeacherKeyHash: null,
    shareKeyHash: null,
    recordingId: 'the-recording',
    teacherKeyHash: hashSecret(teacherKey),
    createdAtMs: 0,
    visitedAtMs: 0,
    runner,
    entered: new KnownAddresses(),
  };
  const registry = {
    isClosing: false,
    find: (code: string) => (code === live.code ? live : null),
    findEnded: (code: string) => (code === 'ZZZZZZ' ? live : null),
  };
  return { session, rooms, connections, store, time, runner, live, registry };
}

/** Fulfilled when all that is ready to run has run. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
