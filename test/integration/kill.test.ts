import { describe, expect, it } from 'vitest';
import { SqliteStore } from '../../server/store/sqlite-store.ts';
import { Rerun } from '../../server/verify/rerun.ts';
import { features, type Experiment } from '../../shared/experiment.ts';
import type { ViewMessage } from '../../shared/protocol/messages.ts';
import { decodeSnapshot } from '../../shared/protocol/snapshot-codec.ts';
import {
  encodeRecordingHeader,
  parseRecording,
  type RecordableMessage,
  type RecordedMessage,
} from '../../shared/view/recording.ts';
import { reduceView } from '../../shared/view/reduce-view.ts';
import type { View } from '../../shared/view/view.ts';
import { settled } from '../support/server-fakes.ts';
import { join } from '../support/server-client.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';
import { seededRandom, smallExperiment } from '../support/session-driver.ts';

/** `npm run test:kill` kills it 50 times. */
const killCount = Number(process.env.KILLS ?? 6);
const seed = Number(process.env.SEED ?? 1);

/** Large enough that its recording is packed again and again meanwhile. */
const experiment: Experiment = {
  ...smallExperiment,
  features: [...features],
  hiddenLayers: Array.from({ length: 6 }, () => ({ unitCount: 16, activation: 'tanh' })),
  learningRate: 0.05,
  pace: 200,
  snapshotEvery: 5,
};

/** What the file of a dead server holds: opened as the next server would. */
async function recordingIn(dataDir: string, recordingId: string): Promise<RecordedMessage[]> {
  const store = await SqliteStore.open(dataDir);
  try {
    const recording = await store.findRecording(recordingId);
    if (!recording) throw new Error('there is no recording');
    const { title, durationMs, messageCount } = recording;
    let text = encodeRecordingHeader({ title, createdAt: '', durationMs, messageCount });
    for await (const lines of recording.pages()) text += lines.join('');
    const parsed = parseRecording(text);
    if (!parsed.ok) throw new Error(parsed.message);
    expect(parsed.value.problem).toBeNull();
    expect(parsed.value.messages).toHaveLength(messageCount);
    return parsed.value.messages;
  } finally {
    await store.close();
  }
}

/** Frames by start and epoch, but for their sequence; in one life of a server there is one each. */
function framesOf(messages: readonly (ViewMessage | RecordableMessage)[]): Map<string, Buffer> {
  const frames = new Map<string, Buffer>();
  for (const message of messages) {
    if (message.type !== 'snapshot') continue;
    const frame = new Uint8Array(message.frame);
    const snapshot = decodeSnapshot(frame);
    if (!snapshot.ok) throw new Error(snapshot.message);
    const { start, epoch } = snapshot.value;
    frames.set(`${start}:${epoch}`, Buffer.from(frame).subarray(8));
  }
  return frames;
}

describe('a server that is killed at any moment', () => {
  it(
    `[SV59] leaves a recording that plays to what was committed last (${killCount} times, seed ${seed})`,
    { timeout: 20_000 + killCount * 5000 },
    async () => {
      const random = seededRandom(seed);
      const below = (count: number) => Math.floor(random() * count);
      const DATA_DIR = temporaryFolder();
      let bothCount = 0;
      /** Each change has a rate of its own. */
      const acknowledged: number[] = [];
      let opened: Awaited<ReturnType<typeof openSession>> | null = null;
      let recorded: RecordedMessage[] = [];
      for (let kill = 1; kill <= killCount; kill++) {
        const server = await ServerProcess.start({ DATA_DIR });
        opened ??= await openSession(server.url, { experiment });
        const { code, teacherKey: key, recordingId } = opened;
        const teacher = await join(server.url, { role: 'teacher', code, key });
        const student = await join(server.url, { role: 'student', code });
        if (teacher.view?.phase !== 'training') await teacher.command({ type: 'start' });
        const learningRate = 0.04 + kill / 10_000;
        for (const wish of [{ learningRate }, { batchSize: 1 + below(5) }]) {
          const ack = await teacher.command({ type: 'change', experiment: wish });
          expect(ack.ok).toBe(true);
        }
        acknowledged.push(learningRate);
        const count = student.messages.length + 1 + below(25);
        await student.until(() => student.messages.length >= count, 'messages');
        // Some die while a change is made, or right behind its answer.
        const last = below(4);
        const index = below(1000);
        const asked =
          last === 0
            ? teacher.command({ type: 'set-parameter', index, value: random() })
            : last === 1
              ? teacher.command({ type: 'undo' })
              : null;
        if (below(2) === 0) await asked;
        else asked?.catch(() => undefined);
        for (let turn = below(30); turn > 0; turn--) await settled();
        await server.kill();
        for (const client of [teacher, student]) client.socket.disconnect();

        const before = recorded;
        recorded = await recordingIn(DATA_DIR, recordingId);
        expect(recorded.slice(0, before.length)).toEqual(before);
        // What the class saw and what is recorded is the same, wherever both have it.
        const seen = framesOf(student.messages);
        const inThisLife = recorded.slice(before.length).map(({ message }) => message);
        for (const [place, frame] of framesOf(inThisLife)) {
          if (!seen.has(place)) continue;
          bothCount++;
          expect(seen.get(place)?.equals(frame), place).toBe(true);
        }
        const marks = recorded.flatMap(({ message }) =>
          message.type === 'change' ? [message.experiment?.learningRate] : [],
        );
        expect(marks).toEqual(expect.arrayContaining(acknowledged));
        const view = recorded.reduce<View | null>(
          (shown, { message }) => reduceView(shown, message),
          null,
        );
        expect(view?.phase).toBe('training');
        expect(view?.history.length).toBeGreaterThan(0);
      }
      expect(bothCount).toBeGreaterThan(killCount);
      // And all of it trains again to the same bits.
      const rerun = new Rerun();
      for (const message of recorded) rerun.take(message);
      expect(rerun.frameCount).toBeGreaterThan(bothCount);
    },
  );
});
