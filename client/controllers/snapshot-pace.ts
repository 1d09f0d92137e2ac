import { isBehind, leaveNextFrame } from '../render/frame-scheduler.ts';

/** What draws without end, as a drag does, holds up what comes no longer than this. */
const longestWaitMs = 250;

/**
 * How often a page takes what training tells: at most once a frame, and where frames are slow not
 * before what it took last is drawn, in all its pictures. What comes meanwhile waits, in order.
 */
export class SnapshotPace {
  readonly #take: (frames: readonly Uint8Array[]) => void;
  #waiting: Uint8Array[] = [];
  /** When the page last took some, while they are not all drawn. */
  #takenMs: number | null = null;

  /** `take` is given what waited, the newest last. */
  constructor(take: (frames: readonly Uint8Array[]) => void) {
    this.#take = take;
  }

  came(frame: Uint8Array): void {
    this.#waiting.push(frame);
    // A page that is not looked at has no frames to wait for.
    if (this.#takenMs === null || document.visibilityState !== 'visible') this.#go();
  }

  /** Takes at once what waits: something else comes after it. */
  flush(): void {
    if (this.#waiting.length > 0) this.#go();
  }

  #go(): void {
    const frames = this.#waiting;
    const isWaiting = this.#takenMs !== null;
    this.#waiting = [];
    this.#takenMs = performance.now();
    this.#take(frames);
    leaveNextFrame();
    if (!isWaiting) this.#waitForFrame();
  }

  /** After the frame rather than in it. */
  #waitForFrame(): void {
    requestAnimationFrame(() => setTimeout(this.#afterFrame));
  }

  readonly #afterFrame = (): void => {
    const waitedMs = performance.now() - (this.#takenMs ?? 0);
    if (isBehind() && waitedMs < longestWaitMs) {
      this.#waitForFrame();
      return;
    }
    this.#takenMs = null;
    this.flush();
  };
}
