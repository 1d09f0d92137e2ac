import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { SessionRegistry } from '../../server/registry.ts';
import { readSettings } from '../../server/settings.ts';
import { Connections } from '../../server/sockets/connections.ts';
import { SqliteStore } from '../../server/store/sqlite-store.ts';
import { FakeRooms, settled, silentLog } from '../support/server-fakes.ts';
import { bearer, startTestServer, temporaryFolder } from '../support/server.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** A data folder with a class whose teacher left it `agoMs` ago. */
async function leftClass(agoMs: number) {
  const dataDir = temporaryFolder();
  const clock = { nowMs: Date.now() - agoMs - minuteMs };
  const now = () => clock.nowMs;
  const store = await SqliteStore.open(dataDir, { now });
  const registry = new SessionRegistry({
    store,
    pool: { train: () => new Promise(() => undefined) },
    transport: new Connections(new FakeRooms()),
    log: silentLog,
    clock: now,
    settings: readSettings({}),
    now,
  });
  const opened = await registry.open({});
  if (!opened.ok) throw new Error(opened.message);
  clock.nowMs += minuteMs;
  const runner = registry.find(opened.value.code)!.runner;
  const connectionId = 'teacher';
  runner.dispatch({ type: 'join', connectionId, as: { role: 'teacher' } });
  runner.dispatch({
    type: 'command',
    connectionId,
    command: { id: 'a', type: 'step', to: 'epoch' },
  });
  await settled();
  runner.dispatch({ type: 'leave', connectionId });
  await settled();
  await registry.close();
  await store.close();
  return { dataDir, ...opened.value };
}

describe('a class that nobody comes to any more', () => {
  it.each([
    ['30 days, where nothing is set', {}, 30],
    ['as many days as are set', { KEEP_DAYS: '3' }, 3],
  ])(
    '[SE197] is deleted with its recording by the running server itself after %s, and not before',
    async (_, environment, days) => {
      const left = await leftClass(days * dayMs - 3 * minuteMs);
      // What the server does by itself, it does by these: no other timer is moved on.
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: Date.now() });
      onTestFinished(() => void vi.useRealTimers());
      const { url } = await startTestServer({ DATA_DIR: left.dataDir, ...environment });
      const paths = [`/api/sessions/${left.code}`, `/api/recordings/${left.recordingId}`];
      const statuses = () =>
        Promise.all(
          paths.map(async (path) => {
            const response = await fetch(`${url}${path}`, { headers: bearer(left.teacherKey) });
            await response.arrayBuffer();
            return response.status;
          }),
        );
      expect(await statuses()).toEqual([200, 200]);
      await vi.advanceTimersByTimeAsync(minuteMs);
      expect(await statuses()).toEqual([200, 200]);
      await vi.advanceTimersByTimeAsync(3 * minuteMs);
      await expect.poll(statuses).toEqual([404, 404]);
    },
  );
});
