import type { Refusal } from '../../shared/protocol/errors.ts';
import type { Ack, ViewMessage, Welcome } from '../../shared/protocol/messages.ts';
import type { Telling } from '../../shared/protocol/people-messages.ts';
import type { OwnWelcome } from '../session/types.ts';
import { guestWallKey, wallKey } from '../teacher-key.ts';
import type { Transport } from '../transport.ts';
import type { Connection } from './connection.ts';
import { tellingToWire, toWire, type WireEvent } from './wire.ts';

/** Of the socket server, what is used to tell a whole room. */
export interface Rooms {
  to(room: string): Emitter & { volatile: Emitter };
}

interface Emitter {
  emit(...event: WireEvent): unknown;
}

/** All connections by their ids: the sockets as the sessions see them. */
export class Connections implements Transport {
  readonly #rooms: Rooms;
  readonly #connections = new Map<string, Connection>();
  /** Those that are not yet in their rooms. */
  readonly #waiting = new Set<Connection>();

  constructor(rooms: Rooms) {
    this.#rooms = rooms;
  }

  add(connection: Connection): void {
    this.#connections.set(connection.id, connection);
    this.#waiting.add(connection);
  }

  /** socket.io has connected the client: it enters its room. */
  open(connection: Connection): void {
    this.#waiting.delete(connection);
    connection.open();
  }

  delete(connection: Connection): void {
    this.#waiting.delete(connection);
    this.#connections.delete(connection.id);
  }

  get(connectionId: string): Connection | null {
    return this.#connections.get(connectionId) ?? null;
  }

  welcome(connectionId: string, welcome: OwnWelcome): void {
    const connection = this.get(connectionId);
    if (!connection) return;
    const { live, baseUrl } = connection;
    const whole: Welcome = { ...welcome, joinUrl: `${baseUrl}/join/${live.code}` };
    if (welcome.role === 'teacher') {
      whole.recordingId = live.recordingId;
      whole.wallKey = wallKey(live.recordingId);
    } else if (welcome.role === 'wall') {
      whole.wallKey = connection.wallKey ?? guestWallKey(live.recordingId);
    }
    if (welcome.isWaiting) connection.keepOut();
    connection.emit(['welcome', whole]);
    connection.settleJoin(null);
  }

  send(connectionId: string, message: ViewMessage): void {
    this.get(connectionId)?.emit(toWire(message));
  }

  enter(connectionId: string): void {
    this.get(connectionId)?.enter();
  }

  broadcast(room: string, message: ViewMessage): void {
    this.#emitToRoom(room, toWire(message), message.type === 'snapshot');
  }

  tell(room: string, to: readonly string[] | 'room', message: Telling): void {
    const event = tellingToWire(message);
    if (to === 'room') this.#emitToRoom(room, event, isVolatile(message));
    else for (const connectionId of to) this.get(connectionId)?.emit(event);
  }

  ack(connectionId: string, commandId: string, ack: Ack): void {
    this.get(connectionId)?.ack(commandId, ack);
  }

  reject(connectionId: string, refusal: Refusal): void {
    this.get(connectionId)?.settleJoin(refusal);
  }

  drop(connectionId: string, refusal: Refusal): void {
    this.get(connectionId)?.drop(refusal);
  }

  end(room: string): void {
    this.#emitToRoom(room, ['ended']);
    for (const connection of this.#connections.values()) {
      if (connection.live.room !== room) continue;
      if (connection.isKeptOut) connection.emit(['ended']);
      connection.disconnect();
    }
  }

  #emitToRoom(room: string, event: WireEvent, isVolatile = false): void {
    const all = this.#rooms.to(room);
    if (isVolatile) {
      // Who is not yet connected has the state before it, and gets the next one.
      all.volatile.emit(...event);
      return;
    }
    all.emit(...event);
    for (const connection of this.#waiting) {
      if (connection.live.room === room && !connection.isKeptOut) connection.emit(event);
    }
  }
}

/** What passes: who misses it misses nothing that lasts. */
const isVolatile = (message: Telling): boolean =>
  (message.type === 'reactions' && !message.areCleared) ||
  (message.type === 'pointer' && message.isMoving);
