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

  it('[PA3] parts any plane into where it is ≥ 0 and where it is not', () => {
    let seed = 5;
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647 - 0.5;
    const [columns, rows] = [13, 9];
    for (let round = 0; round < 60; round++) {
      const plane = Float64Array.from({ length: columns * rows }, random);
      const rings = contourRings(plane, { columns, rows });
      plane.forEach((value, i) => {
        const x = (i % columns) / (columns - 1);
        const y = Math.floor(i / columns) / (rows - 1);
        expect(isWithin(rings, x, y), `round ${round}, place ${i}`).toBe(value >= 0);
      });
      for (const [x, y] of rings.flat().filter(isInside)) {
        expect(between(plane, columns, rows, x, y)).toBeCloseTo(0, 9);
      }
    }
  });

  it('[PA3] follows a line however crowded, after lattices of other shapes', () => {
    contourRings(new Float64Array(800).fill(-1), { columns: 400, rows: 2 });
    const side = 38;
    const checkered = Float64Array.from({ length: side * side }, (_, i) =>
      (i + Math.floor(i / side)) % 2 === 0 ? 1 : -1,
    );
    const rings = contourRings(checkered, { columns: side, rows: side });
    expect(rings).toHaveLength((side * side) / 2);
    for (const ring of rings) {
      expect(ring).toHaveLength(4);
      for (const [x, y] of ring) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
    }
  });

  it('[PA3] keeps apart fields that touch at a corner alone', () => {
    const rings = contourRings([1, -1, -1, 1], { columns: 2, rows: 2 });
    expect(rings).toHaveLength(2);
    expect(contourRings([1, 1, -1, 1], { columns: 2, rows: 2 })).toHaveLength(1);
  });

  it('[PA3] goes at the finite one of two values, and takes what is no number for outside', () => {
    const plane = [Infinity, -1, -1, NaN, 1, -1, 1, 1, -Infinity];
    const rings = contourRings(plane, { columns: 3, rows: 3 });
    expect(rings.length).toBeGreaterThan(0);
    for (const [x, y] of rings.flat()) {
      expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
    }
    expect(isWithin(rings, 0.5, 0.5)).toBe(true);
    expect(isWithin(rings, 0.02, 0.5)).toBe(false);
  });
});

/** By the even-odd rule: how often a ray to the right crosses. */
function isWithin(rings: number[][][], x: number, y: number): boolean {
  let isIn = false;
  for (const ring of rings) {
    ring.forEach(([x0, y0], i) => {
      const [x1, y1] = ring[(i + 1) % ring.length];
      if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) isIn = !isIn;
    });
  }
  return isIn;
}

/** The plane's value at a place on a line of its lattice, between its two ends. */
function between(plane: Float64Array, columns: number, rows: number, x: number, y: number): number {
  const [column, row] = [x * (columns - 1), y * (rows - 1)];
  const isAcross = Math.abs(row - Math.round(row)) < 1e-9;
  const [left, top] = isAcross
    ? [Math.floor(column + 1e-12), Math.round(row)]
    : [Math.round(column), Math.floor(row + 1e-12)];
  const share = isAcross ? column - left : row - top;
  const at = top * columns + left;
  return plane[at] + share * (plane[at + (isAcross ? 1 : columns)] - plane[at]);
}
