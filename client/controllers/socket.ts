import { io, type Socket } from 'socket.io-client';
import parser from 'socket.io-msgpack-parser';
import type { Auth } from '../../shared/protocol/commands.ts';
import type { ClientToServerEvents, ServerToClientEvents } from '../../shared/protocol/messages.ts';

export type ClassSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

/** How long one attempt may take before the next one begins. */
const attemptMs = 8000;

/**
 * A socket to this page's own server, not yet connected. WebSocket first; polling where that is
 * refused. Reconnecting is the session controller's: socket.io's own can't be hurried on waking.
 */
export function createSocket(auth: () => Auth): ClassSocket {
  return io({
    auth: (give) => give(auth()),
    parser,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnection: false,
    autoConnect: false,
    forceNew: true,
    timeout: attemptMs,
  });
}

/**
 * A firewall that swallows WebSockets without a word lets an attempt time out, and trying all
 * transports does not help: the next attempt then begins with polling, and upgrades if it can.
 */
export function beginWithPolling(socket: ClassSocket, isPollingFirst: boolean): void {
  socket.io.opts.transports = isPollingFirst ? ['polling', 'websocket'] : ['websocket', 'polling'];
}
