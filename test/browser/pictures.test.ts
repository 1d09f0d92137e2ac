import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../client/elements/stage/stage.ts';
import { contourRings } from '../../client/render/contour.ts';
import { picturesOf } from '../../client/render/unit-pictures.ts';
import { misclassifiedOf } from '../../client/render/verdicts.ts';
import { GridPicture, gridSize } from '../../client/take-home/grid-picture.ts';
import { pictureOf, type PictureSubject } from '../../client/take-home/pictures.ts';
import '../../client/take-home/picture-form.ts';
import { picturePng, pictureSvg } from '../../client/take-home/save-picture.ts';
import { SvgPen } from '../../client/take-home/svg-pen.ts';
import { Player } from '../../shared/view/player.ts';
import type { View } from '../../shared/view/view.ts';
import { unmount } from './support/mount.ts';
import { recorded } from './support/recorded.ts';
import { lesson, trained, output, regions, parsed, colourCount } from './support/saved-pictures.ts';

afterEach(() => {
  unmount();
  vi.restoreAllMocks();
});

const shades = { unitStyle: 'shades' } as const;

/** A file as the browser shows it, all by itself. */
async function shown(blob: Blob): Promise<ImageData> {
  const image = new Image();
  image.src = URL.createObjectURL(blob);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

const svgBlob = (text: string) => new Blob([text], { type: 'image/svg+xml' });

/** The share of pixels of two pictures of one size that differ by more than edges' smoothing does. */
function differingShare(a: ImageData, b: ImageData): number {
  expect([a.width, a.height]).toEqual([b.width, b.height]);
  let count = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    const far = [0, 1, 2].some((k) => Math.abs(a.data[i + k] - b.data[i + k]) > 48);
    if (far) count++;
  }
  return count / (a.data.length / 4);
}

/** Halves a picture in both directions, as a screen with large pixels would. */
async function halved(image: ImageData): Promise<ImageData> {
  const small = await createImageBitmap(image, {
    resizeWidth: image.width / 2,
    resizeHeight: image.height / 2,
    resizeQuality: 'high',
  });
  const canvas = document.createElement('canvas');
  canvas.width = small.width;
  canvas.height = small.height;
  const context = canvas.getContext('2d');
  context?.drawImage(small, 0, 0);
  return context?.getImageData(0, 0, small.width, small.height) ?? new ImageData(1, 1);
}

