import type { View } from '../../shared/view/view.ts';
import { setMaking } from './frame-scheduler.ts';
import { advancePictures, isCheap } from './unit-pictures.ts';

/** Pictures that take longer are made in parts, so that a finger never waits for all of them. */
const shortMs = 4;

/**
 * The view that a stage shows: the newest whose pictures are there. Where making them takes longer
 * than a part of a frame, they are made in parts between other tasks, and until they are whole the
 * snapshot before stays, in all its pictures and numbers. Of snapshots that come meanwhile the
 * newest is next; the last one is always shown.
 */
export class ShownView {
  readonly #onShown: () => void;
  readonly #budgetMs: number;
  readonly #channel = new MessageChannel();
  #shown: View | null = null;
  /** The newest, where it is not the one that is shown. */
  #wanted: View | null = null;
  /** The one whose pictures are being made. */
  #making: View | null = null;
  #isWaiting = false;

  /** `onShown` is called when another view is to be shown: ask again for it. */
  constructor(onShown: () => void, budgetMs = shortMs) {
    this.#onShown = onShown;
    this.#budgetMs = budgetMs;
    this.#channel.port1.onmessage = () => this.#work();
  }

  /** What to show of `view` now: itself, or the one before. */
  of(view: View | null): View | null {
    const shown = this.#shown;
    const isNext = view && shown && view.network === shown.network && view.data === shown.data;
    if (!view || !isNext || (!this.#wanted && isCheap(view, this.#budgetMs))) {
      this.#making = null;
      this.#want(null);
      return (this.#shown = view);
    }
    if (view === shown) return shown;
    this.#want(view);
    this.#goOn();
    return shown;
  }

  #want(view: View | null): void {
    this.#wanted = view;
    setMaking(this, view !== null);
  }

  /** After whatever else waits; a page that is not looked at waits until it is. */
  #goOn(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    if (document.visibilityState === 'hidden') requestAnimationFrame(() => this.#work());
    else this.#channel.port2.postMessage(null);
  }

  #work(): void {
    this.#isWaiting = false;
    this.#making ??= this.#wanted;
    const { wanted, making } = { wanted: this.#wanted, making: this.#making };
    if (!wanted || !making) return;
    if (!advancePictures(making, performance.now() + this.#budgetMs)) {
      this.#goOn();
      return;
    }
    this.#making = null;
    const isNewest = wanted.snapshot === making.snapshot;
    this.#shown = isNewest ? wanted : making;
    if (isNewest) this.#want(null);
    else {
      // What is whole is drawn before the next one is begun.
      this.#isWaiting = true;
      requestAnimationFrame(() => {
        this.#isWaiting = false;
        this.#goOn();
      });
    }
    this.#onShown();
  }
}
