import { createServer } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Experiment } from '../../shared/experiment.ts';
import { parseRecording } from '../../shared/view/recording.ts';
import { reduceView } from '../../shared/view/reduce-view.ts';
import type { View } from '../../shared/view/view.ts';
import { parametersAfter } from '../support/server-numbers.ts';
import { ServerProcess } from '../support/server-process.ts';
import {
  fetchRecordingText,
  openSession,
  temporaryFolder,
  type RecordingKey,
} from '../support/server.ts';
import type { TestClient } from '../support/server-client.ts';
import { join } from '../support/server-client.ts';
import { smallExperiment } from '../support/session-driver.ts';

const experiment: Experiment = {
  ...smallExperiment,
  pace: 200,
  stop: { epoch: 800, loss: null, accuracy: null },
};

/** A class on a server in a process of its own; `restart` starts another on the same folder. */
async function openClass() {
  const DATA_DIR = temporaryFolder();
  const first = await ServerProcess.start({ DATA_DIR });
  const { port, url } = first;
  const opened = await openSession(url, { title: 'Secret title', experiment });
  const { code, teacherKey: key } = opened;
  const teacher = await join(url, { role: 'teacher', code, key });
  const student = await join(url, { role: 'student', code, name: 'Ada Lovelace' });
  const restart = () => ServerProcess.start({ DATA_DIR, PORT: String(port) });
  return { ...opened, first, url, teacher, student, restart };
}

/** Fulfilled when the client has a state from after now. */
async function comesBack(client: TestClient): Promise<void> {
  const before = client.events.filter((event) => event === 'state').length;
  await client.until(
    () => client.events.filter((event) => event === 'state').length > before,
    'a new state',
  );
}

async function play(url: string, opened: RecordingKey): Promise<View | null> {
  const text = await fetchRecordingText(url, opened);
  const recording = parseRecording(text);
  if (!recording.ok) throw new Error(recording.message);
  expect(recording.value.problem).toBeNull();
  const { messages } = recording.value;
  const times = messages.map(({ atMs }) => atMs);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  return messages.reduce<View | null>((view, { message }) => reduceView(view, message), null);
}

describe('a server that is killed', () => {
  it('[SE40] undoes and redoes after it what was done before', async () => {
    const { teacher, student, first, restart } = await openClass();
    await teacher.command({ type: 'set-parameter', index: 2, value: 1.5 });
    const hiddenLayers = [{ unitCount: 3, activation: 'tanh' as const }];
    await teacher.command({ type: 'change', experiment: { hiddenLayers }, keepLearned: true });
    await teacher.command({ type: 'reset' });
    await first.kill();
    const back = Promise.all([comesBack(teacher), comesBack(student)]);
    await restart();
    await back;
    expect(teacher.view).toMatchObject({ canUndo: true, canRedo: false, marks: [] });
    await teacher.command({ type: 'undo' });
    const kept = await student.untilView(({ canRedo }) => canRedo);
    expect(kept).toMatchObject({ experiment: { hiddenLayers }, marks: [{}, {}] });
    await teacher.command({ type: 'undo' });
    await teacher.command({ type: 'undo' });
    const before = await student.untilView(({ canUndo }) => !canUndo);
    expect([...before.snapshot.parameters]).toEqual(parametersAfter(experiment, 0));
    for (let i = 0; i < 3; i++) await teacher.command({ type: 'redo' });
    const after = await student.untilView(({ canRedo }) => !canRedo);
    expect(after).toMatchObject({ experiment: { hiddenLayers }, marks: [], canUndo: true });
  });

  it('[SV35] comes back with every command that it acknowledged, and the same numbers', async () => {
    const scene = await openClass();
    const { teacher, student, first, restart } = scene;
    await teacher.command({ type: 'start' });
    await teacher.untilView(({ snapshot }) => snapshot.epoch > 50);
    const firstChange = { learningRate: 0.03 };
    const firstAck = await teacher.command({ type: 'change', experiment: firstChange });
    await teacher.untilView(({ snapshot }) => snapshot.epoch > 200);
    await first.kill();

    const back = Promise.all([comesBack(teacher), comesBack(student)]);
    await restart();
    await back;
    expect(teacher.welcome?.role).toBe('teacher');
    expect(student.welcome?.name).toBe('Ada Lovelace');
    expect(teacher.view?.experiment.learningRate).toBe(0.03);
    expect(teacher.view?.phase).toBe('training');
    const secondChange = { learningRate: 0.3, batchSize: 1 };
    const secondAck = await teacher.command({ type: 'change', experiment: secondChange });
    if (!firstAck.ok || !secondAck.ok) throw new Error('a change was refused');

    const view = await student.untilView(({ phase }) => phase === 'finished');
    expect(view.snapshot.epoch).toBe(800);
    expect([...view.snapshot.parameters]).toEqual(
      parametersAfter(experiment, 800, [
        { epoch: firstAck.epoch, experiment: firstChange },
        { epoch: secondAck.epoch, experiment: secondChange },
      ]),
    );
    expect(view.marks).toHaveLength(2);
    await teacher.untilView(({ phase }) => phase === 'finished');
    expect((await play(scene.url, scene))?.snapshot).toEqual(view.snapshot);
  });

  it('[SV21] has saved a command before it acknowledges it', async () => {
    const { teacher, first, restart } = await openClass();
    const ids = Array.from({ length: 25 }, (_, i) => `change-${i}`);
    for (const [i, id] of ids.entries()) {
      const body = { type: 'change', experiment: { learningRate: 0.01 * (i + 1) } } as const;
      expect(await teacher.command(body, id)).toMatchObject({ ok: true });
    }
    // Killed as soon as the last one is acknowledged.
    await first.kill();
    const back = comesBack(teacher);
    await restart();
    await back;
    expect(teacher.view?.experiment.learningRate).toBe(0.25);
    expect(teacher.view?.marks).toHaveLength(25);
    for (const id of ids) {
      expect(await teacher.command({ type: 'start' }, id)).toMatchObject({ code: 'duplicate' });
    }
    expect(await teacher.command({ type: 'start' })).toMatchObject({ ok: true });
  });
});

