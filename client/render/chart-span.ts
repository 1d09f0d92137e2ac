import type { Palette } from './palette.ts';

/** A piece of a chart, in the context's units; `ratio` of them are a CSS pixel. */
interface SpanBox {
  left: number;
  right: number;
  top: number;
  height: number;
  ratio: number;
}

/** So far apart are the lines that hatch a rest, CSS pixels. */
const hatch = 7;

/** Shades what is played over and over, between two edges; hatches where nothing changes. */
export function drawSpan(
  context: CanvasRenderingContext2D,
  type: 'rest' | 'loop',
  { left, right, top, height, ratio }: SpanBox,
  colours: Palette,
): void {
  const width = Math.max(ratio, right - left);
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  if (type === 'loop') {
    context.fillStyle = colours.accent;
    context.globalAlpha = 0.14;
    context.fillRect(left, top, width, height);
    context.globalAlpha = 1;
    context.fillRect(left, top, 2 * ratio, height);
    context.fillRect(left + width - 2 * ratio, top, 2 * ratio, height);
  } else {
    context.globalAlpha = 0.4;
    context.strokeStyle = colours.lineStrong;
    context.lineWidth = ratio;
    context.beginPath();
    // Of one grid for all, so that neighbours fit.
    const step = hatch * ratio;
    for (let x = Math.floor((left - height) / step) * step; x < right; x += step) {
      context.moveTo(x, top + height);
      context.lineTo(x + height, top);
    }
    context.stroke();
  }
  context.restore();
}
