import { describe, expect, it } from 'vitest';
import { createLimiters } from '../../server/limiters.ts';
import { readSettings } from '../../server/settings.ts';
import type { Effect, SessionEvent } from '../../server/session/types.ts';
import { Admission, connectError } from '../../server/sockets/admission.ts';
import { refusal } from '../../shared/protocol/errors.ts';
import { guestWallKey, wallKey } from '../../server/teacher-key.ts';
import { FakeSocket, fakeServer, settled, teacherKey } from '../support/server-fakes.ts';

const frame = new Uint8Array([1, 2, 3]);
const welcomed = (event: SessionEvent): Effect[] =>
  event.type === 'join'
    ? [
        {
          type: 'welcome',
          connectionId: event.connectionId,
          welcome: { role: event.as.role },
        },
        { type: 'send', connectionId: event.connectionId, message: { type: 'snapshot', frame } },
      ]
    : [];

function fakeAdmission(answer = welcomed, environment: Record<string, string> = {}) {
  const server = fakeServer({ answer });
  const settings = readSettings(environment);
  const admission = new Admission({ ...server, settings, limiters: createLimiters(settings) });
  return { ...server, admission };
}

const student = (code = 'BCDFGH') => new FakeSocket({ role: 'student', code });

describe('Admission', () => {
  it('[SV12] brings a student in with a new token and a new seat each', async () => {
    const { admission, session } = fakeAdmission();
    await admission.admit(new FakeSocket({ role: 'student', code: 'bcd-fgh', name: 'Ada' }));
    await admission.admit(student());
    const joins = session.events.map((event) => event.type === 'join' && event.as);
    expect(joins).toMatchObject([{ role: 'student', name: 'Ada' }, { role: 'student' }]);
    const secrets = joins.flatMap((as) =>
      as && as.role === 'student' ? [as.newToken, as.newSeatId] : [],
    );
    expect(new Set(secrets).size).toBe(4);
    expect(secrets[0]).toMatch(/^[\w-]{32}$/);
  });

  it('[SV12] sends what the session has for it only when it is connected, in order', async () => {
    const socket = student();
    const { admission, connections } = fakeAdmission();
    const admitted = await admission.admit(socket);
    expect(socket.emitted).toEqual([]);
    if (!admitted.ok) throw new Error(admitted.message);
    connections.open(admitted.value);
    expect(socket.names()).toEqual(['welcome', 'snapshot']);
    expect(socket.rooms).toEqual(new Set(['BCDFGH']));
  });

  it('[SV12] misses no reliable message between joining and being connected', async () => {
    const socket = student();
    const { admission, connections } = fakeAdmission();
    const admitted = await admission.admit(socket);
    connections.broadcast('BCDFGH', { type: 'change', phase: 'training' });
    connections.broadcast('BCDFGH', { type: 'snapshot', frame });
    connections.broadcast('KKKKKK', { type: 'change', phase: 'paused' });
    if (!admitted.ok) throw new Error(admitted.message);
    connections.open(admitted.value);
    expect(socket.emitted.slice(2)).toEqual([['change', { phase: 'training' }]]);
  });

  it("[SV12] gives the recording's id to the teacher alone, the join address to all", async () => {
    const { admission, connections } = fakeAdmission();
    const welcomeOf = async (auth: object) => {
      const socket = new FakeSocket(auth);
      const admitted = await admission.admit(socket);
      if (!admitted.ok) throw new Error(admitted.message);
      connections.open(admitted.value);
      return socket.emitted[0][1];
    };
    const code = 'BCDFGH';
    const joinUrl = 'http://school.lan/join/BCDFGH';
    expect(await welcomeOf({ role: 'teacher', code, key: teacherKey })).toEqual({
      role: 'teacher',
      joinUrl,
      recordingId: 'the-recording',
      wallKey: wallKey('the-recording'),
    });
    expect(await welcomeOf({ role: 'wall', code })).toEqual({
      role: 'wall',
      joinUrl,
      wallKey: guestWallKey('the-recording'),
    });
    expect(await welcomeOf({ role: 'student', code })).toEqual({ role: 'student', joinUrl });
  });

  it.each([
    ['no auth', undefined, 'bad-message'],
    ['an unknown role', { role: 'admin', code: 'BCDFGH' }, 'bad-message'],
    ['a code that is no text', { role: 'wall', code: 7 }, 'bad-message'],
    ['a teacher without a key', { role: 'teacher', code: 'BCDFGH' }, 'bad-message'],
    ['an unknown code', { role: 'wall', code: 'KKKKKK' }, 'unknown-session'],
    ['no code at all', { role: 'wall', code: '' }, 'unknown-session'],
    ['a wrong key', { role: 'teacher', code: 'BCDFGH', key: 'x' }, 'wrong-key'],
    ['an empty key', { role: 'teacher', code: 'BCDFGH', key: '' }, 'wrong-key'],
  ])('[SV13] refuses %s, and the session hears nothing of it', async (_, auth, code) => {
    const { admission, session } = fakeAdmission();
    expect(await admission.admit(new FakeSocket(auth))).toMatchObject({ ok: false, code });
    expect(session.events).toEqual([]);
  });

  it('[SV13] passes on what the session refuses, and forgets the connection', async () => {
    const socket = student();
    const { admission, connections } = fakeAdmission((event) =>
      event.type === 'join'
        ? [
            {
              type: 'reject',
              connectionId: event.connectionId,
              refusal: refusal('bad-name', 'no'),
            },
          ]
        : [],
    );
    expect(await admission.admit(socket)).toMatchObject({ ok: false, code: 'bad-name' });
    expect(connections.get(socket.id)).toBeNull();
  });

  it('[SV13] lets nobody in while the server stops', async () => {
    const { admission, registry } = fakeAdmission();
    registry.isClosing = true;
    expect(await admission.admit(student())).toMatchObject({ ok: false, code: 'stopping' });
  });

  it('[SV13] answers one connection once', async () => {
    const socket = student();
    const { admission, session } = fakeAdmission();
    const answers = await Promise.all([admission.admit(socket), admission.admit(socket)]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
    expect(session.eventTypes()).toEqual(['join']);
  });

  it('[SV13] carries a refusal as a connect_error with its code', () => {
    const error = connectError(refusal('wrong-key', 'This is not the key.'));
    expect(error).toBeInstanceOf(Error);
    expect(error.message).toBe('This is not the key.');
    expect(error.data).toEqual({ code: 'wrong-key' });
  });

  it('[SV11] stops an address that tries codes and keys, and no other', async () => {
    const { admission } = fakeAdmission(welcomed, { FAILURES_PER_MINUTE: '3', TRUST_PROXY: '1' });
    const from = (address: string, auth: object) =>
      new FakeSocket(auth, { host: 'school.lan', 'x-forwarded-for': address });
    const code = async (socket: FakeSocket) => {
      const result = await admission.admit(socket);
      return result.ok ? 'ok' : result.code;
    };
    const wrong = { role: 'teacher', code: 'BCDFGH', key: 'guess' };
    for (let i = 0; i < 3; i++) expect(await code(from('1.1.1.1', wrong))).toBe('wrong-key');
    const right = { role: 'wall', code: 'BCDFGH' };
    expect(await code(from('1.1.1.1', right))).toBe('rate-limited');
    expect(await code(from('2.2.2.2', right))).toBe('ok');
    // That the class was entered from elsewhere makes it no less a guess.
    expect(await code(from('1.1.1.1', right))).toBe('rate-limited');
  });

  it('[SV101] counts newcomers of an address, walls too; a wall with a key is none', async () => {
    const { admission } = fakeAdmission(welcomed, { SEATS_PER_MINUTE: '2' });
    const code = async (auth: object) => {
      const result = await admission.admit(new FakeSocket({ code: 'BCDFGH', ...auth }));
      return result.ok ? 'ok' : result.code;
    };
    expect(await code({ role: 'wall' })).toBe('ok');
    expect(await code({ role: 'student' })).toBe('ok');
    for (const role of ['wall', 'student']) expect(await code({ role })).toBe('rate-limited');
    for (const key of [wallKey('the-recording'), guestWallKey('the-recording')]) {
      expect(await code({ role: 'wall', key })).toBe('ok');
    }
    expect(await code({ role: 'teacher', key: teacherKey })).toBe('ok');
  });

  it('[SV100] tells the session how a wall comes, and a pupil’s language', async () => {
    const { admission, session } = fakeAdmission();
    const code = 'BCDFGH';
    for (const key of [undefined, wallKey('the-recording'), guestWallKey('the-recording'), 'x']) {
      await admission.admit(new FakeSocket({ role: 'wall', code, key }));
    }
    await admission.admit(new FakeSocket({ role: 'student', code, language: 'de' }));
    const joins = session.events.map((event) => event.type === 'join' && event.as);
    expect(joins).toMatchObject([
      { role: 'wall' },
      { role: 'wall', came: 'by-link' },
      { role: 'wall', came: 'before' },
      { role: 'wall' },
      { role: 'student', language: 'de' },
    ]);
    for (const i of [0, 3]) expect(joins[i]).toEqual({ role: 'wall' });
  });

  it('tells the session once that a connection has left', async () => {
    const socket = student();
    const { admission, session, connections } = fakeAdmission();
    const admitted = await admission.admit(socket);
    if (!admitted.ok) throw new Error(admitted.message);
    socket.close();
    admission.leave(admitted.value);
    expect(session.eventTypes()).toEqual(['join', 'leave']);
    expect(connections.get(socket.id)).toBeNull();
  });

  it('brings nobody in whose connection has closed meanwhile', async () => {
    const socket = student();
    const { admission, session } = fakeAdmission();
    const admitted = admission.admit(socket);
    socket.close();
    expect(await admitted).toMatchObject({ ok: false });
    await settled();
    expect(session.eventTypes()).toEqual([]);
  });
});