describe('pictureSvg', () => {
  it('[EX15] has every point as a shape, and rings around those on the wrong side', () => {
    const view = trained({ ...lesson, testShare: 0.3 });
    const svg = parsed(pictureSvg(pictureOf(view, output, regions)));
    const { train, test } = view.data;
    const ones = [...train.labels, ...test.labels].filter((label) => label === 1).length;
    const zeros = train.count + test.count - ones;
    const clipped = svg.querySelectorAll('g[clip-path] ')[0];
    const shapes = (selector: string) => clipped.querySelectorAll(selector);
    // Filled, each with its rim.
    expect(shapes('g[paint-order=stroke] > circle')).toHaveLength(zeros);
    expect(shapes('g[paint-order=stroke] > path')).toHaveLength(ones);
    const wrong = misclassifiedOf(view);
    const wrongCount = [...wrong.train, ...wrong.test].reduce((sum, flag) => sum + flag, 0);
    expect(wrongCount).toBeGreaterThan(0);
    const radii = [...clipped.querySelectorAll('circle')].map((one) =>
      Number(one.getAttribute('r')),
    );
    const largest = Math.max(...radii);
    expect(radii.filter((radius) => radius === largest)).toHaveLength(wrongCount);
  });

  it('[EX15] has the boundary as the line that the view has', () => {
    const view = trained();
    const svg = parsed(pictureSvg(pictureOf(view, output, regions)));
    const { units, grid } = picturesOf(view);
    const rings = contourRings(units.preActivations[view.network.unitCount - 1], grid);
    const [region, line] = [...svg.querySelectorAll('g[clip-path] > path')].filter((path) =>
      path.getAttribute('d')?.includes('L'),
    );
    expect(line.getAttribute('d')).toBe(region.getAttribute('d'));
    const found = (line.getAttribute('d') ?? '')
      .split('Z')
      .slice(0, -1)
      .map((ring) =>
        ring
          .slice(1)
          .split('L')
          .map((place) => place.split(' ').map(Number)),
      );
    expect(found.map((ring) => ring.length)).toEqual(rings.map((ring) => ring.length));
    const frame = svg.querySelector('clipPath path')?.getAttribute('d') ?? '';
    const [, left, top] = /^M([\d.]+) ([\d.]+)/.exec(frame)?.map(Number) ?? [];
    found.flat().forEach(([x, y], i) => {
      const [ringX, ringY] = rings.flat()[i];
      expect(x).toBeCloseTo(left - 6 + 560 * ringX, 1);
      expect(y).toBeCloseTo(top + 560 * ringY, 1);
    });
  });

  const subjects: [string, PictureSubject][] = [
    ['output', output],
    ['unit', { type: 'unit', layerIndex: 0, unitIndex: 1 }],
    ['tile', { type: 'tile', layerIndex: 1, unitIndex: 2 }],
    ['space', { type: 'space', choice: { layerIndex: 1, across: 0, up: 2 } }],
    ['network', { type: 'network' }],
    ['grid', { type: 'grid' }],
    ['curve', { type: 'curve' }],
  ];
  it.each(
    subjects.flatMap(([name, subject]) => [
      [name, 'regions', subject] as const,
      [name, 'shades', subject] as const,
    ]),
  )(
    '[EX14, EX16] shows the %s in %s as the PNG does, which is twice as large',
    async (_name, unitStyle, subject) => {
      const view = trained({ ...lesson, testShare: 0.3 });
      const picture = pictureOf(view, subject, { unitStyle });
      const text = pictureSvg(picture);
      parsed(text);
      // Nothing that another file or server holds.
      expect(text.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\((?!#)/);
      const svg = await shown(svgBlob(text));
      const png = await shown(await picturePng(picture));
      expect([png.width, png.height]).toEqual([2 * picture.width, 2 * picture.height]);
      expect([svg.width, svg.height]).toEqual([picture.width, picture.height]);
      expect(colourCount(png)).toBeGreaterThan(20);
      expect(differingShare(svg, await halved(png))).toBeLessThan(0.02);
    },
  );

  it.each(['grid', 'boundary'] as const)(
    '[EX23] tells the epoch above the article’s picture: the %s',
    (shows) => {
      const view = trained();
      const isGrid = shows === 'grid';
      const size = gridSize([view], isGrid);
      const pen = new SvgPen(size.width, size.height, '');
      new GridPicture(isGrid).draw(pen, size, view);
      const svg = parsed(pen.toString());
      const texts = [...svg.querySelectorAll('text')].map((one) => one.textContent);
      expect(texts[0]).toBe('Epoch 120');
      expect(texts[1]).toMatch(/loss/i);
      expect(texts.slice(2)).toEqual(isGrid ? ['Layer 1', 'Layer 2'] : []);
      // The output first, and large; then the units of layer 1, and of layer 2 beneath.
      const boxes = [...svg.querySelectorAll('clipPath path')].map((path) => {
        const [left, top, right] =
          (path.getAttribute('d') ?? '').match(/[\d.]+/g)?.map(Number) ?? [];
        return { top, width: right - left };
      });
      const unitCounts = isGrid ? [1, 4, 3] : [1];
      const tops = [...new Set(boxes.map(({ top }) => top))];
      expect(tops).toEqual(tops.toSorted((x, y) => x - y));
      expect(tops.map((top) => boxes.filter((box) => box.top === top).length)).toEqual(unitCounts);
      for (const { width } of boxes.slice(1)) expect(width).toBeLessThan(boxes[0].width / 4);
    },
  );

  it('[EX22] has the loss over the epochs as lines, with scales, marks and what they are', () => {
    const view = trained({ ...lesson, testShare: 0.3 });
    const marks: View['marks'] = [
      { epoch: 40, parts: ['learningRate'], experiment: { learningRate: 0.1 } },
      { epoch: 60, parts: ['batchSize'], experiment: { batchSize: 5 } },
    ];
    const history = view.history.map((point, i) =>
      i === 2 ? { ...point, trainLoss: NaN } : point,
    );
    const svg = parsed(
      pictureSvg(pictureOf({ ...view, marks, history }, { type: 'curve' }, regions)),
    );
    const texts = [...svg.querySelectorAll('text')].map((one) => one.textContent);
    expect(texts).toEqual(
      expect.arrayContaining(['Loss over the epochs', 'train', 'test', 'rate 0.1', 'epoch', '40']),
    );
    // Every epoch of the history in each of the two; the train line is broken where there is no loss.
    const stops = [...svg.querySelectorAll('path')].map((path) => path.getAttribute('d') ?? '');
    const curves = stops.filter((d) => (d.match(/[ML]/g) ?? []).length >= history.length - 1);
    const shapes = curves.map((d) => d.replace(/[^ML]/g, ''));
    expect(shapes).toContain(`M${'L'.repeat(history.length - 1)}`);
    expect(shapes).toContain(`MLM${'L'.repeat(history.length - 4)}`);
  });

  it('[EX15] has its texts as texts, harmless whatever they say', () => {
    const pen = new SvgPen(100, 50, `<script>&"\u0007\ud800`);
    pen.font = '600 15px system-ui, "A & B", sans-serif';
    pen.fillText(`</text><script>alert(1)</script> & "x₁"`, 3, 20);
    const svg = parsed(pen.toString());
    expect(svg.querySelector('title')?.textContent).toBe('<script>&"');
    expect(svg.querySelector('text')?.textContent).toBe(`</text><script>alert(1)</script> & "x₁"`);
    expect(svg.querySelector('text')?.getAttribute('font-weight')).toBe('600');
    expect(svg.querySelectorAll('script')).toHaveLength(0);
    const view = trained();
    const texts = parsed(pictureSvg(pictureOf(view, output, shades))).querySelectorAll('text');
    expect([...texts].map((one) => one.textContent)).toEqual(
      expect.arrayContaining(['Output', 'x₁', 'x₂', 'class 0', 'class 1']),
    );
  });

  it('[EX15] refuses what it cannot write', () => {
    const pen = new SvgPen(10, 10, '');
    expect(() => pen.fill(new Path2D())).toThrow(RangeError);
    expect(() => pen.scale(1, 2)).toThrow(RangeError);
    expect(() => pen.arc(0, 0, 1, 0, 1)).toThrow(RangeError);
    expect(() => pen.drawImage(new Image(), 0, 0)).toThrow(RangeError);
  });

  it('[EX14] shows a part of the plane, earlier lines, and the largest network', async () => {
    const view = trained();
    const [first, second] = recorded(2).messages;
    const before = new Player([first, second]).viewAt(1e9);
    if (!before) throw new Error('no view');
    const frame = { left: 0.25, top: 0.25, size: 0.5 };
    const look = { ...regions, frame, trail: [before.snapshot] };
    const svg = parsed(pictureSvg(pictureOf(view, output, look)));
    expect(svg.querySelectorAll('g[clip-path] > path[opacity]')).toHaveLength(1);
    const hiddenLayers = Array.from({ length: 6 }, () => ({
      unitCount: 8,
      activation: 'tanh' as const,
    }));
    const large = pictureOf(trained({ ...lesson, hiddenLayers }), { type: 'network' }, regions);
    parsed(pictureSvg(large));
    const png = await picturePng(large);
    expect(png.size).toBeGreaterThan(50_000);
  });
});
