import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewTicks } from '../../../client/render/axes.ts';

describe('fewTicks', () => {
  it('[PA402] are two where there is room for one, the lowest and the highest where more would not fit', () => {
    expect(fewTicks(0, 0.72, 1)).toEqual([0, 0.5]);
    expect(fewTicks(0, 0.45, 1)).toEqual([0, 0.4]);
    expect(fewTicks(0.5, 1.02, 1)).toEqual([0.5, 1]);
    expect(fewTicks(0, 0.72, 4)).toEqual([0, 0.2, 0.4, 0.6]);
    expect(fewTicks(1, 1, 3)).toEqual([]);
  });

  it('[PA402] are never alone, and never more than there is room for', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        fc.integer({ min: 0, max: 8 }),
        (max, count) => {
          const found = fewTicks(0, max, count);
          expect(found.length).toBeGreaterThanOrEqual(2);
          expect(found.length).toBeLessThanOrEqual(Math.max(2, count + 1));
          expect(found[0]).toBe(0);
          expect(found.at(-1)).toBeLessThanOrEqual(max * (1 + 1e-6));
        },
      ),
    );
  });
});
