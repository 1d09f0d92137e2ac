import axe from 'axe-core';
import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/stage/network.ts';
import '../../client/elements/update-walk/update-walk.ts';
import type { MlUpdateWalk, WalkPlace } from '../../client/elements/update-walk/update-walk.ts';
import { formatSignificant } from '../../client/texts/format.ts';
import { traceUpdate } from '../../shared/engine/update-trace.ts';
import type { Experiment } from '../../shared/experiment.ts';
import type { View } from '../../shared/view/view.ts';
import { allInside, drawn, inside, mount, nextEvent, unmount } from './support/mount.ts';
import { nextView, trainedView } from './support/trained-view.ts';

afterEach(unmount);

async function mounted(view: View, width = 720, height = 660): Promise<MlUpdateWalk> {
  const walk = document.createElement('ml-update-walk');
  walk.view = view;
  walk.style.height = '100%';
  mount(walk, width, height);
  await drawn();
  return walk;
}

const plain: Partial<Experiment> = { batchSize: 1, learningRate: 0.5 };
const lesson = () => trainedView({ epochs: 3, experiment: plain });

function traceOf({ network, snapshot, experiment, data }: View, pointIndex = 0) {
  const { inputs, labels } = data.train;
  const { loss, learningRate } = experiment;
  const from = pointIndex * network.inputCount;
  const input = inputs.slice(from, from + network.inputCount);
  const label = labels[pointIndex];
  const { parameters } = snapshot;
  return traceUpdate({ network, parameters, input, label, loss, learningRate });
}

/** The numbers of each table under `part`, as they are read. */
const tablesIn = (walk: MlUpdateWalk, part: string) =>
  allInside(walk, `${part} table`).map((table) =>
    [...table.querySelectorAll('tbody td')].map((cell) => cell.textContent?.trim() ?? ''),
  );
const heading = (walk: MlUpdateWalk) => inside(walk, 'h3').textContent.trim();
const summary = (walk: MlUpdateWalk) => inside(walk, 'output').textContent.trim();

