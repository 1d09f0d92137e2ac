import { describe, expect, it } from 'vitest';
import { createTrainingState } from '../../shared/engine/trainer.ts';
import type { SeedResultMessage } from '../../shared/protocol/people-messages.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, startTestServer, temporaryFolder, type Opened } from '../support/server.ts';
import { join, type TestClient } from '../support/server-client.ts';
import { smallExperiment } from '../support/session-driver.ts';

/** All results that `client` is told from now on, by device. */
function resultsAt(client: TestClient): Map<number, Omit<SeedResultMessage, 'type'>> {
  const results = new Map<number, Omit<SeedResultMessage, 'type'>>();
  client.socket.on('seed-result', (result) => results.set(result.device, result));
  return results;
}

const teacherOf = (url: string, { code, teacherKey }: Opened) =>
  join(url, { role: 'teacher', code, key: teacherKey });

/** A device's seed, once it was told. */
async function seedAt(device: TestClient): Promise<number> {
  await device.until(() => typeof device.told('mine')?.seed === 'number', 'a seed');
  return device.told('mine')?.seed ?? -1;
}

const resultFor = (seed: number, epoch: number, loss: number) => ({
  type: 'seed-result' as const,
  round: 1,
  seed,
  epoch,
  loss,
  parameters: Array.from(createTrainingState({ ...smallExperiment, seed }).parameters),
});

describe('a round of seeds', () => {
  it('[SV85] of three hundred devices that tell at once is taken whole, at the limits of a real server', async () => {
    const { url } = await startTestServer({ COMMANDS_PER_SECOND: '50' });
    const opened = await openSession(url, { experiment: smallExperiment });
    const { code } = opened;
    const teacher = await teacherOf(url, opened);
    const wall = await join(url, { role: 'wall', code });
    const [atTeacher, atWall] = [resultsAt(teacher), resultsAt(wall)];
    const devices: TestClient[] = [];
    while (devices.length < 299) {
      const few = Array.from({ length: Math.min(30, 299 - devices.length) }, () =>
        join(url, { role: 'student', code }),
      );
      devices.push(...(await Promise.all(few)));
    }
    expect(await teacher.command({ type: 'seeds-open', untilEpoch: 50 })).toMatchObject({
      ok: true,
    });
    devices.push(await join(url, { role: 'student', code }));
    const seeds = await Promise.all(devices.map(seedAt));
    expect(new Set(seeds).size).toBe(300);
    // A start, something on the way, and the end, as fast as devices are allowed to.
    for (const epoch of [0, 20, 50]) {
      const acks = devices.map((device, i) =>
        device.command(resultFor(seeds[i], epoch, (i + 1) / (epoch + 1))),
      );
      for (const ack of await Promise.all(acks)) expect(ack).toMatchObject({ ok: true });
    }
    for (const [client, results] of [
      [teacher, atTeacher],
      [wall, atWall],
    ] as const) {
      const isWhole = () =>
        results.size === 300 && [...results.values()].every(({ epoch }) => epoch === 50);
      await client.until(isWhole, 'all last results');
    }
    expect([...atWall.values()].map(({ seed }) => seed).sort((a, b) => a - b)).toEqual(
      seeds.toSorted((a, b) => a - b),
    );
    // Who comes later is told the same.
    const late = await join(url, { role: 'wall', code });
    await late.until(() => late.told('seed-result') !== null, 'results');
    await teacher.command({ type: 'seeds-close' });
    expect(await devices[0].command(resultFor(seeds[0], 50, 0.1))).toMatchObject({
      code: 'not-now',
    });
  });

  it('[SV86] outlives a kill with its results, and devices keep their seeds', async () => {
    const dataDir = temporaryFolder();
    const first = await ServerProcess.start({ DATA_DIR: dataDir });
    const opened = await openSession(first.url, { experiment: smallExperiment });
    const { code } = opened;
    const teacher = await teacherOf(first.url, opened);
    const [ada, grace] = await Promise.all(
      ['Ada', 'Grace'].map((name) => join(first.url, { role: 'student', code, name })),
    );
    await teacher.command({ type: 'seeds-open', untilEpoch: 50 });
    const seed = await seedAt(grace);
    await grace.command(resultFor(seed, 50, 0.25));
    // A student's command is durable within a quarter of a second; a teacher's carries it along.
    expect(await teacher.command({ type: 'lobby', isOn: false })).toMatchObject({ ok: true });
    const token = grace.welcome?.token ?? '';
    for (const client of [teacher, ada, grace]) client.socket.disconnect();
    await first.kill();
    const second = await ServerProcess.start({ DATA_DIR: dataDir });
    const back = await join(second.url, { role: 'student', code, token });
    expect(await seedAt(back)).toBe(seed);
    const wall = await join(second.url, { role: 'wall', code });
    await wall.until(() => wall.told('seed-result') !== null, 'the result');
    expect(wall.told('seed-result')).toMatchObject({ seed, epoch: 50, loss: 0.25 });
    expect(wall.view?.people.seeds).toMatchObject({ round: 1, isOpen: true, untilEpoch: 50 });
    expect(await back.command(resultFor(seed, 50, 0.2))).toMatchObject({ ok: true });
    await wall.until(() => wall.told('seed-result')?.loss === 0.2, 'the next result');
  });
});
