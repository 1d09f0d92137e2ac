import { mkdtemp, rm } from 'node:fs/promises';
import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { SqliteStore } from '../../server/store/sqlite-store.ts';
import type { Experiment } from '../../shared/experiment.ts';
import { Player } from '../../shared/view/player.ts';
import { readRecording } from '../../shared/view/read-recording.ts';
import { encodeRecordedMessage, encodeRecordingHeader } from '../../shared/view/recording.ts';
import { articleNetwork, largestNetwork, longRecording } from '../support/long-recording.ts';
import { SessionDriver, seededRandom } from '../support/session-driver.ts';
import type { Row } from './row.ts';

const hours = 2;
const seekCount = 400;
/** How often in a class its memory is looked at: after each tenth. */
const looks = 10;
const megabyteLimit = 60;
const seekLimitMs = 100;

/**
 * Recordings of two hours at 20 snapshots a second: written through recorder and store, read back
 * from the store as a file, and sought in at random.
 */
export async function replayBench(): Promise<Row[]> {
  return [
    ...(await measure("the article's network", articleNetwork, 0.001)),
    ...(await measure('the largest network', largestNetwork, 0.02)),
  ];
}

async function measure(name: string, experiment: Experiment, restlessness: number): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'more-layers-'));
  const store = await SqliteStore.open(folder);
  try {
    const session = new SessionDriver({ experiment }).saved;
    const facts = { code: session.code, recordingId: 'r', createdAtMs: 0 };
    await store.create({ ...facts, teacherKeyHash: new Uint8Array(32), session });
    let writeMs = 0;
    let snapshotCount = 0;
    let second = 0;
    const heldMb: number[] = [];
    for (const recorded of longRecording(experiment, hours, restlessness)) {
      const startMs = performance.now();
      const lines = recorded.map((each) => ({
        timeMs: each.atMs,
        line: encodeRecordedMessage(each),
      }));
      await store.save(session.code, { lines });
      writeMs += performance.now() - startMs;
      snapshotCount += recorded.filter(({ message }) => message.type === 'snapshot').length;
      second++;
      if (second % ((hours * 3600) / looks) !== 0) continue;
      // The seconds come faster than in a class: what is being packed is no growth.
      await store.idle();
      heldMb.push(await heldNowMb());
    }
    const packMs = performance.now();
    await store.idle();
    writeMs += performance.now() - packMs;
    const file = join(folder, 'more-layers.sqlite');
    const bytes = statSync(file).size + statSync(`${file}-wal`).size;

    const readMs = performance.now();
    const read = await readRecording(fileOf(store));
    const readSeconds = (performance.now() - readMs) / 1000;
    if (!read.ok) throw new Error(read.message);
    const player = new Player(read.value.messages);
    const frameBytes = 36 + 4 * session.training.parameters.length;
    return [
      {
        name: `two hours of ${name}, beside the 60 MB that they may take`,
        unit: 'MB',
        value: bytes / 1e6,
        reference: megabyteLimit,
        ratio: bytes / 1e6 / megabyteLimit,
        target: 1,
        bound: 'max',
      },
      {
        name: `bytes a recorded snapshot, ${name}, beside the bare frame`,
        unit: 'bytes',
        value: bytes / snapshotCount,
        reference: frameBytes,
        ratio: bytes / snapshotCount / frameBytes,
      },
      {
        name: `recorded snapshots a second of the class, ${name}`,
        unit: '1/s',
        value: snapshotCount / (hours * 3600),
      },
      {
        name: `snapshots written and packed, ${name}`,
        unit: '1/s',
        value: snapshotCount / (writeMs / 1000),
      },
      growthRow(heldMb, bytes / 1e6, name),
      { name: `reading it from store to player, ${name}`, unit: 's', value: readSeconds },
      ...seekRows(player, name),
    ];
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
}

/** What is held when the garbage is gone, in the heap and in buffers beside it. */
async function heldNowMb(): Promise<number> {
  // Buffers are given back by a thread of their own, after a first round has found them.
  collectGarbage();
  await setTimeout(50);
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

/** Only a context that begins after the flag has it. */
const collectGarbage = (() => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
})();

/** What is held more after any later tenth than after the first, while the file grows tenfold. */
function growthRow([early, ...later]: number[], fileMb: number, name: string): Row {
  const value = Math.max(...later) - early;
  return {
    name: `memory that writing takes on after a tenth of it, beside its size, ${name}`,
    unit: 'MB',
    value,
    reference: fileMb,
    ratio: value / fileMb,
  };
}

/** Anywhere, from anywhere: the slowest of all seeks keeps the limit, and so each of them. */
function seekRows(player: Player, name: string): Row[] {
  const random = seededRandom(11);
  const times = Array.from({ length: seekCount }, () => {
    const atMs = random() * player.durationMs;
    const startMs = performance.now();
    player.viewAt(atMs);
    return performance.now() - startMs;
  }).sort((a, b) => a - b);
  const slowest = times[times.length - 1];
  return [
    {
      name: `seek anywhere in it, slowest of ${seekCount}, ${name}`,
      unit: 'ms',
      value: slowest,
      reference: seekLimitMs,
      ratio: slowest / seekLimitMs,
      target: 1,
      bound: 'max',
    },
    {
      name: `seek anywhere in it, p99, ${name}`,
      unit: 'ms',
      value: times[Math.floor(0.99 * times.length)],
    },
  ];
}

async function* fileOf(store: SqliteStore): AsyncGenerator<Uint8Array> {
  const recording = await store.findRecording('r');
  if (!recording) throw new Error('there is no recording');
  const { title, durationMs, messageCount } = recording;
  yield Buffer.from(encodeRecordingHeader({ title, createdAt: '', durationMs, messageCount }));
  for await (const lines of recording.pages()) yield Buffer.from(lines.join(''));
}
