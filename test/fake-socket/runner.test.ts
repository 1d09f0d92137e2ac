import { describe, expect, it } from 'vitest';
import { Connection } from '../../server/sockets/connection.ts';
import type { Effect, SessionEvent } from '../../server/session/types.ts';
import type { TrainedSlice } from '../../shared/engine/trainer.ts';
import type { Slice } from '../../shared/lesson/slices.ts';
import type { Ack } from '../../shared/protocol/messages.ts';
import { StoreFullError } from '../../server/store/store.ts';
import { FakeSocket, fakeServer, readableLog, settled } from '../support/server-fakes.ts';

const command = {
  type: 'command',
  connectionId: 'c',
  command: { id: 'a', type: 'start' },
} as const;
const change = { type: 'change', phase: 'training' } as const;

const accepted = (event: SessionEvent, session: Extract<Effect, { type: 'save' }>['session']) =>
  event.type === 'command'
    ? ([
        { type: 'record', message: change },
        { type: 'save', session },
        { type: 'ack', connectionId: 'c', commandId: 'a', ack: { ok: true, epoch: 0 } },
        { type: 'broadcast', message: change },
      ] satisfies Effect[])
    : [];

/** A server with a teacher whose acks are kept. */
function withTeacher(options: Parameters<typeof fakeServer>[0]) {
  const server = fakeServer(options);
  const socket = Object.assign(new FakeSocket(), { id: 'c' });
  const connection = new Connection(socket, server.live, 'student', '');
  server.connections.add(connection);
  server.connections.open(connection);
  const acks: Ack[] = [];
  connection.expectAck('a', (ack) => acks.push(ack));
  return { ...server, acks, connection };
}

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

  it('[SV55] goes on without its recording where the disk is full, and saves the rest', async () => {
    const { log, lines } = readableLog();
    const { runner, store, acks, rooms, session } = withTeacher({
      answer: (event, saved) =>
        event.type === 'recording-ended'
          ? [{ type: 'checkpoint', session: Object.assign(saved, { isRecordingOver: true }) }]
          : accepted(event, saved),
      log,
    });
    store.beforeSave = ({ lines = [] }) =>
      lines.length > 0 ? Promise.reject(new StoreFullError('full')) : Promise.resolve();
    runner.dispatch(command);
    await settled();
    expect(acks).toEqual([{ ok: true, epoch: 0 }]);
    expect(rooms.emitted).toMatchObject([{ event: ['change', { phase: 'training' }] }]);
    expect(store.saved).toMatchObject([{ session: { isRecordingOver: true } }]);
    expect(store.saved[0].lines ?? []).toEqual([]);
    expect(session.eventTypes()).toEqual(['command', 'recording-ended']);
    expect(lines()).toEqual([]);
    await runner.close();
  });

  it('[SV55] carries out commands that it cannot save where nothing has room, and says so once', async () => {
    const { log, lines } = readableLog();
    const { runner, store, acks, connection, session } = withTeacher({
      answer: (event, saved) =>
        event.type === 'recording-ended'
          ? [{ type: 'checkpoint', session: Object.assign(saved, { isRecordingOver: true }) }]
          : accepted(event, saved),
      log,
    });
    store.beforeSave = () => Promise.reject(new StoreFullError('full'));
    for (let i = 0; i < 3; i++) {
      if (i > 0) connection.expectAck('a', (ack) => acks.push(ack));
      runner.dispatch(command);
      await settled();
    }
    expect(acks).toEqual([1, 2, 3].map(() => ({ ok: true, epoch: 0 })));
    expect(session.eventTypes().filter((type) => type === 'recording-ended')).toHaveLength(1);
    expect(lines()).toMatchObject([{ msg: 'the disk is full: nothing is saved' }]);
    // There is room again: the next write takes all along but what was not recorded.
    store.beforeSave = () => Promise.resolve();
    await runner.flush();
    expect(store.saved).toMatchObject([{ session: { isRecordingOver: true }, lines: [] }]);
    await runner.close();
  });

  it('[SV113] ends the recording where too much waits for a disk that refuses it', async () => {
    const frame = new Uint8Array(1_400_000);
    const { runner, store, session } = fakeServer({
      answer: ({ type }, saved) => {
        if (type === 'wake') return [{ type: 'record', message: { type: 'snapshot', frame } }];
        Object.assign(saved, { isRecordingOver: true });
        return [{ type: 'checkpoint', session: saved }];
      },
    });
    store.beforeSave = () => Promise.reject(new Error('no such device'));
    for (let i = 0; i < 4; i++) {
      runner.dispatch({ type: 'wake' });
      await runner.flush();
    }
    expect(session.eventTypes()).not.toContain('recording-ended');
    runner.dispatch({ type: 'wake' });
    await runner.flush();
    expect(session.eventTypes().at(-1)).toBe('recording-ended');
    store.beforeSave = () => Promise.resolve();
    runner.dispatch({ type: 'wake' });
    await runner.flush();
    expect(store.saved).toMatchObject([{ session: { isRecordingOver: true }, lines: [] }]);
    await runner.close();
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

  it('[SV42] what could not be written goes with the next write, in its order, never over it', async () => {
    const { runner, store } = fakeServer({
      answer: (event, session) => [
        {
          type: 'record',
          message: { type: 'snapshot', frame: new Uint8Array([event.nowMs % 256]) },
        },
        event.type === 'command'
          ? { type: 'save', session: { ...session, title: `save ${event.nowMs}` } }
          : { type: 'checkpoint', session: { ...session, title: `checkpoint ${event.nowMs}` } },
      ],
    });
    const gate = Promise.withResolvers<void>();
    store.beforeSave = () => gate.promise;
    runner.dispatch({ type: 'wake' }, 1);
    const flushed = runner.flush();
    await settled();
    // While the checkpoint is on its way, a command is saved.
    const command = { id: 'a', type: 'start' } as const;
    runner.dispatch({ type: 'command', connectionId: 'x', command }, 2);
    store.beforeSave = () => Promise.resolve();
    gate.reject(new Error('the disk is full'));
    await flushed;
    await runner.flush();
    expect(store.saved.map(({ session }) => session?.title)).toEqual(['save 2']);
    expect(store.saved[0].lines).toHaveLength(2);
    expect(store.saved[0].lines?.map(({ line }) => line.includes('AQ=='))).toEqual([true, false]);
    await runner.close();
  });

  it('[SV42] what was recorded is never written before the session that it comes from', async () => {
    const { runner, store } = fakeServer({
      answer: (event, session) => [
        { type: 'record', message: change },
        event.type === 'command'
          ? { type: 'save', session: { ...session, title: 'save' } }
          : { type: 'checkpoint', session: { ...session, title: 'checkpoint' } },
      ],
    });
    const gate = Promise.withResolvers<void>();
    store.beforeSave = () => gate.promise;
    runner.dispatch({ type: 'wake' }, 1);
    void runner.flush();
    await settled();
    // One write is under way, and another waits behind it, when a command comes.
    void runner.flush();
    const start = { id: 'a', type: 'start' } as const;
    runner.dispatch({ type: 'command', connectionId: 'x', command: start }, 2);
    gate.resolve();
    await settled();
    const written = store.saved.map(({ session, lines }) => [session?.title, lines?.length]);
    expect(written).toEqual([
      ['checkpoint', 1],
      ['save', 1],
    ]);
    await runner.close();
  });

  it('[SV42] a checkpoint that could not be written is written with the next', async () => {
    const { runner, store } = fakeServer({
      answer: (event, session) => [
        { type: 'checkpoint', session: { ...session, title: `checkpoint ${event.nowMs}` } },
      ],
    });
    store.beforeSave = () => Promise.reject(new Error('the disk is full'));
    runner.dispatch({ type: 'wake' }, 1);
    await runner.flush();
    store.beforeSave = () => Promise.resolve();
    await runner.flush();
    expect(store.saved.map(({ session }) => session?.title)).toEqual(['checkpoint 1']);
    await runner.close();
  });
});
