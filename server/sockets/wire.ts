import type { Server, Socket } from 'socket.io';
import type { Telling } from '../../shared/protocol/people-messages.ts';
import type {
  ClientToServerEvents,
  ServerToClientEvents,
  ViewMessage,
} from '../../shared/protocol/messages.ts';

type NoEvents = Record<string, never>;

export type SocketServer = Server<ClientToServerEvents, ServerToClientEvents, NoEvents, unknown>;
export type ServerSocket = Socket<ClientToServerEvents, ServerToClientEvents, NoEvents, unknown>;

/** An event as it is emitted: its name and its payload. */
export type WireEvent = {
  [E in keyof ServerToClientEvents]: [event: E, ...payload: Parameters<ServerToClientEvents[E]>];
}[keyof ServerToClientEvents];

/**
 * A message as it travels. A frame goes as a Buffer over the same bytes: the parser packs a bare
 * Uint8Array as an array of numbers.
 */
export function toWire(message: ViewMessage): WireEvent {
  switch (message.type) {
    case 'state':
      return ['state', { ...withoutType(message), frame: toBuffer(message.frame) }];
    case 'snapshot':
      return ['snapshot', toBuffer(message.frame)];
    case 'change': {
      const { frame } = message;
      return ['change', { ...withoutType(message), ...(frame && { frame: toBuffer(frame) }) }];
    }
    case 'presence':
      return ['presence', withoutType(message)];
    case 'people':
      return ['people', withoutType(message)];
    default:
      return message satisfies never;
  }
}

/** What is told, as it travels: its type is the event. */
export const tellingToWire = (message: Telling): WireEvent =>
  [message.type, withoutType(message)] as WireEvent;

function withoutType<M extends ViewMessage | Telling>(message: M): Omit<M, 'type'> {
  const payload: Partial<M> = { ...message };
  delete payload.type;
  return payload as Omit<M, 'type'>;
}

const toBuffer = (frame: Uint8Array): Buffer =>
  Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength);
