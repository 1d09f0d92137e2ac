import * as parser from 'socket.io-msgpack-parser';
import { WebSocket } from 'ws';
import type { Auth } from '../../shared/protocol/commands.ts';
import type { Arrival, ClientOrder, JoinTimes } from './class-protocol.ts';
import { nowMs } from './fanout-protocol.ts';

/**
 * Pupils and teachers, in a process of their own: plain WebSockets that speak just enough of
 * socket.io to join, to send a command and to tell snapshots apart, so that the machine's time is
 * the server's.
 */
const encoder = new parser.Encoder();
const encode = (packet: object): Buffer => (encoder.encode(packet) as unknown as Buffer[])[0];

const clients = new Map<WebSocket, string>();
let arrivals: Arrival[] | null = null;
let byteCount = 0;

/** Fulfilled with how long it took until the whole state was there. */
function join(url: string, who: Auth): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const beganMs = nowMs();
  const client = new WebSocket(`${url}/socket.io/?EIO=4&transport=websocket`, {
    perMessageDeflate: false,
  });
  clients.set(client, who.code);
  let hasState = false;
  client.on('error', reject);
  client.on('close', () => reject(new Error('a client was disconnected')));
  client.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) {
      if (data[0] === 0x30) client.send(encode({ type: 0, nsp: '/', data: who }));
      else if (data[0] === 0x32) client.send('3');
      return;
    }
    if (!hasState) {
      byteCount += data.length;
      if (!data.includes('experiment')) return;
      hasState = true;
      resolve(nowMs() - beganMs);
      return;
    }
    const sequence = arrivals && sequenceOf(data);
    if (arrivals && sequence !== null) arrivals.push([`${who.code} ${sequence}`, nowMs()]);
  });
  return promise;
}

const snapshotMark = Buffer.from('snapshot');

/** The sequence number of a snapshot's frame; null for another message. */
function sequenceOf(data: Buffer): number | null {
  const at = data.indexOf(snapshotMark);
  if (at < 0) return null;
  const frame = at + snapshotMark.length + { 0xc4: 2, 0xc5: 3, 0xc6: 5 }[data[at + 8]]!;
  return data.readUInt32LE(frame + 4);
}

async function obey(order: ClientOrder): Promise<unknown> {
  switch (order.type) {
    case 'join': {
      byteCount = 0;
      const beganMs = nowMs();
      const each = await Promise.all(order.who.map((who) => join(order.url, who)));
      const bytes = byteCount / order.who.length;
      return { allMs: nowMs() - beganMs, each, bytes } satisfies JoinTimes;
    }
    case 'command':
      for (const room of order.rooms) {
        const [client] = [...clients].find(([, code]) => code === room)!;
        const command = { id: `bench-${room}-${nowMs()}`, ...order.body };
        client.send(encode({ type: 2, nsp: '/', id: 1, data: ['command', command] }));
      }
      return null;
    case 'listen': {
      arrivals = [];
      await new Promise((resolve) => setTimeout(resolve, order.ms));
      const came = arrivals;
      arrivals = null;
      return came;
    }
    case 'leave':
      for (const client of clients.keys()) {
        client.removeAllListeners('close');
        client.terminate();
      }
      clients.clear();
      return null;
    default:
      return order satisfies never;
  }
}

process.on('message', (order: ClientOrder) => {
  obey(order).then(
    (answer) => process.send?.(answer ?? 'done'),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
