import { describe, expect, it } from 'vitest';
import { StoreFullError } from '../../server/store/store.ts';
import { fakeServer, readableLog, settled } from '../support/server-fakes.ts';
import { command, change, accepted, withTeacher } from '../support/runner-server.ts';

describe('SessionRunner', () => {
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
