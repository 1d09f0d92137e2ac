import type { ServerSocket } from './wire.ts';

/** Messages that wait because the client takes none. */
const queueLimit = 100;
/** Bytes that the system has not taken from us. */
const byteLimit = 1024 * 1024;
/** So many looks in a row must find it so: a burst is no overload. */
const patience = 3;

/** Of a client's connection, what tells how it keeps up. */
export interface Link {
  writeBuffer: { length: number };
  transport: object;
  close(discard: boolean): void;
}

/**
 * Ends connections whose queue stays long. Snapshots are never queued; what waits is reliable, and
 * would wait for ever. The client comes back and gets the state of then.
 */
export class OverloadGuard {
  readonly #strikes = new WeakMap<Link, number>();

  /** Looks at `links` once; gives those that it ended. */
  sweep(links: Iterable<Link>): Link[] {
    const ended: Link[] = [];
    for (const link of links) {
      const isBehind = link.writeBuffer.length > queueLimit || waitingBytes(link) > byteLimit;
      const strikes = isBehind ? (this.#strikes.get(link) ?? 0) + 1 : 0;
      this.#strikes.set(link, strikes);
      if (strikes < patience) continue;
      terminate(link);
      ended.push(link);
    }
    return ended;
  }
}

interface WebSocketLike {
  bufferedAmount: number;
  terminate(): void;
}

/** The transport's WebSocket, which engine.io's types keep to themselves; null when polling. */
function webSocketOf({ transport }: Link): WebSocketLike | null {
  const { socket } = transport as { socket?: Partial<WebSocketLike> };
  return typeof socket?.terminate === 'function' ? (socket as WebSocketLike) : null;
}

const waitingBytes = (link: Link): number => webSocketOf(link)?.bufferedAmount ?? 0;

/** Ends the TCP connection itself: a polite close would wait in the very same queue. */
function terminate(link: Link): void {
  const webSocket = webSocketOf(link);
  if (webSocket) webSocket.terminate();
  else link.close(true);
}

/** The link of a connected socket. */
export const linkOf = (socket: Pick<ServerSocket, 'conn'>): Link => socket.conn as unknown as Link;
