import { describe, expect, it } from 'vitest';
import { captionShare, seedLayout } from '../../../client/render/seed-layout.ts';

const wall = { width: 1080, height: 840, gap: 12, leastSide: 96 };

describe('seedLayout', () => {
  it('[PA275] finds the largest pictures that all fit: thirty are an eighth of a wall’s height', () => {
    for (const count of [1, 2, 3, 7, 12, 30]) {
      const { columns, side, perPage } = seedLayout(count, wall);
      const rows = Math.ceil(count / columns);
      expect(perPage).toBe(count);
      expect(columns * (side + 12) - 12).toBeLessThanOrEqual(1080);
      expect(rows * (side * (1 + captionShare) + 12) - 12).toBeLessThanOrEqual(840);
      // No other number of columns gives larger ones.
      for (let other = 1; other <= count; other++) {
        const across = (1080 - 12 * (other - 1)) / other;
        const otherRows = Math.ceil(count / other);
        const down = (840 - 12 * (otherRows - 1)) / otherRows / (1 + captionShare);
        expect(Math.floor(Math.min(across, down))).toBeLessThanOrEqual(side);
      }
    }
    expect(seedLayout(30, wall).side).toBeGreaterThan(1080 / 9);
  });

  it('[PA277] shows some at a time where all would be too small to be told apart', () => {
    const { columns, side, perPage } = seedLayout(300, wall);
    expect(side).toBeGreaterThanOrEqual(96);
    expect(perPage).toBeLessThan(300);
    expect(perPage % columns).toBe(0);
    expect(columns * (side + 12) - 12).toBeLessThanOrEqual(1080);
    expect((perPage / columns) * (side * (1 + captionShare) + 12) - 12).toBeLessThanOrEqual(840);
  });

  it('[PA277] shows one where there is no room at all', () => {
    expect(seedLayout(5, { ...wall, width: 10, height: 10 })).toMatchObject({ perPage: 1 });
  });
});
