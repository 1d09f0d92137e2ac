import type { Point } from '../../shared/datasets/csv.ts';
import type { Window } from '../../shared/datasets/window.ts';
import type { Palette } from './palette.ts';
import { drawAxes } from './plane-axes.ts';
import type { Square } from './plane.ts';
import { drawPoints, type DrawnData } from './points.ts';

const noPoints = { count: 0, x: new Float64Array(), labels: new Float64Array() };

/** Points without a network, as pictures need them. */
export const toDrawnData = (points: readonly Point[], window: Window): DrawnData => ({
  train: {
    count: points.length,
    x: Float64Array.from(points.flatMap(([x1, x2]) => [x1, x2])),
    labels: Float64Array.from(points, ([, , label]) => label),
  },
  test: noPoints,
  window,
});

/** Points on a plane of their own, without a network: its frame, where x₁ and x₂ are 0, the axes. */
export function drawPointsPlane(
  context: CanvasRenderingContext2D,
  square: Square,
  points: readonly Point[],
  window: Window,
  palette: Palette,
  font: string,
): void {
  const { x, y, side } = square;
  context.save();
  context.beginPath();
  context.roundRect(x, y, side, side, 6);
  context.fillStyle = palette.page;
  context.fill();
  context.clip();
  const x1Zero = Math.round(x + (side * -window.x1Min) / (window.x1Max - window.x1Min)) + 0.5;
  const x2Zero = Math.round(y + (side * window.x2Max) / (window.x2Max - window.x2Min)) + 0.5;
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x1Zero, y);
  context.lineTo(x1Zero, y + side);
  context.moveTo(x, x2Zero);
  context.lineTo(x + side, x2Zero);
  context.stroke();
  drawPoints(context, square, toDrawnData(points, window), palette);
  context.restore();

  context.strokeStyle = palette.lineStrong;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(x - 0.5, y - 0.5, side + 1, side + 1, 6);
  context.stroke();
  drawAxes(context, square, window, palette, font, 13);
}
