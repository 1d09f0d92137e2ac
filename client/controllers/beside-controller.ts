import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Player } from '../../shared/view/player.ts';
import type { Recording } from '../../shared/view/recording.ts';
import type { View } from '../../shared/view/view.ts';
import { recordingErrorText } from '../elements/recording-problems.ts';
import type { RecordingLink } from '../elements/recording-form.ts';
import { ownClass } from './own-classes.ts';
import type { PlayerController } from './player-controller.ts';
import { fetchRecording, readRecordingFile } from './recordings.ts';

/** So far the second may be moved against the first. */
export const maxOffsetMs = 3_600_000;

/** A second recording, on the clock of the first: both begin at their starts, or one later. */
export class BesideController implements ReactiveController {
  /** How much later the second begins than the first; negative for earlier. */
  offsetMs = 0;
  /** Of the second, the newest: it may have been renamed since. */
  title = '';
  /** Why the last one could not be opened. */
  error = '';
  readonly #host: ReactiveControllerHost;
  readonly #first: PlayerController;
  #second: Player | null = null;

  constructor(host: ReactiveControllerHost, first: PlayerController) {
    this.#host = host;
    this.#first = first;
    host.addController(this);
  }

  hostConnected(): void {
    // Nothing to listen to: the page opens what is to stand beside.
  }

  get isOpen(): boolean {
    return this.#second !== null;
  }

  /** What the second shows at the moment of the first; null where it has not begun. */
  get view(): View | null {
    const second = this.#second;
    const atMs = this.#first.positionMs - this.offsetMs;
    return second && atMs >= 0 ? second.viewAt(Math.max(atMs, second.beginMs)) : null;
  }

  /** Opens another; null where it cannot be opened, and `error` says why. */
  async load(from: RecordingLink | File): Promise<Recording | null> {
    const result = await (from instanceof File ? readRecordingFile(from) : fetchBeside(from));
    this.error = result.ok ? '' : recordingErrorText(result);
    this.#host.requestUpdate();
    if (!result.ok) return null;
    this.open(result.value);
    // A key has no place in an address that may be sent: only what this browser opens without.
    keepInAddress(from instanceof File || from.key !== '' ? null : from.id);
    return result.value;
  }

  open({ messages, header }: Recording): void {
    this.#second = new Player(messages);
    this.title = header.title;
    this.setOffset(0);
  }

  close(): void {
    this.#second = null;
    this.setOffset(0);
  }

  /** By whoever watches: it is not to come back with the page. */
  readonly leave = (): void => {
    this.close();
    keepInAddress(null);
  };

  setOffset(offsetMs: number): void {
    this.offsetMs = offsetMs;
    const second = this.#second;
    this.#first.lastAtLeast(second ? second.durationMs + offsetMs : 0);
    this.#host.requestUpdate();
  }
}

/** A key of the first one, in the address, says nothing of the second. */
const fetchBeside = ({ id, key }: RecordingLink) =>
  fetchRecording(id, key || (ownClass(id)?.key ?? ''));

function keepInAddress(id: string | null): void {
  const url = new URL(location.href);
  if (id === null) url.searchParams.delete('beside');
  else url.searchParams.set('beside', id);
  if (url.href !== location.href) history.replaceState(null, '', url);
}
