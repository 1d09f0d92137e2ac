import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/time-line.ts';
import { drawn, inside, unmount } from './support/mount.ts';
import { fallingView, mounted, replay, plotOf, readOut } from './support/time-line.ts';

afterEach(() => {
  unmount();
  localStorage.removeItem('more-layers-time-line');
});

describe('ml-time-line', () => {
  it('[PA81] reads any epoch by keys, holds it while training goes on, and Escape lets go', async () => {
    const view = fallingView();
    const line = await mounted((element) => (element.view = view));
    const chart = inside(line, '.chart');
    // A mouse that rests on the plot would read there.
    await userEvent.hover(inside(line, '.top'));
    chart.focus();
    await userEvent.keyboard('{ArrowLeft}');
    await drawn();
    expect(readOut(line)).toContain('epoch 99 train 0.010, 99.5 % right');
    await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    await drawn();
    expect(chart.ariaValueText).toBe(
      'epoch 89: training loss 0.110, 95 % right; test loss 0.210, 85 % right',
    );
    expect(chart.ariaValueNow).toBe('89');
    const history = [...view.history, { ...view.history[100], epoch: 200 }];
    line.view = { ...view, history, snapshot: { ...view.snapshot, epoch: 200 } };
    await drawn();
    expect(readOut(line)).toContain('epoch 89');
    await userEvent.keyboard('{Home}');
    await drawn();
    expect(readOut(line)).toContain('epoch 0 train 1.000, 50 % right');
    await userEvent.keyboard('{Escape}');
    await drawn();
    expect(readOut(line)).toContain('epoch 200');
  });

  it('[PA81] reads where a finger is, and lets go when the focus leaves', async () => {
    const line = await mounted((element) => (element.view = fallingView()));
    const chart = inside(line, '.chart');
    const plot = inside(line, '.u-over').getBoundingClientRect();
    const touch = (type: string, share: number) =>
      chart.dispatchEvent(
        new PointerEvent(type, {
          clientX: plot.left + share * plot.width,
          clientY: plot.top + 5,
          pointerType: 'touch',
          button: type === 'pointermove' ? -1 : 0,
        }),
      );
    chart.focus();
    touch('pointerdown', 0.5);
    await drawn();
    expect(readOut(line)).toContain('epoch 50 ');
    touch('pointermove', 0.3);
    touch('pointerup', 0.3);
    await drawn();
    expect(readOut(line)).toContain('epoch 30 ');
    chart.blur();
    await drawn();
    expect(readOut(line)).toContain('epoch 100 ');
  });

  it('[PA81] reads time, epoch and all numbers under the pointer of a replay', async () => {
    const line = await mounted(replay);
    const plot = plotOf(line);
    await userEvent.hover(inside(line, '.u-over'), {
      position: { x: plot.width / 2, y: plot.height / 2 },
    });
    await drawn();
    expect(readOut(line)).toBe('0:50 epoch 100 train 0.500, 75 % right');
  });
});
