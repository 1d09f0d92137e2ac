import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { limits } from '../../shared/limits.ts';
import { refusal } from '../../shared/protocol/errors.ts';
import type { Limiters } from '../limiters.ts';
import type { Log } from '../log.ts';
import { isOwnOrigin } from '../origin.ts';
import type { SessionRegistry } from '../registry.ts';
import type { Settings } from '../settings.ts';
import { Admission, connectError } from './admission.ts';
import { CommandIntake } from './commands.ts';
import type { Connections } from './connections.ts';
import { frameBroadcastsOnce } from './frame-once.ts';
import { linkOf, OverloadGuard } from './overload.ts';
import { parser } from './parser.ts';
import type { ServerSocket, SocketServer } from './wire.ts';

const sweepIntervalMs = 1000;

/** A socket.io server on `http`: one frame a message, foreign pages refused at the handshake. */
export function createSocketServer(
  http: HttpServer,
  settings: Pick<Settings, 'publicUrl'>,
): SocketServer {
  const io: SocketServer = new Server(http, {
    parser,
    serveClient: false,
    maxHttpBufferSize: limits.messageBytes,
    perMessageDeflate: false,
    pingInterval: 15_000,
    pingTimeout: 10_000,
    connectTimeout: 10_000,
    allowRequest(request, answer) {
      if (isOwnOrigin(request.headers, settings.publicUrl)) return answer(null, true);
      answer('foreign-origin: this page is not of this server', false);
    },
  });
  frameBroadcastsOnce(io);
  return io;
}

interface AdapterParts {
  registry: SessionRegistry;
  connections: Connections;
  limiters: Limiters;
  settings: Settings;
  log: Log;
}

/** Connects sockets with sessions; gives what ends the watch over them. */
export function acceptSockets(io: SocketServer, parts: AdapterParts): () => void {
  const { connections, log } = parts;
  const admission = new Admission(parts);
  const intake = new CommandIntake(parts);
  const internal = refusal('internal', 'The server failed at this. It is logged.');

  io.use((socket: ServerSocket, next) => {
    admission.admit(socket).then(
      (result) => next(result.ok ? undefined : connectError(result)),
      (error: unknown) => {
        log.error({ err: error }, 'a client could not be let in');
        next(connectError(internal));
      },
    );
  });

  io.on('connection', (socket: ServerSocket) => {
    const connection = connections.get(socket.id);
    if (!connection) return void socket.disconnect(true);
    socket.on('disconnect', () => {
      admission.leave(connection);
      void intake.forget(connection);
    });
    // Nothing reaches socket.io's own listeners: a client could fake its `disconnect`.
    socket.use((event) => {
      void intake.take(connection, event);
    });
    connections.open(connection);
  });

  const guard = new OverloadGuard();
  const sweep = setInterval(() => {
    const ended = guard.sweep(Array.from(io.of('/').sockets.values(), linkOf));
    if (ended.length > 0)
      log.warn({ count: ended.length }, 'clients that did not keep up were ended');
  }, sweepIntervalMs);
  sweep.unref();
  return () => clearInterval(sweep);
}
