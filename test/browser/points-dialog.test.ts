import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/own-data/points-dialog.ts';
import { palette } from '../../client/render/palette.ts';
import { allInside, inside, isNearer, pixelReader, unmount } from './support/mount.ts';
import { own, exor, opened, gesture, rounded } from './support/points-dialog.ts';

afterEach(unmount);

describe('ml-points-dialog', () => {
  it('[PA140] places a point of the chosen class where it is pressed, and draws it', async () => {
    const { dialog, plane, surface, press, points } = await opened(exor, true);
    await userEvent.click(surface);
    await press('Class 1');
    await gesture(surface, [[0.75, 0.25]]);
    expect(rounded(points())).toEqual([
      [0, 0, 0],
      [1.5, 1.5, 1],
    ]);
    const canvas = inside<HTMLCanvasElement>(plane, 'canvas');
    const origin = canvas.getBoundingClientRect();
    const box = surface.getBoundingClientRect();
    const read = pixelReader(canvas);
    const at = (share: number, down: number) =>
      read(box.left - origin.left + share * box.width, box.top - origin.top + down * box.height);
    const { class0, class1 } = palette();
    expect(isNearer(at(0.5, 0.5), class0, class1)).toBe(true);
    expect(isNearer(at(0.75, 0.25), class1, class0)).toBe(true);
    const counts = allInside(dialog, '.counts li').map((li) => li.textContent.replace(/\s+/g, ' '));
    expect(counts.map((text) => text.trim())).toEqual(['Class 0 1', 'Class 1 1']);
  });

  it.each(['mouse', 'touch', 'pen'])('[PA140] drags a point by %s, in one step', async (type) => {
    const { surface, press, points } = await opened(own([0, 0, 1], [1, 1, 0], [-1.2, -1, 0]));
    await gesture(
      surface,
      [
        [0.5, 0.5],
        [0.55, 0.5],
        [0.6, 0.55],
        [0.7, 0.6],
      ],
      type,
    );
    expect(rounded(points())).toEqual([
      [0.6, -0.3, 1],
      [1, 1, 0],
      [-1.2, -1, 0],
    ]);
    await press('Undo');
    expect(points()[0]).toEqual([0, 0, 1]);
  });

  it('[PA140] places one more where a finger trembles on a point', async () => {
    const { surface, points } = await opened(own([0, 0, 1], [1, 1, 0]));
    await gesture(
      surface,
      [
        [0.5, 0.5],
        [0.502, 0.503],
      ],
      'touch',
    );
    expect(points()).toHaveLength(3);
  });

  it('[PA140] moves the point that was just placed along with the pointer', async () => {
    const { surface, points } = await opened(exor, true);
    await gesture(surface, [
      [0.5, 0.5],
      [0.6, 0.5],
      [0.75, 0.5],
    ]);
    expect(rounded(points())).toEqual([[1.5, 0, 0]]);
  });

  it.each(['mouse', 'touch'])('[PA140] sprays and wipes an area by %s', async (type) => {
    const { surface, press, points, said } = await opened(exor, true);
    await press('Class 1');
    await press('Brush');
    const way = Array.from({ length: 20 }, (_, i): [number, number] => [0.2 + 0.03 * i, 0.5]);
    await gesture(surface, way, type);
    expect(points().length).toBeGreaterThan(15);
    for (const [x1, x2, label] of points()) {
      expect(label).toBe(1);
      expect(Math.abs(x2)).toBeLessThan(0.45);
      expect(x1).toBeGreaterThan(-2.3);
    }
    expect(said()).toMatch(/^\d+ of class 1\. \d+ points\.$/);
    await press('Eraser');
    await gesture(surface, way, type);
    expect(points()).toEqual([]);
    await press('Undo');
    expect(points().length).toBeGreaterThan(15);
  });

  it('[PA140] erases what the pointer touches, and nothing else', async () => {
    const { surface, press, points } = await opened(own([0, 0, 1], [1, 1, 0], [-1.2, -1, 0]));
    await press('Eraser');
    await gesture(surface, [[0.1, 0.1]]);
    expect(points()).toHaveLength(3);
    await gesture(surface, [[0.51, 0.49]], 'touch');
    expect(points()).toEqual([
      [1, 1, 0],
      [-1.2, -1, 0],
    ]);
  });

  it('[PA140] wipes all the way between two places that a busy page hears of', async () => {
    const line = Array.from({ length: 9 }, (_, i): [number, number, 0 | 1] => [i / 4 - 1, 0, 1]);
    const { surface, press, points } = await opened(own(...line, [0, 1, 0]));
    await press('Eraser');
    await press('Brush');
    await gesture(surface, [
      [0.05, 0.5],
      [0.95, 0.5],
    ]);
    expect(points()).toEqual([[0, 1, 0]]);
  });

  it('[PA140] leaves nothing of a gesture that the system took, nor of another button', async () => {
    const { surface, points } = await opened(own([0, 0, 1], [1, 1, 0]));
    await gesture(
      surface,
      [
        [0.2, 0.2],
        [0.3, 0.3],
      ],
      'touch',
      'pointercancel',
    );
    await userEvent.click(surface, { button: 'right' });
    expect(points()).toEqual([
      [0, 0, 1],
      [1, 1, 0],
    ]);
  });
});
