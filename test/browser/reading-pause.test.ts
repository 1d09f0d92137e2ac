import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import '../../client/elements/figures.ts';
import type { View } from '../../shared/view/view.ts';
import { allInside, drawn, inside, mount, unmount } from './support/mount.ts';
import { mounted as mountedNetwork, tilesOf } from './support/network.ts';
import { slowDown, slowFrame, speedUp } from './support/slow-frames.ts';
import { mounted as mountedTimeLine } from './support/time-line.ts';
import { nextView, trainedView } from './support/trained-view.ts';

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

async function mountedFigures(view: View) {
  const figures = document.createElement('ml-figures');
  figures.view = view;
  mount(figures, 600);
  await figures.updateComplete;
  return { element: figures, told: () => inside(figures, 'dd').textContent };
}

async function timeLine(view: View) {
  const line = await mountedTimeLine((element) => (element.view = view));
  return { element: line, told: () => inside(line, '.read-out b').textContent };
}

async function network(view: View) {
  const element = await mountedNetwork(view);
  const tile = tilesOf(element).find(({ dataset }) => dataset.node === '2')!;
  await userEvent.hover(tile);
  await expect.poll(() => inside(element, '.card').hidden).toBe(false);
  const told = () =>
    allInside(element, '.card p')
      .map((line) => line.textContent)
      .join();
  return { element, told };
}

/** Steps of training, a slow frame each: how many texts were told, and how long it took. */
async function steps(element: { view: View | null }, count: number, told: () => string) {
  const all = new Set<string>();
  const started = performance.now();
  for (let step = 0; step < count; step++) {
    slowFrame();
    element.view = nextView(element.view!, (parameters) => (parameters[0] += 0.37));
    await frame();
    await frame();
    all.add(told());
  }
  return { count: all.size, tookMs: performance.now() - started };
}

const training = () => trainedView({ epochs: 50, state: { phase: 'training' } });

beforeEach(slowDown);

afterEach(async () => {
  unmount();
  await userEvent.unhover(document.body);
  await speedUp();
});

describe.each([
  ['figures', mountedFigures],
  ['a curve’s read-out', timeLine],
  ['a tile’s card', network],
])('where frames are slow, %s', (_, mounted) => {
  it('[PA523] follows training now and then, and ends with what came last', async () => {
    const { element, told } = await mounted(training());
    await steps(element, 1, told);
    const { count, tookMs } = await steps(element, 12, told);
    expect(count).toBeLessThanOrEqual(2 + Math.floor(tookMs / 500));
    const before = told();
    const last = nextView(element.view!, (parameters) => (parameters[0] = 7.25));
    element.view = last;
    await expect.poll(told).not.toBe(before);
    const shown = told();
    element.view = { ...last, phase: 'paused' };
    await drawn();
    expect(told()).toBe(shown);
  });

  it('[PA523] says at once where training stopped', async () => {
    const { element, told } = await mounted(training());
    await steps(element, 3, told);
    const before = told();
    const next = nextView(element.view!, (parameters) => (parameters[0] = -3.5));
    element.view = { ...next, phase: 'paused' };
    await drawn();
    expect(told()).not.toBe(before);
  });
});

describe('where frames are quick', () => {
  it('[PA523] every figure is told as it comes', async () => {
    const { element, told } = await mountedFigures(training());
    const all = new Set<string>();
    for (let step = 0; step < 6; step++) {
      await speedUp();
      element.view = nextView(element.view!, (parameters) => (parameters[0] += 0.37));
      await element.updateComplete;
      all.add(told());
    }
    expect(all.size).toBe(6);
  });
});
