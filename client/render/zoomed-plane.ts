import type { PreparedData } from '../../shared/datasets/prepare.ts';
import { evaluateGrid } from '../../shared/engine/decision-boundary.ts';
import type { View } from '../../shared/view/view.ts';
import { latticeSide, picturesOf, type UnitPictures } from './unit-pictures.ts';
import { windowIn, wholeFrame, type Frame } from './zoom.ts';

/** A view's network and points in the part of the plane that a frame shows. */
export interface ZoomedPlane {
  pictures: UnitPictures;
  /** The same points; the window is the frame's. */
  data: PreparedData;
}

/**
 * What the large picture is drawn from while it is zoomed: the network evaluated anew in the
 * frame, so that it stays sharp. The tiles keep the data's whole window.
 */
export class ZoomedPlanes {
  #frame: Frame = wholeFrame;
  #ofData: PreparedData | null = null;
  #data: PreparedData | null = null;
  #pictures: UnitPictures | null = null;
  #drawn: unknown[] = [];

  of(view: View, frame: Frame): ZoomedPlane {
    if (frame === wholeFrame) return { pictures: picturesOf(view), data: view.data };
    const data = this.#dataOf(view, frame);
    return { pictures: this.#picturesOf(view, data), data };
  }

  #dataOf({ data }: View, frame: Frame): PreparedData {
    if (!this.#data || this.#ofData !== data || this.#frame !== frame) {
      this.#ofData = data;
      this.#frame = frame;
      this.#data = { ...data, window: windowIn(frame, data.window) };
    }
    return this.#data;
  }

  #picturesOf({ network, snapshot, experiment }: View, data: PreparedData): UnitPictures {
    const drawn = [network, snapshot, data];
    if (this.#pictures && drawn.every((part, i) => part === this.#drawn[i])) return this.#pictures;
    this.#drawn = drawn;
    const side = latticeSide(network);
    const grid = { columns: side, rows: side, ...data.window };
    const before = this.#pictures?.units;
    const units = evaluateGrid(network, snapshot.parameters, experiment.features, grid, before);
    const contours = new Array<Path2D | null>(network.unitCount).fill(null);
    return (this.#pictures = { grid, units, snapshot, features: [], contours });
  }
}
