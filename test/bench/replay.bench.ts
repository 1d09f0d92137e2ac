import { mkdtemp, rm } from 'node:fs/promises';
import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
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
    for (const recorded of longRecording(experiment, hours, restlessness)) {
      const startMs = performance.now();
      const lines = recorded.map((each) => ({
        timeMs: each.atMs,
        line: encodeRecordedMessage(each),
      }));
      await store.save(session.code, { lines });
      writeMs += performance.now() - startMs;
      snapshotCount += recorded.filter(({ message }) => message.type === 'snapshot').length;
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
      { name: `reading it from store to player, ${name}`, unit: 's', value: readSeconds },
      seekRow(player, name),
    ];
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
}

/** Anywhere, from anywhere: the slowest of a hundred. */
function seekRow(player: Player, name: string): Row {
  const random = seededRandom(11);
  const times = Array.from({ length: seekCount }, () => {
    const atMs = random() * player.durationMs;
    const startMs = performance.now();
    player.viewAt(atMs);
    return performance.now() - startMs;
  }).sort((a, b) => a - b);
  const value = times[Math.floor(0.99 * times.length)];
  return {
    name: `seek anywhere in it, p99, ${name}`,
    unit: 'ms',
    value,
    reference: seekLimitMs,
    ratio: value / seekLimitMs,
    target: 1,
    bound: 'max',
  };
}

async function* fileOf(store: SqliteStore): AsyncGenerator<Uint8Array> {
  const recording = await store.findRecording('r');
  if (!recording) throw new Error('there is no recording');
  const { title, durationMs, messageCount } = recording;
  yield Buffer.from(encodeRecordingHeader({ title, createdAt: '', durationMs, messageCount }));
  for await (const lines of recording.pages()) yield Buffer.from(lines.join(''));
}
