import { page, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/stage/network.ts';
import { TileLabels } from '../../client/elements/stage/tile-labels.ts';
import { unitLabel } from '../../client/elements/stage/unit-words.ts';
import type { Selection } from '../../client/render/selection.ts';
import { unitCondition } from '../../client/render/unit-conditions.ts';
import { picturesOf } from '../../client/render/unit-pictures.ts';
import { limits } from '../../shared/limits.ts';
import type { View } from '../../shared/view/view.ts';
import { allInside, drawn, inside, nextEvent, unmount } from './support/mount.ts';
import { nextView, trainedView } from './support/trained-view.ts';
import { mounted, tilesOf, centerOf, oneUnit } from './support/network.ts';

afterEach(unmount);

const eights = Array.from({ length: 6 }, () => ({ unitCount: 8, activation: 'tanh' }) as const);

describe('TileLabels', () => {
  it('[PA521] names sixteen in a turn, and at the end all by what training ended with', async () => {
    const first: View = {
      ...trainedView({ experiment: { hiddenLayers: eights } }),
      phase: 'training',
    };
    const tiles = Array.from({ length: 2 + 49 }, () => document.createElement('button'));
    const network = { view: first, tiles };
    const labels = new TileLabels(network);
    const labelled = () => tiles.filter(({ ariaLabel }) => ariaLabel !== null).length;
    labels.draw();
    expect(labelled()).toBe(16);
    const change = (all: Float64Array) => all.forEach((_, i) => (all[i] = Math.sin(i)));
    const last: View = { ...nextView(first, change), phase: 'paused' };
    network.view = last;
    await drawn();
    const expected = last.network.layers.flatMap(({ unitCount }, layerIndex) =>
      Array.from({ length: unitCount }, (_, unitIndex) =>
        unitLabel(
          last,
          layerIndex,
          unitIndex,
          unitCondition(last, picturesOf(last), layerIndex, unitIndex),
        ),
      ),
    );
    expect(tiles.slice(2).map(({ ariaLabel }) => ariaLabel)).toEqual(expected);
    expect(labels.draw(), 'whole, it looks anew').toBe(true);
  });
});

describe('ml-network', () => {
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
});
