import { page, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/own-data/points-dialog.ts';
import '../../client/elements/people/poll-tab.ts';
import '../../client/elements/stage/boundary.ts';
import '../../client/elements/stage/network.ts';
import { frameSizes } from '../../client/render/zoom.ts';
import type { HiddenLayer } from '../../shared/experiment.ts';
import { presets } from '../../shared/presets.ts';
import { inside, drawn, mount, unmount } from './support/mount.ts';
import { trainedView } from './support/trained-view.ts';

afterEach(unmount);

const focusIn = (element: Element) => element.shadowRoot?.activeElement;
const tanh = (unitCount: number): HiddenLayer => ({ unitCount, activation: 'tanh' });
const button = (element: Element, name: string) =>
  page.elementLocator(element).getByRole('button', { name, exact: true });

describe('buttons that their own press turns off', () => {
  it('[PA311] keep the focus on the diagram: units at their limit, a layer that goes', async () => {
    const network = document.createElement('ml-network');
    network.isEditable = true;
    network.view = trainedView({ experiment: { hiddenLayers: [tanh(2), tanh(3)] } });
    network.addEventListener('layers-change', (event) => {
      const { hiddenLayers } = (event as CustomEvent<{ hiddenLayers: HiddenLayer[] }>).detail;
      network.view = trainedView({ experiment: { hiddenLayers } });
    });
    mount(network, 640, 480);
    await drawn();
    await userEvent.click(button(network, 'One unit less in layer 1'));
    await drawn();
    const less = focusIn(network);
    expect(less?.getAttribute('aria-label')).toBe('One unit less in layer 1');
    expect(less?.ariaDisabled).toBe('true');
    await userEvent.keyboard('{Enter}');
    await drawn();
    expect(network.view.experiment.hiddenLayers.map((layer) => layer.unitCount)).toEqual([1, 3]);
    await userEvent.click(button(network, 'Remove layer 2'));
    await drawn();
    // That button is no more.
    expect(focusIn(network)?.matches('.tile')).toBe(true);
  });

  it('[PA311] keep it on the picture: zoomed to the bound, and fit again', async () => {
    const boundary = document.createElement('ml-boundary');
    boundary.view = trainedView({ epochs: 1 });
    boundary.hasTools = true;
    mount(boundary, 520, 560);
    await drawn();
    const nearer = button(boundary, 'Zoom in');
    while (boundary.frame.size > frameSizes.min) await userEvent.click(nearer);
    await drawn();
    expect(focusIn(boundary)).toBe(nearer.element());
    expect(nearer.element().ariaDisabled).toBe('true');
    const { size } = boundary.frame;
    await userEvent.keyboard('{Enter}');
    expect(boundary.frame.size).toBe(size);
    const fit = inside<HTMLButtonElement>(boundary, '.fit');
    await userEvent.click(fit);
    await drawn();
    expect(focusIn(boundary)).toBe(fit);
    expect(fit.ariaDisabled).toBe('true');
  });

  it('[PA311] keep it in the editor of points: all removed, and undone', async () => {
    const dialog = document.createElement('ml-points-dialog');
    mount(dialog, 300);
    await dialog.updateComplete;
    await dialog.show(presets['exor-two-hidden'].experiment.dataset, false);
    await drawn();
    await userEvent.click(button(dialog, 'Clear'));
    await drawn();
    expect(focusIn(dialog)?.textContent.trim()).toBe('Clear');
    expect(focusIn(dialog)?.ariaDisabled).toBe('true');
    expect(dialog.sheet?.points).toHaveLength(0);
    await userEvent.click(button(dialog, 'Undo'));
    await drawn();
    expect(focusIn(dialog)?.ariaLabel).toBe('Undo');
    expect(focusIn(dialog)?.ariaDisabled).toBe('true');
  });
});
