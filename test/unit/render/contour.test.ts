import { describe, expect, it } from 'vitest';
import { contourRings } from '../../../client/render/contour.ts';

const size = 50;
const shape = { columns: size, rows: size };

/** A plane over the unit square as pictures have it: row 0, y = 0, on top. */
const planeOf = (z: (x: number, y: number) => number) =>
  Float64Array.from({ length: size * size }, (_, i) =>
    z((i % size) / (size - 1), Math.floor(i / size) / (size - 1)),
  );

const isInside = ([x, y]: number[]) => x > 0 && x < 1 && y > 0 && y < 1;

describe('contourRings', () => {
  it('[PA3] runs where the plane is 0: a straight line stays straight', () => {
    const rings = contourRings(
      planeOf((x, y) => 2 * x + y - 1.3),
      shape,
    );
    const points = rings.flat().filter(isInside);
    expect(points.length).toBeGreaterThan(size);
    for (const [x, y] of points) expect(2 * x + y).toBeCloseTo(1.3, 6);
  });

  it('[PA3] runs where the plane is 0: a circle stays round', () => {
    const radius = 0.31;
    const rings = contourRings(
      planeOf((x, y) => radius ** 2 - (x - 0.5) ** 2 - (y - 0.5) ** 2),
      shape,
    );
    expect(rings).toHaveLength(1);
    for (const [x, y] of rings[0]) {
      expect(Math.abs(Math.hypot(x - 0.5, y - 0.5) - radius)).toBeLessThan(0.001);
    }
  });

  it('[PA3] leaves the picture where it meets the border, so that no line is seen there', () => {
    const rings = contourRings(
      planeOf((x) => x - 0.5),
      shape,
    );
    const border = rings.flat().filter((point) => !isInside(point));
    expect(border.length).toBeGreaterThan(0);
    const outside = 0.5 / (size - 1);
    for (const [x, y] of border) {
      const beyond = Math.max(-x, x - 1, -y, y - 1);
      // Either on the line itself, or half a cell outside.
      if (Math.abs(x - 0.5) > 1e-6) expect(beyond).toBeCloseTo(outside, 6);
    }
  });

  it('[PA3] has no ring where the plane is negative throughout, and all where it is not', () => {
    expect(
      contourRings(
        planeOf(() => -1),
        shape,
      ),
    ).toEqual([]);
    const all = contourRings(
      planeOf(() => 0),
      shape,
    );
    expect(all).toHaveLength(1);
    expect(all.flat().some(isInside)).toBe(false);
  });
});
