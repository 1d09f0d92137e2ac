import type { PreparedData } from '../../shared/datasets/prepare.ts';
import type { Snapshot } from '../../shared/protocol/snapshot-codec.ts';
import type { View } from '../../shared/view/view.ts';
import type { Palette } from './palette.ts';
import type { Pen } from './pen.ts';
import { drawFrame } from './plane-axes.ts';
import {
  createStretch,
  drawBoundary,
  drawRegions,
  drawShades,
  type Square,
  type Stretch,
} from './plane.ts';
import { drawMisclassified, drawPoints } from './points.ts';
import type { UnitStyle } from './selection.ts';
import { TrailPicture } from './trail.ts';
import { contourOf, type UnitPictures } from './unit-pictures.ts';
import { misclassifiedOf } from './verdicts.ts';

/** Room around the plane for ticks and their numbers, in CSS pixels of 13-pixel type. */
const room = { left: 38, right: 8, top: 6, bottom: 26 };

/**
 * The largest square for the plane beneath a heading, ticks' room left free, heading and
 * plane together in the middle of the box; whole CSS pixels. `foot` is kept free beneath it:
 * what stands there must lie on no point.
 */
export function planeSquare(
  width: number,
  height: number,
  heading: number,
  scale: number,
  foot = 0,
): Square {
  const left = room.left * scale;
  const top = heading + room.top * scale;
  const across = width - left - room.right * scale;
  const down = height - top - room.bottom * scale - foot;
  const side = Math.max(0, Math.floor(Math.min(across, down)));
  return {
    x: Math.round(left + (across - side) / 2),
    y: Math.round(top + (down - side) / 2),
    side,
  };
}

/** Where buttons stand: beneath the plane's ticks. */
export const toolsTop = ({ y, side }: Square, scale: number): number =>
  y + side + room.bottom * scale;

/** What the large picture shows. */
export interface PlaneScene {
  view: View;
  /** The view's points, and the window that is looked at. */
  data: PreparedData;
  /** Of that window. */
  pictures: UnitPictures;
  /** The layer's index, and the unit's among all units. */
  unit: { layerIndex: number; unit: number };
  style: UnitStyle;
  /** Earlier snapshots, whose lines are drawn faintly. */
  trail: readonly Snapshot[];
  palette: Palette;
}

/**
 * The large picture: one unit over the plane in its colours, the crisp line where its
 * pre-activation is 0, and the points. Keeps what does not change between frames.
 */
export class PlanePicture {
  #stretch: Stretch | null = null;
  readonly #trail = new TrailPicture();
  readonly #points = document.createElement('canvas');
  #pointsKey: unknown[] = [];
  #preparedFor: unknown[] = [];

  /** Makes what `draw` would first make for this, the line and the verdicts; false: it is made. */
  prepare({ view, pictures, unit }: Pick<PlaneScene, 'view' | 'pictures' | 'unit'>): boolean {
    const parts = [view.snapshot, pictures, unit.unit];
    if (parts.every((part, i) => part === this.#preparedFor[i])) return false;
    this.#preparedFor = parts;
    contourOf(pictures, unit.unit);
    if (isOutput(view, unit)) misclassifiedOf(view);
    return true;
  }

  /**
   * Draws on `context`, whose unit is a CSS pixel, `ratio` device pixels long; null: points are
   * drawn one by one rather than copied from a bitmap. Points and
   * their rings belong to the network's output alone, and show the data to a unit as well.
   */
  draw(context: Pen, ratio: number | null, square: Square, scene: PlaneScene): void {
    const { x, y, side } = square;
    const { view, data, pictures, unit, palette } = scene;
    const region = contourOf(pictures, unit.unit);
    context.save();
    context.beginPath();
    context.roundRect(x, y, side, side, 6);
    context.clip();
    if (scene.style === 'regions') {
      drawRegions(context, square, region, palette);
    } else {
      const plane = pictures.units.preActivations[unit.unit];
      const { activation } = view.network.layers[unit.layerIndex];
      drawShades(context, square, plane, activation, this.#stretchFor(pictures), palette);
    }
    const { window } = data;
    this.#trail.draw(context, square, scene.trail, view, window, unit.unit, palette);
    this.#drawPoints(context, square, data, palette, ratio);
    if (isOutput(view, unit)) {
      drawMisclassified(context, square, data, misclassifiedOf(view), palette);
    }
    drawBoundary(context, square, region, Math.max(2, side / 220), palette.ink);
    context.restore();
    drawFrame(context, square, palette);
  }

  #stretchFor({ grid }: UnitPictures): Stretch {
    const stretch = this.#stretch;
    if (stretch?.canvas.width === grid.columns && stretch.canvas.height === grid.rows) {
      return stretch;
    }
    return (this.#stretch = createStretch(grid.columns, grid.rows));
  }

  /** The points, from a bitmap of their own: they change with the data and the size alone. */
  #drawPoints(
    context: Pen,
    square: Square,
    data: PreparedData,
    palette: Palette,
    ratio: number | null,
  ): void {
    if (ratio === null) return drawPoints(context, square, data, palette);
    const side = Math.round(square.side * ratio);
    const key = [data, side, palette];
    if (key.some((part, i) => part !== this.#pointsKey[i])) {
      this.#pointsKey = key;
      this.#points.width = side;
      this.#points.height = side;
      const own = this.#points.getContext('2d');
      own?.scale(ratio, ratio);
      if (own) drawPoints(own, { x: 0, y: 0, side: square.side }, data, palette);
    }
    if (side > 0) context.drawImage(this.#points, square.x, square.y, square.side, square.side);
  }
}

const isOutput = ({ network }: View, { layerIndex }: PlaneScene['unit']): boolean =>
  layerIndex === network.layers.length - 1;
