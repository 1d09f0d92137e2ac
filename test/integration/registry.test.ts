import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { SessionRegistry } from '../../server/registry.ts';
import { readSettings } from '../../server/settings.ts';
import { Connections } from '../../server/sockets/connections.ts';
import { StoreFullError } from '../../server/store/store.ts';
import { SqliteStore } from '../../server/store/sqlite-store.ts';
import { FakeRooms, settled, silentLog } from '../support/server-fakes.ts';
import { temporaryFolder } from '../support/server.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** A registry over a real store, with clocks that a test moves and a pool that never ends a slice. */
async function openRegistry(
  environment: Record<string, string> = {},
  folder = temporaryFolder(),
  sinceMs = 0,
) {
  const time = { nowMs: 0 };
  const now = () => 1_700_000_000_000 + sinceMs + time.nowMs;
  const store = await SqliteStore.open(folder, { now });
  const registry = new SessionRegistry({
    store,
    pool: { train: () => new Promise(() => undefined) },
    transport: new Connections(new FakeRooms()),
    log: silentLog,
    clock: () => time.nowMs,
    settings: readSettings(environment),
    now,
  });
  await registry.restore();
  let isClosed = false;
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    await registry.close();
    await store.close();
  };
  onTestFinished(close);
  return { registry, store, time, close, folder };
}

async function openTraining(registry: SessionRegistry) {
  const opened = await registry.open({});
  if (!opened.ok) throw new Error(opened.message);
  const live = registry.find(opened.value.code);
  if (!live) throw new Error('not found');
  const { runner } = live;
  const connectionId = 'teacher';
  runner.dispatch({ type: 'join', connectionId, as: { role: 'teacher' } });
  runner.dispatch({ type: 'command', connectionId, command: { id: 'a', type: 'start' } });
  await settled();
  const leave = () => runner.dispatch({ type: 'leave', connectionId });
  return { code: opened.value.code, runner, leave, phase: () => runner.session.save().phase };
}

