import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/stage/boundary.ts';
import { drawn, inside, nextEvent, unmount } from './support/mount.ts';
import { nextView, trainedView } from './support/trained-view.ts';
import { lonelyView, mounted, outputAt } from './support/boundary.ts';

afterEach(unmount);

describe('ml-boundary', () => {
  it('[PA13] reads p and z under the pointer, as the engine has them', async () => {
    const view = lonelyView();
    const boundary = await mounted(view);
    const surface = inside(boundary, '.surface');
    const { width, height } = surface.getBoundingClientRect();
    await userEvent.hover(surface, { position: { x: 0.25 * width, y: 0.4 * height } });
    await drawn();
    const card = inside(boundary, '.card');
    expect(card.hidden).toBe(false);
    const { x1Min, x1Max, x2Min, x2Max } = view.data.window;
    const z = outputAt(view, x1Min + 0.25 * (x1Max - x1Min), x2Max - 0.4 * (x2Max - x2Min));
    const shown = Number(/z = (−?[\d.]+)/.exec(card.textContent)?.[1].replace('−', '-'));
    expect(Math.abs(shown - z)).toBeLessThan(0.15);
    const p = Number(/p = ([\d.]+)/.exec(card.textContent)?.[1]);
    expect(Math.abs(p - 1 / (1 + Math.exp(-shown)))).toBeLessThan(0.01);
    await userEvent.hover(document.body, { position: { x: 0, y: 0 } });
    await drawn();
    expect(card.hidden).toBe(true);
  });

  it('[PA13] moves the probe by arrow keys, tells it, and follows the next snapshot', async () => {
    const view = lonelyView();
    const boundary = await mounted(view);
    inside(boundary, '.surface').focus();
    await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowUp}{/Shift}');
    await drawn();
    const said = inside(boundary, 'output').textContent;
    expect(said).toMatch(/^x₁ 0\.03, x₂ 0\.30, p 0\.\d+, z −?\d/);
    const card = inside(boundary, '.card');
    const before = card.textContent;
    boundary.view = nextView(view, (parameters) => (parameters[parameters.length - 1] += 3));
    await drawn();
    expect(card.textContent).not.toBe(before);
    await userEvent.keyboard('{Escape}');
    await drawn();
    expect(card.hidden).toBe(true);
  });

  it('[PA10] leads back from a unit to the output', async () => {
    const boundary = await mounted(trainedView({ epochs: 5 }));
    boundary.selection = { layerIndex: 1, unitIndex: 0 };
    await drawn();
    const selected = nextEvent(boundary, 'unit-select');
    await userEvent.click(inside(boundary, '.back'));
    expect(await selected).toBeNull();
  });

  it('[PA10] shows the output where the selected unit is no more', async () => {
    const boundary = await mounted(trainedView({ epochs: 1 }));
    boundary.selection = { layerIndex: 5, unitIndex: 0 };
    await drawn();
    expect(inside(boundary, 'h2').textContent.trim()).toBe('Output');
  });

  it('[PA15] draws an empty frame while there is no view', async () => {
    const boundary = await mounted(null);
    expect(inside(boundary, '.surface').tabIndex).toBe(-1);
    expect(inside(boundary, 'h2').textContent.trim()).toBe('Output');
  });
});
