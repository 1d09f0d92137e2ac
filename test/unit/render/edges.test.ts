import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeAt, strengthOf, widthOf } from '../../../client/render/edges.ts';
import { layoutNetwork } from '../../../client/render/network-layout.ts';
import { createNetwork } from '../../../shared/engine/network.ts';

const network = createNetwork(2, [
  { unitCount: 4, activation: 'tanh' },
  { unitCount: 3, activation: 'tanh' },
]);
const box = { height: 470, isEditable: false, isTouch: false, hasLead: false, scale: 1 };
const counts = [2, 4, 3, 1];

describe('widthOf', () => {
  it('[PA5] grows with the size of a weight, whatever its sign, and never without end', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        (weight, more) => {
          const width = widthOf(strengthOf(weight));
          expect(width).toBe(widthOf(strengthOf(-weight)));
          expect(widthOf(strengthOf(weight + more))).toBeGreaterThanOrEqual(width);
          expect(width).toBeGreaterThan(0.5);
          expect(width).toBeLessThan(8);
        },
      ),
    );
    expect(widthOf(strengthOf(5))).toBeGreaterThan(3 * widthOf(strengthOf(0.2)));
  });
});

describe('edgeAt', () => {
  it.each([
    ['columns', layoutNetwork({ ...box, width: 700, counts })],
    ['rows', layoutNetwork({ ...box, width: 358, counts })],
  ])('[PA11] in %s, finds the edge between two tiles at its middle', (orientation, layout) => {
    expect(layout.orientation).toBe(orientation);
    const { left, top, tile, starts } = layout;
    const middle = (from: number, to: number) => ({
      x: (left[from] + left[to] + tile) / 2,
      y: (top[from] + top[to] + tile) / 2,
    });
    const straight = middle(starts[0] + 1, starts[1] + 3);
    expect(edgeAt(layout, network, straight.x, straight.y)).toEqual({ layer: 0, from: 1, to: 3 });
    const last = middle(starts[2], starts[3]);
    expect(edgeAt(layout, network, last.x, last.y)).toEqual({ layer: 2, from: 0, to: 0 });
  });

  it('[PA11] finds an edge all along its curve', () => {
    const layout = layoutNetwork({ ...box, width: 700, counts });
    const { left, top, tile, starts } = layout;
    const [from, to] = [starts[2] + 2, starts[3]];
    const [x0, y0] = [left[from] + tile, top[from] + tile / 2];
    const [x1, y1] = [left[to], top[to] + tile / 2];
    for (const t of [0.05, 0.3, 0.5, 0.8, 0.95]) {
      // A cubic Bézier curve, level at both ends, by its own definition.
      const bezier = (p0: number, p1: number, p2: number, p3: number) =>
        (1 - t) ** 3 * p0 + 3 * (1 - t) ** 2 * t * p1 + 3 * (1 - t) * t * t * p2 + t ** 3 * p3;
      const middle = (x0 + x1) / 2;
      const [x, y] = [bezier(x0, middle, middle, x1), bezier(y0, y0, y1, y1)];
      expect(edgeAt(layout, network, x, y, 0.5)).toEqual({ layer: 2, from: 2, to: 0 });
    }
  });

  it('[PA11] finds nothing on tiles, outside, and far from every edge', () => {
    const layout = layoutNetwork({ ...box, width: 700, counts });
    const { left, top, tile, starts } = layout;
    const tileX = left[starts[1]] + tile / 2;
    expect(edgeAt(layout, network, tileX, top[starts[1]] + tile / 2)).toBeNull();
    expect(edgeAt(layout, network, -5, 100)).toBeNull();
    expect(edgeAt(layout, network, left[starts[3]] - 30, 2)).toBeNull();
  });
});
