import axe from 'axe-core';
import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import '../../client/elements/stage/stage.ts';
import '../../client/tour/tour.ts';
import { steps } from '../../client/tour/steps.ts';
import type { CommandBody } from '../../shared/protocol/commands.ts';
import type { View } from '../../shared/view/view.ts';
import { allInside, drawn, inside, mount, unmount } from './support/mount.ts';
import { trainedView } from './support/trained-view.ts';

const storageKey = 'test-tour';

beforeEach(() => sessionStorage.removeItem(storageKey));
afterEach(unmount);

async function tour(view: View = trainedView({ preset: 'moons-0' })) {
  const element = document.createElement('ml-tour');
  element.storageKey = storageKey;
  element.view = view;
  mount(element, 380);
  await element.updateComplete;
  const asked: CommandBody[] = [];
  element.addEventListener('session-command', (event) => asked.push(event.detail));
  const title = () => element.shadowRoot?.querySelector('h2')?.textContent ?? null;
  const button = (name: string) =>
    allInside<HTMLButtonElement>(element, 'button').find((one) => one.textContent.trim() === name);
  const press = async (name: string) => {
    const found = button(name);
    if (!found) throw new Error(`no button ${name}`);
    await userEvent.click(found);
    await element.updateComplete;
  };
  const show = async (next: View) => {
    element.view = next;
    await element.updateComplete;
  };
  return { element, asked, title, button, press, show };
}

describe('ml-tour', () => {
  it('[PA123] is not there until it is started, and goes on and back by buttons', async () => {
    const { element, title, button, press } = await tour();
    expect(title()).toBeNull();
    element.start();
    await element.updateComplete;
    expect(title()).toBe('One line is not enough');
    expect(inside(element, '.head').textContent).toContain('Step 1 of 9');
    expect(button('Back')?.ariaDisabled).toBe('true');
    await press('Next');
    expect(inside(element, '.head').textContent).toContain('Step 2 of 9');
    await press('Back');
    expect(title()).toBe('One line is not enough');
    for (let i = 1; i < steps.length; i++) await press('Next');
    await press('Finish');
    expect(title()).toBeNull();
    expect(sessionStorage.getItem(storageKey)).toBeNull();
  });

  it('[PA123] by keyboard: arrows, the focus on the title, Escape back to where it began', async () => {
    const { element, title } = await tour();
    const opener = document.createElement('button');
    mount(opener, 100);
    opener.focus();
    element.start(opener);
    await drawn();
    const focused = () => element.shadowRoot?.activeElement?.localName;
    expect(focused()).toBe('h2');
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await drawn();
    expect(title()).toBe('Train: what one layer can do');
    expect(focused()).toBe('h2');
    await userEvent.keyboard('{ArrowLeft}');
    expect(element.at).toBe(1);
    await userEvent.keyboard('{Escape}');
    await element.updateComplete;
    expect(title()).toBeNull();
    expect(document.activeElement).toBe(opener);
  });

  it('[PA123] is at the same step after a reload, without taking the focus', async () => {
    const { element, press } = await tour();
    element.start();
    await element.updateComplete;
    await press('Next');
    unmount();
    const again = await tour();
    expect(again.title()).toBe('A hidden layer: each unit a line');
    expect(again.element.shadowRoot?.activeElement).toBeNull();
  });

  it('[PA124] asks for what the step needs, waits, and says that it is done', async () => {
    const { element, asked, button, press, show } = await tour();
    element.start();
    await element.updateComplete;
    await press('Do it for me');
    expect(asked).toEqual(steps[0].setUp);
    const said = () => inside(element, '[role=status]').textContent.trim();
    const at = (epochs: number, phase: View['phase']) =>
      trainedView({ preset: 'one-layer-is-a-line', epochs, state: { phase } });
    await show(at(5, 'training'));
    expect(said()).toBe('Wait for epoch 20');
    expect(inside(element, '.state').textContent).toContain('5 of 20 epochs');
    expect(button('Do it for me')).toBeUndefined();
    await show(at(6, 'paused'));
    expect(said()).toContain('Press Train to go on.');
    await show(at(20, 'training'));
    expect(said()).toBe('Done');
    expect(button('Next')?.classList).toContain('primary');
  });

  it('[PA124] counts what was done by hand', async () => {
    const own = trainedView({ preset: 'exor-two-hidden', experiment: { seed: 77 }, epochs: 1 });
    const { element, title, button, show } = await tour(own);
    element.start();
    element.at = steps.findIndex(({ id }) => id === 'layer');
    await element.updateComplete;
    expect(inside(element, '.state').textContent).toContain('✓ Done');
    // Something else altogether: nothing breaks, and the step can be set up again.
    await show(trainedView({ preset: 'circle-relu' }));
    expect(title()).toBe('Add a layer');
    expect(button('Do it for me')).toBeTruthy();
  });

  it('[PA123] puts its ring around what it speaks of, and moves with it', async () => {
    const stage = document.createElement('ml-stage');
    stage.view = trainedView({ preset: 'one-layer-is-a-line' });
    mount(stage, 380, 400);
    const { element } = await tour(stage.view);
    element.start();
    await drawn();
    const boundary = inside(stage, 'ml-boundary');
    const ring = inside(element, '.ring');
    for (const width of ['380px', '300px']) {
      (stage.parentElement as HTMLElement).style.width = width;
      await drawn();
      const target = boundary.getBoundingClientRect();
      const around = ring.getBoundingClientRect();
      expect(Math.abs(around.width - 10 - target.width)).toBeLessThan(12);
      expect(Math.abs(around.left + 5 - target.left)).toBeLessThan(8);
      expect(getComputedStyle(ring).pointerEvents).toBe('none');
    }
  });

  it.each(['light', 'dark'])('[PA123] has nothing for axe-core to find, %s', async (theme) => {
    document.documentElement.dataset.theme = theme;
    const { element } = await tour();
    element.start();
    await drawn();
    const { violations } = await axe.run(element);
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  });
});
