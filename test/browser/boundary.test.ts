import { afterEach, describe, expect, it } from 'vitest';
import type { MlBoundary } from '../../client/elements/stage/boundary.ts';
import '../../client/elements/stage/boundary.ts';
import { palette } from '../../client/render/palette.ts';
import { misclassifiedOf } from '../../client/render/verdicts.ts';
import type { View } from '../../shared/view/view.ts';
import { drawn, inside, isNearer, pixelReader, unmount } from './support/mount.ts';
import { trainedView } from './support/trained-view.ts';
import { lonelyView, mounted, outputAt } from './support/boundary.ts';

afterEach(unmount);

/** Reads the picture's pixels by coordinates of the plane. */
function planeReader(boundary: MlBoundary, view: View): (x1: number, x2: number) => number[] {
  const canvas = inside<HTMLCanvasElement>(boundary, 'canvas');
  const plane = inside(boundary, '.surface').getBoundingClientRect();
  const box = canvas.getBoundingClientRect();
  const read = pixelReader(canvas);
  const { x1Min, x1Max, x2Min, x2Max } = view.data.window;
  return (x1, x2) =>
    read(
      plane.left - box.left + (plane.width * (x1 - x1Min)) / (x1Max - x1Min),
      plane.top - box.top + (plane.height * (x2Max - x2)) / (x2Max - x2Min),
    );
}

function* lattice(view: View, count: number): Generator<[number, number]> {
  const { x1Min, x1Max, x2Min, x2Max } = view.data.window;
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      yield [
        x1Min + ((column + 0.5) / count) * (x1Max - x1Min),
        x2Min + ((row + 0.5) / count) * (x2Max - x2Min),
      ];
    }
  }
}

