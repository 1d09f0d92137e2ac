import { page, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/stage/network.ts';
import type { MlNetwork } from '../../client/elements/stage/network.ts';
import { palette } from '../../client/render/palette.ts';
import type { Selection } from '../../client/render/selection.ts';
import { limits } from '../../shared/limits.ts';
import type { View } from '../../shared/view/view.ts';
import {
  allInside,
  drawn,
  inside,
  isNearer,
  mount,
  nextEvent,
  pixelReader,
  unmount,
} from './support/mount.ts';
import { nextView, trainedView } from './support/trained-view.ts';

afterEach(unmount);

interface Options {
  width?: number;
  height?: number;
  isEditable?: boolean;
}

async function mounted(view: View | null, options: Options = {}): Promise<MlNetwork> {
  const { width = 640, height = 480, isEditable = false } = options;
  const network = document.createElement('ml-network');
  network.view = view;
  network.isEditable = isEditable;
  mount(network, width, height);
  await drawn();
  return network;
}

const tilesOf = (network: MlNetwork) => allInside<HTMLElement>(network, '.tile');
const centerOf = (element: HTMLElement, within: HTMLElement) => {
  const box = element.getBoundingClientRect();
  const origin = within.getBoundingClientRect();
  return [box.left + box.width / 2 - origin.left, box.top + box.height / 2 - origin.top];
};

/** One hidden unit: w₁, w₂, b; then the output's weight and bias. */
const oneUnit = (...parameters: number[]) =>
  trainedView({
    experiment: { hiddenLayers: [{ unitCount: 1, activation: 'tanh' }] },
    parameters: () => Float64Array.from(parameters),
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

  it('[PA8] names every tile: a unit by its formula, a feature by what it is', async () => {
    const network = await mounted(oneUnit(1.7, -0.4, 0.2, -5, 0));
    const labels = tilesOf(network).map((tile) => tile.ariaLabel);
    expect(labels).toEqual([
      'Feature x₁: the point’s first coordinate',
      'Feature x₂: the point’s second coordinate',
      'Layer 1, unit 1: z = 1.70·x₁ − 0.40·x₂ + 0.20',
      'Output: z = −5.00·a₁ + 0.00',
    ]);
  });

  it('[PA8] keeps names true: at once when paused, once a second while it trains', async () => {
    const view = oneUnit(1, 0, 0, 1, 0);
    const network = await mounted(view);
    const [, , tile] = tilesOf(network);
    const paused = nextView(view, (parameters) => (parameters[0] = 2));
    network.view = paused;
    await drawn();
    expect(tile.ariaLabel).toContain('z = 2.00·x₁');
    const training = {
      ...nextView(paused, (parameters) => (parameters[0] = 3)),
      phase: 'training',
    } as const;
    network.view = training;
    await drawn();
    expect(tile.ariaLabel).toContain('z = 2.00·x₁');
    network.view = { ...training, phase: 'paused' };
    await drawn();
    expect(tile.ariaLabel).toContain('z = 3.00·x₁');
  });

  it('[PA9] is one stop of Tab; arrow keys go from tile to tile, Enter selects', async () => {
    const network = await mounted(trainedView({ epochs: 1 }));
    const before = document.createElement('button');
    network.before(before);
    before.focus();
    await userEvent.keyboard('{Tab}');
    const focused = () => network.shadowRoot?.activeElement as HTMLElement;
    expect(focused().ariaLabel).toMatch(/^Layer 1, unit 1:/);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
    expect(focused().ariaLabel).toMatch(/^Layer 2, unit \d:/);
    await userEvent.keyboard('{End}');
    expect(focused().ariaLabel).toMatch(/^Layer 2, unit 3:/);
    await drawn();
    expect(inside(network, '.card').hidden).toBe(false);
    const selected = nextEvent<Selection>(network, 'unit-select');
    await userEvent.keyboard('{Enter}');
    expect(await selected).toEqual({ layerIndex: 1, unitIndex: 2 });
    network.selection = { layerIndex: 1, unitIndex: 2 };
    await drawn();
    expect(focused().ariaPressed).toBe('true');
    const closed = nextEvent(network, 'unit-select');
    await userEvent.keyboard('{Escape}');
    expect(await closed).toBeNull();
    await userEvent.keyboard('{Tab}');
    expect(network.shadowRoot?.activeElement).toBeNull();
  });

  it('[PA9] keeps the keys it uses from the page, and leaves the others to it', async () => {
    const network = await mounted(trainedView({ epochs: 1 }));
    const heard: string[] = [];
    const listener = ({ key }: KeyboardEvent) => heard.push(key);
    document.addEventListener('keydown', listener);
    tilesOf(network)[2].focus();
    await userEvent.keyboard('{ArrowDown}{ArrowRight}{Home}p');
    document.removeEventListener('keydown', listener);
    expect(heard).toEqual(['p']);
  });

  it('[PA9] shows where the focus is', async () => {
    const network = await mounted(trainedView({ epochs: 1 }));
    const tile = tilesOf(network)[3];
    tile.focus();
    await userEvent.keyboard('{ArrowDown}');
    const style = getComputedStyle(network.shadowRoot?.activeElement as HTMLElement);
    expect(style.outlineStyle).toBe('solid');
    expect(parseFloat(style.outlineWidth)).toBeGreaterThanOrEqual(3);
  });

  it('[PA10] selects by click, and goes back by a second click or by the output', async () => {
    const network = await mounted(trainedView({ epochs: 1 }));
    const tiles = tilesOf(network);
    let selected = nextEvent<Selection>(network, 'unit-select');
    await userEvent.click(tiles[3]);
    expect(await selected).toEqual({ layerIndex: 0, unitIndex: 1 });
    network.selection = { layerIndex: 0, unitIndex: 1 };
    await drawn();
    expect(tiles.map((tile) => tile.ariaPressed)).toEqual([
      null,
      null,
      'false',
      'true',
      ...Array<string>(6).fill('false'),
    ]);
    selected = nextEvent(network, 'unit-select');
    await userEvent.click(tiles[3]);
    expect(await selected).toBeNull();
    selected = nextEvent(network, 'unit-select');
    await userEvent.click(tiles[9]);
    expect(await selected).toBeNull();
  });

  it('[PA11] shows live values at the pointer, and follows them', async () => {
    const view = oneUnit(1.7, -0.4, 0.2, -5, 0);
    const network = await mounted(view);
    const card = inside(network, '.card');
    await userEvent.hover(tilesOf(network)[2]);
    await drawn();
    expect(card.hidden).toBe(false);
    expect(card.textContent).toContain('Layer 1, unit 1');
    expect(card.textContent).toContain('z = 1.70·x₁ − 0.40·x₂ + 0.20');
    expect(card.textContent).toContain('a = tanh z');
    network.view = nextView(view, (parameters) => (parameters[2] = -1));
    await drawn();
    expect(card.textContent).toContain('− 1.00');
    await userEvent.hover(tilesOf(network)[3]);
    await drawn();
    expect(card.textContent).toContain('p = 1 / (1 + e⁻ᶻ)');
    const box = card.getBoundingClientRect();
    const host = network.getBoundingClientRect();
    expect(box.left).toBeGreaterThanOrEqual(host.left);
    expect(box.right).toBeLessThanOrEqual(host.right);
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

  it('[PA11] shows an edge’s weight at the pointer', async () => {
    const network = await mounted(oneUnit(1.7, -0.4, 0.2, -5, 0));
    const plane = inside(network, '.plane');
    const [, second, unit] = tilesOf(network);
    const [x0, y0] = centerOf(second, plane);
    const [x1, y1] = centerOf(unit, plane);
    await userEvent.hover(plane, { position: { x: (x0 + x1) / 2, y: (y0 + y1) / 2 } });
    await drawn();
    const card = inside(network, '.card');
    expect(card.hidden).toBe(false);
    expect(card.textContent).toBe('x₂ to Layer 1, unit 1weight −0.40');
    await userEvent.hover(plane, { position: { x: (x0 + x1) / 2, y: 8 } });
    await drawn();
    expect(card.hidden).toBe(true);
  });

  it('[PA12] asks for other layers by its buttons', async () => {
    const view = trainedView({ epochs: 1 });
    const network = await mounted(view, { isEditable: true });
    const press = async (label: string) => {
      const asked = nextEvent<{ hiddenLayers: { unitCount: number }[] }>(network, 'layers-change');
      await userEvent.click(
        page.elementLocator(network).getByRole('button', { name: label, exact: true }),
      );
      return (await asked).hiddenLayers.map((layer) => layer.unitCount);
    };
    expect(await press('One unit more in layer 2')).toEqual([4, 4]);
    expect(await press('One unit less in layer 1')).toEqual([3, 3]);
    expect(await press('Remove layer 1')).toEqual([3]);
    expect(await press('Add a layer here, as layer 2')).toEqual([4, 4, 3]);
    expect(await press('Add a layer here, as layer 3')).toEqual([4, 3, 3]);
  });

  it('[PA12] offers what the limits allow, and nothing where it may not be edited', async () => {
    const one = { unitCount: 1, activation: 'tanh' } as const;
    const most = { unitCount: limits.unitCount, activation: 'tanh' } as const;
    const view = trainedView({ experiment: { hiddenLayers: [one, most, one, one, one, one] } });
    const network = await mounted(view, { isEditable: true, width: 900, height: 700 });
    const buttons = allInside<HTMLButtonElement>(network, '[data-edit]');
    const isOff = (edit: string, layer: number) =>
      buttons.find((b) => b.dataset.edit === edit && b.dataset.layer === String(layer))
        ?.ariaDisabled === 'true';
    expect(isOff('unit-less', 0)).toBe(true);
    expect(isOff('unit-more', 0)).toBe(false);
    expect(isOff('unit-more', 1)).toBe(true);
    expect(allInside(network, '.adder')).toHaveLength(0);
    network.isEditable = false;
    await drawn();
    expect(allInside(network, '[data-edit]')).toHaveLength(0);
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

  it('[PA125] says in the card of such a unit why, and what to try', async () => {
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
    await userEvent.hover(dead);
    await drawn();
    expect(inside(network, '.card').textContent).toMatch(/nothing can wake it.*Try/);
    await userEvent.hover(saturated);
    await drawn();
    expect(inside(network, '.card').textContent).toMatch(/hardly learns.*Try/);
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
