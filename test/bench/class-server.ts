import { monitorEventLoopDelay } from 'node:perf_hooks';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../server/log.ts';
import { startServer } from '../../server/server.ts';
import { readSettings } from '../../server/settings.ts';
import { presets } from '../../shared/presets.ts';
import type { ServerOrder } from './class-protocol.ts';
import { nowMs } from './fanout-protocol.ts';

/** The server under test, as it is started for a school, in a process of its own. */
const folder = mkdtempSync(join(tmpdir(), 'class-bench-'));
const settings = readSettings({
  HOST: '127.0.0.1',
  PORT: '0',
  DATA_DIR: folder,
  MAX_STUDENTS: '1000',
  SEATS_PER_MINUTE: '1000000',
  WORKERS: '1',
});
const server = await startServer(settings, createLog({ logLevel: 'error' }));

/** When each snapshot was handed to the sockets, by room and sequence. */
const sentAt = new Map<string, number>();
const { transport } = server;
const broadcast = transport.broadcast.bind(transport);
transport.broadcast = (room, message) => {
  if (message.type === 'snapshot') {
    const { buffer, byteOffset } = message.frame;
    const sequence = new DataView(buffer, byteOffset).getUint32(4, true);
    sentAt.set(`${room} ${sequence}`, nowMs());
  }
  broadcast(room, message);
};

const loopDelay = monitorEventLoopDelay({ resolution: 1 });
let cpu = process.cpuUsage();
let beganMs = 0;

async function obey(order: ServerOrder): Promise<unknown> {
  switch (order.type) {
    case 'open': {
      const { experiment } = presets['exor-two-hidden'];
      const opened = await server.registry.open({
        experiment: { ...experiment, ...order.experiment },
      });
      if (!opened.ok) throw new Error(opened.message);
      return opened.value;
    }
    case 'begin':
      globalThis.gc?.();
      sentAt.clear();
      loopDelay.reset();
      loopDelay.enable();
      cpu = process.cpuUsage();
      beganMs = nowMs();
      return process.memoryUsage().rss;
    case 'end': {
      const { user, system } = process.cpuUsage(cpu);
      loopDelay.disable();
      globalThis.gc?.();
      return {
        cpuMs: (user + system) / 1000,
        wallMs: nowMs() - beganMs,
        loopDelayMs: loopDelay.percentile(99) / 1e6,
        rss: process.memoryUsage().rss,
        sentAt: [...sentAt],
      };
    }
    default:
      return order satisfies never;
  }
}

process.on('message', (order: ServerOrder) => void obey(order).then((a) => process.send?.(a)));
process.on('disconnect', () => {
  void server.close().then(() => {
    rmSync(folder, { recursive: true });
    process.exit(0);
  });
});
process.send?.({ port: server.port });
