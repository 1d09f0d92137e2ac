import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/controls/data-panel.ts';
import { allInside, inside, unmount } from './support/mount.ts';
import { lesson, panel, control, shown, slide } from './support/panels.ts';

afterEach(unmount);

describe('ml-data-panel', () => {
  it('[PA53] names the lesson and says what to look for', async () => {
    const { element, asked } = await panel('ml-data-panel');
    expect(shown(element, 'lesson')).toBe('EX-OR, two hidden layers');
    expect(inside(element, '.look').textContent).toContain('140 epochs');
    await userEvent.selectOptions(control(element, 'lesson'), 'Two moons');
    expect(asked).toEqual([{ type: 'preset', name: 'moons-0' }]);
  });

  it('[PA53] calls it the teacher’s own when it is no lesson any more', async () => {
    const { element, asked } = await panel('ml-data-panel', { ...lesson, testShare: 0.3 });
    expect(shown(element, 'lesson')).toBe('Your own settings');
    await userEvent.selectOptions(control(element, 'lesson'), 'EX-OR, two hidden layers');
    expect(asked).toEqual([{ type: 'preset', name: 'exor-two-hidden' }]);
  });

  it('[PA52] offers every generated dataset as a picture of its points', async () => {
    const { element, asked } = await panel('ml-data-panel');
    const radios = allInside<HTMLInputElement>(element, '[type=radio]');
    expect(radios).toHaveLength(10);
    expect(radios.filter((radio) => radio.checked).map((radio) => radio.ariaLabel)).toEqual([
      'EX-OR',
    ]);
    for (const picture of allInside(element, 'ml-dataset-picture')) {
      // Of a hundred points and more, as many circles as triangles, give or take a few.
      const [circles, triangles] = allInside(picture, 'path').map(
        (path) => (path.getAttribute('d') ?? '').split('M').length - 1,
      );
      expect(circles).toBeGreaterThan(40);
      expect(triangles).toBeGreaterThan(40);
    }
    for (const radio of radios.slice(1)) await userEvent.click(radio);
    const types = asked.map((body) => body.type === 'change' && body.experiment.dataset?.type);
    expect(new Set(types).size).toBe(9);
  });

  it('[PA52] turns the data’s own numbers, each within its dataset', async () => {
    const { element, asked } = await panel('ml-data-panel');
    slide(control(element, 'data-noise'), '0.2');
    slide(control(element, 'test-share'), '0.3');
    await userEvent.fill(control(element, 'point-count'), '99999');
    await userEvent.tab();
    const { dataset } = lesson;
    expect(asked).toEqual([
      { type: 'change', experiment: { dataset: { ...dataset, noise: 0.2 } } },
      { type: 'change', experiment: { testShare: 0.3 } },
      { type: 'change', experiment: { dataset: { ...dataset, pointCount: 5000 } } },
    ]);
  });

  it('[PA471] holds out any tenth of the points, from none to nine tenths', async () => {
    const { element, asked } = await panel('ml-data-panel');
    const input = control<HTMLInputElement>(element, 'test-share');
    expect([input.min, input.max, input.step]).toEqual(['0', '0.9', '0.1']);
    for (let tenths = 1; tenths < 10; tenths++) slide(input, String(tenths / 10));
    expect(asked).toEqual(
      Array.from({ length: 9 }, (_, i) => ({
        type: 'change',
        experiment: { testShare: (i + 1) / 10 },
      })),
    );
  });

  it('[PA52] says what a slider stands at while it is dragged, and asks when it is let go', async () => {
    const { element, asked } = await panel('ml-data-panel');
    const input = control<HTMLInputElement>(element, 'data-noise');
    input.value = '0.4';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    expect(inside(element, 'output[for=data-noise]').textContent).toBe('0.4');
    expect(asked).toEqual([]);
    element.requestUpdate();
    await element.updateComplete;
    expect(inside(element, 'output[for=data-noise]').textContent).toBe('0');
  });

  it('[PA52] draws other points with another seed', async () => {
    const { element, asked } = await panel('ml-data-panel');
    await userEvent.click(inside(element, '.seed button'));
    await userEvent.fill(control(element, 'data-seed'), '77');
    await userEvent.tab();
    expect(asked).toHaveLength(2);
    expect(asked[1]).toEqual({
      type: 'change',
      experiment: { dataset: { ...lesson.dataset, seed: 77 } },
    });
  });

  it('[PA143] asks for the dialogs of own data, and says how many points are the teacher’s own', async () => {
    const points: [number, number, 0 | 1][] = [
      [0, 0, 1],
      [1, 1, 0],
    ];
    const dataset = { type: 'custom' as const, seed: 0, points };
    const { element, asked } = await panel('ml-data-panel', { ...lesson, dataset });
    const parts: string[] = [];
    element.addEventListener('own-data', ({ detail }) => parts.push(detail));
    for (const button of allInside(element, '.own button, .save button')) {
      await userEvent.click(button);
    }
    expect(parts).toEqual(['edit', 'draw', 'csv', 'experiment']);
    expect(asked).toEqual([]);
    expect(inside(element, '.name').textContent.replace(/\s+/g, ' ').trim()).toBe(
      'Own points2 points',
    );
  });

  it('[PA52] adds and removes features, in their order, but not the last', async () => {
    const { element, asked } = await panel('ml-data-panel');
    const buttons = allInside<HTMLButtonElement>(element, '.features button');
    expect(buttons).toHaveLength(7);
    await userEvent.click(buttons[5]);
    await userEvent.click(buttons[0]);
    element.experiment = { ...lesson, features: ['x2'] };
    await element.updateComplete;
    buttons[1].click();
    expect(asked).toEqual([
      { type: 'change', experiment: { features: ['x1', 'x2', 'sin-x1'] } },
      { type: 'change', experiment: { features: ['x2'] } },
    ]);
    expect(buttons[1].getAttribute('aria-disabled')).toBe('true');
  });
});
