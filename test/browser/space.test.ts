import axe from 'axe-core';
import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/stage/stage.ts';
import { palette } from '../../client/render/palette.ts';
import type { MlSpace } from '../../client/elements/stage/space.ts';
import type { MlStage } from '../../client/elements/stage/stage.ts';
import type { View } from '../../shared/view/view.ts';
import {
  allInside,
  drawn,
  inside,
  isNearer,
  mount,
  pixelReader,
  unmount,
} from './support/mount.ts';
import { nextView, trainedView } from './support/trained-view.ts';

afterEach(unmount);

const viewOf = (...counts: number[]) =>
  trainedView({
    epochs: 5,
    experiment: {
      hiddenLayers: counts.map((unitCount) => ({ unitCount, activation: 'tanh' as const })),
    },
  });

async function mounted(view: View, layer = 0): Promise<{ stage: MlStage; space: MlSpace }> {
  const stage = document.createElement('ml-stage');
  stage.view = view;
  mount(stage, 910, 520);
  await drawn();
  await userEvent.click(inside(inside(stage, 'ml-network'), `[data-space="${layer}"]`));
  await drawn();
  return { stage, space: inside<MlSpace>(stage, 'ml-space') };
}

const isOpen = (stage: MlStage) => stage.shadowRoot?.querySelector('ml-space') !== null;

describe('ml-space', () => {
  it('[PA105] opens at a layer’s name, for layers of two units and more, and goes back', async () => {
    const { stage, space } = await mounted(viewOf(3, 1, 2));
    const network = inside(stage, 'ml-network');
    expect(allInside(network, '[data-space]')).toHaveLength(2);
    expect(inside(space, 'h2').textContent).toBe('Space of layer 1');
    expect(inside(network, '[data-space]').getAttribute('aria-pressed')).toBe('true');
    await userEvent.click(inside(space, '.back'));
    expect(isOpen(stage)).toBe(false);
    await userEvent.click(inside(network, '[data-space]'));
    expect(isOpen(stage)).toBe(true);
    await userEvent.keyboard('{Escape}');
    await drawn();
    expect(isOpen(stage)).toBe(false);
    await userEvent.click(inside(network, '[data-space]'));
    await userEvent.click(inside(network, '[data-node="3"]'));
    await drawn();
    expect(isOpen(stage)).toBe(false);
  });

  it('[PA105] shows two chosen units, never one twice', async () => {
    const { stage, space } = await mounted(viewOf(3, 2));
    await userEvent.selectOptions(allInside(space, 'select')[0], '2');
    await drawn();
    expect(stage.space).toEqual({ layerIndex: 0, across: 2, up: 1 });
    await userEvent.selectOptions(allInside(space, 'select')[1], '2');
    await drawn();
    expect(stage.space).toEqual({ layerIndex: 0, across: 1, up: 2 });
  });

  it('[PA105] is drawn anew with each snapshot, and gives way to another network', async () => {
    const view = viewOf(3, 2);
    const { stage, space } = await mounted(view);
    const canvas = inside<HTMLCanvasElement>(space, 'canvas');
    const before = canvas.toDataURL();
    stage.view = nextView(view, (parameters) =>
      parameters.forEach((w, i) => (parameters[i] = 2 * w + 0.3)),
    );
    await drawn();
    expect(canvas.toDataURL()).not.toBe(before);
    stage.view = viewOf(1);
    await drawn();
    expect(isOpen(stage)).toBe(false);
    expect(inside(stage, 'ml-boundary')).toBeTruthy();
  });

  it('[PA106] has the output’s halves where two last units are all it sees', async () => {
    const trained = viewOf(3, 2);
    // The output is class 1 where the second unit gives more than 0.
    const view = nextView(trained, (parameters) =>
      parameters.set([0, 5, 0], parameters.length - 3),
    );
    const { space } = await mounted(view, 1);
    const canvas = inside<HTMLCanvasElement>(space, 'canvas');
    const [box, plane] = [canvas, inside(space, '.surface')].map((e) => e.getBoundingClientRect());
    const read = pixelReader(canvas);
    const [low, high] = palette().regions;
    const at = (down: number) =>
      read(plane.left - box.left + 0.98 * plane.width, plane.top - box.top + down * plane.height);
    expect(isNearer(at(0.03), high, low)).toBe(true);
    expect(isNearer(at(0.97), low, high)).toBe(true);
    expect(inside(space, '.foot p').textContent).toContain('straight line');
  });

  it('[PA107] is told in words, point by point by keyboard', async () => {
    const { stage, space } = await mounted(viewOf(3, 2));
    const surface = inside(space, '.surface');
    expect(surface.ariaLabel).toMatch(
      /^The points where layer 1 puts them at epoch 5, unit 1 across/,
    );
    surface.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await drawn();
    expect(stage.point).toEqual({ set: 'train', index: 1 });
    expect(inside(space, 'output').textContent).toMatch(/^Training point, class \d/);
    expect(inside(space, '.card').textContent).toContain('a₁ = ');
    await userEvent.keyboard('{Escape}');
    expect([stage.point, isOpen(stage)]).toEqual([null, true]);
  });

  it.each(['light', 'dark'])('[PA107] has nothing for axe-core to find, %s', async (theme) => {
    document.documentElement.dataset.theme = theme;
    document.body.style.background = 'var(--page)';
    const { stage } = await mounted(viewOf(3, 2));
    stage.point = { set: 'train', index: 0 };
    await drawn();
    const { violations } = await axe.run(stage.parentElement as HTMLElement, {
      rules: { region: { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
  });
});
