import { evaluateGrid, type UnitGrids } from '../../shared/engine/decision-boundary.ts';
import type { Window } from '../../shared/datasets/window.ts';
import type { Snapshot } from '../../shared/protocol/snapshot-codec.ts';
import type { View } from '../../shared/view/view.ts';
import { contourPath } from './contour.ts';
import type { Palette } from './palette.ts';
import type { Pen } from './pen.ts';
import { drawBoundary, type Square } from './plane.ts';

/** At most so many earlier snapshots are kept. */
export const trailLength = 8;
/** Lattice points along a side: a faint line needs no more. */
const latticeSide = 60;

/** How many epochs lie between two lines: a power of two, so that the whole way takes few. */
const spacingAt = (epoch: number) =>
  2 ** Math.ceil(Math.log2(Math.max(1, (epoch + 1) / trailLength)));

/**
 * The trail with `next` on it: the first snapshot of every so many epochs, all of one start,
 * none later than `next`. The same array where nothing changes.
 */
export function extendTrail(trail: readonly Snapshot[], next: Snapshot): readonly Snapshot[] {
  const spacing = spacingAt(next.epoch);
  const taken = new Set<number>();
  const isFirst = ({ start, epoch, parameters }: Snapshot) => {
    const isOfStart = start === next.start && parameters.length === next.parameters.length;
    const turn = Math.floor(epoch / spacing);
    if (!isOfStart || epoch > next.epoch || taken.has(turn)) return false;
    taken.add(turn);
    return true;
  };
  const kept = [...trail, next].filter(isFirst);
  const isSame = kept.length === trail.length && kept.every((one, i) => one === trail[i]);
  return isSame ? trail : kept;
}

/** The trail's lines in one window and for one unit, each evaluated once. */
export class TrailPicture {
  #paths = new WeakMap<Snapshot, Path2D>();
  #key: unknown[] = [];
  #grids: UnitGrids | undefined;

  /** Draws where z was 0, the fainter the longer ago; the caller clips to the square. */
  draw(
    context: Pen,
    square: Square,
    trail: readonly Snapshot[],
    view: View,
    window: Window,
    unit: number,
    palette: Palette,
  ): void {
    const key = [view.network, view.experiment.features, window, unit];
    if (key.some((part, i) => part !== this.#key[i])) {
      this.#key = key;
      this.#paths = new WeakMap();
    }
    const earlier = trail.filter(({ epoch }) => epoch < view.snapshot.epoch);
    earlier.forEach((snapshot, i) => {
      if (snapshot.parameters.length !== view.network.parameterCount) return;
      let path = this.#paths.get(snapshot);
      if (!path) this.#paths.set(snapshot, (path = this.#trace(snapshot, view, window, unit)));
      context.globalAlpha = 0.14 + (0.42 * (i + 1)) / earlier.length;
      drawBoundary(context, square, path, Math.max(1.2, square.side / 380), palette.ink);
    });
    context.globalAlpha = 1;
  }

  #trace({ parameters }: Snapshot, view: View, window: Window, unit: number): Path2D {
    const { network, experiment } = view;
    const grid = { columns: latticeSide, rows: latticeSide, ...window };
    this.#grids = evaluateGrid(network, parameters, experiment.features, grid, this.#grids);
    return contourPath(this.#grids.preActivations[unit], grid);
  }
}
