import { randomBytes, randomUUID } from 'node:crypto';
import { authSchema, parseWith, type Auth } from '../../shared/protocol/commands.ts';
import { refusal, type Refusal, type Result } from '../../shared/protocol/errors.ts';
import { clientAddress, isSecureRequest } from '../client-address.ts';
import { parseJoinCode } from '../join-code.ts';
import { baseUrl, networksOf } from '../join-url.ts';
import type { Limiters } from '../limiters.ts';
import type { LiveSession, SessionRegistry } from '../registry.ts';
import type { Joining } from '../session/types.ts';
import type { Settings } from '../settings.ts';
import { guestWallKey, hashSecret, isTeacherKey, wallKey } from '../teacher-key.ts';
import { Connection, type ConnectionSocket } from './connection.ts';
import type { Connections } from './connections.ts';
import type { ServerSocket } from './wire.ts';

/** Of a socket that asks to join, what is looked at. */
export interface JoiningSocket extends ConnectionSocket {
  handshake: Pick<ServerSocket['handshake'], 'auth' | 'headers' | 'address'>;
  conn: { readyState: string; once(event: 'close', listener: () => void): unknown };
  request: { socket: { localPort?: number | undefined } };
}

interface AdmissionParts {
  registry: Pick<SessionRegistry, 'find' | 'findEnded' | 'isClosing'>;
  connections: Connections;
  limiters: Pick<Limiters, 'failures' | 'seats'>;
  settings: Pick<Settings, 'host' | 'publicUrl' | 'trustProxy'>;
}

/** Lets clients into sessions, or says why not. */
export class Admission {
  readonly #parts: AdmissionParts;
  /** A client may ask once; one that sends a second CONNECT before its answer gets none. */
  readonly #asked = new WeakSet<object>();

  constructor(parts: AdmissionParts) {
    this.#parts = parts;
  }

  /** Brings `socket` into the session that its `auth` names; the connection waits to be opened. */
  async admit(socket: JoiningSocket): Promise<Result<Connection>> {
    if (this.#asked.has(socket.conn))
      return refusal('not-now', 'This connection has asked already.');
    this.#asked.add(socket.conn);
    const { registry, connections, settings } = this.#parts;
    if (registry.isClosing) return refusal('stopping', 'The server is stopping; try again soon.');
    const auth = parseWith(authSchema, socket.handshake.auth);
    if (!auth.ok) return auth;
    const found = await this.#find(auth.value, socket);
    if (!found.ok) return found;
    if (socket.conn.readyState !== 'open') return refusal('not-now', 'The connection was closed.');
    // The key may have been renewed since it was looked at.
    if (auth.value.role === 'teacher' && !hasOwnSecret(auth.value, found.value)) return wrongKey;

    const { headers } = socket.handshake;
    const base = baseUrl(
      {
        host: headers.host,
        isSecure: isSecureRequest(headers, settings.trustProxy),
        localPort: socket.request.socket.localPort ?? 0,
      },
      settings.publicUrl,
      networksOf(settings.host),
    );
    const live = found.value;
    const key = auth.value.role === 'wall' ? rightWallKey(auth.value.key, live) : null;
    const connection = new Connection(socket, live, auth.value.role, base, key);
    connections.add(connection);
    socket.conn.once('close', () => this.leave(connection));
    const as = joiningOf(auth.value, live);
    live.runner.dispatch({ type: 'join', connectionId: connection.id, as });
    const refused = await connection.joined;
    if (!refused) return { ok: true, value: connection };
    this.leave(connection);
    return refused;
  }

  /** The connection is over, however it ended; a second time changes nothing. */
  leave(connection: Connection): void {
    const { connections } = this.#parts;
    if (connections.get(connection.id) !== connection) return;
    connections.delete(connection);
    connection.live.runner.dispatch({ type: 'leave', connectionId: connection.id });
    connection.settleJoin(refusal('not-now', 'The connection was closed.'));
  }

  async #find(auth: Auth, socket: JoiningSocket): Promise<Result<LiveSession>> {
    const { registry, limiters, settings } = this.#parts;
    const { headers, address } = socket.handshake;
    const from = clientAddress(headers, address, settings.trustProxy);
    const code = parseJoinCode(auth.code) ?? '';
    const live = registry.find(code);
    const ended = live ? null : registry.findEnded(code);
    const known = live ?? ended;
    const isKnown = known !== null && hasOwnSecret(auth, known);
    if (!isKnown && isGuess(auth, live, from) && (await limiters.failures.isOver(from))) {
      return refusal('rate-limited', 'Too many wrong codes from here; wait a minute.');
    }
    const refused = isKnown ? null : whyNot(auth, live, ended);
    if (!known || refused) {
      await limiters.failures.count(from);
      return refused ?? unknownSession;
    }
    if (!isKnown && (await limiters.seats.count(from)).isOver) {
      return refusal('rate-limited', 'Too many newcomers from here; wait a minute.');
    }
    known.entered.add(from);
    return { ok: true, value: known };
  }
}

