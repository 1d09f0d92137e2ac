import { refusal, type Refusal, type Result } from '../shared/protocol/errors.ts';
import type { OwnedRecording } from '../shared/protocol/owned-recording.ts';
import { encodeBase64 } from '../shared/view/base64.ts';
import { isStillKey, rightOf, type RecordingRight } from './recording-rights.ts';
import type { LiveSession, SessionRegistry } from './registry.ts';
import type { Store, StoredRecording } from './store/store.ts';
import { createShareKey, hashSecret, isTeacherKey } from './teacher-key.ts';

/** A recording, for one whose key opens it. */
export interface OpenedRecording {
  live: LiveSession;
  right: RecordingRight;
}

interface RecordingsParts {
  registry: Pick<SessionRegistry, 'findByRecording' | 'expiresAtMs' | 'retitle' | 'drop'>;
  store: Pick<Store, 'findRecording' | 'rekey'>;
}

export const unknownRecording = refusal(
  'unknown-recording',
  'There is no recording here that this key opens: it was deleted, or the link was taken back.',
);

/** Recordings and who may have them: nobody but those who have a key. */
export class Recordings {
  readonly #parts: RecordingsParts;

  constructor(parts: RecordingsParts) {
    this.#parts = parts;
  }

  /** The recording of `id`, for who has a key of it; an id that there is not looks the same. */
  find(id: string, key: string): Result<OpenedRecording> {
    const live = this.#parts.registry.findByRecording(id);
    const right = live && rightOf(live, key);
    return right ? { ok: true, value: { live, right } } : unknownRecording;
  }

  /** The recording that a class is shown, for who was told its key by the class. */
  findShown(live: LiveSession | null, key: string): Result<LiveSession> {
    const replay = live?.runner.session.save().people.replay;
    const isTold = replay != null && isTeacherKey(key, hashSecret(replay.key));
    const shown = isTold ? this.#parts.registry.findByRecording(replay.recordingId) : null;
    // It was opened by a key; that may have been taken back since.
    const may = shown === live || (replay?.openedBy && shown && isStillKey(shown, replay.openedBy));
    return shown && may ? { ok: true, value: shown } : unknownRecording;
  }

  /** The recording of `id` for its teachers alone, or for the one who owns it. */
  findFor(id: string, key: string, who: 'teachers' | 'owner'): Result<OpenedRecording> {
    const found = this.find(id, key);
    if (!found.ok) return found;
    const { right } = found.value;
    const may = right === 'owner' || (who === 'teachers' && right === 'co-teacher');
    return may ? found : forbidden(who);
  }

  /** With what a session that goes on has recorded up to now; null where it is removed just now. */
  async read({ recordingId, runner }: LiveSession): Promise<StoredRecording | null> {
    await runner.flush();
    return this.#parts.store.findRecording(recordingId);
  }

  async facts({ live, right }: OpenedRecording): Promise<Result<OwnedRecording>> {
    const recording = await this.read(live);
    if (!recording) return unknownRecording;
    const { code, title, experiment, frame } = live.runner.session.stateMessage();
    const expiresAtMs = this.#parts.registry.expiresAtMs(live);
    const value: OwnedRecording = {
      recordingId: live.recordingId,
      code,
      title,
      createdAt: new Date(live.createdAtMs).toISOString(),
      durationMs: recording.durationMs,
      experiment,
      frame: encodeBase64(frame),
      isShared: live.shareKeyHash !== null,
      expiresAt: expiresAtMs === null ? null : new Date(expiresAtMs).toISOString(),
      isOwner: right === 'owner',
    };
    return { ok: true, value };
  }

  /** A key that opens the recording; one of before ends as soon as this one is durable. */
  async share(live: LiveSession): Promise<string> {
    const key = createShareKey();
    await this.#setShare(live, hashSecret(key));
    return key;
  }

  /** No link opens it any more. */
  unshare(live: LiveSession): Promise<void> {
    return this.#setShare(live, null);
  }

  /** Another title of the class and its recording; gives it as it is kept. */
  rename(live: LiveSession, title: string): Promise<string> {
    return this.#parts.registry.retitle(live, title);
  }

  /** Ends the class for everyone and removes it with its recording. */
  remove(live: LiveSession): Promise<void> {
    return this.#parts.registry.drop(live);
  }

  async #setShare(live: LiveSession, shareKeyHash: Uint8Array | null): Promise<void> {
    await this.#parts.store.rekey(live.code, { shareKeyHash });
    live.shareKeyHash = shareKeyHash;
  }
}

const forbidden = (who: 'teachers' | 'owner'): Refusal =>
  refusal(
    'forbidden',
    who === 'owner'
      ? 'Only the class’s own teacher may do this.'
      : 'This key opens the recording, and nothing else.',
  );
