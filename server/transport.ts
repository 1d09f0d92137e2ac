import type { Refusal } from '../shared/protocol/errors.ts';
import type { Ack, ViewMessage } from '../shared/protocol/messages.ts';
import type { Telling } from '../shared/protocol/people-messages.ts';
import type { OwnWelcome } from './session/types.ts';

/** How a session's effects reach its connections: what the runner needs of the sockets. */
export interface Transport {
  welcome(connectionId: string, welcome: OwnWelcome): void;
  send(connectionId: string, message: ViewMessage): void;
  /** To everyone in `room`; a snapshot may be skipped by who is slow. */
  broadcast(room: string, message: ViewMessage): void;
  /** To some connections, or to all in `room`; reactions that come and a moving pointer may be skipped by who is slow. */
  tell(room: string, to: readonly string[] | 'room', message: Telling): void;
  /** A connection that waited for the teacher's word comes into its room. */
  enter(connectionId: string): void;
  ack(connectionId: string, commandId: string, ack: Ack): void;
  /** The connection may not join. */
  reject(connectionId: string, refusal: Refusal): void;
  /** The connection must leave. */
  drop(connectionId: string, refusal: Refusal): void;
  /** The session is no more: everyone is told and must leave. */
  end(room: string): void;
}
