import type { View } from '../../shared/view/view.ts';
import {
  meshSide,
  meshStep,
  outputHalves,
  type HiddenSpace,
  type SpaceChoice,
} from './hidden-space.ts';
import type { Palette } from './palette.ts';
import type { Pen } from './pen.ts';
import { drawFrame, placeIn } from './plane-axes.ts';
import type { Square } from './plane.ts';
import { drawMisclassified, drawPoints } from './points.ts';
import { misclassifiedOf } from './verdicts.ts';

/**
 * Draws a hidden layer's space: the plane's grid as the layer bends it, the points where it puts
 * them and, where that is all the output sees, the output's two halves and the line between.
 */
export function drawSpace(
  context: Pen,
  square: Square,
  view: View,
  choice: SpaceChoice,
  space: HiddenSpace,
  palette: Palette,
): void {
  const { x, y, side } = square;
  const { window } = space.data;
  const halves = outputHalves(view, choice, window);
  const trace = (places: readonly [number, number][]) => {
    context.beginPath();
    places.forEach(([x1, x2], i) => {
      const at = placeIn(square, window, { x1, x2 });
      if (i === 0) context.moveTo(at.x, at.y);
      else context.lineTo(at.x, at.y);
    });
  };
  context.save();
  context.beginPath();
  context.roundRect(x, y, side, side, 6);
  context.clip();
  if (halves) {
    context.fillStyle = palette.regions[0];
    context.fillRect(x, y, side, side);
    trace(halves.region);
    context.fillStyle = palette.regions[1];
    context.fill();
  }
  drawMesh(context, square, space, palette);
  drawPoints(context, square, space.data, palette);
  drawMisclassified(context, square, space.data, misclassifiedOf(view), palette);
  if (halves) {
    trace(halves.line);
    context.lineWidth = Math.max(2, side / 220);
    context.strokeStyle = palette.ink;
    context.stroke();
  }
  context.restore();
  drawFrame(context, square, palette);
}

/** The grid's lines, the plane's border a little stronger, each kind as one path. */
function drawMesh(
  context: Pen,
  square: Square,
  { mesh, data }: HiddenSpace,
  palette: Palette,
): void {
  const addLine = (from: number, step: number) => {
    for (let i = 0; i < meshSide; i++) {
      const cell = from + i * step;
      const at = placeIn(square, data.window, { x1: mesh.across[cell], x2: mesh.up[cell] });
      if (i === 0) context.moveTo(at.x, at.y);
      else context.lineTo(at.x, at.y);
    }
  };
  const last = meshSide - 1;
  const strokeLines = (first: number, end: number, step: number) => {
    context.beginPath();
    for (let line = first; line <= end; line += step) {
      addLine(line * meshSide, 1);
      addLine(line, meshSide);
    }
    context.stroke();
  };
  context.lineJoin = 'round';
  context.strokeStyle = palette.ink2;
  context.globalAlpha = 0.42;
  context.lineWidth = 1;
  strokeLines(meshStep, last - meshStep, meshStep);
  context.globalAlpha = 0.85;
  context.lineWidth = 1.5;
  strokeLines(0, last, last);
  context.globalAlpha = 1;
}
