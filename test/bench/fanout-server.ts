import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../server/log.ts';
import { startServer } from '../../server/server.ts';
import { readSettings } from '../../server/settings.ts';
import { runBurst, stampedFrame, type Burst } from './fanout-protocol.ts';

/** The server under test, in a process of its own, with one session. */
const folder = mkdtempSync(join(tmpdir(), 'fanout-'));
const settings = readSettings({
  HOST: '127.0.0.1',
  PORT: '0',
  DATA_DIR: folder,
  MAX_STUDENTS: '1000',
  SEATS_PER_MINUTE: '1000000',
  WORKERS: '1',
});
const server = await startServer(settings, createLog({ logLevel: 'error' }));
const opened = await server.registry.open({});
if (!opened.ok) throw new Error(opened.message);
const { code } = opened.value;

process.on('message', (burst: Burst) => {
  const send = () => server.transport.broadcast(code, { type: 'snapshot', frame: stampedFrame() });
  void runBurst(burst, send).then((spent) => process.send?.(spent));
});
process.on('disconnect', () => {
  void server.close().then(() => {
    rmSync(folder, { recursive: true });
    process.exit(0);
  });
});
process.send?.({ port: server.port, code });
