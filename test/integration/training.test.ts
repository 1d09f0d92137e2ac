import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../shared/experiment.ts';
import { readableLog } from '../support/server-fakes.ts';
import { parametersAfter } from '../support/server-numbers.ts';
import { openSession, startTestServer, type TestServer } from '../support/server.ts';
import { join } from '../support/server-client.ts';
import { smallExperiment } from '../support/session-driver.ts';

/** Trains as fast as it goes, in slices that take their whole time. */
const busyExperiment: Experiment = {
  ...smallExperiment,
  dataset: { type: 'moons', pointCount: 500, seed: 1, noise: 0.1 },
  hiddenLayers: [
    { unitCount: 8, activation: 'tanh' },
    { unitCount: 8, activation: 'tanh' },
  ],
  learningRate: 0.01,
  batchSize: 1,
  snapshotEvery: 1,
  pace: 'max',
};

async function openTeacher({ url }: TestServer, experiment: Experiment) {
  const { code, teacherKey: key } = await openSession(url, { experiment });
  return join(url, { role: 'teacher', code, key });
}

/** Ends a thread; again where it stood between two slices. */
async function killInMidSlice({ pool }: TestServer, lostCount: () => number): Promise<void> {
  const before = lostCount();
  while (lostCount() === before) {
    await pool.threads[0]?.terminate();
    await setTimeout(50);
  }
}

describe('training in worker threads', () => {
  it('[SV29] goes on with the same numbers when a worker is killed in mid-slice', async () => {
    const { log, lines } = readableLog();
    const lostCount = () => lines().filter(({ msg }) => msg === 'a slice was lost').length;
    const server = await startTestServer({}, { log });
    const experiment = { ...busyExperiment, stop: { epoch: 4000, loss: null, accuracy: null } };
    const teacher = await openTeacher(server, experiment);
    await teacher.command({ type: 'start' });
    for (const killAt of [1, 400, 800]) {
      await teacher.untilView(({ snapshot }) => snapshot.epoch >= killAt);
      await killInMidSlice(server, lostCount);
    }
    const view = await teacher.untilView(({ phase }) => phase === 'finished');
    expect(view.snapshot.epoch).toBe(4000);
    expect([...view.snapshot.parameters]).toEqual(parametersAfter(experiment, 4000));
  });

  it('[SV29] loses the slice of one session alone', async () => {
    const { log, lines } = readableLog();
    const server = await startTestServer({ WORKERS: '2' }, { log });
    const teachers = await Promise.all(
      Array.from({ length: 4 }, () => openTeacher(server, busyExperiment)),
    );
    await Promise.all(teachers.map((teacher) => teacher.command({ type: 'start' })));
    await Promise.all(
      teachers.map((teacher) => teacher.untilView(({ snapshot }) => snapshot.epoch > 0)),
    );
    const lostCount = () => lines().filter(({ sliceId }) => sliceId !== undefined).length;
    await killInMidSlice(server, lostCount);
    expect(lostCount()).toBe(1);
    for (const teacher of teachers) {
      const { snapshot } = await teacher.untilView(() => true);
      await teacher.untilView((view) => view.snapshot.epoch > snapshot.epoch + 10);
      expect(teacher.view?.phase).toBe('training');
    }
  });

  it('[SV30] shares the workers fairly among sessions', async () => {
    const server = await startTestServer();
    const teachers = await Promise.all(
      Array.from({ length: 6 }, () => openTeacher(server, busyExperiment)),
    );
    await Promise.all(teachers.map((teacher) => teacher.command({ type: 'start' })));
    await Promise.all(
      teachers.map((teacher) => teacher.until(() => snapshotCount(teacher) >= 10, '10 snapshots')),
    );
    const counts = teachers.map(snapshotCount);
    expect(Math.max(...counts)).toBeLessThanOrEqual(2 * Math.min(...counts));
  });

  const snapshotCount = ({ events }: { events: string[] }) =>
    events.filter((event) => event === 'snapshot').length;

  it('[SV31] leaves the main thread free', async () => {
    const server = await startTestServer();
    const teachers = await Promise.all(
      Array.from({ length: 4 }, () => openTeacher(server, busyExperiment)),
    );
    await Promise.all(teachers.map((teacher) => teacher.command({ type: 'start' })));
    const before = performance.eventLoopUtilization();
    await Promise.all(
      teachers.map((teacher) => teacher.until(() => snapshotCount(teacher) >= 10, '10 snapshots')),
    );
    // The worker was busy all this time; one that trained in this thread would make it 1.
    const { utilization } = performance.eventLoopUtilization(before);
    expect(utilization).toBeLessThan(0.5);
  });

  it('tells the class of a divergence, and shows the last finite picture', async () => {
    const server = await startTestServer();
    const experiment: Experiment = {
      ...busyExperiment,
      hiddenLayers: [{ unitCount: 4, activation: 'linear' }],
      loss: 'squared-error',
      features: ['x1-squared', 'x2-squared'],
      learningRate: 100,
      regularization: { type: 'l2', rate: 10 },
    };
    const teacher = await openTeacher(server, experiment);
    await teacher.command({ type: 'start' });
    const view = await teacher.untilView(({ phase }) => phase === 'diverged');
    expect(view.outcome?.reason).toBe('diverged');
    expect(view.snapshot.parameters.every(Number.isFinite)).toBe(true);
    expect(view.snapshot.epoch).toBe((view.outcome?.epoch ?? 0) - 1);
  });
});
