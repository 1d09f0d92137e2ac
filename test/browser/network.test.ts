import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/stage/network.ts';
import { drawBiases, drawEdges } from '../../client/render/edges.ts';
import { areFramesSlow } from '../../client/render/frame-scheduler.ts';
import { palette } from '../../client/render/palette.ts';
import { drawn, inside, isNearer, pixelReader, unmount } from './support/mount.ts';
import { slowDown, speedUp } from './support/slow-frames.ts';
import { nextView, trainedView } from './support/trained-view.ts';
import { mounted, tilesOf, centerOf, oneUnit } from './support/network.ts';

afterEach(async () => {
  unmount();
  await speedUp();
});

describe('ml-network', () => {
  it('[PA1] gives each tile its own unit’s two halves', async () => {
    // z₁ = 5·x₁: the right half; the output the left one.
    const network = await mounted(oneUnit(5, 0, 0, -5, 0));
    const read = pixelReader(inside(network, '.units'));
    const [low, high] = palette().regions;
    const tiles = tilesOf(network);
    const canvas = inside(network, '.units');
    for (const [tile, right, left] of [
      [tiles[2], high, low],
      [tiles[3], low, high],
    ] as const) {
      const [x, y] = centerOf(tile, canvas);
      const quarter = tile.offsetWidth / 4;
      expect(isNearer(read(x + quarter, y), right, left)).toBe(true);
      expect(isNearer(read(x - quarter, y), left, right)).toBe(true);
    }
  });

  it.each([1.25, 1.5])(
    '[PA1] puts tiles on whole pixels at a device ratio of %d',
    async (ratio) => {
      const own = Object.getOwnPropertyDescriptor(window, 'devicePixelRatio')!;
      Object.defineProperty(window, 'devicePixelRatio', { configurable: true, value: ratio });
      try {
        const network = await mounted(oneUnit(5, 0, 0, -5, 0), { width: 611 });
        const canvas = inside<HTMLCanvasElement>(network, '.units');
        const { data, width } = canvas
          .getContext('2d')!
          .getImageData(0, 0, canvas.width, canvas.height);
        const alphaAt = (x: number, y: number) => data[4 * (y * width + x) + 3];
        const { left, top, tile } = network.layout!;
        const side = Math.round(tile * ratio);
        left.forEach((_, node) => {
          const [x, y] = [Math.round(left[node] * ratio), Math.round(top[node] * ratio)];
          const middle = y + (side >> 1);
          const edge = [x - 1, x, x + side - 1, x + side].map((at) => alphaAt(at, middle));
          expect(edge).toEqual([0, 255, 255, 0]);
          expect([alphaAt(x, y), alphaAt(x + side - 1, y + side - 1)], 'corners').toEqual([0, 0]);
        });
      } finally {
        Object.defineProperty(window, 'devicePixelRatio', own);
      }
    },
  );

  it('[PA2] gives each tile its unit’s output in shades', async () => {
    const network = await mounted(oneUnit(1, 0, 0, -5, 0));
    network.unitStyle = 'shades';
    await drawn();
    const read = pixelReader(inside(network, '.units'));
    const [, , tile] = tilesOf(network);
    const [x, y] = centerOf(tile, inside(network, '.units'));
    const { page: pageColour, regions } = palette();
    // z = 0 in the middle: the page's own colour, which neither half of the regions has.
    expect(isNearer(read(x, y), pageColour, regions[1])).toBe(true);
    const quarter = tile.offsetWidth / 4;
    const [near, far] = [read(x + quarter / 2, y), read(x + 1.8 * quarter, y)];
    expect(near[0]).toBeGreaterThan(far[0]);
  });

  it('[PA5] draws an edge in its sign’s colour, the wider the larger its weight', async () => {
    const measure = async (weight: number) => {
      const network = await mounted(oneUnit(weight, 0, 0, 1, 0));
      const canvas = inside<HTMLCanvasElement>(network, '.edges');
      const read = pixelReader(canvas);
      const [feature, , unit] = tilesOf(network);
      const [x0, y0] = centerOf(feature, canvas);
      const [x1, y1] = centerOf(unit, canvas);
      const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
      const { class0, class1 } = palette();
      let width = 0;
      for (let dy = -14; dy <= 14; dy++) if (read(x, y + dy)[3] > 60) width++;
      const pixel = read(x, y);
      unmount();
      return { width, isBlue: isNearer(pixel, class1, class0) };
    };
    const [thin, wide, negative] = [await measure(0.4), await measure(8), await measure(-8)];
    expect(wide.width).toBeGreaterThan(thin.width + 2);
    expect(negative.width).toBe(wide.width);
    expect([thin.isBlue, wide.isBlue, negative.isBlue]).toEqual([true, true, false]);
  });

  it('[PA5] draws a bias as a stub, and follows it in the next snapshot', async () => {
    const view = oneUnit(1, 1, 6, 1, -6);
    const network = await mounted(view);
    const canvas = inside<HTMLCanvasElement>(network, '.edges');
    const { class0, class1 } = palette();
    const stubOf = (index: number) => {
      const tile = tilesOf(network)[index];
      const [x, y] = centerOf(tile, canvas);
      const size = tile.offsetWidth;
      return pixelReader(canvas)(x - size / 2 + 0.22 * size, y + size / 2 + 3);
    };
    expect(isNearer(stubOf(2), class1, class0)).toBe(true);
    expect(isNearer(stubOf(3), class0, class1)).toBe(true);
    network.view = nextView(view, (parameters) => (parameters[2] = -6));
    await drawn();
    expect(isNearer(stubOf(2), class0, class1)).toBe(true);
  });

  it('[PA521] draws the edges turn by turn as it draws them at once, snapshot after snapshot', async () => {
    const eight = Array.from({ length: 5 }, () => ({ unitCount: 8, activation: 'tanh' }) as const);
    const first = trainedView({ experiment: { hiddenLayers: eight } });
    const network = await mounted(first, { width: 560, height: 470 });
    let view = first;
    for (let round = 0; round < 4; round++) {
      await slowDown();
      view = nextView(view, (all) => all.forEach((_, i) => (all[i] = 3 * Math.sin(i + round))));
      network.view = view;
      await drawn();
      expect(areFramesSlow()).toBe(true);
    }
    const canvas = inside<HTMLCanvasElement>(network, '.edges');
    const whole = document.createElement('canvas');
    [whole.width, whole.height] = [canvas.width, canvas.height];
    const context = whole.getContext('2d')!;
    const ratio = canvas.width / canvas.clientWidth;
    context.scale(ratio, ratio);
    const { parameters } = view.snapshot;
    drawEdges(context, network.layout!, view.network, parameters, palette(), null);
    drawBiases(context, network.layout!, view.network, parameters, palette());
    const dataOf = (one: HTMLCanvasElement) =>
      one.getContext('2d')!.getImageData(0, 0, one.width, one.height).data;
    const expected = dataOf(whole);
    let different = 0;
    let drawnCount = 0;
    dataOf(canvas).forEach((value, i) => {
      if (expected[i] > 0) drawnCount++;
      if (Math.abs(value - expected[i]) > 2) different++;
    });
    expect(drawnCount).toBeGreaterThan(20_000);
    expect(different).toBe(0);
  });

  it('[PA6] draws a snapshot without rendering anew, and its pictures with it', async () => {
    const view = oneUnit(5, 0, 0, 1, 0);
    const network = await mounted(view);
    const canvas = inside<HTMLCanvasElement>(network, '.units');
    const [, , tile] = tilesOf(network);
    const [x, y] = centerOf(tile, canvas);
    const right = x + tile.offsetWidth / 4;
    const [low, high] = palette().regions;
    expect(isNearer(pixelReader(canvas)(right, y), high, low)).toBe(true);
    const mutations: MutationRecord[] = [];
    const observer = new MutationObserver((records) => mutations.push(...records));
    observer.observe(network.shadowRoot as ShadowRoot, { childList: true, subtree: true });
    network.view = nextView(view, (parameters) => (parameters[0] = -5));
    await drawn();
    observer.disconnect();
    expect(isNearer(pixelReader(canvas)(right, y), low, high)).toBe(true);
    expect(mutations).toEqual([]);
  });

  it('[PA7] has a tile for every feature and unit, inside its box, none over another', async () => {
    const eight = Array.from({ length: 6 }, () => ({ unitCount: 8, activation: 'tanh' }) as const);
    const view = trainedView({ experiment: { hiddenLayers: eight } });
    const network = await mounted(view, { width: 460, height: 470, isEditable: true });
    const boxes = tilesOf(network).map((tile) => tile.getBoundingClientRect());
    expect(boxes).toHaveLength(2 + 48 + 1);
    const host = network.getBoundingClientRect();
    for (const box of boxes) {
      expect(box.width).toBeGreaterThanOrEqual(28);
      expect(box.left).toBeGreaterThanOrEqual(host.left);
      expect(box.right).toBeLessThanOrEqual(host.right);
      expect(box.bottom).toBeLessThanOrEqual(host.bottom);
    }
    const scroll = inside(network, '.scroll');
    expect(scroll.scrollWidth).toBe(scroll.clientWidth);
    expect(scroll.scrollHeight).toBe(scroll.clientHeight);
  });

  it('[PA7] scrolls a long layer inside itself on a phone, and never the page', async () => {
    const view = trainedView({
      experiment: { hiddenLayers: [{ unitCount: 16, activation: 'tanh' }] },
    });
    const network = await mounted(view, { width: 358 });
    expect(network.getAttribute('orientation')).toBe('rows');
    const scroll = inside(network, '.scroll');
    expect(scroll.scrollWidth).toBeGreaterThan(scroll.clientWidth);
    expect(network.getBoundingClientRect().width).toBe(358);
    expect(network.scrollWidth).toBeLessThanOrEqual(358);
    // All of it is there: its own height, not the box's.
    expect(scroll.scrollHeight).toBe(scroll.clientHeight);
  });

  it('[PA461] puts the card inside the diagram and off its tile, wherever that is', async () => {
    const network = await mounted(trainedView({ epochs: 2 }));
    const card = inside(network, '.card');
    for (const tile of tilesOf(network)) {
      await userEvent.hover(tile);
      await drawn();
      const at = card.getBoundingClientRect();
      const of = tile.getBoundingClientRect();
      const host = network.getBoundingClientRect();
      expect(at.left).toBeGreaterThanOrEqual(host.left);
      expect(at.right).toBeLessThanOrEqual(host.right + 1);
      expect(at.top).toBeGreaterThanOrEqual(host.top);
      expect(at.bottom).toBeLessThanOrEqual(host.bottom + 1);
      expect(at.top >= of.bottom || at.bottom <= of.top, tile.ariaLabel ?? '').toBe(true);
    }
  });

  it('[PA460] shows words to a pointer that never rests', async () => {
    const network = await mounted(trainedView({ epochs: 2 }));
    const card = inside(network, '.card');
    const seen = new Set<string>();
    const tiles = tilesOf(network).slice(2);
    await slowDown();
    for (let move = 0; seen.size < 3 && move < 240; move++) {
      // Some frames on each: words come every dozen of them, and so many tiles on may be the same one.
      const tile = tiles[(move >> 2) % tiles.length];
      tile.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, composed: true }));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      if (!card.hidden) seen.add(card.firstElementChild?.textContent ?? '');
    }
    expect(seen.size).toBe(3);
    inside(network, '.plane').dispatchEvent(new PointerEvent('pointerleave'));
    expect(card.hidden).toBe(true);
    expect(getComputedStyle(card).opacity).toBe('0');
  });

  it('[PA14] marks dead and saturated units on their frame and in their name', async () => {
    const view = trainedView({
      experiment: {
        hiddenLayers: [
          { unitCount: 1, activation: 'relu' },
          { unitCount: 1, activation: 'sigmoid' },
        ],
      },
      parameters: () => Float64Array.of(1, 1, -9, 0, 9, 1, 0),
    });
    const network = await mounted(view);
    const [, , dead, saturated] = tilesOf(network);
    expect(dead.dataset.condition).toBe('dead');
    expect(dead.ariaLabel).toContain('Dead:');
    expect(getComputedStyle(dead).borderStyle).toBe('dashed');
    expect(saturated.dataset.condition).toBe('saturated');
    expect(saturated.ariaLabel).toContain('Saturated:');
    await userEvent.hover(dead);
    await drawn();
    expect(inside(network, '.card').textContent).toContain('Dead:');
  });

  it('[PA15] moves with its box: columns, rows, and columns again', async () => {
    const network = await mounted(trainedView({ epochs: 1 }));
    const box = network.parentElement as HTMLElement;
    const canvas = inside<HTMLCanvasElement>(network, '.units');
    for (const [width, orientation] of [
      [340, 'rows'],
      [900, 'columns'],
    ] as const) {
      box.style.width = `${width}px`;
      await drawn();
      expect(network.getAttribute('orientation')).toBe(orientation);
      expect(canvas.clientWidth).toBe(width);
      expect(canvas.width).toBe(Math.round(width * devicePixelRatio));
      const read = pixelReader(canvas);
      for (const tile of tilesOf(network)) {
        const [x, y] = centerOf(tile, canvas);
        expect(read(x, y)[3], 'a picture behind every tile').toBe(255);
      }
    }
  });

  it('[PA15] takes other layers with the same elements, and lets go of what is gone', async () => {
    const network = await mounted(trainedView({ epochs: 1 }));
    await userEvent.hover(tilesOf(network)[8]);
    await drawn();
    network.view = trainedView({ experiment: { hiddenLayers: [], features: ['x1', 'sin-x2'] } });
    await drawn();
    expect(tilesOf(network)).toHaveLength(3);
    expect(inside(network, '.card').hidden).toBe(true);
    expect(tilesOf(network).filter((tile) => tile.tabIndex === 0)).toHaveLength(1);
  });

  it('[PA15] says what is awaited while there is no view', async () => {
    const network = await mounted(null);
    expect(network.shadowRoot?.textContent).toContain('as soon as the class is connected');
    network.view = trainedView({ epochs: 1 });
    await drawn();
    expect(tilesOf(network)).toHaveLength(10);
  });
});
