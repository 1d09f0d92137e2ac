import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  layoutNetwork,
  neighbourOf,
  type Box,
  type LayoutInput,
} from '../../../client/render/network-layout.ts';
import { limits } from '../../../shared/limits.ts';

const desk = { isEditable: true, isTouch: false, hasLead: true, scale: 1 };

const tilesOf = ({ left, top, tile }: ReturnType<typeof layoutNetwork>): Box[] =>
  Array.from(left, (x, i) => ({ x, y: top[i], width: tile, height: tile }));

const overlaps = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function expectApart(boxes: readonly Box[]): void {
  boxes.forEach((a, i) =>
    boxes.slice(i + 1).forEach((b) => {
      if (overlaps(a, b)) expect.fail(`${JSON.stringify(a)} overlaps ${JSON.stringify(b)}`);
    }),
  );
}

const inputs = fc.record<LayoutInput>({
  width: fc.integer({ min: 300, max: 1600 }),
  height: fc.integer({ min: 200, max: 1000 }),
  counts: fc
    .tuple(
      fc.integer({ min: 1, max: 7 }),
      fc.array(fc.integer({ min: 1, max: 16 }), { maxLength: 6 }),
    )
    .map(([features, hidden]) => [features, ...hidden, 1]),
  isEditable: fc.boolean(),
  isTouch: fc.boolean(),
  hasLead: fc.boolean(),
  scale: fc.constantFrom(1, 1.6),
});

describe('layoutNetwork', () => {
  it('[PA7] keeps tiles apart, square, on whole pixels, and inside the diagram', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const layout = layoutNetwork(input);
        const tiles = tilesOf(layout);
        expectApart(tiles);
        for (const { x, y, width, height } of tiles) {
          expect(Number.isInteger(x) && Number.isInteger(y) && Number.isInteger(width)).toBe(true);
          expect(x).toBeGreaterThanOrEqual(0);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(layout.width + 0.5);
          expect(y + height).toBeLessThanOrEqual(layout.height + 0.5);
        }
      }),
    );
  });

  const expectButtonsApart = (input: LayoutInput) => {
    const layout = layoutNetwork(input);
    const hidden = <T>(boxes: readonly T[]) => boxes.slice(1, -1);
    const adders = input.counts.length - 2 < limits.hiddenLayerCount ? layout.adders : [];
    const buttons = [...hidden(layout.tools), ...hidden(layout.removers), ...adders];
    expectApart(buttons);
    for (const tile of tilesOf(layout)) {
      for (const button of buttons) expect(overlaps(tile, button)).toBe(false);
    }
  };

  it('[PA7] keeps buttons apart from tiles and from each other', () => {
    fc.assert(fc.property(inputs, (input) => expectButtonsApart({ ...input, isEditable: true })));
  });

  it('[PA7] keeps them apart in narrow boxes with many layers', () => {
    for (let width = 390; width < 800; width += 9) {
      for (const isTouch of [false, true]) {
        for (const hidden of [4, 5, 6]) {
          const counts = [2, ...Array<number>(hidden).fill(5), 1];
          expectButtonsApart({ ...desk, isTouch, width, height: 470, counts });
        }
      }
    }
  });

  it('[PA7] needs no scrolling beside a picture on 1366 × 768 up to four layers of six', () => {
    for (let layers = 0; layers <= 4; layers++) {
      const counts = [2, ...Array.from({ length: layers }, () => 6), 1];
      const layout = layoutNetwork({ ...desk, width: 460, height: 470, counts });
      expect(layout).toMatchObject({ orientation: 'columns', width: 460, height: 470 });
      expect(layout.tile).toBeGreaterThanOrEqual(36);
    }
  });

  it('[PA7] shrinks six layers of eight to tiles that can still be read', () => {
    const counts = [2, 8, 8, 8, 8, 8, 8, 1];
    const layout = layoutNetwork({ ...desk, width: 460, height: 470, counts });
    expect(layout).toMatchObject({ orientation: 'columns', width: 460, height: 470 });
    expect(layout.tile).toBeGreaterThanOrEqual(28);
  });

  it('[PA7] leaves two fifths of the way between columns to the edges, where there is room', () => {
    const counts = [2, 4, 3, 1];
    const { left, tile, starts } = layoutNetwork({ ...desk, width: 460, height: 470, counts });
    const pitch = left[starts[1]] - left[starts[0]];
    expect(tile / pitch).toBeLessThanOrEqual(0.63);
  });

  it('[PA7] stands in rows on a phone, with tiles for fingers; long rows are wider than the box', () => {
    const phone = { ...desk, isTouch: true, isEditable: false, width: 358, height: 300 };
    const short = layoutNetwork({ ...phone, counts: [2, 4, 3, 1] });
    expect(short).toMatchObject({ orientation: 'rows', width: 358 });
    expect(short.tile).toBeGreaterThanOrEqual(44);
    expect(layoutNetwork({ ...phone, counts: [2, 16, 1] }).width).toBeGreaterThan(358);
  });

  it('[PA390] puts names and buttons above a wide layer, and eight units in sight of a small phone', () => {
    for (const width of [340, 370]) {
      for (const isEditable of [false, true]) {
        const phone = { ...desk, isTouch: true, isEditable, width, height: 300 };
        const layout = layoutNetwork({ ...phone, counts: [2, 8, 8, 6, 1] });
        expect(layout).toMatchObject({ orientation: 'rows', areNamesAbove: true, width });
        expect(layout.tile).toBeGreaterThanOrEqual(width === 370 ? 44 : 40);
        for (const tile of tilesOf(layout)) {
          for (const name of layout.names) expect(overlaps(tile, name)).toBe(false);
        }
      }
    }
  });

  it('[PA390] cuts a tile in two where a row goes on, and nothing on a wall', () => {
    const phone = { ...desk, isTouch: true, isEditable: false, width: 358, height: 300 };
    const { left, tile, starts } = layoutNetwork({ ...phone, counts: [2, 16, 1] });
    const cut = [...left.slice(starts[1], starts[2])].filter((x) => x < 358 && x + tile > 358);
    expect(cut).toHaveLength(1);
    expect(358 - cut[0]).toBeGreaterThan(0.35 * tile);
    expect(358 - cut[0]).toBeLessThan(0.65 * tile);
    const wall = { ...phone, isTouch: false, scale: 1.6 };
    expect(layoutNetwork({ ...wall, counts: [7, 16, 16, 1] }).width).toBe(358);
  });

  it('[PA7] gives fingers buttons of 44 pixels', () => {
    for (const width of [358, 700, 1200]) {
      const layout = layoutNetwork({
        ...desk,
        isTouch: true,
        width,
        height: 600,
        counts: [2, 6, 6, 6, 6, 1],
      });
      for (const { width: w, height } of [...layout.adders, ...layout.removers]) {
        expect(Math.min(w, height)).toBeGreaterThanOrEqual(44);
      }
      for (const { width: w } of layout.tools) expect(w).toBeGreaterThanOrEqual(88);
    }
  });

  it('[PA7] grows with the type of a wall', () => {
    const counts = [2, 4, 3, 1];
    const box = { ...desk, isEditable: false, width: 1000, height: 700, counts };
    expect(layoutNetwork({ ...box, scale: 1.6 }).tile).toBeGreaterThan(layoutNetwork(box).tile);
  });
});

