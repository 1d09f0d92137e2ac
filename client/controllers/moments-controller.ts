import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { limits } from '../../shared/limits.ts';
import type { ReplayMark } from '../elements/time-line-marks.ts';
import { recall, remember } from './storage.ts';

const keyOf = (recordingId: string) => `more-layers-moments-${recordingId}`;
/** More are not kept: a browser has little room for what it keeps. */
export const ownMomentCount = 200;

/** Moments that whoever watches names for themselves: kept in this browser, by recording. */
export class MomentsController implements ReactiveController {
  own: readonly ReplayMark[] = [];
  /** Whether the list of all moments is open. */
  isOpen = false;
  readonly #host: ReactiveControllerHost;
  readonly #onChange: (own: readonly ReplayMark[]) => void;
  #recordingId = '';

  constructor(host: ReactiveControllerHost, onChange: (own: readonly ReplayMark[]) => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  hostConnected(): void {
    // Nothing to listen to: the page says which recording it is.
  }

  /** Those that are kept of a recording. */
  load(recordingId: string): void {
    this.#recordingId = recordingId;
    this.own = read(recall('local', keyOf(recordingId)));
    this.#onChange(this.own);
  }

  add(atMs: number, name: string): void {
    const text = name.trim().slice(0, limits.momentTextLength);
    if (text === '') return;
    this.#keep([...this.own, ownMoment(atMs, text)].slice(-ownMomentCount));
  }

  remove({ atMs, text }: ReplayMark): void {
    this.#keep(this.own.filter((one) => one.atMs !== atMs || one.text !== text));
  }

  readonly toggle = (): void => this.setOpen(!this.isOpen);

  setOpen(isOpen: boolean): void {
    this.isOpen = isOpen;
    this.#host.requestUpdate();
  }

  #keep(own: readonly ReplayMark[]): void {
    this.own = own.toSorted((a, b) => a.atMs - b.atMs);
    const rows = this.own.map(({ atMs, text }) => [atMs, text]);
    remember('local', keyOf(this.#recordingId), rows.length > 0 ? JSON.stringify(rows) : null);
    this.#onChange(this.own);
  }
}

const ownMoment = (atMs: number, text: string): ReplayMark => ({
  atMs: Math.round(atMs),
  type: 'named',
  parts: [],
  text,
  isOwn: true,
});

/** What is stored may be by an older page, or by hand: what is no moment is left out. */
function read(stored: string | null): ReplayMark[] {
  try {
    const rows: unknown = JSON.parse(stored ?? '[]');
    if (!Array.isArray(rows)) return [];
    return rows.slice(0, ownMomentCount).flatMap((row: unknown) => {
      const [atMs, text] = Array.isArray(row) ? (row as unknown[]) : [];
      const isMoment = typeof atMs === 'number' && atMs >= 0 && typeof text === 'string';
      return isMoment ? [ownMoment(atMs, text)] : [];
    });
  } catch {
    return [];
  }
}
