import { describe, expect, it } from 'vitest';
import { fitStrokes, simplifyStroke } from '../../../client/render/simplify-stroke.ts';
import type { PlanePoint } from '../../../shared/protocol/people-messages.ts';

/** A circle, as a hand would draw it in `count` places. */
const circle = (count: number): PlanePoint[] =>
  Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / (count - 1);
    return [Math.cos(angle), Math.sin(angle)];
  });

describe('simplifyStroke', () => {
  it('[PA228] keeps corners and ends, and nothing between that lies on the way', () => {
    const corner: PlanePoint[] = [
      [0, 0],
      [0.5, 0.001],
      [1, 0],
      [1, 0.5],
      [1, 1],
    ];
    expect(simplifyStroke(corner, 0.01)).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
    ]);
    expect(simplifyStroke(corner, 0.0001)).toHaveLength(4);
  });

  it('[PA228] stays as near to the hand as it says', () => {
    const hand = circle(400);
    for (const tolerance of [0.2, 0.05, 0.01]) {
      const simple = simplifyStroke(hand, tolerance);
      const farthest = hand.map(([x, y]) =>
        Math.min(
          ...simple.slice(1).map(([bx, by], i) => {
            const [ax, ay] = simple[i];
            const square = (bx - ax) ** 2 + (by - ay) ** 2;
            const t = Math.min(
              1,
              Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square),
            );
            return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
          }),
        ),
      );
      expect(Math.max(...farthest)).toBeLessThanOrEqual(tolerance);
      expect(simple.length).toBeLessThan(hand.length / 4);
    }
  });
});

describe('fitStrokes', () => {
  it('[PA228] takes no more points than it may, and all strokes stay', () => {
    const fitted = fitStrokes([circle(5000), circle(3000), circle(2)], 2, 40);
    expect(fitted).toHaveLength(3);
    expect(fitted.flat().length).toBeLessThanOrEqual(40);
    expect(fitted.every((stroke) => stroke.length >= 2)).toBe(true);
  });
});
