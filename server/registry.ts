import { randomInt } from 'node:crypto';
import type { Experiment } from '../shared/experiment.ts';
import type { CreateSession } from '../shared/protocol/commands.ts';
import { refusal, type Refusal, type Result } from '../shared/protocol/errors.ts';
import { defaultPreset, presets } from '../shared/presets.ts';
import { cleanTitle } from './clean-title.ts';
import { CodeBook } from './code-book.ts';
import { createJoinCode } from './join-code.ts';
import { KnownAddresses } from './known-addresses.ts';
import type { LiveSession, OpenedSession } from './live-session.ts';
import { openReplay } from './open-replay.ts';
import type { Renewed, RunnerParts, Wish } from './runner-parts.ts';
import { SessionRunner } from './runner.ts';
import { withCoTeacher } from './session/people/room-commands.ts';
import { sessionOptions } from './session-options.ts';
import { Session } from './session/session.ts';
import type { SavedSession } from './session/types.ts';
import type { Settings } from './settings.ts';
import { StoreFullError, type StoredSession } from './store/store.ts';
import { createRecordingId, createTeacherKey, hashSecret, isTeacherKey } from './teacher-key.ts';

export type { LiveSession, OpenedSession };

interface RegistryParts extends Omit<RunnerParts, 'renew'> {
  settings: Pick<Settings, 'maxSessions' | 'maxStudents' | 'keepDays' | 'idleMinutes'>;
  /** The time of day, milliseconds since 1970. */
  now: () => number;
}

const dayMs = 86_400_000;
/** A class that was opened and that nobody came to is removed after so long. */
const unusedMs = 3_600_000;
/** Where the server is full, after so long: its teacher's page may be on its way. */
const unusedWhenFullMs = 60_000;

const unknownSession = refusal('unknown-session', 'There is no session of this code.');

/** All sessions of this server, by their codes. */
export class SessionRegistry {
  readonly #parts: RegistryParts;
  readonly #codes = new CodeBook<LiveSession>(() => createJoinCode(randomInt));
  readonly #byRecording = new Map<string, LiveSession>();
  /** Being removed, each for a new one that takes its place. */
  readonly #leaving = new Set<LiveSession>();
  #isClosing = false;

  constructor(parts: RegistryParts) {
    this.#parts = parts;
  }

  /** No more sessions are opened and nobody is let in: the server stops. */
  get isClosing(): boolean {
    return this.#isClosing;
  }

  /** Opens a session. Refused with `server-full`, `stopping`, or `bad-message` for two wishes at once. */
  async open(wish: CreateSession): Promise<Result<OpenedSession>> {
    if (this.#isClosing) return refusal('stopping', 'The server is stopping; try again soon.');
    if (wish.preset !== undefined && wish.experiment !== undefined) {
      return refusal('bad-message', 'preset, experiment: give one of them, not both');
    }
    const experiment = wish.experiment ?? presets[wish.preset ?? defaultPreset].experiment;
    return this.#codes.withNewCode(async (code) => {
      // Its place is taken before another's is made free: several are opened at once.
      const isFull = this.#codes.countToBe > this.#parts.settings.maxSessions;
      if (isFull && !(await this.#dropOldestUnused())) {
        return refusal('server-full', 'This server holds no more sessions.');
      }
      return this.#open(code, wish, experiment);
    });
  }

