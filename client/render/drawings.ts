import type { Window } from '../../shared/datasets/window.ts';
import type { Stroke } from '../../shared/protocol/people-messages.ts';
import type { Palette } from './palette.ts';
import { placeIn } from './plane-axes.ts';
import type { Square } from './plane.ts';

/** Lines by hand over `square`, each `width` wide, with a halo of the page's colour. */
export function drawStrokes(
  context: CanvasRenderingContext2D,
  square: Square,
  window: Window,
  strokes: readonly Stroke[],
  width: number,
  palette: Palette,
): void {
  traceStrokes(context, square, window, strokes);
  context.strokeStyle = palette.page;
  context.lineWidth = width + 3;
  context.stroke();
  context.strokeStyle = palette.ink;
  context.lineWidth = width;
  context.stroke();
}

/** Many drawings laid over each other: where they agree they are dark. */
export function drawCrowd(
  context: CanvasRenderingContext2D,
  square: Square,
  window: Window,
  drawings: readonly (readonly Stroke[])[],
  palette: Palette,
): void {
  context.save();
  context.strokeStyle = palette.ink;
  context.lineWidth = Math.max(1.5, square.side / 260);
  // One alone is plain to see, and three hundred do not make all of it black.
  context.globalAlpha = Math.max(0.12, Math.min(0.7, 2.2 / Math.sqrt(drawings.length + 1)));
  for (const strokes of drawings) {
    traceStrokes(context, square, window, strokes);
    context.stroke();
  }
  context.restore();
}

function traceStrokes(
  context: CanvasRenderingContext2D,
  square: Square,
  window: Window,
  strokes: readonly Stroke[],
): void {
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  for (const stroke of strokes) {
    stroke.forEach(([x1, x2], i) => {
      const { x, y } = placeIn(square, window, { x1, x2 });
      if (i === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    });
  }
}
