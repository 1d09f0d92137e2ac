import type { Activation } from '../../shared/experiment.ts';
import type { Palette } from './palette.ts';
import type { Pen } from './pen.ts';
import { shadeStep } from './pixel-tables.ts';

/** A square of the canvas, in the context's units. */
export interface Square {
  x: number;
  y: number;
  side: number;
}

/** A small canvas the size of the lattice, stretched over the plane. */
export interface Stretch {
  canvas: HTMLCanvasElement;
  context: CanvasRenderingContext2D;
  image: ImageData;
  pixels: Uint32Array;
}

export function createStretch(columns: number, rows: number): Stretch {
  const canvas = document.createElement('canvas');
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('this browser gives no 2D canvas');
  const image = context.createImageData(columns, rows);
  return { canvas, context, image, pixels: new Uint32Array(image.data.buffer) };
}

/**
 * Draws a unit's output as shades over `square`: one pixel a lattice point, stretched
 * smoothly. Shapes: plane (rows × columns of `stretch`), pre-activations.
 */
export function drawShades(
  context: Pen,
  square: Square,
  plane: Float64Array,
  activation: Activation,
  stretch: Stretch,
  palette: Palette,
): void {
  const { pixels, canvas, image } = stretch;
  const shades = palette.shadePixels[activation];
  const isPeriodic = activation === 'sine';
  for (let i = 0; i < pixels.length; i++) pixels[i] = shades[shadeStep(plane[i], isPeriodic)];
  stretch.context.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  // From pixel centre to pixel centre: the lattice's corner points are the square's corners.
  const { x, y, side } = square;
  context.drawImage(canvas, 0.5, 0.5, canvas.width - 1, canvas.height - 1, x, y, side, side);
}

/** Draws the two halves of the plane: where z ≥ 0 (`region`, in the unit square), and the rest. */
export function drawRegions(
  context: Pen,
  { x, y, side }: Square,
  region: Path2D,
  palette: Palette,
): void {
  context.fillStyle = palette.regions[0];
  context.fillRect(x, y, side, side);
  context.save();
  context.translate(x, y);
  context.scale(side, side);
  context.fillStyle = palette.regions[1];
  context.fill(region, 'evenodd');
  context.restore();
}

/** Draws the region's edge as a line of `width` units; the caller clips it to the square. */
export function drawBoundary(
  context: Pen,
  { x, y, side }: Square,
  region: Path2D,
  width: number,
  colour: string,
): void {
  context.save();
  context.translate(x, y);
  context.scale(side, side);
  context.lineWidth = width / side;
  context.lineJoin = 'round';
  context.strokeStyle = colour;
  context.stroke(region);
  context.restore();
}
