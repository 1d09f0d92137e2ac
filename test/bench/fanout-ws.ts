import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { runBurst, stampedFrame, type Burst } from './fanout-protocol.ts';

/** What the fan-out is measured against: bare ws, one send a client, the same frame. */
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, backlog: 4096 });
await once(server, 'listening');

process.on('message', (burst: Burst) => {
  const send = () => {
    const frame = stampedFrame();
    for (const client of server.clients) client.send(frame);
  };
  void runBurst(burst, send).then((spent) => process.send?.(spent));
});
process.on('disconnect', () => process.exit(0));
process.send?.({ port: (server.address() as AddressInfo).port });
