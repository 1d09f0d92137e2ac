import axe from 'axe-core';
import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/controls/data-panel.ts';
import '../../client/elements/controls/training-panel.ts';
import '../../client/elements/figures.ts';
import { isPageKey } from '../../client/elements/controls/shortcuts.ts';
import type { MlExplain } from '../../client/elements/explain/explain.ts';
import { presets } from '../../shared/presets.ts';
import { allInside, drawn, inside, mount, unmount } from './support/mount.ts';
import { trainedView } from './support/trained-view.ts';

afterEach(unmount);

const lesson = presets['exor-two-hidden'].experiment;

async function trainingPanel() {
  const panel = document.createElement('ml-training-panel');
  panel.experiment = lesson;
  mount(panel, 280);
  await panel.updateComplete;
  const explainers = allInside<MlExplain>(panel, 'ml-explain');
  await Promise.all(explainers.map((one) => one.updateComplete));
  const of = (topic: string) => {
    const found = explainers.find((one) => one.topic === topic);
    if (!found) throw new Error(`nothing explains ${topic}`);
    return found;
  };
  return { panel, explainers, of };
}

const isOpen = (element: MlExplain) => inside(element, '#more').matches(':popover-open');
const words = (element: MlExplain) => inside(element, '#more').textContent.replace(/\s+/g, ' ');

describe('ml-explain', () => {
  it('[PA120] is there for every control of the panels', async () => {
    const { panel, explainers } = await trainingPanel();
    const controls = allInside<HTMLSelectElement>(panel, 'select, [role=switch]');
    for (const { id, labels } of controls) {
      expect(labels[0].closest('ml-explain'), id).toBeTruthy();
    }
    expect(explainers.map(({ topic }) => topic)).toContain('stop');
    const data = document.createElement('ml-data-panel');
    data.experiment = lesson;
    mount(data, 240);
    await data.updateComplete;
    const topics = allInside<MlExplain>(data, 'ml-explain').map(({ topic }) => topic);
    expect(topics).toEqual(['gap', 'noise', 'testShare', 'points', 'dataSeed', 'features']);
  });

  it('[PA121] opens at a click on the name, and closes at the next', async () => {
    const { panel, of } = await trainingPanel();
    const rate = of('learningRate');
    expect(isOpen(rate)).toBe(false);
    await userEvent.click(inside(rate, '.open'));
    expect(isOpen(rate)).toBe(true);
    expect(words(rate)).toContain('w ← w − η·∂E/∂w η = 0.01');
    // The name is still the control's.
    const select = inside<HTMLSelectElement>(panel, '#learning-rate');
    expect(select.labels[0].textContent).toContain('Learning rate');
    await userEvent.click(inside(rate, '.open'));
    expect(isOpen(rate)).toBe(false);
  });

  it('[PA121] opens by keyboard; Escape closes it, gives the focus back, and is no page’s', async () => {
    const { of } = await trainingPanel();
    const batch = of('batchSize');
    const heard: string[] = [];
    const listener = (event: KeyboardEvent) => isPageKey(event) && heard.push(event.key);
    window.addEventListener('keydown', listener);
    inside(batch, '.open').focus();
    await userEvent.keyboard('{Enter}');
    expect(isOpen(batch)).toBe(true);
    expect(batch.shadowRoot?.activeElement?.id).toBe('more');
    heard.length = 0;
    await userEvent.keyboard('v{Escape}');
    expect(isOpen(batch)).toBe(false);
    expect(batch.shadowRoot?.activeElement?.className).toBe('open');
    expect(heard).toEqual([]);
    window.removeEventListener('keydown', listener);
  });

  it('[PA121] follows what changes while it is open', async () => {
    const { panel, of } = await trainingPanel();
    const optimizer = of('optimizer');
    await userEvent.click(inside(optimizer, '.open'));
    expect(words(optimizer)).toContain('w ← w − η·g');
    panel.experiment = { ...lesson, optimizer: { type: 'momentum', momentum: 0.8 } };
    await panel.updateComplete;
    await optimizer.updateComplete;
    expect(words(optimizer)).toContain('v ← μ·v − η·g');
    expect(words(optimizer)).toContain('μ = 0.8');
  });

  it('[PA120] draws the activation of its layer', async () => {
    const { panel, explainers } = await trainingPanel();
    panel.experiment = {
      ...lesson,
      hiddenLayers: [
        { unitCount: 3, activation: 'relu' },
        { unitCount: 3, activation: 'tanh' },
      ],
    };
    await panel.updateComplete;
    const layers = explainers.filter(({ topic }) => topic === 'activation');
    for (const [i, formula] of ['a = max(0, z)', 'a = tanh z'].entries()) {
      await userEvent.click(inside(layers[i], '.open'));
      expect(words(layers[i])).toContain(formula);
      expect(inside(layers[i], '.curve').getAttribute('d')).toMatch(/^M0\.0 /);
      await userEvent.keyboard('{Escape}');
    }
  });

  it.each(['light', 'dark'])('[PA121] has nothing for axe-core to find, %s', async (theme) => {
    document.documentElement.dataset.theme = theme;
    const { panel, of } = await trainingPanel();
    await userEvent.click(inside(of('activation'), '.open'));
    await drawn();
    const { violations } = await axe.run(panel);
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  });
});

describe('ml-figures', () => {
  it('[PA120] says what each figure means, where it may be pressed', async () => {
    const figures = document.createElement('ml-figures');
    const view = trainedView({ epochs: 2, experiment: { testShare: 0.3, batchSize: 10 } });
    figures.view = view;
    mount(figures, 600);
    await figures.updateComplete;
    expect(allInside(figures, 'ml-explain')).toEqual([]);
    figures.isExplained = true;
    await figures.updateComplete;
    const explainers = allInside<MlExplain>(figures, 'ml-explain');
    await Promise.all(explainers.map((one) => one.updateComplete));
    expect(explainers).toHaveLength(4);
    // The number itself can be pressed as well.
    const number = allInside(figures, 'dd')[0].getBoundingClientRect();
    const button = inside(explainers[0], '.open').getBoundingClientRect();
    expect(button.bottom).toBeGreaterThanOrEqual(number.bottom);
    await userEvent.click(inside(explainers[0], '.open'));
    expect(words(explainers[0])).toContain('70 updates so far');
    await userEvent.click(inside(explainers[3], '.open'));
    const right = Math.round(view.snapshot.metrics.testAccuracy * 150);
    expect(words(explainers[3])).toContain(`${right} of 150 points`);
  });
});
