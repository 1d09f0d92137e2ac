import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Pointer, Shown } from '../../shared/protocol/lead.ts';
import { isTakenUp } from '../elements/controls/shortcuts.ts';

interface Host extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** Of a student's page, what is used here. */
interface SightParts {
  /** What the page follows; null: nothing, or it looks around. */
  shown: () => Shown | null;
  pointer: () => Pointer;
  /** Whether a copy of the pupil's own has the class's place. */
  isInCopy: () => boolean;
}

const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');

/**
 * Brings the large picture into sight when a teacher shows something else in it, or begins to
 * point: a phone may be scrolled to somewhere else, and a sheet be over it. Whoever types, has a dialog open or is in a
 * copy of their own is left where they are.
 */
export class SightController implements ReactiveController {
  readonly #host: Host;
  readonly #parts: SightParts;
  #shown: Shown | null = null;
  #isPointed = false;

  constructor(host: Host, parts: SightParts) {
    this.#host = host;
    this.#parts = parts;
    host.addController(this);
  }

  hostUpdated(): void {
    const before = this.#shown;
    const shown = this.#parts.shown();
    const isPointed = shown !== null && this.#parts.pointer() !== null;
    // Each move of the pointer is no reason: who scrolls away from it meanwhile means to.
    const isNew = isOther(before, shown) || (isPointed && !this.#isPointed);
    this.#shown = shown;
    this.#isPointed = isPointed;
    if (isNew) void this.#bring();
  }

  async #bring(): Promise<void> {
    await this.#host.updateComplete;
    if (this.#parts.isInCopy() || isTakenUp()) return;
    const behavior = reducedMotion.matches ? 'instant' : 'smooth';
    const { renderRoot } = this.#host;
    const covered = await renderRoot.querySelector('ml-activity')?.giveWay();
    await renderRoot.querySelector('ml-stage')?.bringPicture(behavior, covered);
  }
}

/** Whether `shown` is something else to be seen in the picture; an update has a sheet of its own. */
function isOther(before: Shown | null, shown: Shown | null): boolean {
  return shown !== null && shown !== before && keyOf(shown) !== keyOf(before);
}

const keyOf = (shown: Shown | null): string =>
  JSON.stringify(shown && [shown.unit, shown.style, shown.space, shown.point]);
