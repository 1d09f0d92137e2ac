import { deepActive } from '../elements/deep-active.ts';

/**
 * Gives the focus back when what was opened closes: to the control that was reached by keyboard,
 * else to none, so that Space goes on to be the page's.
 */
export class FocusReturn {
  #before: HTMLElement | null = null;

  /** Call before something takes the focus. */
  opened(): void {
    const before = deepActive();
    this.#before = before?.matches(':focus-visible') ? before : null;
  }

  closed(): void {
    if (this.#before?.isConnected) this.#before.focus();
    else deepActive()?.blur();
    this.#before = null;
  }
}
