import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import {
  hiddenIn,
  hideable,
  hideableNames,
  hideSearch,
  type Hideable,
} from '../../client/controllers/hidden-controls.ts';
import { readExperimentLink } from '../../client/controllers/experiment-link.ts';
import '../../client/elements/controls/data-panel.ts';
import type { MlThemeButton } from '../../client/elements/controls/theme-button.ts';
import '../../client/elements/controls/theme-button.ts';
import '../../client/elements/controls/training-panel.ts';
import '../../client/elements/controls/transport.ts';
import '../../client/elements/own-data/experiment-dialog.ts';
import '../../client/elements/stage/stage.ts';
import { palette } from '../../client/render/palette.ts';
import { t } from '../../client/texts/translate.ts';
import { theme } from '../../client/theme/theme.ts';
import { presets } from '../../shared/presets.ts';
import { createTrainingState } from '../../shared/engine/trainer.ts';
import { allInside, drawn, inside, mount, unmount } from './support/mount.ts';
import { trainedView } from './support/trained-view.ts';

const address = location.href;
afterEach(() => {
  unmount();
  history.replaceState(null, '', address);
});

const hide = (...names: Hideable[]) => {
  const url = new URL(address);
  url.searchParams.set('hide', names.join(','));
  history.replaceState(null, '', url);
};

const { experiment } = presets['moons-0'];
const isSeen = (element: HTMLElement) => element.getClientRects().length > 0;

async function panel(tag: 'ml-training-panel' | 'ml-data-panel') {
  const element = document.createElement(tag);
  element.experiment = experiment;
  mount(element, 300);
  await element.updateComplete;
  return {
    has: (selector: string) => allInside<HTMLElement>(element, selector).some(isSeen),
    sections: () => allInside<HTMLElement>(element, 'section').filter(isSeen).length,
    text: () => element.shadowRoot?.textContent ?? '',
  };
}

describe('what a link hides', () => {
  it('[PA314] is read from the address, whatever stands in it, and written back', () => {
    expect([...hiddenIn('?lang=de&hide=features,loss')]).toEqual(['features', 'loss']);
    expect([...hiddenIn('?hide=nothing,,toString')]).toEqual([]);
    expect(hiddenIn(hideSearch(new Set(hideableNames)))).toEqual(new Set(hideableNames));
    expect(hideSearch(new Set())).toBe('');
  });

  it.each(['learning-rate', 'batch-size', 'shuffle', 'optimizer', 'initializer', 'loss'] as const)(
    '[PA314] can be %s',
    async (name) => {
      expect((await panel('ml-training-panel')).has(`#${name}`)).toBe(true);
      unmount();
      hide(name);
      const { has, sections } = await panel('ml-training-panel');
      expect(has(`#${name}`)).toBe(false);
      expect(sections()).toBe(4);
    },
  );

  it('[PA314] takes a section along with its last control', async () => {
    hide('keep-learned', 'initializer', 'loss', 'stops', 'activation');
    const { sections, has } = await panel('ml-training-panel');
    expect(sections()).toBe(1);
    expect(has('#learning-rate')).toBe(true);
  });

  it.each([
    ['lesson', '#lesson'],
    ['dataset', '.pictures'],
    ['own-data', '.own'],
    ['data-noise', '#data-noise'],
    ['test-share', '#test-share'],
    ['point-count', '#point-count'],
    ['data-seed', '#data-seed'],
    ['features', '.features'],
    ['save', '.save'],
  ] as const)('[PA314] can be the data’s %s', async (name, selector) => {
    expect((await panel('ml-data-panel')).has(selector)).toBe(true);
    unmount();
    hide(name);
    expect((await panel('ml-data-panel')).has(selector)).toBe(false);
  });

  it('[PA314] can be the transport’s buttons, and all that changes the diagram', async () => {
    hide('train', 'step', 'new-start', 'undo', 'pace', 'network', 'picture');
    const transport = document.createElement('ml-transport');
    transport.view = trainedView();
    mount(transport, 900);
    await transport.updateComplete;
    expect(allInside(transport, 'button').map((one) => one.dataset.command)).toEqual(['reset']);
    expect(allInside(transport, 'input')).toEqual([]);
    unmount();
    const stage = document.createElement('ml-stage');
    stage.view = trainedView();
    stage.isEditable = true;
    mount(stage, 900, 500);
    await drawn();
    expect(allInside(inside(stage, 'ml-network'), '[data-edit]')).toEqual([]);
    expect(allInside(inside(stage, 'ml-boundary'), '.tools')).toEqual([]);
  });

  it('[PA314] is ticked in the dialog of links, and stands in the link beside the experiment', async () => {
    const dialog = document.createElement('ml-experiment-dialog');
    dialog.base = 'http://school.example/join/ABCDEF';
    mount(dialog, 300);
    await dialog.updateComplete;
    const { parameters } = createTrainingState(experiment);
    await dialog.show({ experiment, epoch: 0, parameters });
    await userEvent.click(inside(dialog, 'summary'));
    const boxes = allInside<HTMLElement>(dialog, '.boxes label');
    expect(boxes).toHaveLength(hideableNames.length);
    for (const name of ['features', 'learning-rate'] as const) {
      const box = boxes.find((one) => one.textContent.trim() === t(hideable[name]));
      await userEvent.click(box?.querySelector('input') ?? dialog);
    }
    // At once: whoever ticks and copies has what was ticked.
    await dialog.updateComplete;
    const link = new URL(inside<HTMLInputElement>(dialog, '.copy input').value);
    expect([...hiddenIn(link.search)]).toEqual(['features', 'learning-rate']);
    expect(await readExperimentLink(link.hash)).toEqual({ ok: true, experiment });
  });
});

describe('high contrast', () => {
  it('[PA313] is the theme after dark, and pictures wear it', async () => {
    const button = document.createElement('ml-theme-button') as MlThemeButton;
    mount(button, 60);
    const before = palette();
    theme.set('dark');
    await button.updateComplete;
    await userEvent.click(inside(button, 'button'));
    await drawn();
    expect(theme.get()).toBe('contrast');
    expect(inside(button, 'button').ariaLabel).toBe('Colours: high contrast, for a projector');
    expect(palette()).not.toBe(before);
    expect(getComputedStyle(document.documentElement).getPropertyValue('--ink')).toBe('#000000');
    await userEvent.click(inside(button, 'button'));
    expect(theme.get()).toBe('auto');
  });

  it('[PA313] comes from another page of the browser as well', () => {
    const chosen = (newValue: string | null) =>
      window.dispatchEvent(new StorageEvent('storage', { key: 'more-layers-theme', newValue }));
    chosen('contrast');
    expect(theme.get()).toBe('contrast');
    chosen(null);
    expect(theme.get()).toBe('auto');
  });
});
