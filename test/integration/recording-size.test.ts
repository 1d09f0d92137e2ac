import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SqliteStore } from '../../server/store/sqlite-store.ts';
import type { Experiment } from '../../shared/experiment.ts';
import { encodeRecordedMessage } from '../../shared/view/recording.ts';
import { articleNetwork, largestNetwork, longRecording } from '../support/long-recording.ts';
import { temporaryFolder } from '../support/server.ts';
import { SessionDriver } from '../support/session-driver.ts';

const hours = 2;

/** Once a second: a runner writes four times as often, which takes no more room. */
async function recordClass(experiment: Experiment, restlessness: number) {
  const folder = temporaryFolder();
  const file = join(folder, 'more-layers.sqlite');
  const store = await SqliteStore.open(folder);
  const session = new SessionDriver({ experiment }).saved;
  const { code } = session;
  const teacherKeyHash = new Uint8Array(32);
  await store.create({ code, recordingId: 'r', teacherKeyHash, createdAtMs: 0, session });
  let snapshotCount = 0;
  let largestBytes = 0;
  let seconds = 0;
  for (const recorded of longRecording(experiment, hours, restlessness)) {
    snapshotCount += recorded.filter(({ message }) => message.type === 'snapshot').length;
    const lines = recorded.map((each) => ({
      timeMs: each.atMs,
      line: encodeRecordedMessage(each),
    }));
    await store.save(code, { lines });
    if (++seconds % 500 !== 0) continue;
    await store.idle();
    largestBytes = Math.max(largestBytes, statSync(file).size + statSync(`${file}-wal`).size);
  }
  await store.close();
  return { bytes: statSync(file).size, snapshotCount, largestBytes };
}

describe('a class of two hours at 20 snapshots a second', () => {
  it('[SV51] with the largest network, moving at random, takes less than 60 MB at any moment', async () => {
    const taken = await recordClass(largestNetwork, 0.02);
    expect(taken.largestBytes).toBeLessThan(60e6);
    expect(taken.bytes).toBeGreaterThan(25e6);
    expect(taken.snapshotCount).toBeGreaterThan(5000);
  });

  it("[SV51] with the article's network takes far less, and nothing is left out", async () => {
    const taken = await recordClass(articleNetwork, 0.001);
    expect(taken.snapshotCount).toBe(hours * 3600 * 20);
    expect(taken.largestBytes).toBeLessThan(30e6);
  });
});
