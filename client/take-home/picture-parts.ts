import type { View } from '../../shared/view/view.ts';
import { contourOf, type UnitPictures } from '../render/unit-pictures.ts';
import type { Palette } from '../render/palette.ts';
import type { Pen } from '../render/pen.ts';
import {
  createStretch,
  drawBoundary,
  drawRegions,
  drawShades,
  type Square,
  type Stretch,
} from '../render/plane.ts';
import { pointRadius, traceOf } from '../render/points.ts';
import type { UnitStyle } from '../render/selection.ts';
import { formatCount, formatLoss, formatShare } from '../texts/format.ts';
import { t } from '../texts/translate.ts';

/** What saved pictures are set in: a file has no page to take it from. */
export const pictureFont = "system-ui, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif";
export const headHeight = 40;
export const margin = 16;

/** What it is about at the left, epoch and figures at the right. */
export function drawHead(
  pen: Pen,
  width: number,
  title: string,
  view: View,
  colours: Palette,
): void {
  const { epoch, metrics } = view.snapshot;
  const figures = t('statusFigures', {
    loss: formatLoss(metrics.trainLoss),
    accuracy: formatShare(metrics.trainAccuracy),
  });
  pen.textBaseline = 'middle';
  pen.textAlign = 'left';
  pen.fillStyle = colours.ink;
  pen.font = `600 15px ${pictureFont}`;
  pen.fillText(title, margin, headHeight / 2);
  pen.textAlign = 'right';
  pen.fillStyle = colours.ink2;
  pen.font = `13px ${pictureFont}`;
  pen.fillText(`${t('epoch')} ${formatCount(epoch)} · ${figures}`, width - margin, headHeight / 2);
}

/** What the points' shapes mean, in a row from `x` on. */
export function drawLegend(
  pen: Pen,
  x: number,
  y: number,
  hasTest: boolean,
  colours: Palette,
): void {
  const radius = pointRadius(100, 560);
  pen.font = `13px ${pictureFont}`;
  pen.textBaseline = 'middle';
  pen.textAlign = 'left';
  let at = x + radius;
  const entry = (draw: () => void, text: string) => {
    pen.beginPath();
    draw();
    pen.fillStyle = colours.ink2;
    pen.fillText(text, at + radius + 6, y);
    at += 2 * radius + 26 + pen.measureText(text).width;
  };
  const filled = (label: 0 | 1) => () => {
    traceOf(label)(pen, at, y, radius);
    pen.fillStyle = label === 1 ? colours.class1 : colours.class0;
    pen.fill();
  };
  const ring = (size: number) => () => {
    traceOf(0)(pen, at, y, size);
    pen.strokeStyle = colours.ink2;
    pen.lineWidth = 1.5;
    pen.stroke();
  };
  entry(filled(0), t('boundaryClass0'));
  entry(filled(1), t('boundaryClass1'));
  if (hasTest) entry(ring(radius), t('boundaryTest'));
  entry(() => {
    ring(radius + 1.5)();
    pen.beginPath();
    traceOf(0)(pen, at, y, radius / 2);
    pen.fillStyle = colours.ink2;
    pen.fill();
  }, t('boundaryWrong'));
}

/** Which unit: its layer's index, and its own among all units. */
export interface UnitPlace {
  layerIndex: number;
  unit: number;
}

/** One unit over the plane without its points, as the diagram's tiles show it; `line` wide. */
export function drawTile(
  pen: Pen,
  square: Square,
  view: View,
  pictures: UnitPictures,
  { layerIndex, unit }: UnitPlace,
  { style, line }: { style: UnitStyle; line: number },
  colours: Palette,
): void {
  const { x, y, side } = square;
  pen.save();
  pen.beginPath();
  pen.roundRect(x, y, side, side, Math.min(6, side / 12));
  pen.clip();
  const region = contourOf(pictures, unit);
  if (style === 'regions') drawRegions(pen, square, region, colours);
  else {
    const { activation } = view.network.layers[layerIndex];
    const plane = pictures.units.preActivations[unit];
    drawShades(pen, square, plane, activation, stretchFor(pictures), colours);
  }
  drawBoundary(pen, square, region, line, colours.ink);
  pen.restore();
}

let stretch: Stretch | null = null;

/** A canvas of the lattice's size, kept for the next. */
export function stretchFor({ grid: { columns, rows } }: UnitPictures): Stretch {
  if (stretch?.canvas.width !== columns || stretch.canvas.height !== rows) {
    stretch = createStretch(columns, rows);
  }
  return stretch;
}

/** The line around a tile. */
export function drawTileFrame(pen: Pen, { x, y, side }: Square, colours: Palette): void {
  pen.strokeStyle = colours.lineStrong;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.roundRect(x - 0.5, y - 0.5, side + 1, side + 1, Math.min(6, side / 12));
  pen.stroke();
}
