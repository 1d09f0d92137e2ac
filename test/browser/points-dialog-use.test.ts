import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/own-data/points-dialog.ts';
import type { Dataset } from '../../shared/experiment.ts';
import { limits } from '../../shared/limits.ts';
import { inside, unmount } from './support/mount.ts';
import { own, exor, opened, gesture, rounded } from './support/points-dialog.ts';

afterEach(unmount);

describe('ml-points-dialog', () => {
  it('[PA141] undoes, redoes and clears by buttons, and says how many there are', async () => {
    const { surface, press, points, said } = await opened(own([0, 0, 1], [1, 1, 0]));
    await gesture(surface, [[0.2, 0.2]]);
    await press('Clear');
    expect([points().length, said()]).toEqual([0, 'Clear. 0 points.']);
    await press('Undo');
    await press('Undo');
    expect([points().length, said()]).toEqual([2, 'Undo. 2 points.']);
    await press('Redo');
    expect(points()).toHaveLength(3);
  });

  it('[PA141] takes no more points than own data can have, and says so', async () => {
    const { dialog, surface, points, said } = await opened({
      ...exor,
      pointCount: 5000,
    } as Dataset);
    expect(points()).toHaveLength(limits.customPointCount);
    expect(inside(dialog, '.note').textContent).toContain('first 2,000 of 5,000');
    await gesture(surface, [[0.5, 0.02]]);
    expect(points()).toHaveLength(limits.customPointCount);
    expect(said()).toBe('2,000 points are as many as own data can have.');
  });

  it('[PA142] draws by keyboard, and says each step', async () => {
    const { surface, points, said, dialog } = await opened(exor, true);
    expect(inside(dialog, 'ml-points-plane').shadowRoot?.activeElement).toBe(surface);
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Shift>}{ArrowUp}{/Shift}');
    expect(said()).toBe('0.24, 0.6');
    await userEvent.keyboard(' ');
    expect(said()).toBe('Class 0 at 0.24, 0.6. 1 point.');
    await userEvent.keyboard('2{ArrowLeft}{ArrowLeft}{ArrowLeft}{Enter}');
    expect(points()).toEqual([
      [0.24, 0.6, 0],
      [-0.12, 0.6, 1],
    ]);
    expect(said()).toBe('Class 1 at −0.12, 0.6. 2 points.');
    await userEvent.keyboard('{Delete}');
    expect([points().length, said()]).toEqual([1, '1 point removed. 1 point.']);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(points()).toHaveLength(2);
    await userEvent.keyboard('{Control>}y{/Control}');
    expect(points()).toHaveLength(1);
    await userEvent.keyboard('3 ');
    expect(points()).toHaveLength(0);
    await userEvent.keyboard('{Delete}');
    expect(said()).toBe('There is no point here.');
    await userEvent.keyboard('1 4 ');
    expect(points().length).toBeGreaterThan(3);
  });

  it('[PA143] uses the points in one change, with the seed of the data, and closes', async () => {
    const { surface, press, sent, isOpen } = await opened(own([0, 0, 1], [1, 1, 0]));
    await gesture(surface, [[0.25, 0.5]]);
    await press('Use these points');
    const points = [
      [0, 0, 1],
      [1, 1, 0],
      [-0.75, 0, 0],
    ];
    expect(sent).toHaveLength(1);
    const [body] = sent;
    const dataset = body.type === 'change' && body.experiment.dataset;
    expect(dataset).toMatchObject({ type: 'custom', seed: 7 });
    expect(dataset && dataset.type === 'custom' && rounded(dataset.points)).toEqual(
      points.map(([x1, x2, label]) => [Number(x1.toFixed(1)), x2, label]),
    );
    expect(isOpen()).toBe(false);
  });

  it('[PA143] asks for nothing when it is left; begins anew when it is opened again', async () => {
    const { dialog, surface, press, points, sent, isOpen } = await opened(own([0, 0, 1]));
    await gesture(surface, [[0.25, 0.5]]);
    await press('Cancel');
    expect([isOpen(), sent]).toEqual([false, []]);
    await dialog.show(own([1, 1, 0]));
    expect(points()).toEqual([[1, 1, 0]]);
  });

  it('[PA143] warns before Escape throws points away', async () => {
    const { dialog, surface, isOpen } = await opened(own([0, 0, 1]));
    await userEvent.click(surface);
    await userEvent.keyboard('{Escape}');
    expect(isOpen()).toBe(true);
    expect(inside(dialog, '.note').textContent).toContain('Escape once more');
    await userEvent.keyboard('{Escape}');
    expect(isOpen()).toBe(false);
  });

  it('[PA143] keeps the points where they were refused, and says why', async () => {
    const { dialog, press, points, isOpen } = await opened(own([0, 0, 1]), false, 'Too fast.');
    await press('Use these points');
    expect(isOpen()).toBe(true);
    expect(inside(dialog, '[role=alert]').textContent).toBe('Too fast.');
    expect(points()).toHaveLength(1);
  });

  it('[PA143] has nothing to use while there is no point', async () => {
    const { dialog, surface } = await opened(exor, true);
    const use = inside<HTMLButtonElement>(dialog, '.primary');
    expect(use.ariaDisabled).toBe('true');
    await gesture(surface, [[0.5, 0.5]]);
    expect(use.ariaDisabled).toBe('false');
  });
});
