import type { Network } from '../../shared/engine/network.ts';
import { formatValue } from './formula.ts';
import type { NetworkLayout } from './network-layout.ts';
import type { Palette } from './palette.ts';
import { shadeStep } from './pixel-tables.ts';
import type { PointPass } from './point-pass.ts';

/**
 * Draws what each tile gives for one point: its number on a plate that has the colour of this
 * output in the pictures of shades; a feature's plate is the page's own.
 */
export function drawPass(
  context: CanvasRenderingContext2D,
  layout: NetworkLayout,
  network: Network,
  { inputs, preActivations, activations }: PointPass,
  palette: Palette,
  font: string,
): void {
  const { left, top, tile } = layout;
  const size = Math.max(10, Math.min(24, Math.round(tile * 0.24)));
  const height = Math.round(size * 1.35);
  context.font = `600 ${size}px ${font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = 1;
  const plate = (node: number, value: number, colour: string) => {
    const text = formatValue(value);
    const width = Math.min(tile - 4, Math.round(context.measureText(text).width) + size * 0.7);
    const x = left[node] + tile / 2;
    const y = top[node] + tile - 4 - height / 2;
    context.beginPath();
    context.roundRect(x - width / 2, y - height / 2, width, height, height / 2);
    context.fillStyle = colour;
    context.fill();
    context.strokeStyle = palette.ink;
    context.stroke();
    context.fillStyle = palette.ink;
    context.fillText(text, x, y + 0.5, width - 4);
  };
  inputs.forEach((value, i) => plate(i, value, palette.page));
  for (const { activation, unitOffset, unitCount } of network.layers) {
    const shades = palette.shadePixels[activation];
    for (let unit = unitOffset; unit < unitOffset + unitCount; unit++) {
      const pixel = shades[shadeStep(preActivations[unit], activation === 'sine')];
      plate(inputs.length + unit, activations[unit], pixelCss(pixel));
    }
  }
}

const pixelCss = (pixel: number): string =>
  `rgb(${pixel & 255} ${(pixel >> 8) & 255} ${(pixel >> 16) & 255})`;