describe('SessionRegistry', () => {
  it('[SV37] pauses a session that trains for nobody', async () => {
    const { registry, time } = await openRegistry({ IDLE_MINUTES: '30' });
    const { phase, leave } = await openTraining(registry);
    time.nowMs += 40 * minuteMs;
    await registry.tidy();
    expect(phase()).toBe('training');
    leave();
    time.nowMs += 30 * minuteMs - 1;
    await registry.tidy();
    expect(phase()).toBe('training');
    time.nowMs += 1;
    await registry.tidy();
    await settled();
    expect(phase()).toBe('paused');
  });

  it('[SV37] lets it train where it is told to', async () => {
    const { registry, time } = await openRegistry({ IDLE_MINUTES: '0', KEEP_DAYS: '0' });
    const { phase, leave } = await openTraining(registry);
    leave();
    time.nowMs += 1000 * minuteMs;
    await registry.tidy();
    expect(phase()).toBe('training');
  });

  it('[SV37] removes a session that nobody came to for very long', async () => {
    const { registry, time } = await openRegistry({ KEEP_DAYS: '2' });
    const old = await openTraining(registry);
    old.leave();
    time.nowMs += dayMs;
    const fresh = await openTraining(registry);
    fresh.leave();
    await registry.tidy();
    // The server has paused both by now, which is no visit.
    time.nowMs += dayMs;
    await registry.tidy();
    expect([registry.find(old.code), registry.find(fresh.code)?.code]).toEqual([null, fresh.code]);
    time.nowMs += dayMs;
    await registry.tidy();
    expect(registry.count).toBe(0);
  });

  it('[SV37] counts the days from the last visit, whatever restarts there were', async () => {
    const folder = temporaryFolder();
    let { registry, close, time } = await openRegistry({ KEEP_DAYS: '3' }, folder);
    const { code, leave } = await openTraining(registry);
    leave();
    await settled();
    await close();
    let daysOn = 0;
    for (; daysOn < 3; daysOn++) {
      ({ registry, close, time } = await openRegistry({ KEEP_DAYS: '3' }, folder, daysOn * dayMs));
      expect(registry.find(code)?.runner.session.save().phase).toBe('training');
      await registry.tidy();
      await close();
    }
    ({ registry, time } = await openRegistry({ KEEP_DAYS: '3' }, folder, daysOn * dayMs - 1));
    expect(registry.count).toBe(1);
    // It runs on past the day.
    time.nowMs += 2;
    await registry.tidy();
    expect(registry.count).toBe(0);
  });

  it('[SV37] does not bring back what nobody came to for longer than that', async () => {
    const folder = temporaryFolder();
    const first = await openRegistry({ KEEP_DAYS: '2' }, folder);
    const { leave } = await openTraining(first.registry);
    leave();
    await settled();
    await first.close();
    const kept = await openRegistry({ KEEP_DAYS: '0' }, folder, 100 * dayMs);
    expect(kept.registry.count).toBe(1);
    await kept.close();
    const next = await openRegistry({ KEEP_DAYS: '2' }, folder, 2 * dayMs + minuteMs);
    expect(next.registry.count).toBe(0);
  });

  it('[SV43] removes after an hour what was opened and never come to', async () => {
    const { registry, time } = await openRegistry();
    await registry.open({});
    const used = await openTraining(registry);
    used.leave();
    time.nowMs += 60 * minuteMs - 1;
    await registry.tidy();
    expect(registry.count).toBe(2);
    time.nowMs += 1;
    await registry.tidy();
    expect(registry.count).toBe(1);
    expect(registry.find(used.code)).not.toBeNull();
  });

  it('[SV43] gives the place of one that was never come to, where it is full', async () => {
    const { registry, time } = await openRegistry({ MAX_SESSIONS: '2' });
    const used = await openTraining(registry);
    const unused = await registry.open({});
    // Its teacher's page may be on its way.
    expect(await registry.open({})).toMatchObject({ ok: false, code: 'server-full' });
    time.nowMs += minuteMs;
    const third = await openTraining(registry);
    expect(registry.find(used.code)).not.toBeNull();
    expect(registry.find(unused.ok ? unused.value.code : '')).toBeNull();
    expect(registry.find(third.code)).not.toBeNull();
    expect(await registry.open({})).toMatchObject({ ok: false, code: 'server-full' });
  });

  it('[SV43] never holds more than it may, however many are opened at once', async () => {
    const { registry, time } = await openRegistry({ MAX_SESSIONS: '3' });
    for (let i = 0; i < 3; i++) await registry.open({});
    time.nowMs += minuteMs;
    const opened = await Promise.all(Array.from({ length: 8 }, () => registry.open({})));
    expect(registry.count).toBe(3);
    expect(opened.filter(({ ok }) => ok)).toHaveLength(3);
  });

  it('[SV3] never gives a code twice', async () => {
    const { registry } = await openRegistry();
    const opened = await Promise.all(Array.from({ length: 50 }, () => registry.open({})));
    const codes = opened.map((result) => (result.ok ? result.value.code : ''));
    expect(new Set(codes).size).toBe(50);
  });

  it('[SV114] removes a session that could be removed, and leaves the others as they were', async () => {
    const { registry, store } = await openRegistry();
    const { code, runner, phase } = await openTraining(registry);
    const live = registry.find(code)!;
    const remove = vi.spyOn(store, 'remove').mockRejectedValueOnce(new StoreFullError('full'));
    await expect(registry.drop(live)).rejects.toThrow(StoreFullError);
    expect(registry.find(code)).toBe(live);
    expect(registry.findByRecording(live.recordingId)).toBe(live);
    runner.pause();
    await runner.commit();
    expect(phase()).toBe('paused');
    expect(await store.findRecording(live.recordingId)).not.toBeNull();
    // Two at once are one; what comes after it is not written any more.
    await Promise.all([registry.drop(live), registry.drop(live), runner.flush()]);
    expect(remove).toHaveBeenCalledTimes(2);
    expect([registry.find(code), registry.findByRecording(live.recordingId)]).toEqual([null, null]);
    expect(await store.findRecording(live.recordingId)).toBeNull();
  });
});
