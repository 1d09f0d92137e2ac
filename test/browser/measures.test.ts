import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../client/elements/measures/measures-button.ts';
import '../../client/elements/measures/measures.ts';
import type { MlMeasures } from '../../client/elements/measures/measures.ts';
import { confusionOf } from '../../shared/engine/confusion.ts';
import type { View } from '../../shared/view/view.ts';
import { allInside, inside, mount, nextEvent, unmount } from './support/mount.ts';
import { nextView, trainedView } from './support/trained-view.ts';

afterEach(() => {
  unmount();
  vi.useRealTimers();
  localStorage.removeItem('more-layers-measures');
});

async function opened(view: View, width = 288): Promise<MlMeasures> {
  const measures = document.createElement('ml-measures');
  measures.view = view;
  mount(measures, width);
  await measures.updateComplete;
  return measures;
}

const words = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();
const press = async (measures: MlMeasures, name: string) => {
  allInside(measures, 'button')
    .find((button) => words(button) === name)
    ?.click();
  await measures.updateComplete;
};
const cells = (measures: MlMeasures) => allInside(measures, '.matrix tbody td').map(words);
const shares = (measures: MlMeasures) =>
  allInside(measures, 'dl > div').map((entry) =>
    [entry.querySelector('dt'), entry.querySelector('b'), entry.querySelector('.formula')].map(
      (part) => (part ? words(part) : ''),
    ),
  );

/** All weights 0 and the output's bias `bias`: every point is called by its sign. */
const constantView = (bias: number) =>
  trainedView({ parameters: (trained) => trained.fill(0).fill(bias, trained.length - 1) });

describe('ml-measures, right and wrong', () => {
  it('[PA82] counts the points by class and by what they are called, with the formulas', async () => {
    const view = trainedView({ epochs: 150 });
    const measures = await opened(view);
    const c = confusionOf(view.network, view.snapshot.parameters, view.data.train);
    expect(cells(measures)).toEqual([
      `${c.trueNegatives}true negatives`,
      `${c.falsePositives}false positives`,
      `${c.falseNegatives}false negatives`,
      `${c.truePositives}true positives`,
    ]);
    expect(words(inside(measures, 'caption'))).toBe('500 training points at epoch 150');
    expect(shares(measures).map(([name]) => name)).toEqual([
      'Accuracy',
      'Precision of class 1',
      'Recall of class 1',
    ]);
    const called = c.truePositives + c.falsePositives;
    expect(shares(measures)[1][2]).toBe(`TP / (TP + FP) = ${c.truePositives} / ${called}`);
  });

  it('[PA82] shows the test points where there are any, or the training points', async () => {
    const measures = await opened(trainedView({ epochs: 1, experiment: { testShare: 0.3 } }));
    expect(words(inside(measures, 'caption'))).toBe('150 test points at epoch 1');
    await press(measures, 'train');
    expect(words(inside(measures, 'caption'))).toBe('350 training points at epoch 1');
    const without = await opened(trainedView({ epochs: 1 }));
    expect(allInside(without, 'button').map(words)).not.toContain('test');
  });

  it('[PA83] writes “–” for a share of nothing, and says why', async () => {
    const measures = await opened(constantView(-1));
    expect(shares(measures)[1].slice(0, 2)).toEqual(['Precision of class 1', '–']);
    expect(words(inside(measures, 'dl'))).toContain('Nothing is called class 1');
    expect(shares(measures)[2][1]).toBe('0 %');
  });
});

