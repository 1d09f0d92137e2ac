import type { View } from '../../shared/view/view.ts';
import type { UnitStyle } from './selection.ts';
import type { NetworkLayout } from './network-layout.ts';
import {
  createSampler,
  paintFeature,
  paintRegions,
  paintShades,
  type Sampler,
} from './paint-tile.ts';
import type { Palette } from './palette.ts';
import type { UnitPictures } from './unit-pictures.ts';

const perRow = 8;

/**
 * All tiles of a network in one bitmap, eight to a row: painted pixel by pixel in the screen's
 * own resolution, and put into a canvas tile by tile.
 */
export class TileAtlas {
  #image: ImageData | null = null;
  #pixels = new Uint32Array(0);
  #sampler: Sampler | null = null;
  #corner: { x: number; y: number; alpha: number }[] = [];
  #cornerKey = '';

  /** Paints every tile; `side` and `radius` (its rounded corners) in device pixels. */
  paint(
    view: View,
    pictures: UnitPictures,
    style: UnitStyle,
    palette: Palette,
    side: number,
    radius: number,
  ): void {
    const features = pictures.features.length;
    const count = features + view.network.unitCount;
    this.#fit(side, radius, count, pictures);
    const sampler = this.#sampler;
    if (!sampler || !this.#image) return;
    const pixels = this.#pixels;
    const stride = perRow * side;
    const offsetOf = (node: number) =>
      Math.floor(node / perRow) * side * stride + (node % perRow) * side;

    for (let f = 0; f < features; f++) {
      paintFeature(pictures.features[f], sampler, palette, pixels, offsetOf(f), stride);
      this.#round(offsetOf(f), stride, side);
    }
    for (const layer of view.network.layers) {
      for (let i = 0; i < layer.unitCount; i++) {
        const unit = layer.unitOffset + i;
        const plane = pictures.units.preActivations[unit];
        const offset = offsetOf(features + unit);
        if (style === 'regions') paintRegions(plane, sampler, palette, pixels, offset, stride);
        else paintShades(plane, layer.activation, sampler, palette, pixels, offset, stride);
        this.#round(offset, stride, side);
      }
    }
  }

  /**
   * Puts the tiles in their places, instead of what is there; the layout is in CSS pixels, `ratio`
   * device pixels to one.
   */
  draw(context: CanvasRenderingContext2D, layout: NetworkLayout, ratio: number): void {
    const side = this.#sampler?.side ?? 0;
    const image = this.#image;
    if (side === 0 || !image) return;
    for (let node = 0; node < layout.left.length; node++) {
      const x = Math.round(layout.left[node] * ratio);
      const y = Math.round(layout.top[node] * ratio);
      const atX = (node % perRow) * side;
      const atY = Math.floor(node / perRow) * side;
      context.putImageData(image, x - atX, y - atY, atX, atY, side, side);
    }
  }

  #fit(side: number, radius: number, count: number, { grid }: UnitPictures): void {
    const width = perRow * side;
    const height = Math.ceil(count / perRow) * side;
    if (this.#image?.width !== width || this.#image.height !== height) {
      this.#image = new ImageData(width, height);
      this.#pixels = new Uint32Array(this.#image.data.buffer);
    }
    const sampler = this.#sampler;
    if (sampler?.side !== side || sampler.columns !== grid.columns || sampler.rows !== grid.rows) {
      this.#sampler = createSampler(side, grid.columns, grid.rows);
    }
    const key = `${side} ${radius}`;
    if (key !== this.#cornerKey) {
      this.#cornerKey = key;
      this.#corner = roundCorner(radius);
    }
  }

  /** Makes the four corners of one tile see-through. */
  #round(offset: number, stride: number, side: number): void {
    const pixels = this.#pixels;
    for (const { x, y, alpha } of this.#corner) {
      const mirrorX = side - 1 - x;
      const top = offset + y * stride;
      const bottom = offset + (side - 1 - y) * stride;
      fade(pixels, top + x, alpha);
      fade(pixels, top + mirrorX, alpha);
      fade(pixels, bottom + x, alpha);
      fade(pixels, bottom + mirrorX, alpha);
    }
  }
}

function fade(pixels: Uint32Array, at: number, alpha: number): void {
  pixels[at] = ((pixels[at] & 0x00ffffff) | (alpha << 24)) >>> 0;
}

/** The pixels outside a quarter circle of `radius`, and how much of each is inside (0 to 255). */
function roundCorner(radius: number): { x: number; y: number; alpha: number }[] {
  const corner: { x: number; y: number; alpha: number }[] = [];
  for (let y = 0; y < radius; y++) {
    for (let x = 0; x < radius; x++) {
      const distance = Math.hypot(radius - x - 0.5, radius - y - 0.5);
      const inside = Math.min(1, Math.max(0, radius - distance + 0.5));
      if (inside < 1) corner.push({ x, y, alpha: Math.round(255 * inside) });
    }
  }
  return corner;
}
