import type { Window } from '../../shared/datasets/window.ts';
import { localized } from '../texts/format.ts';
import { ticks } from './axes.ts';
import { formatValue } from './formula.ts';
import type { Palette } from './palette.ts';
import type { Pen } from './pen.ts';
import type { Square } from './plane.ts';

/** Where a place of the plane is drawn. */
export const placeIn = (
  { x, y, side }: Square,
  { x1Min, x1Max, x2Min, x2Max }: Window,
  at: { x1: number; x2: number },
): { x: number; y: number } => ({
  x: x + (side * (at.x1 - x1Min)) / (x1Max - x1Min),
  y: y + (side * (x2Max - at.x2)) / (x2Max - x2Min),
});

/** The line around the plane. */
export function drawFrame(context: Pen, { x, y, side }: Square, palette: Palette): void {
  context.strokeStyle = palette.lineStrong;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(x - 0.5, y - 0.5, side + 1, side + 1, 6);
  context.stroke();
}

/** Ticks and numbers at the plane's left and lower sides, and the axes' names at their ends. */
export function drawAxes(
  context: Pen,
  { x, y, side }: Square,
  window: Window,
  palette: Palette,
  font: string,
  fontSize: number,
  names: readonly [string, string] = ['x₁', 'x₂'],
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
  context.fillText(names[1], x - 8, y + fontSize / 2);
  context.textAlign = 'right';
  context.textBaseline = 'top';
  context.fillText(names[0], x + side, bottom + 8);
}

/** A tick's number, no longer than it has to be: 0.5, −1, 20,000. */
function tickText(value: number): string {
  const size = Math.abs(value);
  if (size >= 1000 || Number.isInteger(value)) return formatValue(value).replace(/[.,]0+$/, '');
  return localized(String(value)).replace('-', '−');
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
