import { describe, expect, it } from 'vitest';
import { decodeSnapshot } from '../../shared/protocol/snapshot-codec.ts';
import { wholeShown as shown } from '../support/people-actions.ts';
import { ServerProcess } from '../support/server-process.ts';
import { join, type TestClient } from '../support/server-client.ts';
import { openSession, temporaryFolder } from '../support/server.ts';
import { smallExperiment } from '../support/session-driver.ts';

const experiment = { ...smallExperiment, pace: 40, snapshotEvery: 2 };
const unit = { layerIndex: 0, unitIndex: 1 };

const sequencesOf = ({ messages }: TestClient): number[] =>
  messages.flatMap((message) => {
    const decoded = message.type === 'snapshot' ? decodeSnapshot(message.frame) : null;
    return decoded?.ok ? [decoded.value.sequence] : [];
  });

describe('a class that is led', () => {
  it('[SV80] follows what is shown and pointed at while it trains, and after a kill', async () => {
    const DATA_DIR = temporaryFolder();
    const server = await ServerProcess.start({ DATA_DIR });
    const { url, port } = server;
    const { code, teacherKey: key } = await openSession(url, { experiment });
    const teacher = await join(url, { role: 'teacher', code, key });
    const wall = await join(url, { role: 'wall', code });
    const students = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        join(url, { role: 'student', code, name: `Student ${i}` }),
      ),
    );
    const all = [...students, wall];
    expect(await teacher.command({ type: 'lead', shown })).toMatchObject({ ok: true });
    await teacher.command({ type: 'show', parts: { unit } });
    for (const client of all) {
      const { people } = await client.untilView((view) => view.people.lead?.unit !== null);
      expect(people.lead).toEqual({ ...shown, unit });
    }

    // The teacher points all the time, 12 times a second and faster, while everyone learns.
    await teacher.command({ type: 'start' });
    let at = 0;
    await teacher.untilView(({ snapshot }) => {
      void teacher.command({ type: 'show', pointer: [(at += 0.01), 1] });
      return snapshot.epoch >= 90;
    });
    await teacher.command({ type: 'pause' });
    for (const client of all) {
      await client.untilView(({ phase }) => phase === 'paused');
      await client.until(() => client.told('pointer')?.at?.[0] === at, 'the last place');
      const sequences = sequencesOf(client);
      const missed = sequences.at(-1)! - sequences[0] + 1 - sequences.length;
      expect(sequences.length).toBeGreaterThan(30);
      expect(missed).toBeLessThanOrEqual(1);
    }

    const late = await join(url, { role: 'student', code });
    await late.until(() => late.told('pointer') !== null, 'the pointer');
    expect(late.view?.people.lead).toEqual({ ...shown, unit });
    expect(late.told('pointer')).toEqual({ type: 'pointer', at: [at, 1], isMoving: false });
    teacher.socket.disconnect();
    for (const client of [...all, late]) {
      await client.until(() => client.told('pointer')?.at === null, 'no pointer');
    }

    await server.kill();
    await ServerProcess.start({ DATA_DIR, PORT: String(port) });
    const again = await join(url, { role: 'wall', code });
    expect(again.view?.people.lead).toEqual({ ...shown, unit });
  });
});
