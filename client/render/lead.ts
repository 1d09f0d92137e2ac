import type { NetworkLayout } from './network-layout.ts';
import type { Palette } from './palette.ts';

/** Draws the way from the output's tile on to the picture at its right: grey, it is no weight. */
export function drawLead(
  context: CanvasRenderingContext2D,
  { orientation, left, top, tile, width }: NetworkLayout,
  palette: Palette,
): void {
  if (orientation !== 'columns') return;
  const output = left.length - 1;
  const y = Math.round(top[output] + tile / 2);
  const from = left[output] + tile + 5;
  const to = width - 2;
  if (to - from < 10) return;
  context.strokeStyle = palette.lineStrong;
  context.fillStyle = palette.lineStrong;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(from, y);
  context.lineTo(to - 6, y);
  context.stroke();
  context.beginPath();
  context.moveTo(to, y);
  context.lineTo(to - 8, y - 5);
  context.lineTo(to - 8, y + 5);
  context.fill();
}
