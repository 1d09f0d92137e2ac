import { appendThinned } from '../../shared/view/history.ts';
import type { View } from '../../shared/view/view.ts';

/** More are thinned, evenly over their epochs: some megabytes at the most. */
const capacity = 300;

interface KeptView {
  epoch: number;
  view: View;
}

/** What a network was at its earlier epochs, as far as they belong to what it is now. */
export class KeptViews {
  #kept: readonly KeptView[] = [];
  #start = -1;

  /** The epochs there are, rising: the first and the newest. */
  get range(): { first: number; last: number } | null {
    const [first] = this.#kept;
    const last = this.#kept.at(-1);
    return first && last ? { first: first.epoch, last: last.epoch } : null;
  }

  /** All of them, rising. */
  get views(): readonly View[] {
    return this.#kept.map(({ view }) => view);
  }

  /** What it was before it was found again, rising; what is kept already is its newest. */
  addEarlier(views: readonly View[]): void {
    const newest = this.#kept;
    this.#kept = views.map((view) => ({ epoch: view.snapshot.epoch, view }));
    for (const { view } of newest) this.add(view);
  }

  add(view: View): void {
    const { start, epoch } = view.snapshot;
    // A new start has no past, and what is restored has another than that which it replaces.
    if (start !== this.#start) this.#kept = this.#kept.filter((kept) => isPastOf(view, kept));
    this.#start = start;
    this.#kept = appendThinned(this.#kept, { epoch, view }, capacity);
  }

  /** The network at `epoch`, or at the nearest one before that was kept; null where none was. */
  at(epoch: number): View | null {
    return this.#kept.findLast((kept) => kept.epoch <= epoch)?.view ?? null;
  }
}

/** Whether `kept` is a point of the curve that led to `view`. */
function isPastOf({ history }: View, { epoch, view }: KeptView): boolean {
  const own = view.history.at(-1);
  return history.some(
    (point) => point.epoch === epoch && Object.is(point.trainLoss, own?.trainLoss),
  );
}
