import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Auth } from '../../shared/protocol/commands.ts';
import { encodeSnapshot } from '../../shared/protocol/snapshot-codec.ts';
import { stateMessage } from './support/fake-class-socket.ts';
import { auth, open, session, socket, student, updateCount } from './support/opened-session.ts';
import { trainedView } from './support/trained-view.ts';

const teacher: Auth = { role: 'teacher', code: 'K7QM3F', key: 'key' };
const patienceMs = 15_000;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  session.hostDisconnected();
  vi.useRealTimers();
});

/** What the page waits at most before its next attempt: the longest pause, and its spread. */
const longestWaitMs = 6000;

describe('SessionController', () => {
  it('[PA40] shows nothing before the state, then one view after each message', () => {
    open();
    expect(session.connection).toEqual({ state: 'connecting', failureCount: 0 });
    expect(session.view).toBeNull();
    socket.letIn();
    expect(session.connection).toEqual({ state: 'live' });
    const first = session.view;
    const { snapshot } = trainedView();
    const frame = encodeSnapshot({ ...snapshot, sequence: 2, epoch: 7 }).buffer;
    socket.receive('snapshot', frame);
    expect(session.view?.snapshot.epoch).toBe(7);
    expect(first?.snapshot.epoch).toBe(0);
    socket.receive('change', { experiment: { learningRate: 0.3 }, phase: 'training' });
    expect(session.view).toMatchObject({ phase: 'training', experiment: { learningRate: 0.3 } });
    const { buffer } = encodeSnapshot({ ...snapshot, sequence: 3, epoch: 9 });
    socket.receive('change', { phase: 'paused', frame: buffer });
    expect(session.view).toMatchObject({ phase: 'paused', snapshot: { epoch: 9 } });
    const before = updateCount;
    socket.receive('presence', { studentCount: 24, isTeacherHere: false });
    expect(session.view).toMatchObject({ studentCount: 24, isTeacherHere: false });
    expect(updateCount).toBe(before + 1);
  });

  it('[PA520] takes snapshots that wait before whatever comes after them', () => {
    open();
    socket.letIn();
    const { snapshot } = trainedView();
    const send = (sequence: number, epoch: number) =>
      socket.receive('snapshot', encodeSnapshot({ ...snapshot, sequence, epoch }).buffer);
    for (const [sequence, epoch] of [
      [2, 5],
      [3, 6],
      [4, 7],
    ]) {
      send(sequence, epoch);
    }
    expect(session.view?.snapshot.epoch, 'the others wait for a frame').toBe(5);
    const { buffer } = encodeSnapshot({ ...snapshot, sequence: 5, epoch: 8 });
    socket.receive('change', { phase: 'paused', frame: buffer });
    expect(session.view).toMatchObject({ phase: 'paused', snapshot: { epoch: 8 } });
    expect(session.view?.history.map(({ epoch }) => epoch).slice(-4)).toEqual([5, 6, 7, 8]);
  });

  it('[PA210] learns what is told to it alone, and begins anew with the state', () => {
    open(teacher);
    socket.letIn();
    const seat = { seatId: 's', name: 'Ada', isOnline: true, isAway: false, lookingAt: null };
    const roster = { seats: [{ ...seat, handPlace: 1, isWaiting: false }], banned: [] };
    socket.receive('roster', roster);
    socket.receive('names', { present: ['Ada'], credit: null });
    expect(session.news).toMatchObject({ roster, names: { present: ['Ada'] } });
    socket.receive('state', stateMessage());
    expect(session.news.names.present).toBeNull();
  });

  it('[PA40] changes nothing for a frame that does not belong', () => {
    open();
    socket.letIn();
    const { view } = session;
    const before = updateCount;
    socket.receive('snapshot', new ArrayBuffer(12));
    expect(session.view).toBe(view);
    expect(updateCount).toBe(before);
  });

  it('[PA41] tries again for ever, with pauses that grow and end', () => {
    open();
    socket.letIn();
    const { view } = session;
    socket.breakLine();
    expect(session.connection).toEqual({ state: 'lost', failureCount: 1 });
    vi.advanceTimersByTime(400);
    expect(socket.connectCount).toBe(2);
    for (let attempt = 3; attempt < 40; attempt++) {
      socket.refuse();
      vi.advanceTimersByTime(longestWaitMs);
      expect(socket.connectCount).toBe(attempt);
    }
    expect(session.view).toBe(view);
    socket.letIn();
    expect(session.connection).toEqual({ state: 'live' });
    socket.breakLine();
    vi.advanceTimersByTime(400);
    expect(socket.connectCount).toBe(40);
  });

  it('[PA332] tells who waits to be let in whether the line is well', () => {
    open();
    socket.receive('welcome', { role: 'student', joinUrl: '', isWaiting: true });
    expect(session.connection).toEqual({ state: 'live' });
    socket.breakLine();
    expect(session.connection).toEqual({ state: 'lost', failureCount: 1 });
    socket.receive('welcome', { role: 'student', joinUrl: '', isWaiting: true });
    expect(session.connection).toEqual({ state: 'live' });
  });

  it('[PA41] is still connecting, not lost, while it never was in', () => {
    open();
    socket.refuse();
    expect(session.connection).toEqual({ state: 'connecting', failureCount: 1 });
  });

  it('[PA41] does not wait when the network is back', () => {
    open();
    socket.letIn();
    socket.breakLine();
    for (let i = 0; i < 8; i++) {
      vi.advanceTimersByTime(longestWaitMs);
      socket.refuse();
    }
    const before = socket.connectCount;
    window.dispatchEvent(new Event('online'));
    expect(socket.connectCount).toBe(before + 1);
    socket.letIn();
    window.dispatchEvent(new Event('online'));
    vi.advanceTimersByTime(10 * longestWaitMs);
    expect(socket.connectCount).toBe(before + 1);
  });

  it.each(['unknown-session', 'wrong-key', 'bad-name', 'room-full', 'server-full'])(
    '[PA42] ends at the refusal %s, and does not ask again',
    (code) => {
      open();
      socket.refuse(code);
      expect(session.connection).toMatchObject({ state: 'refused', refusal: { code } });
      vi.advanceTimersByTime(60_000);
      window.dispatchEvent(new Event('online'));
      expect(socket.connectCount).toBe(1);
    },
  );

  it.each(['stopping', 'rate-limited', 'internal', 'not-now'])(
    '[PA42] asks again after %s, without haste',
    (code) => {
      open();
      socket.refuse(code);
      vi.advanceTimersByTime(1400);
      expect(socket.connectCount).toBe(1);
      vi.advanceTimersByTime(longestWaitMs);
      expect(socket.connectCount).toBe(2);
    },
  );

  it('[PA42] does not fight a second tab for its seat', () => {
    open();
    socket.letIn();
    socket.receive('refused', { ok: false, code: 'not-now', message: 'opened in another tab' });
    socket.breakLine('io server disconnect');
    expect(session.connection).toMatchObject({ state: 'refused', refusal: { code: 'not-now' } });
    vi.advanceTimersByTime(60_000);
    expect(socket.connectCount).toBe(1);
  });

  it('[PA42] comes back where the server closed the line without a word', () => {
    open();
    socket.letIn();
    socket.breakLine('io server disconnect');
    vi.advanceTimersByTime(longestWaitMs);
    expect(socket.connectCount).toBe(2);
  });

  it('[PA42] is over when the teacher ends the class', () => {
    open();
    socket.letIn();
    socket.receive('ended');
    expect(session.connection).toEqual({ state: 'ended' });
    expect(socket.disconnectCount).toBe(1);
    vi.advanceTimersByTime(60_000);
    expect(socket.connectCount).toBe(1);
  });

  it('[PA44] asks to be loaded again where the server speaks another protocol', () => {
    open();
    socket.letIn({ protocol: 99 });
    expect(session.view).toBeNull();
    expect(session.connection).toMatchObject({
      state: 'refused',
      refusal: { code: 'unsupported-protocol' },
    });
  });

  it('[PA45] begins with polling after an attempt that came to nothing, then again without', () => {
    open();
    expect(socket.io.opts.transports[0]).toBe('websocket');
    socket.refuse();
    expect(socket.io.opts.transports).toEqual(['polling', 'websocket']);
    socket.refuse();
    expect(socket.io.opts.transports).toEqual(['websocket', 'polling']);
  });

  it('[PA46] comes back with the token it was given, and hands it to the page', () => {
    const onWelcome = vi.fn();
    open(student, onWelcome);
    expect(auth()).toEqual(student);
    const welcome = { role: 'student', name: 'Ada', token: 'secret', joinUrl: 'http://a/join/K' };
    socket.receive('welcome', welcome);
    expect(onWelcome).toHaveBeenCalledWith(welcome);
    expect(auth()).toEqual({ role: 'student', code: 'K7QM3F', token: 'secret' });
  });

  it('[PA320] comes back with the key that a wall was given', () => {
    open({ role: 'wall', code: 'K7QM3F' });
    socket.receive('welcome', { role: 'wall', wallKey: 'its-own', joinUrl: 'http://a/join/K' });
    expect(auth()).toEqual({ role: 'wall', code: 'K7QM3F', key: 'its-own' });
  });
});

