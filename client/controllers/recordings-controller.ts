import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { OwnedRecording } from '../../shared/protocol/owned-recording.ts';
import { decodeBase64 } from '../../shared/view/base64.ts';
import { reduceView } from '../../shared/view/reduce-view.ts';
import type { View } from '../../shared/view/view.ts';
import { fetchSummary, type ApiFailure, type ApiResult } from './api.ts';
import { codeOfLink, keyIn, lastSegment, recordingIdIn } from './address.ts';
import {
  forgetOwnClass,
  keepOwnClass,
  keepShareUrl,
  ownClass,
  ownClasses,
  type OwnClass,
} from './own-classes.ts';
import {
  deleteRecording,
  fetchOwnedRecording,
  renameRecording,
  shareRecording,
  unshareRecording,
} from './owned-recordings.ts';

/** A class of the list, as far as the server has answered. */
export type RecordingEntry = { own: OwnClass } & (
  | { type: 'loading' | 'gone' }
  | { type: 'failed'; failure: ApiFailure }
  | { type: 'here'; facts: OwnedRecording; view: View | null }
);

/** What may be asked of one class of the list. */
export type RecordingAct =
  { type: 'share' | 'unshare' | 'delete' | 'forget' } | { type: 'rename'; title: string };

/** The classes whose keys this browser has, and what the server tells of each. */
export class RecordingsController implements ReactiveController {
  entries: readonly RecordingEntry[] = [];
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.entries = ownClasses().map((own) => ({ own, type: 'loading' }));
    for (const { own } of this.entries) void this.#ask(own);
  }

  /** Carries out `act`; null where it was done, else why not. */
  async act(recordingId: string, act: RecordingAct): Promise<ApiFailure | null> {
    const own = ownClass(recordingId);
    if (!own) return null;
    const { key } = own;
    switch (act.type) {
      case 'share': {
        const result = await shareRecording(recordingId, key);
        if (!result.ok) return result;
        keepShareUrl(recordingId, result.value.shareUrl);
        return this.#again(recordingId);
      }
      case 'unshare': {
        const result = await unshareRecording(recordingId, key);
        if (!result.ok) return result;
        keepShareUrl(recordingId, null);
        return this.#again(recordingId);
      }
      case 'rename': {
        const result = await renameRecording(recordingId, key, act.title);
        return result.ok ? this.#again(recordingId) : result;
      }
      case 'delete': {
        const result = await deleteRecording(recordingId, key);
        // Somebody else was quicker: what was wanted is done.
        if (!result.ok && result.code !== 'unknown-recording') return result;
        return this.#forget(recordingId);
      }
      case 'forget':
        return this.#forget(recordingId);
      default:
        return act satisfies never;
    }
  }

  /** Takes a class into the list by its teacher's link; null where it is there, else why not. */
  async add(link: string): Promise<ApiFailure | null> {
    const found = await this.#find(link);
    if (!found.ok) return found;
    const { recordingId, key } = found.value;
    const facts = await fetchOwnedRecording(recordingId, key);
    if (!facts.ok) return facts;
    const { code, title } = facts.value;
    keepOwnClass({ recordingId, key, code, title });
    if (!this.#entryOf(recordingId)) {
      this.entries = [{ own: { recordingId, key, code, title }, type: 'loading' }, ...this.entries];
    }
    this.#take(recordingId, facts);
    return null;
  }

  /** A teacher's link names the class's code, that of a replay the recording. */
  async #find(link: string): Promise<ApiResult<{ recordingId: string; key: string }>> {
    const key = keyIn(link);
    const code = codeOfLink(link);
    if (code === null) return { ok: true, value: { recordingId: recordingIdIn(link), key } };
    const summary = await fetchSummary(code, key);
    if (!summary.ok) return summary;
    return { ok: true, value: { recordingId: lastSegment(summary.value.recordingUrl), key } };
  }

  async #again(recordingId: string): Promise<null> {
    const own = ownClass(recordingId);
    if (own) await this.#ask(own);
    return null;
  }

  async #ask({ recordingId, key }: OwnClass): Promise<void> {
    this.#take(recordingId, await fetchOwnedRecording(recordingId, key));
  }

  #take(recordingId: string, result: ApiResult<OwnedRecording>): void {
    const own = ownClass(recordingId);
    if (!own) return;
    if (!result.ok) {
      const isGone = result.code === 'unknown-recording';
      this.#put(isGone ? { own, type: 'gone' } : { own, type: 'failed', failure: result });
      return;
    }
    const facts = result.value;
    const { code, title } = facts;
    if (code !== own.code || title !== own.title) keepOwnClass({ ...own, code, title });
    // A link that was taken back elsewhere opens nothing.
    if (!facts.isShared && own.shareUrl !== undefined) keepShareUrl(recordingId, null);
    const now = ownClass(recordingId) ?? own;
    this.#put({ own: now, type: 'here', facts, view: viewOf(facts) });
  }

  #put(entry: RecordingEntry): void {
    this.entries = this.entries.map((other) =>
      other.own.recordingId === entry.own.recordingId ? entry : other,
    );
    this.#host.requestUpdate();
  }

  #entryOf(recordingId: string): RecordingEntry | undefined {
    return this.entries.find(({ own }) => own.recordingId === recordingId);
  }

  #forget(recordingId: string): null {
    forgetOwnClass(recordingId);
    this.entries = this.entries.filter(({ own }) => own.recordingId !== recordingId);
    this.#host.requestUpdate();
    return null;
  }
}

/** The final picture, through the reducer as every other; null where there is none to be drawn. */
function viewOf({ code, title, experiment, frame }: OwnedRecording): View | null {
  const bytes = decodeBase64(frame);
  if (!bytes) return null;
  return reduceView(null, {
    type: 'state',
    protocol: 1,
    code,
    title,
    experiment,
    phase: 'paused',
    outcome: null,
    frame: bytes,
    history: [],
    marks: [],
    studentCount: 0,
    isTeacherHere: false,
    canUndo: false,
    canRedo: false,
  });
}
