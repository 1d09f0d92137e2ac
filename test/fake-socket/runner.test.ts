import { describe, expect, it } from 'vitest';
import type { TrainedSlice } from '../../shared/engine/trainer.ts';
import type { Slice } from '../../shared/lesson/slices.ts';
import { fakeServer, readableLog, settled } from '../support/server-fakes.ts';
import { command, change, accepted, withTeacher } from '../support/runner-server.ts';

describe('SessionRunner', () => {
  it('[SV21] acknowledges and broadcasts nothing before it is saved', async () => {
    const { runner, store, acks, rooms } = withTeacher({ answer: accepted });
    const { promise, resolve } = Promise.withResolvers<void>();
    store.beforeSave = () => promise;
    runner.dispatch(command);
    await settled();
    expect([acks, rooms.emitted]).toEqual([[], []]);
    resolve();
    await settled();
    expect(acks).toEqual([{ ok: true, epoch: 0 }]);
    expect(rooms.emitted).toMatchObject([{ event: ['change', { phase: 'training' }] }]);
  });

  it('[SV21] saves what was recorded in the same write', async () => {
    const { runner, store } = withTeacher({ answer: accepted });
    runner.dispatch(command);
    await settled();
    expect(store.saved).toHaveLength(1);
    expect(store.saved[0].session).toBeDefined();
    expect(store.saved[0].lines?.map(({ line }) => JSON.parse(line) as unknown)).toEqual([
      { atMs: 0, message: change },
    ]);
  });

  it('[SV21] keeps later events behind a save that takes long', async () => {
    const { runner, store, rooms } = withTeacher({
      answer: (event, session) =>
        event.type === 'wake'
          ? [{ type: 'broadcast', message: { type: 'change', phase: 'finished' } }]
          : accepted(event, session),
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    store.beforeSave = () => promise;
    runner.dispatch(command);
    runner.dispatch({ type: 'wake' });
    await settled();
    expect(rooms.emitted).toEqual([]);
    resolve();
    await settled();
    const phases = rooms.emitted.map(({ event }) => event[1]);
    expect(phases).toEqual([{ phase: 'training' }, { phase: 'finished' }]);
  });

  it('[SV22] answers `internal` where it cannot be saved, and saves it the next time', async () => {
    const { log, lines } = readableLog();
    const { runner, store, acks, connection } = withTeacher({ answer: accepted, log });
    store.beforeSave = () => Promise.reject(new Error('disk full'));
    runner.dispatch(command);
    await settled();
    expect(acks).toMatchObject([{ ok: false, code: 'internal' }]);
    expect(lines()).toMatchObject([{ err: { message: 'disk full' }, session: 'BCDFGH' }]);
    store.beforeSave = () => Promise.resolve();
    connection.expectAck('a', (ack) => acks.push(ack));
    runner.dispatch(command);
    await settled();
    expect(acks[1]).toEqual({ ok: true, epoch: 0 });
    expect(store.saved[0].lines).toHaveLength(2);
  });

  it('[SV29] tells the session of a slice that was lost, and of one that was trained', async () => {
    const slice = { sliceId: 1 } as Slice;
    const results = [Promise.reject(new Error('killed')), Promise.resolve({} as TrainedSlice)];
    const { runner, session } = fakeServer({
      answer: ({ type }) =>
        type === 'wake' || type === 'slice-failed' ? [{ type: 'train', slice }] : [],
      train: () => results.shift() ?? Promise.reject(new Error('asked too often')),
    });
    runner.dispatch({ type: 'wake' });
    await settled();
    expect(session.eventTypes()).toEqual(['wake', 'slice-failed', 'slice-done']);
  });

  it('[SV23] logs an effect that fails and carries out the others', async () => {
    const { log, lines } = readableLog();
    const { runner, acks, rooms } = withTeacher({ answer: accepted, log });
    rooms.to = () => {
      throw new Error('no room');
    };
    runner.dispatch(command);
    await settled();
    expect(acks).toEqual([{ ok: true, epoch: 0 }]);
    expect(lines()).toMatchObject([{ effect: 'broadcast', err: { message: 'no room' } }]);
  });

  it('wakes the session at the time it asked for last, not before', async () => {
    const { runner, session, time } = fakeServer({
      answer: ({ type }) =>
        type === 'leave'
          ? [
              { type: 'wake', atMs: 1e9 },
              { type: 'wake', atMs: 1005 },
            ]
          : [],
    });
    runner.dispatch({ type: 'leave', connectionId: 'x' });
    await expect.poll(() => session.eventTypes()).toEqual(['leave', 'wake']);
    expect(time.nowMs).toBe(1000);
    expect(session.events[1].nowMs).toBe(1005);
  });

  it('[SV36] saves the session with what was recorded when it closes, and takes nothing after', async () => {
    const { runner, store, session } = fakeServer({
      answer: ({ type }) => (type === 'wake' ? [{ type: 'record', message: change }] : []),
    });
    runner.dispatch({ type: 'wake' });
    await runner.close();
    runner.dispatch({ type: 'wake' });
    expect(store.saved).toHaveLength(1);
    expect(store.saved[0].lines).toHaveLength(1);
    expect(session.eventTypes()).toEqual(['wake']);
  });

  it('[SV8] writes recording and checkpoint by and by, without a command', async () => {
    const { runner, store } = fakeServer({
      answer: ({ type }, session) =>
        type === 'wake'
          ? [
              { type: 'record', message: change },
              { type: 'checkpoint', session },
            ]
          : [],
    });
    runner.dispatch({ type: 'wake' });
    runner.dispatch({ type: 'wake' });
    expect(store.saved).toEqual([]);
    await expect.poll(() => store.saved.length).toBe(1);
    expect(store.saved[0].lines).toHaveLength(2);
    expect(store.saved[0].session).toBeDefined();
    await runner.close();
  });

  it('[SV37] knows since when nobody is there', async () => {
    const { runner, time } = fakeServer();
    expect(runner.idleSinceMs).toBe(1000);
    runner.dispatch({ type: 'join', connectionId: 'x', as: { role: 'wall' } });
    expect(runner.idleSinceMs).toBeNull();
    time.nowMs = 4000;
    runner.dispatch({ type: 'leave', connectionId: 'x' });
    expect(runner.idleSinceMs).toBe(4000);
  });
});