describe('SessionController.send', () => {
  it('[PA43] sends a command once, under an id of its own, and gives its answer', async () => {
    open(teacher);
    socket.letIn();
    const results = [session.send({ type: 'start' }), session.send({ type: 'pause' })];
    expect(socket.sent.map(({ command }) => command.type)).toEqual(['start', 'pause']);
    const [first, second] = socket.sent;
    expect(first.command.id).not.toBe(second.command.id);
    first.ack({ ok: true, epoch: 3 });
    second.ack({ ok: false, code: 'not-now', message: 'It is paused.' });
    expect(await Promise.all(results)).toEqual([
      { ok: true, epoch: 3 },
      { ok: false, code: 'not-now', message: 'It is paused.' },
    ]);
    socket.breakLine();
    socket.letIn();
    expect(socket.sent).toHaveLength(2);
  });

  it('[PA43] sends what was not answered again, in order, under the same id', async () => {
    open(teacher);
    socket.letIn();
    const started = session.send({ type: 'start' });
    socket.breakLine();
    const paused = session.send({ type: 'pause' });
    expect(socket.sent).toHaveLength(1);
    socket.letIn();
    expect(socket.sent.map(({ command }) => command.type)).toEqual(['start', 'start', 'pause']);
    expect(socket.sent[1].command).toEqual(socket.sent[0].command);
    socket.sent[1].ack({ ok: false, code: 'duplicate', message: 'It was done before.' });
    socket.sent[2].ack({ ok: true, epoch: 5 });
    expect(await started).toMatchObject({ ok: true });
    expect(await paused).toEqual({ ok: true, epoch: 5 });
  });

  it('[PA43] takes a duplicate that was sent once for what it is', async () => {
    open(teacher);
    socket.letIn();
    const result = session.send({ type: 'start' });
    socket.sent[0].ack({ ok: false, code: 'duplicate', message: '' });
    expect(await result).toMatchObject({ ok: false, code: 'duplicate' });
  });

  it('[PA43] gives up in the end: nothing old happens long after it was meant', async () => {
    open(teacher);
    socket.letIn();
    socket.breakLine();
    const result = session.send({ type: 'start' });
    vi.advanceTimersByTime(patienceMs);
    expect(await result).toMatchObject({ ok: false, code: 'no-answer' });
    socket.letIn();
    expect(socket.sent).toEqual([]);
  });

  it('[PA43] answers at once where there is no line to come', async () => {
    open(teacher);
    socket.letIn();
    const waiting = session.send({ type: 'start' });
    socket.receive('ended');
    expect(await waiting).toMatchObject({ ok: false, code: 'no-answer' });
    expect(await session.send({ type: 'start' })).toMatchObject({ ok: false, code: 'no-answer' });
  });
});
