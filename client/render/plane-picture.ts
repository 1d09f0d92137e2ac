import type { View } from '../../shared/view/view.ts';
import { ticks } from './axes.ts';
import { formatValue } from './formula.ts';
import type { Palette } from './palette.ts';
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
import { contourOf, type UnitPictures } from './unit-pictures.ts';
import { misclassifiedOf } from './verdicts.ts';

/** Room around the plane for ticks and their numbers, in CSS pixels of 13-pixel type. */
const room = { left: 38, right: 8, top: 6, bottom: 26 };

/**
 * The largest square for the plane beneath a heading, ticks' room left free, heading and
 * plane together in the middle of the box; whole CSS pixels.
 */
export function planeSquare(width: number, height: number, heading: number, scale: number): Square {
  const left = room.left * scale;
  const top = heading + room.top * scale;
  const across = width - left - room.right * scale;
  const down = height - top - room.bottom * scale;
  const side = Math.max(0, Math.floor(Math.min(across, down)));
  return {
    x: Math.round(left + (across - side) / 2),
    y: Math.round(top + (down - side) / 2),
    side,
  };
}

/**
 * The large picture: one unit over the plane in its colours, the crisp line where its
 * pre-activation is 0, and the points. Keeps what does not change between frames.
 */
export class PlanePicture {
  #stretch: Stretch | null = null;
  readonly #points = document.createElement('canvas');
  #pointsKey: unknown[] = [];

  /**
   * Draws on `context`, whose unit is a CSS pixel, `ratio` device pixels long. Points and
   * their rings belong to the network's output alone, and show the data to a unit as well.
   */
  draw(
    context: CanvasRenderingContext2D,
    square: Square,
    view: View,
    pictures: UnitPictures,
    unit: { layerIndex: number; unit: number },
    style: UnitStyle,
    palette: Palette,
    ratio: number,
  ): void {
    const { x, y, side } = square;
    const region = contourOf(pictures, unit.unit);
    context.save();
    context.beginPath();
    context.roundRect(x, y, side, side, 6);
    context.clip();
    if (style === 'regions') {
      drawRegions(context, square, region, palette);
    } else {
      const plane = pictures.units.preActivations[unit.unit];
      const { activation } = view.network.layers[unit.layerIndex];
      drawShades(context, square, plane, activation, this.#stretchFor(pictures), palette);
    }
    this.#drawPoints(context, square, view, palette, ratio);
    if (unit.layerIndex === view.network.layers.length - 1) {
      drawMisclassified(context, square, view.data, misclassifiedOf(view), palette);
    }
    drawBoundary(context, square, region, Math.max(2, side / 220), palette.ink);
    context.restore();

    context.strokeStyle = palette.lineStrong;
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(x - 0.5, y - 0.5, side + 1, side + 1, 6);
    context.stroke();
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
    context: CanvasRenderingContext2D,
    square: Square,
    view: View,
    palette: Palette,
    ratio: number,
  ): void {
    const side = Math.round(square.side * ratio);
    const key = [view.data, side, palette];
    if (key.some((part, i) => part !== this.#pointsKey[i])) {
      this.#pointsKey = key;
      this.#points.width = side;
      this.#points.height = side;
      const own = this.#points.getContext('2d');
      own?.scale(ratio, ratio);
      if (own) drawPoints(own, { x: 0, y: 0, side: square.side }, view.data, palette);
    }
    if (side > 0) context.drawImage(this.#points, square.x, square.y, square.side, square.side);
  }
}

/** Ticks and numbers at the plane's left and lower sides, and the axes' names at their ends. */
export function drawAxes(
  context: CanvasRenderingContext2D,
  { x, y, side }: Square,
  window: View['data']['window'],
  palette: Palette,
  font: string,
  fontSize: number,
): void {
  const count = Math.max(2, Math.min(6, Math.round(side / (fontSize * 6))));
  const { x1Min, x1Max, x2Min, x2Max } = window;
  const bottom = y + side;
  context.font = `${fontSize}px ${font}`;
  context.strokeStyle = palette.lineStrong;
  context.lineWidth = 1;
  context.fillStyle = palette.ink3;
  context.beginPath();
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const value of ticks(x1Min, x1Max, count)) {
    const at = Math.round(x + (side * (value - x1Min)) / (x1Max - x1Min)) + 0.5;
    // The last number makes room for the axis's name.
    if (at > x + side - fontSize * 1.6 || at < x + 4) continue;
    context.moveTo(at, bottom + 1);
    context.lineTo(at, bottom + 5);
    context.fillText(tickText(value), at, bottom + 8);
  }
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const value of ticks(x2Min, x2Max, count)) {
    const at = Math.round(bottom - (side * (value - x2Min)) / (x2Max - x2Min)) + 0.5;
    if (at < y + fontSize * 1.4 || at > bottom - 4) continue;
    context.moveTo(x - 1, at);
    context.lineTo(x - 5, at);
    context.fillText(tickText(value), x - 8, at);
  }
  context.stroke();
  context.fillStyle = palette.ink2;
  context.font = `600 ${fontSize}px ${font}`;
  context.fillText('x₂', x - 8, y + fontSize / 2);
  context.textAlign = 'right';
  context.textBaseline = 'top';
  context.fillText('x₁', x + side, bottom + 8);
}

/** A tick's number, no longer than it has to be: 0.5, −1, 20,000. */
function tickText(value: number): string {
  const size = Math.abs(value);
  if (size >= 1000 || Number.isInteger(value)) return formatValue(value).replace(/\.0+$/, '');
  return String(value).replace('-', '−');
}

/** Marks the place under the pointer: a ring and two hairlines to the axes. */
export function drawProbe(
  context: CanvasRenderingContext2D,
  { x, y, side }: Square,
  atX: number,
  atY: number,
  palette: Palette,
): void {
  context.lineWidth = 1;
  context.strokeStyle = palette.ink;
  context.globalAlpha = 0.35;
  context.beginPath();
  context.moveTo(x, Math.round(atY) + 0.5);
  context.lineTo(x + side, Math.round(atY) + 0.5);
  context.moveTo(Math.round(atX) + 0.5, y);
  context.lineTo(Math.round(atX) + 0.5, y + side);
  context.stroke();
  context.globalAlpha = 1;
  context.lineWidth = 3.5;
  context.strokeStyle = palette.page;
  context.beginPath();
  context.arc(atX, atY, 5.5, 0, 2 * Math.PI);
  context.stroke();
  context.lineWidth = 1.5;
  context.strokeStyle = palette.ink;
  context.stroke();
}