const wrongKey = refusal('wrong-key', 'This is not the key of the session.');
const unknownSession = refusal('unknown-session', 'There is no session of this code.');

/** Why one who holds neither key nor seat is not let in; null for one who is. */
function whyNot(auth: Auth, live: LiveSession | null, ended: LiveSession | null): Refusal | null {
  if (!live && !ended) return unknownSession;
  if (auth.role === 'teacher') return wrongKey;
  return live ? null : refusal('code-ended', 'The session has another code now.');
}

/**
 * Whether `auth`, which holds no secret that is right, may have been found by trying. A key or a
 * token of 192 bits or more never is. A code is 19⁶, some 25 bits: with a thousand classes, and
 * nothing in the way, one is hit in minutes; at 300 tries a minute it takes hours. So a code is let
 * in from an address with too many failures only where somebody has entered that class from there:
 * a school is one address, and whoever tries codes in it must keep out nobody who has been told one.
 */
function isGuess(auth: Auth, live: LiveSession | null, from: string): boolean {
  return auth.role === 'teacher' || !live?.entered.has(from);
}

/** Whether `auth` holds what cannot be found by trying: a teacher's or a wall's key, or a seat's token. */
function hasOwnSecret(auth: Auth, live: LiveSession): boolean {
  switch (auth.role) {
    case 'teacher':
      return isTeacherKey(auth.key, live.teacherKeyHash) || isCoTeacher(auth, live);
    case 'student': {
      if (auth.token === undefined) return false;
      const tokenHash = hashSecret(auth.token).toString('hex');
      return live.runner.session.save().seats.some((seat) => seat.tokenHash === tokenHash);
    }
    case 'wall':
      return rightWallKey(auth.key, live) !== null;
    default:
      return auth satisfies never;
  }
}

/** `key`, where it opens a wall of this class. */
function rightWallKey(key: string | undefined, { recordingId }: LiveSession): string | null {
  const keys = [wallKey(recordingId), guestWallKey(recordingId)];
  return keys.find((one) => key !== undefined && isTeacherKey(key, hashSecret(one))) ?? null;
}

const isCoTeacher = (auth: Auth, { coTeacherKeyHash }: LiveSession): boolean =>
  auth.role === 'teacher' && coTeacherKeyHash !== null && isTeacherKey(auth.key, coTeacherKeyHash);

function joiningOf(auth: Auth, live: LiveSession): Joining {
  if (auth.role === 'wall') {
    const key = rightWallKey(auth.key, live);
    if (key === null) return { role: 'wall' };
    return { role: 'wall', came: key === wallKey(live.recordingId) ? 'by-link' : 'before' };
  }
  if (auth.role === 'teacher') {
    return { role: 'teacher', ...(isCoTeacher(auth, live) && { isCoTeacher: true }) };
  }
  const joining: Joining = {
    role: 'student',
    newToken: randomBytes(24).toString('base64url'),
    newSeatId: randomUUID(),
  };
  if (auth.name !== undefined) joining.name = auth.name;
  if (auth.token !== undefined) joining.token = auth.token;
  if (auth.language !== undefined) joining.language = auth.language;
  return joining;
}

/** A refusal as socket.io carries it to the client: a `connect_error` with `data.code`. */
export function connectError({ code, message }: Refusal): Error & { data: { code: string } } {
  return Object.assign(new Error(message), { data: { code } });
}
