import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/controls/transport.ts';
import { paces } from '../../client/elements/controls/pace.ts';
import { allInside, mount, unmount } from './support/mount.ts';
import { trainedView } from './support/trained-view.ts';
import { listen, control, slide } from './support/panels.ts';

afterEach(unmount);

describe('ml-transport', () => {
  const isOff = (button: Element) => button.getAttribute('aria-disabled') === 'true';

  async function transport(state: Parameters<typeof trainedView>[0] = {}) {
    const element = document.createElement('ml-transport');
    element.view = trainedView(state);
    mount(element, 800);
    await element.updateComplete;
    const buttons = allInside<HTMLButtonElement>(element, 'button');
    const press = (name: string) =>
      userEvent.click(buttons.find((button) => button.textContent.trim() === name) ?? element);
    return { element, buttons, press, asked: listen(element) };
  }

  it('[PA54] trains, steps and begins again', async () => {
    const { press, asked } = await transport();
    for (const name of ['Train', '1 epoch', '2 epochs', 'Same start', 'New start']) {
      await press(name);
    }
    expect(asked).toEqual([
      { type: 'start' },
      { type: 'step', to: 'epoch' },
      { type: 'step', to: 'snapshot' },
      { type: 'reset' },
      { type: 'reroll' },
    ]);
  });

  it('[PA54] pauses while it trains, and steps only when it rests', async () => {
    const { press, asked, buttons } = await transport({ state: { phase: 'training' } });
    await press('Pause');
    expect(asked).toEqual([{ type: 'pause' }]);
    const off = buttons.filter(isOff);
    expect(off.map((button) => button.textContent.trim())).toEqual([
      '1 epoch',
      '2 epochs',
      'Undo',
      'Redo',
    ]);
  });

  it('[PA66] takes a change back and makes it again, where there is one', async () => {
    const none = await transport();
    const off = none.buttons.filter(isOff);
    expect(off.map((button) => button.querySelector('span')?.textContent)).toEqual([
      'Undo',
      'Redo',
    ]);
    const { press, asked } = await transport({ state: { canUndo: true, canRedo: true } });
    await press('Undo');
    await press('Redo');
    expect(asked).toEqual([{ type: 'undo' }, { type: 'redo' }]);
  });

  it('[PA66] leaves the focus on the last redo, which then asks for nothing', async () => {
    const { element, buttons, asked } = await transport({ state: { canRedo: true } });
    const redo = buttons.find((button) => button.textContent.trim() === 'Redo');
    redo?.focus();
    element.view = trainedView({ state: { canRedo: false } });
    await element.updateComplete;
    // Browsers take the focus from what is disabled a frame later.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    expect(element.shadowRoot?.activeElement).toBe(redo);
    redo?.click();
    expect(asked).toEqual([]);
  });

  it('[PA54] keeps the focus on the button that was pressed', async () => {
    const { element, buttons } = await transport();
    buttons[0].focus();
    element.view = trainedView({ state: { phase: 'training' } });
    await element.updateComplete;
    expect(buttons[0].textContent.trim()).toBe('Pause');
    expect(element.shadowRoot?.activeElement).toBe(buttons[0]);
  });

  it('[PA54] sets the pace, up to as fast as it goes', async () => {
    const { element, asked } = await transport();
    const input = control<HTMLInputElement>(element, 'pace');
    expect(input.ariaValueText).toBe('40 epochs/s');
    slide(input, '1');
    slide(input, String(paces.length - 1));
    expect(asked).toEqual([
      { type: 'change', experiment: { pace: 1 } },
      { type: 'change', experiment: { pace: 'max' } },
    ]);
  });
});
