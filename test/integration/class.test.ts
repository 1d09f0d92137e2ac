import { describe, expect, it } from 'vitest';
import { decodeSnapshot } from '../../shared/protocol/snapshot-codec.ts';
import { limits } from '../../shared/limits.ts';
import { parametersAfter } from '../support/server-numbers.ts';
import { bearer, openSession, startTestServer } from '../support/server.ts';
import { join } from '../support/server-client.ts';
import { smallExperiment } from '../support/session-driver.ts';

/** A teacher, two students and a wall in one session. */
async function openClass(experiment = smallExperiment, environment = {}) {
  const server = await startTestServer(environment);
  const opened = await openSession(server.url, { title: 'Our class', experiment });
  const { code, teacherKey } = opened;
  const teacher = await join(server.url, { role: 'teacher', code, key: teacherKey });
  const ada = await join(server.url, { role: 'student', code, name: 'Ada' });
  const student = await join(server.url, { role: 'student', code });
  const wall = await join(server.url, { role: 'wall', code });
  return { server, opened, teacher, ada, student, wall, all: [teacher, ada, student, wall] };
}

const withStop = (epoch: number, pace: number | 'max' = 'max') => ({
  ...smallExperiment,
  pace,
  stop: { epoch, loss: null, accuracy: null },
});

