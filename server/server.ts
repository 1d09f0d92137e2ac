import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.ts';
import { createLimiters } from './limiters.ts';
import type { Log } from './log.ts';
import { SessionRegistry } from './registry.ts';
import type { Settings } from './settings.ts';
import { Connections } from './sockets/connections.ts';
import { acceptSockets, createSocketServer } from './sockets/socket-adapter.ts';
import { SqliteStore } from './store/sqlite-store.ts';
import { TrainingPool } from './training/training-pool.ts';
import type { Transport } from './transport.ts';

/** A whole class connects at once: connections may wait in line for as long as that takes. */
const backlog = 4096;
/** Connections that have not closed by themselves so long after the server said goodbye are cut. */
const farewellMs = 1000;
const tidyIntervalMs = 60_000;
const builtClient = fileURLToPath(new URL('../client/dist', import.meta.url));

export interface RunningServer {
  port: number;
  registry: SessionRegistry;
  pool: TrainingPool;
  transport: Transport;
  /** Takes no more work, saves everything and ends; a second call waits for the first. */
  close(): Promise<void>;
}

/**
 * Starts a server: opens its store, brings back its sessions, listens.
 * Errors: where the port or the data folder cannot be had; nothing is left open then.
 */
export async function startServer(
  settings: Settings,
  log: Log,
  clientFolder = builtClient,
): Promise<RunningServer> {
  const store = await SqliteStore.open(settings.dataDir, {
    maxBytes: settings.maxDataMb * 1e6,
    onError: (error) => log.error({ err: error }, 'recordings could not be packed or removed'),
  });
  const pool = new TrainingPool(settings.workers, log);
  // Before socket.io, which passes on what is not its own to the listeners that it finds.
  const http = createServer((request, response) => void app(request, response));
  const sockets = new Set<Socket>();
  http.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const io = createSocketServer(http, settings);
  const connections = new Connections(io);
  const registry = new SessionRegistry({
    store,
    pool,
    transport: connections,
    log,
    settings,
    clock: () => performance.now(),
    now: Date.now,
  });
  const limiters = createLimiters(settings);
  const app = createApp({ registry, store, limiters, settings, log, clientFolder });
  const endWatch = acceptSockets(io, { registry, connections, limiters, settings, log });
  const tidy = setInterval(() => {
    registry.tidy().catch((error: unknown) => log.error({ err: error }, 'tidying failed'));
  }, tidyIntervalMs);
  tidy.unref();

  const close = async () => {
    clearInterval(tidy);
    endWatch();
    await registry.close();
    // Clients are not told to leave: they come back by themselves when the server does.
    const closed = io.close();
    const cutOff = setTimeout(() => sockets.forEach((socket) => socket.destroy()), farewellMs);
    http.closeAllConnections();
    await closed;
    clearTimeout(cutOff);
    await pool.close();
    await store.close();
  };
  let closing: Promise<void> | null = null;
  const closeOnce = () => (closing ??= close());
  try {
    await registry.restore();
    await listen(http, settings);
  } catch (error) {
    await closeOnce().catch(() => undefined);
    throw error;
  }
  const { port } = http.address() as AddressInfo;
  return { port, registry, pool, transport: connections, close: closeOnce };
}

function listen(http: HttpServer, { port, host }: Settings): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  http.once('error', reject);
  http.listen({ port, host, backlog }, () => {
    http.off('error', reject);
    resolve();
  });
  return promise;
}
