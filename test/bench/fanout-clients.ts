import * as parser from 'socket.io-msgpack-parser';
import { WebSocket } from 'ws';
import { latencyOf, type Received } from './fanout-protocol.ts';

/**
 * The class, in a process of its own: plain WebSockets that speak just enough of socket.io to join
 * as a wall and to stay, so that what is measured is the server.
 */
export type Order =
  | { type: 'connect'; url: string; code: string | null; count: number }
  /** What came since the last order. */
  | { type: 'collect'; expected: number; patienceMs: number }
  | { type: 'disconnect' };

const clients: WebSocket[] = [];
let latencies: number[] = [];
const encoder = new parser.Encoder();

/** Fulfilled when the client has joined: with bare ws at once, else when its state has come. */
function connect(url: string, code: string | null): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const client = new WebSocket(
    code === null ? url : `${url}/socket.io/?EIO=4&transport=websocket`,
    {
      perMessageDeflate: false,
    },
  );
  clients.push(client);
  client.on('error', reject);
  client.on('close', () => reject(new Error('a client was disconnected')));
  if (code === null) client.on('open', resolve);
  client.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) {
      if (data[0] === 0x30) client.send(encodeConnect(code));
      else if (data[0] === 0x32) client.send('3');
      return;
    }
    const latency = latencyOf(data);
    if (latency !== null) latencies.push(latency);
    else if (data.includes('state')) resolve();
  });
  return promise;
}

const encodeConnect = (code: string | null): Buffer =>
  (encoder.encode({ type: 0, nsp: '/', data: { role: 'wall', code } }) as unknown as Buffer[])[0];

async function obey(order: Order): Promise<Received | null> {
  switch (order.type) {
    case 'connect':
      for (let i = 0; i < order.count; i += 50) {
        const group = Math.min(50, order.count - i);
        await Promise.all(Array.from({ length: group }, () => connect(order.url, order.code)));
      }
      latencies = [];
      return null;
    case 'collect': {
      const deadline = performance.now() + order.patienceMs;
      while (latencies.length < order.expected && performance.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      const received = { count: latencies.length, latencies };
      latencies = [];
      return received;
    }
    case 'disconnect':
      for (const client of clients.splice(0)) {
        client.removeAllListeners('close');
        client.terminate();
      }
      return null;
    default:
      return order satisfies never;
  }
}

process.on('message', (order: Order) => {
  void obey(order).then((answer) => process.send?.(answer ?? 'done'));
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
