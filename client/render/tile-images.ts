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

/**
 * The tiles of a network, painted pixel by pixel in the screen's own resolution: each a bitmap of
 * its own, since a browser may copy the whole of one to put a part of it.
 */
export class TileImages {
  #images: ImageData[] = [];
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
    this.#fit(side, radius, features + view.network.unitCount, pictures);
    const sampler = this.#sampler;
    if (!sampler) return;
    for (let f = 0; f < features; f++) {
      const pixels = pixelsOf(this.#images[f]);
      paintFeature(pictures.features[f], sampler, palette, pixels);
      this.#round(pixels, side);
    }
    for (const layer of view.network.layers) {
      for (let i = 0; i < layer.unitCount; i++) {
        const unit = layer.unitOffset + i;
        const plane = pictures.units.preActivations[unit];
        const pixels = pixelsOf(this.#images[features + unit]);
        if (style === 'regions') paintRegions(plane, sampler, palette, pixels);
        else paintShades(plane, layer.activation, sampler, palette, pixels);
        this.#round(pixels, side);
      }
    }
  }

  /**
   * Puts the tiles in their places, instead of what is there; the layout is in CSS pixels, `ratio`
   * device pixels to one.
   */
  draw(context: CanvasRenderingContext2D, layout: NetworkLayout, ratio: number): void {
    this.#images.forEach((image, node) => {
      const [x, y] = [layout.left[node] * ratio, layout.top[node] * ratio];
      context.putImageData(image, Math.round(x), Math.round(y));
    });
  }

  #fit(side: number, radius: number, count: number, { grid }: UnitPictures): void {
    if (this.#images.length !== count || this.#images[0].width !== side) {
      this.#images = Array.from({ length: count }, () => new ImageData(side, side));
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
  #round(pixels: Uint32Array, side: number): void {
    for (const { x, y, alpha } of this.#corner) {
      const mirrorX = side - 1 - x;
      const top = y * side;
      const bottom = (side - 1 - y) * side;
      fade(pixels, top + x, alpha);
      fade(pixels, top + mirrorX, alpha);
      fade(pixels, bottom + x, alpha);
      fade(pixels, bottom + mirrorX, alpha);
    }
  }
}

const pixelsOf = ({ data }: ImageData) => new Uint32Array(data.buffer);

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
