import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/time-line.ts';
import type { MlTimeLine } from '../../client/elements/time-line.ts';
import { allInside, drawn, inside, unmount } from './support/mount.ts';
import { fallingView, mounted, curveAt } from './support/time-line.ts';

afterEach(() => {
  unmount();
  localStorage.removeItem('more-layers-time-line');
});

const button = (line: MlTimeLine, name: string) => {
  const found = allInside<HTMLButtonElement>(line, 'button').find(
    (one) => (one.ariaLabel ?? one.textContent).trim() === name,
  );
  if (!found) throw new Error(`no button ${name}`);
  return found;
};

const pressed = (line: MlTimeLine) =>
  allInside(line, 'button[aria-pressed=true]').map((one) =>
    (one.ariaLabel ?? one.textContent).trim(),
  );

describe('ml-time-line', () => {
  it('[PA80] draws the accuracy instead of the loss, from a half to all', async () => {
    const line = await mounted((element) => (element.view = fallingView(false)));
    button(line, 'accuracy').click();
    await drawn();
    expect(pressed(line)).toEqual(['accuracy', 'linear']);
    for (const share of [0.21, 0.41, 0.73, 0.92]) {
      // 50 % is at the bottom, and the axis ends at 102 %.
      expect(Math.abs(curveAt(line, share) - share / 1.04)).toBeLessThan(0.06);
    }
    expect(inside(line, '.chart').ariaLabel).toBe('Accuracy over the epochs');
  });

  it('[PA80] draws the loss by its logarithm: a zero lies on the floor, NaN is a gap', async () => {
    const view = fallingView(false);
    const history = view.history.map((point) => ({
      ...point,
      // 1 to 1e-4 in 80 epochs, then nothing, then 0.
      trainLoss: point.epoch <= 80 ? 10 ** (-point.epoch / 20) : point.epoch < 90 ? NaN : 0,
    }));
    const line = await mounted((element) => (element.view = { ...view, history }));
    button(line, 'log').click();
    await drawn();
    expect(pressed(line)).toEqual(['loss', 'log']);
    for (const share of [0.11, 0.31, 0.51, 0.71]) {
      expect(Math.abs(curveAt(line, share) - (1 - share / 0.8))).toBeLessThan(0.06);
    }
    expect(curveAt(line, 0.85)).toBeNaN();
    expect(curveAt(line, 0.95)).toBeLessThan(0.06);
  });

  it('[PA80] has no logarithm of an accuracy', async () => {
    const line = await mounted((element) => (element.view = fallingView()));
    button(line, 'log').click();
    button(line, 'accuracy').click();
    await drawn();
    expect([button(line, 'log').disabled, button(line, 'linear').disabled]).toEqual([true, true]);
    button(line, 'loss').click();
    await drawn();
    expect(pressed(line)).toEqual(['loss', 'log']);
  });

  it('[PA80] is remembered by the device, and not by a wall, which has no switches', async () => {
    const first = await mounted((element) => (element.view = fallingView()));
    button(first, 'accuracy').click();
    const second = await mounted((element) => (element.view = fallingView()));
    expect(pressed(second)).toContain('accuracy');
    const wall = await mounted((element) => {
      element.view = fallingView();
      element.wall = true;
    });
    expect(allInside(wall, 'button')).toEqual([]);
    expect(inside(wall, '.chart').ariaLabel).toMatch(/^Loss over the epochs, epoch 100/);
  });

  it('[PA80] folds its switches to icons where there is little room', async () => {
    const line = await mounted((element) => (element.view = fallingView()));
    expect(allInside(line, '.switches button')).toHaveLength(4);
    (line.parentElement as HTMLElement).style.width = '366px';
    await drawn();
    expect(allInside(line, '.switches button')).toHaveLength(2);
    button(line, 'Accuracy instead of loss').click();
    await drawn();
    expect(pressed(line)).toEqual(['Accuracy instead of loss']);
    const [read, switches] = ['.read-out', '.switches'].map((one) =>
      inside(line, one).getBoundingClientRect(),
    );
    expect(read.right).toBeLessThan(switches.left);
  });
});
