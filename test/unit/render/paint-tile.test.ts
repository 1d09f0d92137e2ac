import { describe, expect, it } from 'vitest';
import { packPixel, parseHex, toOklab, type Rgb } from '../../../client/render/oklab.ts';
import {
  createSampler,
  paintFeature,
  paintRegions,
  paintShades,
} from '../../../client/render/paint-tile.ts';
import {
  createPixelTables,
  planeColour,
  shadeReach,
  shareOf,
} from '../../../client/render/pixel-tables.ts';
import { activations } from '../../../shared/experiment.ts';

const colours = {
  page: parseHex('#fafaf8'),
  ink: parseHex('#1b1d1f'),
  class0: parseHex('#d55e00'),
  class1: parseHex('#0072b2'),
  strength: 0.5,
};
const tables = createPixelTables(colours);
const low = packPixel(planeColour(colours, 0));
const high = packPixel(planeColour(colours, 1));

/** A plane over the unit square, row 0 on top. */
function planeOf(size: number, z: (x: number, y: number) => number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, i) =>
    z((i % size) / (size - 1), 1 - Math.floor(i / size) / (size - 1)),
  );
}

const rgbOf = (pixel: number): Rgb => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];

describe('paintRegions', () => {
  const side = 40;
  const sampler = createSampler(side, 33, 33);

  it('[PA1] paints class 1’s colour where z ≥ 0 and class 0’s elsewhere, and a pixel between', () => {
    const pixels = new Uint32Array(side * side);
    const z = (x: number, y: number) => 3 * x - 2 * y + 0.1;
    paintRegions(planeOf(33, z), sampler, tables, pixels);
    const width = Math.hypot(3, 2) / side;
    let between = 0;
    for (let row = 0; row < side; row++) {
      for (let column = 0; column < side; column++) {
        const value = z((column + 0.5) / side, 1 - (row + 0.5) / side);
        const pixel = pixels[row * side + column];
        if (Math.abs(value) > 0.75 * width) expect(pixel).toBe(value > 0 ? high : low);
        else if (pixel !== low && pixel !== high) between++;
      }
    }
    expect(between).toBeGreaterThan(side / 2);
  });

  it('[PA1] paints a plane of zeros as ≥ 0', () => {
    const pixels = new Uint32Array(side * side);
    paintRegions(new Float64Array(33 * 33), sampler, tables, pixels);
    expect(new Set(pixels)).toEqual(new Set([high]));
  });
});

describe('paintShades', () => {
  const sampler = createSampler(24, 17, 17);

  it.each(activations)(
    '[PA2] shows the output of %s between the classes’ colours',
    (activation) => {
      const pixels = new Uint32Array(24 * 24);
      const z = (x: number) => 8 * x - 4;
      paintShades(planeOf(17, z), activation, sampler, tables, pixels);
      for (let column = 0; column < 24; column++) {
        const share = shareOf[activation](z((column + 0.5) / 24));
        const expected = planeColour(colours, share);
        rgbOf(pixels[5 * 24 + column]).forEach((value, i) => {
          expect(Math.abs(value - expected[i])).toBeLessThanOrEqual(2);
        });
      }
    },
  );

  it('[PA2] is the page’s own colour at p = 0.5, and never brighter than the page towards a class', () => {
    planeColour(colours, 0.5).forEach((value, i) => expect(value).toBeCloseTo(colours.page[i], 1));
    let before = toOklab(planeColour(colours, 0.5))[0];
    for (let share = 0.55; share <= 1; share += 0.05) {
      const [lightness] = toOklab(planeColour(colours, share));
      expect(lightness).toBeLessThan(before);
      before = lightness;
    }
  });

  it('[PA2] goes on as it ends beyond its reach, and round and round for a sine', () => {
    const flat = (z: number, activation: (typeof activations)[number]) => {
      const pixels = new Uint32Array(24 * 24);
      paintShades(
        planeOf(17, () => z),
        activation,
        sampler,
        tables,
        pixels,
      );
      return pixels[100];
    };
    expect(flat(1e9, 'sigmoid')).toBe(flat(shadeReach, 'sigmoid'));
    expect(flat(-1e9, 'sigmoid')).toBe(flat(-shadeReach, 'sigmoid'));
    expect(flat(1 + 40 * Math.PI, 'sine')).toBe(flat(1, 'sine'));
    expect(flat(1, 'sine')).not.toBe(flat(-1, 'sine'));
  });
});

describe('paintFeature', () => {
  it('[PA2] is grey: darker where the feature is larger, in light', () => {
    const side = 20;
    const pixels = new Uint32Array(side * side);
    paintFeature(
      planeOf(9, (x) => x),
      createSampler(side, 9, 9),
      tables,
      pixels,
    );
    const row = Array.from(pixels.slice(0, side), rgbOf);
    for (let i = 1; i < side; i++) expect(row[i][0]).toBeLessThanOrEqual(row[i - 1][0]);
    expect(row[0][0] - row[side - 1][0]).toBeGreaterThan(40);
    for (const [r, g, b] of row) expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThan(6);
  });
});