describe('a class over real sockets', () => {
  it('[SV12] welcomes each as what they are, then sends the state', async () => {
    const { opened, teacher, ada, student, wall, all } = await openClass();
    for (const { events } of all) expect(events.slice(0, 2)).toEqual(['welcome', 'state']);
    expect(teacher.welcome).toEqual({
      role: 'teacher',
      joinUrl: opened.joinUrl,
      recordingId: opened.recordingId,
      wallKey: new URL(opened.wallUrl).hash.slice(1),
    });
    expect(wall.welcome).toEqual({
      role: 'wall',
      joinUrl: opened.joinUrl,
      wallKey: expect.stringMatching(/^[\w-]{43}$/) as string,
    });
    expect(wall.welcome?.wallKey).not.toBe(teacher.welcome?.wallKey);
    expect(ada.welcome).toMatchObject({ role: 'student', name: 'Ada' });
    expect(student.welcome?.name).toMatch(/\w+ \w+/);
    expect(ada.view).toMatchObject({ title: 'Our class', phase: 'paused', code: opened.code });
    await teacher.untilView((view) => view.studentCount === 2);
  });

  it('[SV24] shows all the same network, that which was trained', async () => {
    const { teacher, all } = await openClass(withStop(40));
    expect(await teacher.command({ type: 'start' })).toEqual({ ok: true, epoch: 0 });
    const views = await Promise.all(
      all.map((client) => client.untilView((view) => view.phase === 'finished')),
    );
    for (const view of views) {
      expect(view.outcome).toEqual({ reason: 'epoch', epoch: 40 });
      expect(view.snapshot.epoch).toBe(40);
      expect(view.snapshot).toEqual(views[0].snapshot);
      expect(view.history.at(-1)?.epoch).toBe(40);
    }
    const trained = parametersAfter(smallExperiment, 40);
    expect([...views[0].snapshot.parameters]).toEqual(trained);
  });

  it('[SV24] sends snapshots whole and numbered, at most 20 a second, as one binary frame', async () => {
    const { teacher, wall } = await openClass({ ...smallExperiment, snapshotEvery: 1 });
    const arrivals: number[] = [];
    const numbers: number[] = [];
    wall.socket.on('snapshot', (frame) => {
      expect(frame).toBeInstanceOf(Uint8Array);
      const decoded = decodeSnapshot(new Uint8Array(frame));
      if (!decoded.ok) throw new Error(decoded.message);
      numbers.push(decoded.value.sequence);
      arrivals.push(performance.now());
    });
    await teacher.command({ type: 'change', experiment: { pace: 'max' } });
    await teacher.command({ type: 'start' });
    await wall.until(() => numbers.length >= 50, '50 snapshots');
    await teacher.command({ type: 'pause' });
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(new Set(numbers).size).toBe(numbers.length);
    // 49 intervals; the server's own clock lets through 20 in any second.
    const seconds = (arrivals[49] - arrivals[0]) / 1000;
    expect(49 / seconds).toBeLessThan(limits.snapshotsPerSecond * 1.25);
  });

  it('[SV25] gives who comes late all that went before', async () => {
    const { server, opened, teacher } = await openClass(withStop(30));
    await teacher.command({ type: 'start' });
    const seen = await teacher.untilView((view) => view.phase === 'finished');
    const late = await join(server.url, { role: 'student', code: opened.code });
    expect(late.events.slice(0, 2)).toEqual(['welcome', 'state']);
    expect(late.view?.snapshot).toEqual(seen.snapshot);
    expect(late.view?.history).toEqual(seen.history);
    expect(late.view?.outcome).toEqual(seen.outcome);
  });

  it('[SV25] gives a student who comes back the same seat and the newest state', async () => {
    const { server, opened, teacher, ada } = await openClass(withStop(30));
    const token = ada.welcome?.token ?? '';
    ada.socket.disconnect();
    await teacher.command({ type: 'start' });
    const seen = await teacher.untilView((view) => view.phase === 'finished');
    const again = await join(server.url, { role: 'student', code: opened.code, token });
    expect(again.welcome).toMatchObject({ name: 'Ada', token });
    expect(again.view?.snapshot).toEqual(seen.snapshot);
    await teacher.untilView((view) => view.studentCount === 2);
  });

  it('[SV28] disconnects the first tab where a second takes its seat', async () => {
    const { server, opened, ada } = await openClass();
    const token = ada.welcome?.token ?? '';
    const second = await join(server.url, { role: 'student', code: opened.code, token });
    await ada.until(() => !ada.socket.connected, 'the first tab to be disconnected');
    expect(ada.refused).toMatchObject([{ code: 'not-now' }]);
    expect(ada.socket.active).toBe(false);
    expect(second.socket.connected).toBe(true);
  });

  it('brings a change of the teacher to all, while it trains', async () => {
    const { teacher, all } = await openClass();
    await teacher.command({ type: 'start' });
    await teacher.untilView((view) => view.snapshot.epoch > 0);
    const experiment = {
      hiddenLayers: [
        { unitCount: 3, activation: 'relu' as const },
        { unitCount: 2, activation: 'tanh' as const },
      ],
      learningRate: 0.5,
    };
    expect(await teacher.command({ type: 'change', experiment })).toMatchObject({ ok: true });
    for (const client of all) {
      const view = await client.untilView(
        ({ network, phase, snapshot }) =>
          network.layers.length === 3 && phase === 'training' && snapshot.epoch > 0,
      );
      expect(view.experiment).toEqual({ ...smallExperiment, ...experiment });
    }
  });

  it('[SV26] serves clients that have no WebSocket', async () => {
    const { server, opened, teacher } = await openClass(withStop(30, 60));
    const transports = ['polling'];
    const { code } = opened;
    const polling = await join(server.url, { role: 'student', code }, { transports });
    await teacher.command({ type: 'start' });
    const view = await polling.untilView(({ phase }) => phase === 'finished');
    expect(view.snapshot).toEqual(teacher.view?.snapshot);
    expect(polling.events).toContain('snapshot');
    expect(polling.socket.io.engine.transport.name).toBe('polling');
    expect(await polling.command({ type: 'start' })).toMatchObject({ code: 'forbidden' });
  });

  it('brings a change of many points to all, whatever their transport', async () => {
    const { server, opened, teacher, all } = await openClass();
    const { code } = opened;
    const polling = await join(server.url, { role: 'wall', code }, { transports: ['polling'] });
    const points = Array.from({ length: 2000 }, (_, i): [number, number, 0 | 1] => [
      Math.sqrt(i),
      1 / (i + 1),
      i % 2 === 0 ? 0 : 1,
    ]);
    const dataset = { type: 'custom' as const, seed: 1, points };
    const ack = await teacher.command({ type: 'change', experiment: { dataset } });
    expect(ack).toEqual({ ok: true, epoch: 0 });
    for (const client of [...all, polling]) {
      const view = await client.untilView(({ experiment }) => experiment.dataset.type === 'custom');
      expect(view.experiment.dataset).toEqual(dataset);
    }
  });

  it('[SV7] ends for everyone when it is removed', async () => {
    const { server, opened, all } = await openClass();
    const address = `${server.url}/api/sessions/${opened.code}`;
    const response = await fetch(address, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${opened.teacherKey}` },
    });
    expect(response.status).toBe(204);
    for (const client of all) {
      await client.until(() => !client.socket.connected, 'a disconnect');
      expect(client.events.at(-1)).toBe('ended');
      expect(client.socket.active).toBe(false);
    }
    expect((await fetch(address)).status).toBe(404);
    const recording = await fetch(`${server.url}/api/recordings/${opened.recordingId}`, {
      headers: bearer(opened.teacherKey),
    });
    expect(recording.status).toBe(404);
  });
});
