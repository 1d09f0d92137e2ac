import axe from 'axe-core';
import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/time-line.ts';
import type { MlTimeLine } from '../../client/elements/time-line.ts';
import { palette } from '../../client/render/palette.ts';
import { drawn, inside, nextEvent, pixelReader, unmount } from './support/mount.ts';
import { fallingView, mounted, replay, plotOf, curveAt, readOut } from './support/time-line.ts';

afterEach(() => {
  unmount();
  localStorage.removeItem('more-layers-time-line');
});

describe('ml-time-line', () => {
  it('[PA16] draws the training loss over the epochs, the present at its right end', async () => {
    const line = await mounted((element) => (element.view = fallingView(false)));
    // The axis ends a little above the largest loss.
    for (const share of [0.21, 0.41, 0.73, 0.92]) {
      expect(Math.abs(curveAt(line, share) - (1 - share) / 1.04)).toBeLessThan(0.06);
    }
    const shorter = fallingView(false);
    line.view = {
      ...shorter,
      history: shorter.history.slice(0, 51),
      snapshot: { ...shorter.snapshot, epoch: 50 },
    };
    await drawn();
    expect(Math.abs(curveAt(line, 0.92) - (1 - 0.46) / 1.04)).toBeLessThan(0.06);
  });

  it('[PA16] reads the present, and under the pointer what was there', async () => {
    const line = await mounted((element) => (element.view = fallingView()));
    expect(readOut(line)).toBe('epoch 100 train 0.000, 100 % right test 0.100, 90 % right');
    const plot = plotOf(line);
    await userEvent.hover(inside(line, '.u-over'), {
      position: { x: plot.width / 4, y: plot.height / 2 },
    });
    await drawn();
    expect(readOut(line)).toBe('epoch 25 train 0.750, 63 % right test 0.850, 53 % right');
  });

  it('[PA16] shows no test loss where there are no test points', async () => {
    const line = await mounted((element) => (element.view = fallingView(false)));
    expect(inside(line, '.read-out').textContent).not.toContain('test');
    expect(inside(line, '.chart').ariaLabel).toBe('Loss over the epochs');
    expect(inside(line, '.chart').ariaValueText).toBe(
      'epoch 100: training loss 0.000, 100 % right',
    );
  });

  it('[PA16] marks what the teacher did, for the eye and in words', async () => {
    const line = await mounted((element) => (element.view = fallingView(false)));
    const items = [...(line.shadowRoot?.querySelectorAll('li') ?? [])];
    expect(items.map((item) => item.textContent.trim())).toEqual([
      'epoch 50: rate 0.1',
      'epoch 80: batch 10',
    ]);
    const plot = plotOf(line);
    const read = pixelReader(inside<HTMLCanvasElement>(line, 'canvas'));
    const hasInk = (share: number) =>
      [-1, 0, 1].some((dx) => read(plot.left + share * plot.width + dx, plot.top - 2)[3] > 100);
    expect([hasInk(0.5), hasInk(0.8), hasInk(0.3)]).toEqual([true, true, false]);
  });

  it('[PA16] says what will be there while there is nothing yet', async () => {
    const line = await mounted((element) => (element.view = null));
    expect(inside(line, '.empty').textContent).toContain('while the network learns');
  });

  it('[PA16] takes on the colours of another theme', async () => {
    document.documentElement.dataset.theme = 'light';
    const line = await mounted((element) => (element.view = fallingView(false)));
    const at = () => {
      const plot = plotOf(line);
      const y = plot.top + plot.height * (1 - 0.7 / 1.04);
      const read = pixelReader(inside<HTMLCanvasElement>(line, 'canvas'));
      return Math.max(...[-1, 0, 1].map((dy) => read(plot.left + 0.3 * plot.width, y + dy)[0]));
    };
    const light = at();
    document.documentElement.dataset.theme = 'dark';
    await drawn();
    expect(at()).toBeGreaterThan(light + 100);
    expect(palette().ink).toBe('rgb(236 238 240)');
  });

  it('[PA17] stands at its moment in a replay and is dragged to another', async () => {
    const line = await mounted(replay);
    const head = inside(line, '.head');
    const plot = plotOf(line);
    const centerOf = () => {
      const box = head.getBoundingClientRect();
      return box.left + box.width / 2 - line.getBoundingClientRect().left;
    };
    expect(Math.abs(centerOf() - (plot.left + plot.width / 4))).toBeLessThan(1.5);
    expect(head.ariaValueNow).toBe('25000');
    expect(head.ariaValueText).toBe(
      '0:25 of 1:40; epoch 100: training loss 0.000, 100 % right; test loss 0.100, 90 % right',
    );

    const sought: number[] = [];
    line.addEventListener('seek', (event) => {
      line.positionMs = (event as CustomEvent<{ positionMs: number }>).detail.positionMs;
      sought.push(line.positionMs);
    });
    await userEvent.click(inside(line, '.u-over'), {
      position: { x: plot.width / 2, y: plot.height / 2 },
    });
    await drawn();
    expect(Math.abs((sought.at(-1) ?? 0) - 50_000)).toBeLessThan(300);
    expect(Math.abs(centerOf() - (plot.left + plot.width / 2))).toBeLessThan(1.5);

    const origin = line.getBoundingClientRect();
    const pointer = (type: string, x: number) =>
      head.dispatchEvent(
        new PointerEvent(type, {
          clientX: origin.left + x,
          clientY: origin.top + 40,
          pointerId: 1,
          button: type === 'pointermove' ? -1 : 0,
          bubbles: true,
        }),
      );
    head.setPointerCapture = () => {};
    pointer('pointerdown', plot.left + plot.width / 2);
    pointer('pointermove', plot.left + 0.9 * plot.width);
    pointer('pointerup', plot.left + 0.9 * plot.width);
    pointer('pointermove', plot.left);
    expect(Math.abs((sought.at(-1) ?? 0) - 90_000)).toBeLessThan(300);
  });

  it.each([
    ['{ArrowRight}', 30_000],
    ['{ArrowLeft}', 20_000],
    ['{Shift>}{ArrowRight}{/Shift}', 35_000],
    ['{PageUp}', 35_000],
    ['{PageDown}', 15_000],
    ['{Home}', 0],
    ['{End}', 100_000],
  ])(
    '[PA17] goes by %s to %i ms, and the page does not hear of the key',
    async (keys, expected) => {
      const line = await mounted(replay);
      const heard: string[] = [];
      const listener = ({ key }: KeyboardEvent) => heard.push(key);
      document.addEventListener('keydown', listener);
      inside(line, '.head').focus();
      const sought = nextEvent<{ positionMs: number }>(line, 'seek');
      await userEvent.keyboard(keys);
      document.removeEventListener('keydown', listener);
      expect(await sought).toEqual({ positionMs: expected });
      expect(heard.filter((key) => key !== 'Shift')).toEqual([]);
    },
  );

  it('[PA351] writes its list of marks anew with other marks alone', async () => {
    const line = await mounted(replay);
    line.marks = Array.from({ length: 20_000 }, (_, i) => ({
      atMs: 5 * i,
      type: 'named',
      parts: [],
      text: `moment ${i}`,
    }));
    await line.updateComplete;
    const items = line.renderRoot.querySelectorAll('ol li');
    expect(items).toHaveLength(20_000);
    let changeCount = 0;
    const observer = new MutationObserver((records) => (changeCount += records.length));
    const list = line.renderRoot.querySelector('ol')!;
    observer.observe(list, { childList: true, subtree: true, characterData: true });
    const beganMs = performance.now();
    for (let i = 0; i < 50; i++) {
      line.positionMs = 1000 * i;
      await line.updateComplete;
    }
    // 50 times 20,000 words would take seconds.
    expect(performance.now() - beganMs).toBeLessThan(1000);
    expect([changeCount, observer.takeRecords().length]).toEqual([0, 0]);
    line.marks = line.marks.slice(0, 3);
    await line.updateComplete;
    expect(list.querySelectorAll('li')).toHaveLength(3);
  });

  it('[PA17] leaves a gap where a new start broke the curve, and pales what is to come', async () => {
    const line = await mounted(replay);
    expect(curveAt(line, 0.4)).toBeNaN();
    expect(Math.abs(curveAt(line, 0.15) - 0.85 / 1.04)).toBeLessThan(0.06);
    const plot = plotOf(line);
    const read = pixelReader(inside<HTMLCanvasElement>(line, 'canvas'));
    const darkest = (share: number) => {
      const x = plot.left + share * plot.width;
      const ys = Array.from({ length: Math.floor(plot.height) }, (_, y) => plot.top + y);
      return Math.min(...ys.map((y) => (read(x, y)[3] > 120 ? read(x, y)[0] : 255)));
    };
    expect(darkest(0.75)).toBeGreaterThan(darkest(0.15) + 80);
  });

  it('[PA434] hatches where nothing changes, shades what is looped, and nothing beside', async () => {
    const line = await mounted(replay);
    // What is to come is paler.
    line.positionMs = 100_000;
    await drawn();
    const plot = plotOf(line);
    const reader = () => pixelReader(inside<HTMLCanvasElement>(line, 'canvas'));
    const bare = reader();
    line.rests = [{ startMs: 10_000, endMs: 30_000 }];
    line.loop = { startMs: 50_000, endMs: 70_000 };
    await line.updateComplete;
    await drawn();
    const shaded = reader();
    /** The share of pixels from second to second that are others now. */
    const changed = (from: number, to: number) => {
      let [count, all] = [0, 0];
      for (let x = (from / 100) * plot.width; x < (to / 100) * plot.width; x++) {
        for (let y = 2; y < plot.height - 2; y++, all++) {
          const at = [plot.left + x, plot.top + y] as const;
          if (shaded(...at).join() !== bare(...at).join()) count++;
        }
      }
      return count / all;
    };
    expect(changed(51, 69)).toBeGreaterThan(0.9);
    expect(changed(11, 29)).toBeGreaterThan(0.1);
    expect(changed(11, 29)).toBeLessThan(0.6);
    for (const [from, to] of [
      [0, 9],
      [31, 49],
      [71, 100],
    ]) {
      expect(changed(from, to)).toBe(0);
    }
    // Its edges are lines.
    const edge = shaded(plot.left + 0.5 * plot.width + 1, plot.top + 5);
    const middle = shaded(plot.left + 0.62 * plot.width, plot.top + 5);
    expect(edge[3]).toBeGreaterThan(3 * middle[3]);
    line.rests = [];
    line.loop = null;
    await line.updateComplete;
    await drawn();
    const after = reader();
    const x = plot.left + 0.62 * plot.width;
    expect(after(x, plot.top + 20)).toEqual(bare(x, plot.top + 20));
  });

  it('[PA15] keeps to its box', async () => {
    const line = await mounted((element) => (element.view = fallingView()));
    const box = line.parentElement as HTMLElement;
    box.style.width = '340px';
    box.style.height = '96px';
    await drawn();
    const canvas = inside<HTMLCanvasElement>(line, 'canvas');
    const top = inside(line, '.top').clientHeight;
    expect([canvas.clientWidth, canvas.clientHeight + top]).toEqual([340, 96]);
    expect(line.scrollWidth).toBe(340);
  });

  it('[PA19] has nothing for axe-core to find', async () => {
    for (const set of [(line: MlTimeLine) => (line.view = fallingView()), replay]) {
      const line = await mounted(set);
      const { violations } = await axe.run(line.parentElement as HTMLElement, {
        rules: { region: { enabled: false } },
      });
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
      unmount();
    }
  });
});
