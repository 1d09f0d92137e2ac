import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/stage/network.ts';
import '../../client/elements/update-walk/update-walk.ts';
import { formatSignificant } from '../../client/texts/format.ts';
import type { View } from '../../shared/view/view.ts';
import { allInside, drawn, inside, mount, unmount } from './support/mount.ts';
import { nextView, trainedView } from './support/trained-view.ts';
import { mounted, plain, lesson, traceOf, tablesIn, heading, goTo } from './support/update-walk.ts';

afterEach(unmount);

describe('ml-update-walk', () => {
  it('[UP7] shows each step’s matrices with the numbers of the trace, to three digits', async () => {
    const view = lesson();
    const walk = await mounted(view);
    const { steps } = traceOf(view);
    for (const [i, { kind, operands, results }] of steps.entries()) {
      await goTo(walk, i);
      if (kind === 'update' || kind === 'result') continue;
      const texts = (list: typeof operands) =>
        list.map(({ values }) => values.map((value) => formatSignificant(value)));
      expect(tablesIn(walk, '.given'), kind).toEqual(texts(operands));
      expect(tablesIn(walk, '.found'), kind).toEqual(texts(results));
    }
  });

  it('[UP7] writes the formula with its shapes, and names rows and columns by their units', async () => {
    const walk = await mounted(lesson());
    await goTo(walk, 2);
    expect(heading(walk)).toBe('Forward through layer 2');
    const formula = inside(walk, '.formula');
    expect(formula.ariaLabel).toBe('z₂ = a₁ · W₂ + b₂, a₂ = σ(z₂)');
    expect(allInside(walk, '.formula small').map((shape) => shape.textContent)).toEqual([
      ...['1×3', '1×4', '4×3', '1×3', '1×3'],
    ]);
    const weights = allInside(walk, '.given table')[1];
    const names = (selector: string) =>
      [...weights.querySelectorAll(selector)].map((name) => name.textContent);
    expect(names('thead th')).toEqual(['unit 1', 'unit 2', 'unit 3']);
    expect(names('tbody th')).toEqual(['unit 1', 'unit 2', 'unit 3', 'unit 4']);
    expect(names('caption')[0]?.trim()).toBe('W₂, 4 × 3');
    await goTo(walk, 1);
    expect(allInside(walk, '.given tbody th').map((name) => name.textContent)).toEqual([
      'x₁',
      'x₂',
    ]);
  });

  it('[UP8] changes each parameter before one’s eyes, and the point’s loss at the end', async () => {
    const view = lesson();
    const walk = await mounted(view);
    const { steps, lossBefore, lossAfter } = traceOf(view);
    const at = steps.findIndex(({ kind }) => kind === 'update');
    await goTo(walk, at);
    const cells = allInside(walk, '.update tbody td');
    const [weights, , biases] = steps[at].operands;
    const after = [...steps[at].results[0].values, ...steps[at].results[1].values];
    const before = [...weights.values, ...biases.values];
    expect(cells).toHaveLength(before.length);
    cells.forEach((cell, i) => {
      const number = (text = '') => Number(text.replace('−', '-').replace('e−', 'e-'));
      const [from, to] = [cell.querySelector('.before'), cell.querySelector('b')];
      expect(number(from?.textContent ?? '')).toBeCloseTo(before[i], 2);
      expect(number(to?.textContent ?? '')).toBeCloseTo(after[i], 2);
      const isSeen = Math.abs(after[i] - before[i]) > 1e-4 * Math.abs(before[i]);
      if (isSeen) expect(from?.textContent).not.toBe(to?.textContent);
    });
    await goTo(walk, steps.length - 1);
    const result = inside(walk, '.result').textContent;
    expect(result).toContain(formatSignificant(lossBefore));
    expect(result).toContain(formatSignificant(lossAfter));
  });

  it('[UP8] says where training does more than is shown, and nothing where it does not', async () => {
    const walk = await mounted(lesson());
    expect(allInside(walk, '.note')).toHaveLength(0);
    walk.view = trainedView({
      experiment: {
        batchSize: 10,
        optimizer: { type: 'momentum', momentum: 0.9 },
        regularization: { type: 'l2', rate: 0.1 },
      },
    });
    await drawn();
    const note = inside(walk, '.note').textContent;
    expect(note).toContain('averages the gradients of 10 points');
    expect(note).toContain('momentum');
    expect(note).toContain('(L2)');
  });

  it.each([
    [390, 520],
    [720, 660],
  ])('[UP11] scrolls 16 × 16 inside its own box, at %d pixels', async (width, height) => {
    const unit = { unitCount: 16, activation: 'tanh' } as const;
    const walk = await mounted(
      trainedView({ experiment: { ...plain, hiddenLayers: [unit, unit] } }),
      width,
      height,
    );
    const { steps } = traceOf(walk.view as View);
    for (let i = 0; i < steps.length; i++) {
      await goTo(walk, i);
      expect(walk.scrollWidth).toBeLessThanOrEqual(width);
      const body = inside(walk, '.body');
      expect(body.scrollWidth, heading(walk)).toBeLessThanOrEqual(body.clientWidth);
      for (const box of allInside(walk, '.matrix .scroll')) {
        const isOver = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
        expect(box.tabIndex).toBe(isOver ? 0 : -1);
      }
      expect(inside(walk, '.next').getBoundingClientRect().bottom).toBeLessThanOrEqual(
        walk.getBoundingClientRect().bottom,
      );
    }
  });

  it.each(['light', 'dark'])('[UP11] has nothing for axe-core to find, %s', async (theme) => {
    document.documentElement.dataset.theme = theme;
    document.body.style.background = 'var(--page)';
    const view = trainedView({ epochs: 3 });
    const walk = await mounted(view);
    walk.view = nextView(view, (parameters) => (parameters[0] += 1));
    const { steps } = traceOf(view);
    for (let i = 0; i < steps.length; i++) {
      await goTo(walk, i);
      const { violations } = await axe.run(walk.parentElement as HTMLElement, {
        rules: { region: { enabled: false } },
      });
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
      expect(found, heading(walk)).toEqual([]);
    }
  });
});

