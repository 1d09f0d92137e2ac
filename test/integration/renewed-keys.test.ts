import { describe, expect, it, onTestFinished } from 'vitest';
import { SessionRegistry } from '../../server/registry.ts';
import type { SavedSession } from '../../server/session/types.ts';
import { readSettings } from '../../server/settings.ts';
import { SqliteStore } from '../../server/store/sqlite-store.ts';
import type { Transport } from '../../server/transport.ts';
import type { Ack } from '../../shared/protocol/messages.ts';
import type { AnyCommandBody } from '../../shared/protocol/any-command.ts';
import { silentLog } from '../support/server-fakes.ts';
import { temporaryFolder } from '../support/server.ts';

/** Keeps what is said to each connection, and wakes who waits for it. */
class HeardTransport implements Transport {
  readonly drops: string[] = [];
  readonly #acks = new Map<string, PromiseWithResolvers<Ack>>();

  ackOf(commandId: string): PromiseWithResolvers<Ack> {
    const known = this.#acks.get(commandId) ?? Promise.withResolvers<Ack>();
    this.#acks.set(commandId, known);
    return known;
  }

  ack(_connectionId: string, commandId: string, ack: Ack): void {
    this.ackOf(commandId).resolve(ack);
  }

  drop(connectionId: string): void {
    this.drops.push(connectionId);
  }

  welcome(): void {}
  send(): void {}
  broadcast(): void {}
  tell(): void {}
  enter(): void {}
  reject(): void {}
  end(): void {}
}

/** A class over a real store, whose next renewal of a key waits until it is let go. */
async function openClass(folder = temporaryFolder()) {
  const store = await SqliteStore.open(folder, { now: () => 0 });
  const transport = new HeardTransport();
  const registry = new SessionRegistry({
    store,
    pool: { train: () => new Promise(() => undefined) },
    transport,
    log: silentLog,
    clock: () => 0,
    settings: readSettings({}),
    now: () => 0,
  });
  onTestFinished(async () => {
    await registry.close();
    await store.close();
  });
  const opened = await registry.open({});
  if (!opened.ok) throw new Error(opened.message);
  const live = registry.find(opened.value.code);
  if (!live) throw new Error('not found');
  const { runner } = live;
  const join = (connectionId: string, isCoTeacher?: true) =>
    runner.dispatch({
      type: 'join',
      connectionId,
      as: { role: 'teacher', ...(isCoTeacher && { isCoTeacher }) },
    });
  join('teacher');
  let count = 0;
  const command = (body: AnyCommandBody): Promise<Ack> => {
    const id = `c${++count}`;
    runner.dispatch({ type: 'command', connectionId: 'teacher', command: { ...body, id } });
    return transport.ackOf(id).promise;
  };
  const rekey = store.rekey.bind(store);
  /** Fulfilled when the key is about to be replaced; it is, or is not, when the result says so. */
  const holdRekey = () => {
    const begun = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    store.rekey = async (...args) => {
      begun.resolve();
      await go.promise;
      return rekey(...args);
    };
    return { begun: begun.promise, go };
  };
  const saved = (): SavedSession => runner.session.save();
  return { live, transport, join, command, holdRekey, saved };
}

describe('a key that is renewed', () => {
  it('[SV102] sends away who came by the old one while it was being replaced', async () => {
    const { live, transport, join, command, holdRekey } = await openClass();
    const { begun, go } = holdRekey();
    const before = live.teacherKeyHash;
    const acked = command({ type: 'new-key' });
    await begun;
    // The old key still holds, and lets this one in.
    expect(live.teacherKeyHash).toBe(before);
    join('late');
    expect(transport.drops).toEqual([]);
    go.resolve();
    expect(await acked).toMatchObject({ ok: true });
    await live.runner.commit();
    expect(live.teacherKeyHash).not.toEqual(before);
    expect(transport.drops).toEqual(['late']);
  });

  it('[SV102] is as it was where it could not be: nobody goes, and nothing else is said', async () => {
    const { live, transport, join, command, holdRekey, saved } = await openClass();
    expect(await command({ type: 'co-teacher', isOn: true })).toMatchObject({ ok: true });
    join('co-teacher', true);
    const before = live.coTeacherKeyHash;
    const { begun, go } = holdRekey();
    const acked = command({ type: 'co-teacher', isOn: false });
    await begun;
    go.reject(new Error('no disk'));
    expect(await acked).toMatchObject({ code: 'internal' });
    await live.runner.commit();
    expect(live.coTeacherKeyHash).toBe(before);
    expect(saved().people.hasCoTeacher).toBe(true);
    expect(transport.drops).toEqual([]);
  });

  it('[SV103] that a co-teacher has is known after a restart, whatever was saved last', async () => {
    const folder = temporaryFolder();
    const store = await SqliteStore.open(folder, { now: () => 0 });
    const parts = {
      pool: { train: () => new Promise<never>(() => undefined) },
      transport: new HeardTransport(),
      log: silentLog,
      clock: () => 0,
      settings: readSettings({}),
      now: () => 0,
      store,
    };
    const first = new SessionRegistry(parts);
    const opened = await first.open({});
    if (!opened.ok) throw new Error(opened.message);
    await first.close();
    const { code } = opened.value;
    // As a process leaves it that dies when the key is there, and the class does not know it yet.
    await store.rekey(code, { coTeacherKeyHash: Buffer.from('some hash') });
    const second = new SessionRegistry(parts);
    await second.restore();
    const people = () => second.find(code)?.runner.session.save().people;
    expect(people()?.hasCoTeacher).toBe(true);
    await second.close();
    await store.close();
  });
});