describe('ml-measures, weights and gradients', () => {
  it('[PA85] has a picture of both for each layer, and a table of the same', async () => {
    const view = trainedView({ epochs: 150 });
    const measures = await opened(view);
    await press(measures, 'By layer');
    expect(allInside(measures, 'h3').map(words)).toEqual(['Layer 1', 'Layer 2', 'Output']);
    expect(allInside(measures, '.layer svg')).toHaveLength(6);
    const rows = allInside(measures, 'tbody tr').map((row) => [...row.children].map(words));
    expect(rows.map(([name, count]) => [name, count])).toEqual([
      ['Layer 1', '8'],
      ['Layer 2', '12'],
      ['Output', '3'],
    ]);
    // What is drawn fills its box and does not leave it.
    for (const bar of allInside(measures, 'rect')) {
      const y = Number(bar.getAttribute('y'));
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y + Number(bar.getAttribute('height'))).toBeLessThanOrEqual(34.01);
    }
  });

  it('[PA85] tells layers that have no gradient, and one whose gradient vanishes', async () => {
    const dead = await opened(constantView(0.5));
    await press(dead, 'By layer');
    expect(allInside(dead, '.warning').map(words)).toContain('No gradient: it learns nothing.');
    const faint = await opened(
      trainedView({
        // Weights of the second layer and of the output so small that little goes back.
        parameters: (trained) => trained.map((value, i) => (i < 12 ? value : value * 1e-4)),
      }),
    );
    await press(faint, 'By layer');
    expect(words(allInside(faint, '.layer')[0])).toContain('Vanishing');
  });

  it('[PA86] opens as it was left', async () => {
    await press(await opened(trainedView()), 'By layer');
    expect(allInside(await opened(trainedView()), 'h3')).toHaveLength(3);
  });
});

describe('ml-measures', () => {
  it('[PA86] follows the snapshots a few times a second, and ends on the last one', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    let view = trainedView({ epochs: 10 });
    const measures = await opened(view);
    const caption = () => words(inside(measures, 'caption'));
    for (let i = 0; i < 5; i++) {
      vi.advanceTimersByTime(40);
      view = nextView(view, () => undefined);
      measures.view = view;
      await measures.updateComplete;
      expect(caption()).toContain('epoch 10');
    }
    vi.advanceTimersByTime(150);
    await measures.updateComplete;
    expect(caption()).toContain('epoch 15');
  });

  it('[PA86] closes by its button and by Escape, of which the page does not hear', async () => {
    const measures = await opened(trainedView());
    const byButton = nextEvent(measures, 'measures-close');
    inside(measures, '.close').click();
    await byButton;
    const heard: string[] = [];
    const listener = ({ key }: KeyboardEvent) => heard.push(key);
    document.addEventListener('keydown', listener);
    measures.focusSection();
    const byKey = nextEvent(measures, 'measures-close');
    await userEvent.keyboard('{Escape}');
    await byKey;
    document.removeEventListener('keydown', listener);
    expect(heard).toEqual([]);
  });

  it('[PA86] says on its button whether it is open', async () => {
    const button = mount(document.createElement('ml-measures-button'), 100);
    await button.updateComplete;
    const inner = inside<HTMLButtonElement>(button, 'button');
    expect([inner.ariaLabel, inner.ariaExpanded]).toEqual(['Measures', 'false']);
    button.isOpen = true;
    await button.updateComplete;
    expect(inner.ariaExpanded).toBe('true');
  });

  it.each(['light', 'dark'])('[PA19] has nothing for axe-core to find, %s', async (theme) => {
    document.documentElement.dataset.theme = theme;
    for (const kind of ['By class', 'By layer']) {
      const view = trainedView({ epochs: 5, experiment: { testShare: 0.3 } });
      const measures = await opened(view);
      await press(measures, kind);
      const { violations } = await axe.run(measures.parentElement as HTMLElement, {
        rules: { region: { enabled: false } },
      });
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
    }
  });

  it.each([264, 390])('[PA86] is not wider than its box of %i pixels', async (width) => {
    for (const kind of ['By class', 'By layer']) {
      const measures = await opened(trainedView({ experiment: { testShare: 0.3 } }), width);
      await press(measures, kind);
      const section = inside(measures, 'section');
      expect(section.scrollWidth).toBeLessThanOrEqual(section.clientWidth);
    }
  });
});
