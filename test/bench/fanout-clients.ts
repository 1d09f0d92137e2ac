import * as parser from 'socket.io-msgpack-parser';
import { WebSocket } from 'ws';
import { latencyOf, type Received } from './fanout-protocol.ts';

/**
 * The class, in a process of its own: plain WebSockets that speak just enough of socket.io to join
 * as pupils and to stay, so that what is measured is the server.
 */
export type Order =
  | { type: 'connect'; url: string; code: string | null; count: number }
  /** What came since the last order. */
  | { type: 'collect'; expected: number; patienceMs: number }
  | { type: 'disconnect' };

const clients: WebSocket[] = [];
/** What gives each client its seat again: the class has no more of them than clients. */
const tokens: (string | undefined)[] = [];
let latencies: number[] = [];
const encoder = new parser.Encoder();

/** Fulfilled when client `index` has joined: with bare ws at once, else when its state has come. */
function connect(url: string, code: string | null, index: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const client = new WebSocket(
    code === null ? url : `${url}/socket.io/?EIO=4&transport=websocket`,
    {
      perMessageDeflate: false,
    },
  );
  clients.push(client);
  const pupil = { role: 'student', name: `Pupil ${index}` };
  const decoder = new parser.Decoder();
  decoder.on('decoded', ({ type, data }: Packet) => {
    if (type === connectError) reject(new Error(`not let in: ${JSON.stringify(data)}`));
    const [event, message] = Array.isArray(data) ? (data as unknown[]) : [];
    if (event === 'welcome') tokens[index] = (message as { token?: string }).token;
    else if (event === 'state') resolve();
  });
  let isIn = false;
  client.on('error', reject);
  client.on('close', () => reject(new Error('a client was disconnected')));
  if (code === null) client.on('open', resolve);
  client.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) {
      if (data[0] === 0x30) client.send(encodeConnect({ ...pupil, code, token: tokens[index] }));
      else if (data[0] === 0x32) client.send('3');
      return;
    }
    const latency = isIn ? latencyOf(data) : null;
    if (latency !== null) latencies.push(latency);
    else if (!isIn) decoder.add(data);
  });
  return promise.then(() => {
    isIn = true;
  });
}

/** A packet of socket.io, as it is decoded. */
interface Packet {
  type: number;
  data?: unknown;
}
const connectError = 4;

const encodeConnect = (data: object): Buffer =>
  (encoder.encode({ type: 0, nsp: '/', data }) as unknown as Buffer[])[0];

async function obey(order: Order): Promise<Received | null> {
  switch (order.type) {
    case 'connect':
      for (let i = 0; i < order.count; i += 50) {
        const group = Math.min(50, order.count - i);
        await Promise.all(
          Array.from({ length: group }, (_, j) => connect(order.url, order.code, i + j)),
        );
      }
      // That they are here is told to all for a while.
      await new Promise((resolve) => setTimeout(resolve, 1000));
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