async function goTo(walk: MlUpdateWalk, stepIndex: number): Promise<void> {
  walk.stepIndex = stepIndex;
  await drawn();
}

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

  it('[UP9] goes by buttons and arrow keys, from one end to the other and no further', async () => {
    const walk = await mounted(lesson());
    const count = traceOf(lesson()).steps.length;
    await userEvent.click(inside(walk, '.next'));
    expect(walk.stepIndex).toBe(1);
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
    await drawn();
    expect(walk.stepIndex).toBe(2);
    expect(summary(walk)).toMatch(/^Step 3 of 20\. Forward through layer 2\. z₂ =/);
    await userEvent.keyboard('{End}{ArrowRight}');
    await drawn();
    expect(walk.stepIndex).toBe(count - 1);
    expect(heading(walk)).toBe('The same point once more');
    await userEvent.keyboard('{Home}{ArrowLeft}');
    await drawn();
    expect(walk.stepIndex).toBe(0);
    await userEvent.click(allInside(walk, '.progress button')[3]);
    await drawn();
    expect(heading(walk)).toBe('Back through the activation of the output');
    expect(allInside(walk, '[aria-current=step]')).toHaveLength(1);
  });

  it('[UP9] takes keys from the page while nothing has the focus, and leaves them to others', async () => {
    const walk = await mounted(lesson());
    const heard: string[] = [];
    const listener = ({ key }: KeyboardEvent) => heard.push(key);
    window.addEventListener('keydown', listener);
    (document.activeElement as HTMLElement | null)?.blur();
    await userEvent.keyboard('{ArrowRight}');
    expect(walk.stepIndex).toBe(1);
    const other = mount(document.createElement('button'), 100);
    other.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(walk.stepIndex).toBe(1);
    window.removeEventListener('keydown', listener);
    expect(heard).toEqual(['ArrowRight']);
    inside(walk, '.next').focus();
    const closed = nextEvent(walk, 'walk-close');
    await userEvent.keyboard('{Escape}');
    await closed;
  });

  it('[UP9] goes from point to point, around the end, and by a press on the map', async () => {
    const view = lesson();
    const walk = await mounted(view);
    const [previous, next] = allInside(walk, '.point button');
    await userEvent.click(previous);
    expect(walk.pointIndex).toBe(view.data.train.count - 1);
    await userEvent.click(next);
    await userEvent.click(next);
    await drawn();
    expect(walk.pointIndex).toBe(1);
    expect(tablesIn(walk, '.found')[0]).toEqual(
      traceOf(view, 1).steps[0].results[0].values.map((value) => formatSignificant(value)),
    );
    const map = inside(walk, 'ml-point-map');
    await userEvent.click(map, { position: { x: map.clientWidth - 4, y: 4 } });
    const { x } = view.data.train;
    const sum = (i: number) => x[2 * i] + x[2 * i + 1];
    expect(sum(walk.pointIndex)).toBeGreaterThan(1.5);
  });

  it('[UP10] may be driven from outside, and says where it stands', async () => {
    const walk = await mounted(lesson());
    let place = nextEvent<WalkPlace>(walk, 'walk-change');
    walk.stepIndex = 2;
    expect(await place).toEqual({
      pointIndex: 0,
      stepIndex: 2,
      sequence: 1,
      lit: { column: 2, edgesInto: 2 },
      isByHand: false,
    });
    place = nextEvent(walk, 'walk-change');
    await userEvent.click(inside(walk, '.next'));
    expect(await place).toMatchObject({ stepIndex: 3, isByHand: true });
    place = nextEvent(walk, 'walk-change');
    walk.pointIndex = 1e9;
    walk.stepIndex = -5;
    const { pointIndex, stepIndex } = await place;
    expect([pointIndex, stepIndex]).toEqual([lesson().data.train.count - 1, 0]);
  });

  it('[PA245] takes the numbers of the frame that a teacher walks with, and holds those', async () => {
    const view = lesson();
    const walk = await mounted(view);
    await goTo(walk, 1);
    const next = nextView(view, (parameters) => (parameters[0] += 1));
    walk.ledSequence = next.snapshot.sequence;
    await drawn();
    const first = () => tablesIn(walk, '.given')[1][0];
    expect(first()).toBe(formatSignificant(view.snapshot.parameters[0]));
    walk.view = next;
    await drawn();
    expect(first()).toBe(formatSignificant(next.snapshot.parameters[0]));
    walk.view = nextView(next, (parameters) => (parameters[0] += 1));
    await drawn();
    expect(first()).toBe(formatSignificant(next.snapshot.parameters[0]));
  });

  it('[PA341] says that its numbers are newer than the teacher’s, where it came too late for these', async () => {
    const older = lesson();
    const view = nextView(older, (parameters) => (parameters[0] += 1));
    const walk = await mounted(view);
    const late = () => walk.renderRoot.querySelector('.late')?.textContent;
    expect(late()).toBeUndefined();
    walk.ledSequence = older.snapshot.sequence;
    await drawn();
    expect(late()).toContain('newer than those your teacher shows');
    // The teacher goes on to the newest: now they are the same.
    walk.ledSequence = view.snapshot.sequence;
    await drawn();
    expect(late()).toBeUndefined();
  });

  it('[PA245] has nothing to press on a wall, where all of each step can be seen', async () => {
    const walk = await mounted(lesson());
    walk.wall = true;
    await drawn();
    const isShown = (button: HTMLElement) => button.checkVisibility();
    const buttons = [
      ...walk.renderRoot.querySelectorAll<HTMLElement>('.head button, .foot button'),
    ];
    expect(buttons.length).toBeGreaterThan(4);
    expect(buttons.filter(isShown)).toEqual([]);
    await userEvent.keyboard('{ArrowRight}');
    expect(walk.stepIndex).toBe(0);
    const stepCount = walk.renderRoot.querySelectorAll('.ticks i').length;
    for (let step = 0; step < stepCount; step++) {
      walk.stepIndex = step;
      await drawn();
      for (const box of walk.renderRoot.querySelectorAll('.scroll')) {
        expect([step, box.scrollHeight - box.clientHeight]).toEqual([step, 0]);
        expect([step, box.scrollWidth - box.clientWidth]).toEqual([step, 0]);
      }
    }
  });

  it('[UP10] holds its numbers still while training goes on, until the newest are asked for', async () => {
    const view = lesson();
    const walk = await mounted(view);
    await goTo(walk, 1);
    const before = tablesIn(walk, '.given');
    const next = nextView(view, (parameters) => (parameters[0] += 1));
    walk.view = next;
    await drawn();
    expect(tablesIn(walk, '.given')).toEqual(before);
    await userEvent.click(inside(walk, '.newer'));
    await drawn();
    expect(tablesIn(walk, '.given')[1][0]).toBe(formatSignificant(next.snapshot.parameters[0]));
    expect(allInside(walk, '.newer')).toHaveLength(0);
  });

  it('[UP10] begins anew with another network, within its steps', async () => {
    const walk = await mounted(lesson());
    await goTo(walk, 19);
    walk.view = trainedView({ experiment: { ...plain, hiddenLayers: [] } });
    await drawn();
    expect(walk.stepIndex).toBe(7);
    expect(summary(walk)).toMatch(/^Step 8 of 8/);
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