describe('ml-boundary', () => {
  it('[PA1] paints each half of the plane by the sign that the engine gives there', async () => {
    const view = lonelyView();
    const boundary = await mounted(view);
    const read = planeReader(boundary, view);
    const [low, high] = palette().regions;
    let compared = 0;
    for (const [x1, x2] of lattice(view, 40)) {
      const z = outputAt(view, x1, x2);
      // The line itself is drawn over both halves.
      if (Math.abs(z) < 0.5 || Math.abs(x1) > 1.2 || Math.abs(x2) > 1.2) continue;
      compared++;
      expect(isNearer(read(x1, x2), z >= 0 ? high : low, z >= 0 ? low : high), `${x1}, ${x2}`).toBe(
        true,
      );
    }
    expect(compared).toBeGreaterThan(700);
  });

  it('[PA1] shows a hidden unit’s two halves where it is selected', async () => {
    const view = lonelyView();
    const boundary = await mounted(view);
    boundary.selection = { layerIndex: 0, unitIndex: 1 };
    await drawn();
    const read = planeReader(boundary, view);
    const [low, high] = palette().regions;
    for (const [x1, x2] of lattice(view, 20)) {
      const z = outputAt(view, x1, x2, 1);
      if (Math.abs(z) < 0.4 || Math.abs(x1) > 1.2 || Math.abs(x2) > 1.2) continue;
      expect(isNearer(read(x1, x2), z >= 0 ? high : low, z >= 0 ? low : high)).toBe(true);
    }
    expect(inside(boundary, 'h2').textContent.trim()).toBe('Layer 1, unit 2');
  });

  it('[PA2] in shades, is the stronger the surer the network is', async () => {
    const view = lonelyView();
    const boundary = await mounted(view, 'shades');
    const read = planeReader(boundary, view);
    const page = palette().page.match(/\d+/g)?.map(Number) ?? [];
    const far = (pixel: number[]) => Math.hypot(...page.map((part, i) => pixel[i] - part));
    const samples = [...lattice(view, 30)]
      .filter(([x1, x2]) => Math.abs(x1) < 1.2 && Math.abs(x2) < 1.2)
      .map(([x1, x2]) => ({ z: Math.abs(outputAt(view, x1, x2)), from: far(read(x1, x2)) }))
      .filter(({ z }) => z > 0.6)
      .sort((a, b) => a.z - b.z);
    const tenth = Math.floor(samples.length / 10);
    const mean = (part: typeof samples) => part.reduce((sum, s) => sum + s.from, 0) / part.length;
    expect(mean(samples.slice(-tenth))).toBeGreaterThan(1.5 * mean(samples.slice(0, tenth)));
  });

  it.each(['regions', 'shades'] as const)(
    '[PA3] in %s, has its line where p = 0.5 and nowhere else',
    async (style) => {
      const view = lonelyView();
      const boundary = await mounted(view, style);
      const read = planeReader(boundary, view);
      const ink = Number(palette().ink.match(/\d+/)?.[0]);
      const isLine = (pixel: number[]) => Math.max(...pixel.slice(0, 3)) < ink + 60;
      const { x1Min, x1Max } = view.data.window;
      const pixel = (x1Max - x1Min) / inside(boundary, '.surface').clientWidth;
      let crossings = 0;
      for (let x2 = -1.2; x2 <= 1.2; x2 += 0.05) {
        for (let x1 = -1.2; x1 <= 1.2; x1 += pixel) {
          const [before, after] = [outputAt(view, x1, x2), outputAt(view, x1 + pixel, x2)];
          const isCrossing = before >= 0 !== after >= 0;
          if (isCrossing) {
            crossings++;
            const near = [-1, 0, 1, 2].some((step) => isLine(read(x1 + step * pixel, x2)));
            expect(near, `a line at ${x1}, ${x2}`).toBe(true);
          } else if (Math.abs(before) > 0.6) {
            expect(isLine(read(x1, x2)), `no line at ${x1}, ${x2}`).toBe(false);
          }
        }
      }
      expect(crossings).toBeGreaterThan(20);
    },
  );

  it('[PA4] draws circles for class 0 and triangles for class 1, in their colours', async () => {
    const points: [number, number, 0 | 1][] = [
      [-0.5, 0, 0],
      [0.5, 0, 1],
    ];
    const view = trainedView({
      experiment: { dataset: { type: 'custom', seed: 0, points } },
      // Nothing but the points: the plane is all of class 1.
      parameters: (trained) => trained.fill(0).fill(9, -1),
    });
    const read = planeReader(await mounted(view), view);
    const { class0, class1, page } = palette();
    const { x1Min, x1Max } = view.data.window;
    const step = (x1Max - x1Min) / 434;
    const widthAt = (x: number, x2: number, colour: string) => {
      let width = 0;
      for (let dx = -20; dx <= 20; dx++) {
        if (isNearer(read(x + dx * step, x2), colour, colour === class0 ? class1 : page)) {
          const pixel = read(x + dx * step, x2);
          const parts = colour.match(/\d+/g)?.map(Number) ?? [];
          if (Math.hypot(...parts.map((part, i) => part - pixel[i])) < 60) width++;
        }
      }
      return width;
    };
    // A circle is as wide above its middle as below; a triangle is narrow on top.
    const circleTop = widthAt(-0.5, 2 * step, class0);
    const circleBottom = widthAt(-0.5, -2 * step, class0);
    expect(circleTop).toBeGreaterThan(3);
    expect(Math.abs(circleTop - circleBottom)).toBeLessThanOrEqual(1);
    const triangleTop = widthAt(0.5, 2.5 * step, class1);
    const triangleBottom = widthAt(0.5, -1.5 * step, class1);
    expect(triangleBottom).toBeGreaterThanOrEqual(triangleTop + 3);
    expect(triangleTop).toBeGreaterThan(0);
  });

  it('[PA4] rings the points on the wrong side, and those alone; test points are hollow', async () => {
    const points: [number, number, 0 | 1][] = [
      [-1, -1, 0],
      [1, 1, 1],
      [-1, 1, 0],
      [1, -1, 1],
    ];
    const view = trainedView({
      experiment: { dataset: { type: 'custom', seed: 4, points }, testShare: 0.5 },
      parameters: (trained) => trained.fill(0).fill(9, -1),
    });
    expect([...misclassifiedOf(view).train, ...misclassifiedOf(view).test].sort()).toEqual([
      0, 0, 1, 1,
    ]);
    const read = planeReader(await mounted(view), view);
    const { x1Min, x1Max } = view.data.window;
    const step = (x1Max - x1Min) / 434;
    const { page, ink2, regions } = palette();
    const isClose = (pixel: number[], colour: string, by: number) => {
      const parts = colour.match(/\d+/g)?.map(Number) ?? [];
      return Math.hypot(...parts.map((part, i) => part - pixel[i])) < by;
    };
    for (const [set, isTest] of [
      [view.data.train, false],
      [view.data.test, true],
    ] as const) {
      for (let i = 0; i < set.count; i++) {
        const [x1, x2] = [set.x[2 * i], set.x[2 * i + 1]];
        expect(isClose(read(x1, x2), page, 30), `hollow ${x1}, ${x2}`).toBe(isTest);
        let ringed = false;
        for (let r = 5; r < 14; r += 0.5) {
          if (isClose(read(x1 - r * step, x2), ink2, 70)) ringed = true;
        }
        expect(ringed, `ring ${x1}, ${x2}`).toBe(set.labels[i] === 0);
      }
    }
    expect(regions[0]).not.toBe(regions[1]);
  });

  it('[PA15] stays square and sharp at any size and density', async () => {
    const boundary = await mounted(trainedView({ epochs: 1 }));
    for (const [width, height] of [
      [300, 320],
      [700, 400],
      [260, 700],
    ]) {
      const box = boundary.parentElement as HTMLElement;
      box.style.width = `${width}px`;
      box.style.height = `${height}px`;
      await drawn();
      const canvas = inside<HTMLCanvasElement>(boundary, 'canvas');
      expect(canvas.width).toBe(Math.round(canvas.clientWidth * devicePixelRatio));
      const plane = inside(boundary, '.surface').getBoundingClientRect();
      const host = boundary.getBoundingClientRect();
      expect(plane.width).toBe(plane.height);
      expect(plane.width).toBeGreaterThan(Math.min(width - 50, height - 90));
      expect(plane.left).toBeGreaterThanOrEqual(host.left);
      expect(plane.right).toBeLessThanOrEqual(host.right);
      expect(plane.bottom).toBeLessThanOrEqual(host.bottom);
    }
  });

  it('[PA15] changes its colours with the theme, without a new view', async () => {
    const view = lonelyView();
    document.documentElement.dataset.theme = 'light';
    const boundary = await mounted(view);
    const light = planeReader(boundary, view)(0.9, 0.6);
    document.documentElement.dataset.theme = 'dark';
    await drawn();
    const dark = planeReader(boundary, view)(0.9, 0.6);
    expect(Math.max(...dark.slice(0, 3))).toBeLessThan(Math.max(...light.slice(0, 3)) - 40);
  });
});
