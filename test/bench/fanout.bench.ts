import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Order } from './fanout-clients.ts';
import type { Burst, Received, Spent } from './fanout-protocol.ts';
import type { Row } from './row.ts';

const clientCounts = [30, 300, 1000];
/** 20 a second, as the limits allow. */
const burst: Burst = { ticks: 30, intervalMs: 50 };
const rounds = 5;
const targetRatio = 2.2;
const targetFrom = 300;

interface Served {
  process: ChildProcess;
  port: number;
  code: string | null;
}

/**
 * Fan-out of a snapshot to classes of 30, 300 and 1,000: processor time of the server a delivered
 * message, beside bare ws (one send a client, the same frame, in the same run, by turns); latencies;
 * and whether all was delivered. Server, ws and clients are a process each.
 */
export async function fanoutBench(): Promise<Row[]> {
  const server = await start('fanout-server.ts');
  const bare = await start('fanout-ws.ts');
  const clients = await spawn('fanout-clients.ts');
  await once(clients, 'message');
  try {
    const rows: Row[] = [];
    for (const count of clientCounts) rows.push(...(await measure(count, server, bare, clients)));
    return rows;
  } finally {
    for (const child of [server.process, bare.process, clients]) child.disconnect();
  }
}

async function measure(
  count: number,
  server: Served,
  bare: Served,
  clients: ChildProcess,
): Promise<Row[]> {
  const own: Measured[] = [];
  const reference: Measured[] = [];
  // By turns, each with its own clients alone: whatever else the machine does meets both.
  for (let round = 0; round < rounds; round++) {
    for (const [served, results] of [
      [server, own],
      [bare, reference],
    ] as const) {
      results.push(await measureOnce(count, served, clients, round === 0));
    }
  }
  const value = median(own.map(({ cpuUs }) => cpuUs));
  const bareValue = median(reference.map(({ cpuUs }) => cpuUs));
  const latencies = sorted(own.flatMap((one) => one.latencies));
  const bareLatencies = sorted(reference.flatMap((one) => one.latencies));
  const deliveredCount = own.reduce((sum, one) => sum + one.count, 0);
  const name = (what: string) => `fan-out to ${count}: ${what}`;
  const beside = (mine: number, theirs: number) => ({
    value: mine,
    reference: theirs,
    ratio: mine / theirs,
  });
  return [
    {
      name: name('server CPU a message (ws)'),
      unit: 'µs',
      ...beside(value, bareValue),
      ...(count >= targetFrom && { target: targetRatio, bound: 'max' as const }),
    },
    ...[0.5, 0.99].map((quantile) => ({
      name: name(`p${quantile * 100} latency (ws)`),
      unit: 'ms',
      ...beside(at(latencies, quantile), at(bareLatencies, quantile)),
    })),
    {
      name: name('delivered'),
      unit: '%',
      value: (100 * deliveredCount) / (rounds * burst.ticks * count),
      target: 100,
    },
  ];
}

interface Measured extends Received {
  /** Processor time of the server for one delivered message. */
  cpuUs: number;
}

async function measureOnce(
  count: number,
  { process: server, port, code }: Served,
  clients: ChildProcess,
  isFirst: boolean,
): Promise<Measured> {
  const url = `ws://127.0.0.1:${port}`;
  await ask(clients, { type: 'connect', url, code, count } satisfies Order);
  // Once without a measure: the code is compiled, the connections are warm.
  if (isFirst) await runAndCollect(count, server, clients);
  const measured = await runAndCollect(count, server, clients);
  await ask(clients, { type: 'disconnect' } satisfies Order);
  return measured;
}

async function runAndCollect(
  count: number,
  server: ChildProcess,
  clients: ChildProcess,
): Promise<Measured> {
  const spent = (await ask(server, burst)) as Spent;
  const order: Order = { type: 'collect', expected: burst.ticks * count, patienceMs: 3000 };
  const received = (await ask(clients, order)) as Received;
  return { ...received, cpuUs: (1000 * spent.cpuMs) / received.count };
}

async function start(file: string): Promise<Served> {
  const process = await spawn(file);
  const [facts] = (await once(process, 'message')) as [{ port: number; code?: string }];
  return { process, port: facts.port, code: facts.code ?? null };
}

async function spawn(file: string): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), { execArgv: [] });
  await once(child, 'spawn');
  return child;
}

async function ask(child: ChildProcess, question: Order | Burst): Promise<unknown> {
  const waiting = new AbortController();
  const { signal } = waiting;
  try {
    const answer = once(child, 'message', { signal });
    const end = once(child, 'exit', { signal }).then(() => {
      throw new Error('a process of the benchmark has ended');
    });
    child.send(question);
    return ((await Promise.race([answer, end])) as [unknown])[0];
  } finally {
    waiting.abort();
  }
}

const sorted = (values: number[]): number[] => values.sort((a, b) => a - b);

/** The value below which `quantile` of the `values`, which are sorted, lie. */
const at = (values: number[], quantile: number): number =>
  values[Math.min(values.length - 1, Math.floor(quantile * values.length))];

const median = (values: number[]): number => at(sorted([...values]), 0.5);
