import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Auth } from '../../shared/protocol/commands.ts';
import { ask, type Arrival, type JoinTimes, type ServerFacts } from './class-protocol.ts';
import type { Row } from './row.ts';

const studentCount = 1000;
const rooms = 30;
const perRoom = 30;
/** 20 snapshots a second, as the limits allow. */
const pace = 40;
const warmUpMs = 2000;
const measuredMs = 10_000;
const edgeMs = 200;

interface Opened {
  code: string;
  teacherKey: string;
}

/**
 * A school's day: 1,000 students who join one class at once, and 30 classes of 30 that train and
 * watch at 20 snapshots a second. Server and clients are a process each, on the same machine.
 */
export async function classBench(): Promise<Row[]> {
  return [...(await joinBench()), ...(await roomsBench())];
}

async function joinBench(): Promise<Row[]> {
  return withProcesses(async (server, clients, url) => {
    const { code } = await ask<Opened>(server, { type: 'open' });
    const student = (i: number): Auth => ({ role: 'student', code, name: `Student ${i}` });
    // Once with a few: the code is compiled.
    const { code: other } = await ask<Opened>(server, { type: 'open' });
    const warm = Array.from({ length: 50 }, (_, i): Auth => ({ ...student(i), code: other }));
    const alone = await ask<JoinTimes>(clients, { type: 'join', url, who: warm });
    await ask(clients, { type: 'leave' });
    const before = await ask<number>(server, { type: 'begin' });
    const who = Array.from({ length: studentCount }, (_, i) => student(i));
    const times = await ask<JoinTimes>(clients, { type: 'join', url, who });
    const facts = await ask<ServerFacts>(server, { type: 'end' });
    const each = times.each.sort((a, b) => a - b);
    const name = (what: string) => `${studentCount} join at once: ${what}`;
    return [
      { name: name('until all have the whole state'), unit: 'ms', value: times.allMs },
      { name: name('p50'), unit: 'ms', value: at(each, 0.5) },
      { name: name('p99'), unit: 'ms', value: at(each, 0.99) },
      {
        name: name('server CPU a student'),
        unit: 'ms',
        value: facts.cpuMs / studentCount,
      },
      { name: name('a student (of 50 at once)'), unit: 'ms', ...beside(times, alone) },
      {
        name: name('memory a student'),
        unit: 'KB',
        value: (facts.rss - before) / studentCount / 1024,
      },
      { name: name('sent to each'), unit: 'KB', value: times.bytes / 1024 },
    ];
  });
}

/** Time a student, beside that of a smaller crowd: 1 where a crowd costs each no more. */
function beside(many: JoinTimes, few: JoinTimes): Pick<Row, 'value' | 'reference' | 'ratio'> {
  const value = many.allMs / many.each.length;
  const reference = few.allMs / few.each.length;
  return { value, reference, ratio: value / reference };
}

async function roomsBench(): Promise<Row[]> {
  return withProcesses(async (server, clients, url) => {
    const codes: string[] = [];
    for (let i = 0; i < rooms; i++) {
      const experiment = {
        pace,
        snapshotEvery: 2,
        stop: { epoch: null, loss: null, accuracy: null },
      };
      const opened = await ask<Opened>(server, { type: 'open', experiment });
      const { code } = opened;
      codes.push(code);
      const who: Auth[] = [{ role: 'teacher', code, key: opened.teacherKey }];
      for (let k = 0; k < perRoom; k++) who.push({ role: 'student', code, name: `Student ${k}` });
      await ask(clients, { type: 'join', url, who });
    }
    await ask(clients, { type: 'command', rooms: codes, body: { type: 'start' } });
    await ask<Arrival[]>(clients, { type: 'listen', ms: warmUpMs });
    await ask(server, { type: 'begin' });
    const arrivals = await ask<Arrival[]>(clients, { type: 'listen', ms: measuredMs });
    const facts = await ask<ServerFacts>(server, { type: 'end' });
    // What was under way when the listening began or ended is counted by neither side.
    const times = arrivals.map(([, ms]) => ms);
    const from = times.reduce((a, b) => Math.min(a, b)) + edgeMs;
    const to = times.reduce((a, b) => Math.max(a, b)) - edgeMs;
    const sentAt = new Map(facts.sentAt.filter(([, ms]) => ms >= from && ms <= to));
    const latencies = arrivals
      .flatMap(([key, ms]) => (sentAt.has(key) ? [ms - sentAt.get(key)!] : []))
      .sort((a, b) => a - b);
    const name = (what: string) => `${rooms} rooms of ${perRoom}, training: ${what}`;
    const seconds = (to - from) / 1000;
    return [
      {
        name: name('snapshots a second and room'),
        unit: '1/s',
        value: sentAt.size / rooms / seconds,
      },
      {
        name: name('delivered'),
        unit: '%',
        value: (100 * latencies.length) / (sentAt.size * (perRoom + 1)),
        target: 100,
      },
      { name: name('p50 latency'), unit: 'ms', value: at(latencies, 0.5) },
      { name: name('p99 latency'), unit: 'ms', value: at(latencies, 0.99) },
      { name: name('event-loop delay, p99'), unit: 'ms', value: facts.loopDelayMs },
      { name: name('CPU, training with it'), unit: '%', value: (100 * facts.cpuMs) / facts.wallMs },
    ];
  });
}

async function withProcesses(
  measure: (server: ChildProcess, clients: ChildProcess, url: string) => Promise<Row[]>,
): Promise<Row[]> {
  const server = fork(pathOf('class-server.ts'), { execArgv: ['--expose-gc'] });
  const clients = fork(pathOf('class-clients.ts'), { execArgv: [] });
  try {
    const [[{ port }]] = (await Promise.all([
      once(server, 'message'),
      once(clients, 'message'),
    ])) as [[{ port: number }], unknown];
    return await measure(server, clients, `ws://127.0.0.1:${port}`);
  } finally {
    for (const child of [clients, server]) if (child.connected) child.disconnect();
  }
}

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** The value below which `quantile` of the `values`, which are sorted, lie. */
const at = (values: number[], quantile: number): number =>
  values[Math.min(values.length - 1, Math.floor(quantile * values.length))];
