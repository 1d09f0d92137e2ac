import type { Role } from '../../shared/protocol/commands.ts';
import type { Refusal } from '../../shared/protocol/errors.ts';
import type { Ack } from '../../shared/protocol/messages.ts';
import type { LiveSession } from '../registry.ts';
import type { WireEvent } from './wire.ts';

/** Of a socket, what a connection uses. */
export interface ConnectionSocket {
  readonly id: string;
  emit(...event: WireEvent): unknown;
  join(room: string): unknown;
  disconnect(close: boolean): unknown;
}

export type AckFunction = (ack: Ack) => void;

/**
 * One client of one session, from the moment it asks to join. Until socket.io has told the client
 * that it is connected, what is sent to it waits.
 */
export class Connection {
  readonly id: string;
  readonly live: LiveSession;
  readonly role: Role;
  /** The address by which this client reached the server. */
  readonly baseUrl: string;
  /** The right one that a wall came with. */
  readonly wallKey: string | null;
  /** Fulfilled when the session has let it in (null) or not. */
  readonly joined: Promise<Refusal | null>;
  readonly settleJoin: (refusal: Refusal | null) => void;
  readonly #socket: ConnectionSocket;
  #waiting: WireEvent[] | null = [];
  #isDropped = false;
  #isKeptOut = false;
  /** A command's id may come twice; each gets its own answer, in order. */
  readonly #acks = new Map<string, AckFunction[]>();

  constructor(
    socket: ConnectionSocket,
    live: LiveSession,
    role: Role,
    baseUrl: string,
    wallKey: string | null = null,
  ) {
    const { promise, resolve } = Promise.withResolvers<Refusal | null>();
    this.id = socket.id;
    this.live = live;
    this.role = role;
    this.baseUrl = baseUrl;
    this.wallKey = wallKey;
    this.joined = promise;
    this.settleJoin = resolve;
    this.#socket = socket;
  }

  /** socket.io has connected the client: it enters the room, after all that waited for it. */
  open(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    if (!this.#isKeptOut) void this.#socket.join(this.live.room);
    for (const event of waiting) this.emit(event);
    if (this.#isDropped) this.#socket.disconnect(true);
  }

  /** Whether it waits for the teacher's word, and hears nothing of the room. */
  get isKeptOut(): boolean {
    return this.#isKeptOut;
  }

  keepOut(): void {
    this.#isKeptOut = true;
  }

  /** The teacher has let it in. */
  enter(): void {
    this.#isKeptOut = false;
    if (!this.#waiting) void this.#socket.join(this.live.room);
  }

  emit(event: WireEvent): void {
    if (this.#waiting) this.#waiting.push(event);
    else this.#socket.emit(...event);
  }

  /** Says why and disconnects; the client does not come back by itself. */
  drop(refusal: Refusal): void {
    this.emit(['refused', refusal]);
    this.disconnect();
  }

  disconnect(): void {
    this.#isDropped = true;
    if (!this.#waiting) this.#socket.disconnect(true);
  }

  expectAck(commandId: string, ack: AckFunction): void {
    const waiting = this.#acks.get(commandId);
    if (waiting) waiting.push(ack);
    else this.#acks.set(commandId, [ack]);
  }

  ack(commandId: string, ack: Ack): void {
    const waiting = this.#acks.get(commandId);
    waiting?.shift()?.(ack);
    if (waiting?.length === 0) this.#acks.delete(commandId);
  }
}
