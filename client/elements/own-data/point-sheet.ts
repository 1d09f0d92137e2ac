import type { Point } from '../../../shared/datasets/csv.ts';
import type { Window } from '../../../shared/datasets/window.ts';
import { limits } from '../../../shared/limits.ts';

type Points = readonly Point[];

/** More steps back than anyone remembers. */
const undoDepth = 200;

/**
 * Points while they are drawn: each gesture is one step that can be undone. The points themselves
 * are never changed, only replaced, so that a step costs no copy of them.
 */
export class PointSheet {
  readonly window: Window;
  /** How many points it holds. */
  readonly capacity: number;
  #points: Points;
  readonly #initial: Points;
  #undo: Points[] = [];
  #redo: Points[] = [];
  /** What a gesture began with, while one is made. */
  #before: Points | null = null;
  /** Coordinates stand on a fine lattice: a hand is not more exact, and files stay short. */
  readonly #step: number;

  constructor(points: Points, window: Window, capacity: number = limits.customPointCount) {
    this.window = window;
    this.capacity = capacity;
    this.#points = points.slice(0, capacity);
    this.#initial = this.#points;
    this.#step = 10 ** Math.floor(Math.log10((window.x1Max - window.x1Min) / 1000));
  }

  get points(): Points {
    return this.#points;
  }

  get counts(): [zero: number, one: number] {
    const one = this.#points.reduce((sum, [, , label]) => sum + label, 0);
    return [this.#points.length - one, one];
  }

  get isFull(): boolean {
    return this.#points.length >= this.capacity;
  }

  get isChanged(): boolean {
    return this.#points !== this.#initial;
  }

  get canUndo(): boolean {
    return this.#undo.length > 0 && !this.#before;
  }

  get canRedo(): boolean {
    return this.#redo.length > 0 && !this.#before;
  }

  /** From here to `end` all changes are one step. */
  begin(): void {
    this.#before ??= this.#points;
  }

  end(): void {
    const before = this.#before;
    this.#before = null;
    if (before && before !== this.#points) this.#remember(before);
  }

  /** Takes back what the gesture has done so far. */
  abort(): void {
    this.#points = this.#before ?? this.#points;
    this.#before = null;
  }

  /** Adds a point, the last one from then on; false where no more are held. */
  add(x1: number, x2: number, label: 0 | 1): boolean {
    if (this.isFull) return false;
    this.#become([...this.#points, this.#place(x1, x2, label)]);
    return true;
  }

  /** Adds up to `count` points within `radius` of a place, evenly over the disc. */
  spray(
    [x1, x2]: readonly [number, number],
    label: 0 | 1,
    radius: number,
    count: number,
    random: () => number = Math.random,
  ): void {
    const free = this.capacity - this.#points.length;
    const sprayed = Array.from({ length: Math.min(count, free) }, () => {
      const distance = radius * Math.sqrt(random());
      const angle = 2 * Math.PI * random();
      return this.#place(x1 + distance * Math.cos(angle), x2 + distance * Math.sin(angle), label);
    });
    if (sprayed.length > 0) this.#become([...this.#points, ...sprayed]);
  }

  move(index: number, x1: number, x2: number): void {
    this.#become(this.#points.with(index, this.#place(x1, x2, this.#points[index][2])));
  }

  remove(index: number): void {
    this.#become(this.#points.toSpliced(index, 1));
  }

  /** Removes all points within `radius` of a place. */
  removeWithin([x1, x2]: readonly [number, number], radius: number): void {
    const kept = this.#points.filter((point) => Math.hypot(point[0] - x1, point[1] - x2) > radius);
    if (kept.length < this.#points.length) this.#become(kept);
  }

  clear(): void {
    if (this.#points.length > 0) this.#become([]);
  }

  undo(): void {
    const before = this.canUndo ? this.#undo.pop() : undefined;
    if (!before) return;
    this.#redo.push(this.#points);
    this.#points = before;
  }

  redo(): void {
    const next = this.canRedo ? this.#redo.pop() : undefined;
    if (!next) return;
    this.#undo.push(this.#points);
    this.#points = next;
  }

  /** The index of the nearest point within `reach`, the one on top of several; −1 where none is. */
  nearest([x1, x2]: readonly [number, number], reach = Infinity): number {
    let found = -1;
    let least = reach;
    this.#points.forEach((point, index) => {
      const distance = Math.hypot(point[0] - x1, point[1] - x2);
      if (distance > least) return;
      found = index;
      least = distance;
    });
    return found;
  }

  #become(points: Points): void {
    if (!this.#before) this.#remember(this.#points);
    this.#points = points;
  }

  #remember(before: Points): void {
    this.#undo = [...this.#undo.slice(1 - undoDepth), before];
    this.#redo = [];
  }

  /** A point on the lattice, inside the window. */
  #place(x1: number, x2: number, label: 0 | 1): Point {
    const { x1Min, x1Max, x2Min, x2Max } = this.window;
    const onLattice = (value: number) =>
      Number((Math.round(value / this.#step) * this.#step).toPrecision(12));
    const clamp = (value: number, min: number, max: number) =>
      Math.min(max, Math.max(min, onLattice(value)));
    return [clamp(x1, x1Min, x1Max), clamp(x2, x2Min, x2Max), label];
  }
}