describe('neighbourOf', () => {
  // Nodes: features 0 1, layer 1: 2 3 4 5, layer 2: 6 7 8, output 9.
  const counts = [2, 4, 3, 1];
  const columns = layoutNetwork({ ...desk, width: 600, height: 470, counts });
  const rows = layoutNetwork({ ...desk, width: 358, height: 470, counts });

  it.each([
    ['ArrowDown', 2, 3],
    ['ArrowUp', 3, 2],
    ['ArrowUp', 2, null],
    ['ArrowDown', 5, null],
    ['ArrowRight', 2, 6],
    ['ArrowRight', 5, 8],
    ['ArrowRight', 7, 9],
    ['ArrowRight', 9, null],
    ['ArrowLeft', 0, null],
    ['ArrowLeft', 9, 7],
    ['Home', 4, 2],
    ['End', 2, 5],
    ['a', 2, null],
  ])('[PA9] in columns, %s leads from %i to %o', (key, from, to) => {
    expect(neighbourOf(columns, from, key)).toBe(to);
  });

  it.each([
    ['ArrowRight', 2, 3],
    ['ArrowLeft', 3, 2],
    ['ArrowDown', 7, 9],
    ['ArrowUp', 9, 7],
  ])('[PA9] in rows, %s leads from %i to %o', (key, from, to) => {
    expect(neighbourOf(rows, from, key)).toBe(to);
  });

  it('[PA9] reaches every tile from every other', () => {
    for (const layout of [columns, rows]) {
      const seen = new Set([0]);
      for (const node of seen) {
        for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
          const next = neighbourOf(layout, node, key);
          if (next !== null) seen.add(next);
        }
      }
      expect(seen.size).toBe(10);
    }
  });

  it('[PA9] knows nothing of nodes that are not there', () => {
    expect(neighbourOf(columns, 99, 'ArrowUp')).toBeNull();
  });
});