describe('a server that is told to stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    '[SV36] %s: saves all and exits with 0',
    async (signal) => {
      const { teacher, first, restart } = await openClass();
      await teacher.command({ type: 'start' });
      const seen = await teacher.untilView(({ snapshot }) => snapshot.epoch > 50);
      // One that takes nothing and does not answer a close holds nothing up.
      const stuck = await join(first.url, { role: 'wall', code: seen.code });
      const { transport } = stuck.socket.io.engine as unknown as {
        transport: { ws: { _socket: { pause(): void } } };
      };
      transport.ws._socket.pause();

      first.process.kill(signal);
      expect(await first.ended()).toBe(0);
      expect(first.output).toContain('"msg":"stopped"');
      const { epoch } = (teacher.view ?? seen).snapshot;
      const back = comesBack(teacher);
      await restart();
      await back;
      expect(teacher.view?.phase).toBe('training');
      expect(teacher.view?.snapshot.epoch).toBeGreaterThanOrEqual(epoch);
      await teacher.untilView(({ snapshot }) => snapshot.epoch > epoch + 20);
    },
  );

  it('[SV2] has logged no key, token, name or title', async () => {
    const { teacher, student, first, teacherKey, recordingId } = await openClass();
    await teacher.command({ type: 'start' });
    await teacher.untilView(({ snapshot }) => snapshot.epoch > 10);
    first.process.kill('SIGTERM');
    await first.ended();
    const lines = first.output.trim().split('\n');
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('msg');
    const token = student.welcome?.token ?? '';
    expect(token).not.toBe('');
    for (const secret of [teacherKey, recordingId, token, 'Ada', 'Secret title']) {
      expect(first.output).not.toContain(secret);
    }
  });
});

describe('a server that cannot start', () => {
  it('[SV1] names the setting that is wrong, and exits with 1', async () => {
    const server = ServerProcess.spawn({ PORT: 'http', DATA_DIR: temporaryFolder() });
    expect(await server.ended()).toBe(1);
    expect(server.output).toContain('PORT=http: must be a whole number from 0 to 65535');
  });

  it('[SV1] says that the port is taken, and exits with 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const server = ServerProcess.spawn({ PORT: String(port), DATA_DIR: temporaryFolder() });
    expect(await server.ended()).toBe(1);
    expect(server.output).toContain('EADDRINUSE');
  });
});
