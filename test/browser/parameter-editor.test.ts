import axe from 'axe-core';
import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/stage/stage.ts';
import type { CommandBody } from '../../shared/protocol/commands.ts';
import { drawn, inside, mount, unmount } from './support/mount.ts';
import { nextView, trainedView } from './support/trained-view.ts';

afterEach(unmount);

async function mounted(isEditable: boolean) {
  const stage = document.createElement('ml-stage');
  stage.view = trainedView({ epochs: 1 });
  stage.isEditable = isEditable;
  const asked: CommandBody[] = [];
  stage.addEventListener('session-command', (event) => asked.push(event.detail));
  mount(stage, 910, 520);
  await drawn();
  const network = inside(stage, 'ml-network');
  const tile = inside(network, '[data-node="3"]');
  const editor = () => stage.shadowRoot?.querySelector('ml-parameter-editor:popover-open');
  return { stage, asked, network, tile, editor };
}

const field = (editor: Element, name: string) =>
  editor.shadowRoot?.querySelector(`[type=number][aria-label="${name}"]`) as HTMLInputElement;

describe('ml-parameter-editor', () => {
  it('[PA150] opens by E on a unit, sets a weight and the bias, and closes by Escape', async () => {
    const { stage, asked, tile, editor } = await mounted(true);
    tile.focus();
    await userEvent.keyboard('e');
    await drawn();
    const open = editor();
    if (!open) throw new Error('it did not open');
    expect(open.ariaLabel).toBe('Weights of: Layer 1, unit 2');
    const { parameters } = stage.view?.snapshot ?? { parameters: [] };
    // The key that opened it is not typed into the field that has the focus.
    expect(Number(field(open, 'Weight of x₁').value)).toBeCloseTo(parameters[1], 3);
    expect(field(open, 'Weight of x₁').value).not.toBe('');
    // x₂'s weight to the second of four units.
    expect(Number(field(open, 'Weight of x₂').value)).toBeCloseTo(parameters[5], 3);
    expect(Number(field(open, 'Bias').value)).toBeCloseTo(parameters[9], 3);
    await userEvent.fill(field(open, 'Weight of x₂'), '-2.5');
    await userEvent.keyboard('{Enter}');
    await userEvent.fill(field(open, 'Bias'), '5000');
    await userEvent.keyboard('{Enter}');
    expect(asked).toEqual([
      { type: 'set-parameter', index: 5, value: -2.5 },
      { type: 'set-parameter', index: 9, value: 1000 },
    ]);
    const found = await axe.run(open);
    expect(found.violations).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await drawn();
    expect(editor()).toBeNull();
    expect(inside(stage, 'ml-network').shadowRoot?.activeElement).toBe(tile);
  });

  it('[PA150] opens at the edge that was clicked, and asks for nothing that is no number', async () => {
    const { asked, network, editor } = await mounted(true);
    // Beside the second unit of layer 1, where the edge from x₁ ends.
    const to = inside(network, '[data-node="3"]').getBoundingClientRect();
    const plane = inside(network, '.plane');
    const box = plane.getBoundingClientRect();
    await userEvent.click(plane, {
      position: { x: to.left - box.left - 4, y: to.top + to.height / 2 - box.top },
    });
    await drawn();
    const open = editor();
    if (!open) throw new Error('it did not open');
    expect(open.ariaLabel).toBe('Weights of: Layer 1, unit 2');
    const focused = open.shadowRoot?.activeElement as HTMLInputElement;
    expect(focused.ariaLabel).toMatch(/^Weight of x/);
    await userEvent.clear(focused);
    await userEvent.keyboard('{Tab}');
    expect(asked).toEqual([]);
  });

  it('[PA150] follows the training, but for the field in hand', async () => {
    const { stage, tile, editor } = await mounted(true);
    tile.focus();
    await userEvent.keyboard('e');
    await drawn();
    const open = editor();
    if (!open || !stage.view) throw new Error('it did not open');
    const typed = field(open, 'Weight of x₁');
    await userEvent.fill(typed, '7');
    stage.view = nextView(stage.view, (parameters) => void parameters.fill(0.25));
    await drawn();
    expect(typed.value).toBe('7');
    expect(field(open, 'Bias').value).toBe('0.25');
  });

  it('[PA151] is not there for who may not edit', async () => {
    const { tile, editor } = await mounted(false);
    tile.focus();
    await userEvent.keyboard('e');
    await drawn();
    expect(editor()).toBeNull();
  });
});
