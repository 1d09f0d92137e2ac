import type { PropertyValues } from 'lit';
import type { View } from '../../shared/view/view.ts';
import { areFramesSlow } from './frame-scheduler.ts';

/** Numbers that change faster are not read; a slow device has better things to draw. */
const pauseMs = 500;

/** Where frames are slow, what is read (numbers, the curve) follows training with pauses. */
export class ReadingPause {
  readonly #again: () => void;
  #begunMs = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `again` is called at the end of a pause in which something came. */
  constructor(again: () => void) {
    this.#again = again;
  }

  /** Leaves what came to the end of the pause; false: there is none. */
  leave(): boolean {
    const leftMs = this.#begunMs + pauseMs - performance.now();
    if (!areFramesSlow() || leftMs <= 0) return false;
    this.#timer ??= setTimeout(() => {
      this.end();
      this.#again();
    }, leftMs);
    return true;
  }

  /**
   * For an element's `shouldUpdate`: whether what `changed` is no more than the next step of
   * training, and left to the end of the pause. Else all of it is to be shown now.
   */
  leavesStep(changed: PropertyValues<{ view: View | null }>, view: View | null): boolean {
    const isStep =
      changed.size === 1 && view?.phase === 'training' && changed.get('view')?.marks === view.marks;
    if (isStep && this.leave()) return true;
    this.begin();
    return false;
  }

  /** Called when all that came is shown. */
  begin(): void {
    this.end();
    this.#begunMs = performance.now();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#begunMs = -Infinity;
  }
}