  async #open(
    code: string,
    { title = '', isLobby = false }: CreateSession,
    experiment: Experiment,
  ): Promise<Result<OpenedSession>> {
    const session = Session.create({ code, title: cleanTitle(title), experiment, isLobby });
    const teacherKey = createTeacherKey();
    const recordingId = createRecordingId();
    const facts = {
      code,
      recordingId,
      teacherKeyHash: hashSecret(teacherKey),
      createdAtMs: this.#parts.now(),
    };
    try {
      await this.#parts.store.create({ ...facts, session });
    } catch (error) {
      if (!(error instanceof StoreFullError)) throw error;
      this.#parts.log.error({ err: error }, 'the disk is full: no session can be opened');
      return refusal('server-full', 'There is no room left on the disk of this server.');
    }
    const visitedAtMs = facts.createdAtMs;
    const noKeys = { coTeacherKeyHash: null, shareKeyHash: null };
    this.#add({ ...facts, ...noKeys, visitedAtMs, endedCodes: [] }, session, null);
    this.#parts.log.info({ session: code }, 'session opened');
    return { ok: true, value: { code, teacherKey, recordingId } };
  }

  get count(): number {
    return this.#codes.count;
  }

  find(code: string): LiveSession | null {
    return this.#codes.find(code);
  }

  /** The session that had this code until it was given another. */
  findEnded(code: string): LiveSession | null {
    return this.#codes.findEnded(code);
  }

  findByRecording(recordingId: string): LiveSession | null {
    return this.#byRecording.get(recordingId) ?? null;
  }

  /** The session of `code`, for who has a key of it; a co-teacher's will do. */
  findForTeacher(code: string, key: string): Result<LiveSession> {
    const live = this.#codes.find(code);
    if (!live) return unknownSession;
    const { teacherKeyHash, coTeacherKeyHash } = live;
    const isOne =
      isTeacherKey(key, teacherKeyHash) ||
      (coTeacherKeyHash !== null && isTeacherKey(key, coTeacherKeyHash));
    return isOne
      ? { ok: true, value: live }
      : refusal('wrong-key', 'This is not the key of the session.');
  }

  /** Ends a session and removes it with its recording, for who has its key. */
  async remove(code: string, key: string): Promise<Result<null>> {
    const live = this.#codes.find(code);
    if (!live) return unknownSession;
    if (!isTeacherKey(key, live.teacherKeyHash)) {
      return refusal('wrong-key', 'This is not the key of the session.');
    }
    await this.drop(live);
    return { ok: true, value: null };
  }

  /** Brings back every session of the store, as it was; those that trained go on. */
  async restore(): Promise<void> {
    const { store, log, settings, now } = this.#parts;
    const oldest = settings.keepDays === 0 ? -Infinity : now() - settings.keepDays * dayMs;
    for await (const { session, recordedMs, ...facts } of store.sessions()) {
      if (facts.visitedAtMs < oldest) {
        await store.remove(facts.code);
        log.info({ session: facts.code }, 'session removed: nobody came for long');
      } else {
        this.#add(facts, session, recordedMs);
      }
    }
    log.info({ count: this.#codes.count }, 'sessions restored');
  }

  /** Pauses sessions that train for nobody, and removes those that nobody came to for very long. */
  async tidy(): Promise<void> {
    const { settings, clock, log } = this.#parts;
    for (const live of this.#codes.values()) {
      const since = live.runner.idleSinceMs;
      if (since === null) continue;
      const idleMs = clock() - since;
      const unvisitedMs = this.#unvisitedMs(live);
      if (isUnused(live) && unvisitedMs >= unusedMs) {
        await this.drop(live);
        continue;
      }
      const isTraining = live.runner.session.save().phase === 'training';
      if (settings.keepDays > 0 && unvisitedMs >= settings.keepDays * dayMs) {
        await this.drop(live);
      } else if (
        isTraining &&
        settings.idleMinutes > 0 &&
        idleMs >= settings.idleMinutes * 60_000
      ) {
        live.runner.pause();
        log.info({ session: live.code }, 'session paused: nobody watches');
      }
    }
  }

  /** Takes no more work and saves every session. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await Promise.all([...this.#codes.values()].map(({ runner }) => runner.close()));
  }

  /** Makes room for a new session; false where every session was come to. */
  async #dropOldestUnused(): Promise<boolean> {
    for (const live of this.#codes.values()) {
      if (!isUnused(live) || this.#parts.now() - live.createdAtMs < unusedWhenFullMs) continue;
      if (this.#leaving.has(live)) continue;
      this.#leaving.add(live);
      await this.drop(live).finally(() => this.#leaving.delete(live));
      return true;
    }
    return false;
  }

  /** Another title, durably; gives it as it is kept. */
  async retitle({ runner }: LiveSession, wish: string): Promise<string> {
    const title = cleanTitle(wish);
    runner.dispatch({ type: 'retitled', title });
    await runner.commit();
    return title;
  }

  /** When a session is removed by itself if nobody comes from now on; null for never. */
  expiresAtMs(live: LiveSession): number | null {
    const { settings, now } = this.#parts;
    if (isUnused(live)) return live.createdAtMs + unusedMs;
    return settings.keepDays === 0
      ? null
      : now() - this.#unvisitedMs(live) + settings.keepDays * dayMs;
  }

  /** For how long nobody has been there; 0 while somebody is. */
  #unvisitedMs({ runner, visitedAtMs }: LiveSession): number {
    const { clock, now } = this.#parts;
    const since = runner.idleSinceMs;
    if (since === null) return 0;
    return runner.hasBeenVisited ? clock() - since : now() - visitedAtMs;
  }

  /**
   * Ends a session for everyone and removes it with its recording. Where that fails it goes on:
   * nothing looks deleted that a restart would bring back.
   */
  async drop(live: LiveSession): Promise<void> {
    await live.runner.remove(live.code);
    this.#codes.delete(live);
    this.#byRecording.delete(live.recordingId);
    this.#parts.transport.end(live.room);
    this.#parts.log.info({ session: live.code }, 'session removed');
  }

  #add(
    { endedCodes, ...facts }: Omit<StoredSession, 'session'>,
    saved: SavedSession,
    recordedMs: number | null,
  ): void {
    // Where the process died between the two, the key is what holds.
    const known = withCoTeacher(saved, facts.coTeacherKeyHash !== null);
    const session = new Session(known, sessionOptions(this.#parts.settings.maxStudents));
    const renew = (wish: Wish) => this.#renew(live, wish);
    const runner = new SessionRunner(session, recordedMs, { ...this.#parts, renew });
    const live: LiveSession = { ...facts, room: facts.code, runner, entered: new KnownAddresses() };
    this.#codes.add(live, endedCodes);
    this.#byRecording.set(live.recordingId, live);
    runner.resume();
  }

  /** Another code or key: the one of before ends as soon as the new one is durable. */
  async #renew(live: LiveSession, wish: Wish): Promise<Renewed | Refusal> {
    const { store } = this.#parts;
    const { what } = wish;
    if (what === 'code') return { joinCode: await this.#recode(live) };
    if (what === 'replay') return openReplay({ registry: this, store }, live, wish);
    if (what === 'no-co-teacher-key') {
      await store.rekey(live.code, { coTeacherKeyHash: null });
      live.coTeacherKeyHash = null;
      return {};
    }
    const { key = createTeacherKey() } = wish;
    const part = what === 'key' ? 'teacherKeyHash' : 'coTeacherKeyHash';
    const hash = hashSecret(key);
    await store.rekey(live.code, { [part]: hash });
    live[part] = hash;
    return { key };
  }

  #recode(live: LiveSession): Promise<string> {
    return this.#codes.withNewCode(async (code) => {
      await this.#parts.store.recode(live.code, code);
      this.#codes.recode(live, code);
      live.entered.clear();
      return code;
    });
  }
}

/** Nobody has come to it, ever. */
const isUnused = ({ runner, visitedAtMs, createdAtMs }: LiveSession): boolean =>
  !runner.hasBeenVisited && visitedAtMs === createdAtMs;