describe('ml-network', () => {
  it('[UP12] lights a column by a ring, and lets the rest step back', async () => {
    const network = document.createElement('ml-network');
    network.view = trainedView({ epochs: 1 });
    mount(network, 640, 480);
    await drawn();
    const lit = () =>
      allInside(network, '.tile').flatMap((tile, node) => ('lit' in tile.dataset ? [node] : []));
    expect(lit()).toEqual([]);
    network.lit = { column: 2, edgesInto: 2 };
    await drawn();
    expect(lit()).toEqual([6, 7, 8]);
    const [quiet, ringed] = [allInside(network, '.tile')[2], allInside(network, '.tile')[6]];
    expect(getComputedStyle(ringed).boxShadow).not.toBe('none');
    expect(getComputedStyle(quiet).backgroundColor).not.toBe('rgba(0, 0, 0, 0)');
    network.lit = { column: 0, edgesInto: null };
    await drawn();
    expect(lit()).toEqual([0, 1]);
    (network.parentElement as HTMLElement).style.width = '340px';
    const unit = { unitCount: 16, activation: 'tanh' } as const;
    network.view = trainedView({
      experiment: { hiddenLayers: [unit, unit, unit, unit, unit, unit] },
    });
    (network.parentElement as HTMLElement).style.height = '200px';
    (network.parentElement as HTMLElement).style.overflow = 'auto';
    await drawn();
    network.lit = { column: 7, edgesInto: 7 };
    await drawn();
    const box = (network.parentElement as HTMLElement).getBoundingClientRect();
    const output = allInside(network, '.tile').at(-1)?.getBoundingClientRect();
    expect(output?.bottom).toBeLessThanOrEqual(box.bottom);
    network.lit = null;
    await drawn();
    expect(lit()).toEqual([]);
  });
});
