import { areFramesSlow, isDrawingDue, leaveNextFrame } from '../render/frame-scheduler.ts';

/** What draws without end, as a drag does, holds up what comes no longer than this. */
const longestWaitMs = 500;
/** A page that has had no frame for so long gets none. */
const framelessMs = 1000;

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
    const hasFrames = document.visibilityState === 'visible' && this.#waitedMs < framelessMs;
    if (this.#takenMs === null || !hasFrames) this.#go();
  }

  /** Takes at once what waits: something else comes after it. */
  flush(): void {
    if (this.#waiting.length > 0) this.#go();
  }

  get #waitedMs(): number {
    return this.#takenMs === null ? 0 : performance.now() - this.#takenMs;
  }

  #go(): void {
    const frames = this.#waiting;
    this.#waiting = [];
    if (this.#takenMs === null) this.#waitForFrame();
    this.#takenMs = performance.now();
    leaveNextFrame();
    this.#take(frames);
  }

  /** After the frame rather than in it. */
  #waitForFrame(): void {
    requestAnimationFrame(() => setTimeout(this.#afterFrame));
  }

  readonly #afterFrame = (): void => {
    if (areFramesSlow() && isDrawingDue() && this.#waitedMs < longestWaitMs) {
      this.#waitForFrame();
      return;
    }
    this.#takenMs = null;
    this.flush();
  };
}
