import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Recorder } from '../../server/session/recorder.ts';
import { SqliteStore } from '../../server/store/sqlite-store.ts';
import type { RecordedLine } from '../../server/store/store.ts';
import { encodeSnapshot } from '../../shared/protocol/snapshot-codec.ts';
import { encodeRecordedMessage, type RecordableMessage } from '../../shared/view/recording.ts';
import { features } from '../../shared/experiment.ts';
import { temporaryFolder } from '../support/server.ts';
import { SessionDriver, seededRandom } from '../support/session-driver.ts';

const hours = 2;
const perSecond = 20;
/** Once a second: a runner writes four times as often, which takes no more room. */
const messagesPerWrite = 20;
const metrics = { trainLoss: 0.5, trainAccuracy: 1, testLoss: NaN, testAccuracy: NaN };

interface Taken {
  bytes: number;
  snapshotCount: number;
  largestBytes: number;
}

/** A class of two hours at full pace, from the recorder through the store to the disk. */
async function recordClass(driver: SessionDriver, restlessness: number): Promise<Taken> {
  const folder = temporaryFolder();
  const file = join(folder, 'more-layers.sqlite');
  const store = await SqliteStore.open(folder);
  const session = driver.saved;
  const teacherKeyHash = new Uint8Array(32);
  const facts = { code: session.code, recordingId: 'r', teacherKeyHash, createdAtMs: 0 };
  await store.create({ ...facts, session });
  const random = seededRandom(3);
  const parameters = session.training.parameters.slice();
  // Drawn once, and gone through from ever other places: 200 million draws take too long.
  const steps = Float64Array.from({ length: 9973 }, () => (random() - 0.5) * restlessness);
  // A curve and marks as full as they come: every state holds them.
  const history = Array.from({ length: 600 }, (_, i) => [i, random(), random(), random(), 1]);
  const state = { ...driver.session.stateMessage(), history };
  const recorder = new Recorder();
  let lines: RecordedLine[] = [];
  let snapshotCount = 0;
  let largestBytes = 0;
  const write = (messages: RecordableMessage[], timeMs: number) => {
    for (const message of messages) {
      lines.push({ timeMs, line: encodeRecordedMessage({ atMs: timeMs, message }) });
      if (message.type === 'snapshot') snapshotCount++;
    }
  };
  write(recorder.begin(state, 0), 0);
  for (let sequence = 1; sequence <= hours * 3600 * perSecond; sequence++) {
    const from = Math.floor(random() * steps.length);
    for (let i = 0; i < parameters.length; i++) parameters[i] += steps[(from + i) % steps.length];
    const frame = encodeSnapshot({ sequence, start: 1, epoch: sequence, metrics, parameters });
    const timeMs = (sequence * 1000) / perSecond;
    write(
      recorder.record({ type: 'snapshot', frame }, timeMs, () => state),
      timeMs,
    );
    if (sequence % messagesPerWrite !== 0) continue;
    await store.save(session.code, { lines });
    lines = [];
    if (sequence % 10_000 !== 0) continue;
    await store.idle();
    largestBytes = Math.max(largestBytes, statSync(file).size + statSync(`${file}-wal`).size);
  }
  await store.close();
  return { bytes: statSync(file).size, snapshotCount, largestBytes };
}

describe('a class of two hours at 20 snapshots a second', () => {
  it('[SV51] with the largest network, moving at random, takes less than 60 MB at any moment', async () => {
    const driver = new SessionDriver({
      experiment: {
        features: [...features],
        hiddenLayers: Array.from({ length: 6 }, () => ({ unitCount: 16, activation: 'tanh' })),
      },
    });
    const taken = await recordClass(driver, 0.02);
    expect(driver.saved.training.parameters).toHaveLength(1505);
    expect(taken.largestBytes).toBeLessThan(60e6);
    expect(taken.bytes).toBeGreaterThan(25e6);
    expect(taken.snapshotCount).toBeGreaterThan(5000);
  });

  it("[SV51] with the article's network takes far less, and nothing is left out", async () => {
    const hiddenLayers = [4, 3].map((unitCount) => ({ unitCount, activation: 'sigmoid' as const }));
    const driver = new SessionDriver({ experiment: { hiddenLayers } });
    const taken = await recordClass(driver, 0.001);
    expect(taken.snapshotCount).toBe(hours * 3600 * perSecond);
    expect(taken.largestBytes).toBeLessThan(30e6);
  });
});
