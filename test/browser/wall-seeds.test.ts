import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../client/elements/people/wall-seeds.ts';
import type { SeedResult } from '../../client/controllers/people-news.ts';
import type { MlSeedTiles } from '../../client/elements/people/seed-tiles.ts';
import { WallRoom } from '../../client/elements/people/wall-asked.ts';
import { palette } from '../../client/render/palette.ts';
import { SeedPictures } from '../../client/render/seed-pictures.ts';
import { createNetwork } from '../../shared/engine/network.ts';
import { classContext } from './support/class-context.ts';
import {
  allInside,
  drawn,
  inside,
  isNearer,
  mount,
  pixelReader,
  unmount,
} from './support/mount.ts';
import { until, experiment, round, resultOf, byDevice } from './support/seed-round.ts';
import { words } from './support/words.ts';

beforeEach(() => sessionStorage.clear());

afterEach(() => {
  unmount();
  vi.restoreAllMocks();
});

describe('the wall', () => {
  async function wall(results: ReadonlyMap<number, SeedResult>, width = 1600, height = 900) {
    document.documentElement.style.setProperty('--wall', '0.8px');
    const element = mount(document.createElement('ml-wall-seeds'), width, height);
    const { view, news } = classContext({ seeds: round });
    Object.assign(element, {
      view,
      news: { ...news, seedResults: results },
      heading: 'EX-OR',
      joinUrl: 'http://school.lan/join/K7QM3F',
    });
    await element.updateComplete;
    const tiles = () => inside<MlSeedTiles>(element, 'ml-seed-tiles');
    const show = async (next: ReadonlyMap<number, SeedResult>) => {
      element.news = { ...news, seedResults: next };
      await element.updateComplete;
      await drawn();
    };
    const order = () => allInside(tiles(), 'li').map((each) => Number(each.dataset.device));
    return { element, tiles, show, order };
  }

  it('[PA275] shows every network by its loss, and their mean, and no names', async () => {
    const results = byDevice(
      ...[0, 1, 2].map((device) => resultOf(device)),
      resultOf(3, { hasDiverged: true, loss: 0 }),
    );
    const { element, tiles, order } = await wall(results);
    await drawn();
    const right = [0, 1, 2].sort((a, b) => results.get(a)!.loss - results.get(b)!.loss);
    expect(order()).toEqual([...right, 3]);
    await until(() => words(inside(element, 'h2')) === 'The mean of 3 networks');
    const labels = allInside(tiles(), '[role=img]').map((each) => each.ariaLabel);
    expect(labels.at(-1)).toBe('Start 34, diverged');
    expect(words(inside(element, '.count'))).toContain('4 of 4 devices take part, 4 are done');
    // Each picture has the halves of its own network.
    const { regions } = palette();
    const [canvas] = allInside<HTMLCanvasElement>(tiles(), 'canvas');
    const at = pixelReader(canvas);
    const pictures = new SeedPictures(experiment);
    const logits = pictures.logitsOf(results.get(right[0])!)!;
    const corner = logits[0] >= 0 ? 1 : 0;
    expect(isNearer(at(2, 8), regions[corner], regions[1 - corner])).toBe(true);
  });

  it('[PA275] the mean is that of the probabilities, of those that did not diverge, as they come and go', () => {
    const pictures = new SeedPictures(experiment);
    const network = createNetwork(experiment.features.length, experiment.hiddenLayers);
    const [a, b, c] = [0, 1, 2].map((device) => resultOf(device));
    expect(pictures.meanLogits()).toBeNull();
    const p = (result: SeedResult, cell: number) => {
      const alone = new SeedPictures(experiment);
      return 1 / (1 + Math.exp(-alone.logitsOf(result)![cell]));
    };
    const meanAt = (cell: number) => 1 / (1 + Math.exp(-pictures.meanLogits()![cell]));
    for (const each of [a, b, c]) pictures.logitsOf(each);
    expect(network.unitCount).toBe(8);
    const cells = [0, 1000, 2080, 4095];
    for (const cell of cells) {
      expect(meanAt(cell)).toBeCloseTo((p(a, cell) + p(b, cell) + p(c, cell)) / 3, 9);
    }
    const later = { ...b, parameters: c.parameters };
    pictures.logitsOf(later);
    for (const cell of cells) {
      expect(meanAt(cell)).toBeCloseTo((p(a, cell) + 2 * p(c, cell)) / 3, 9);
    }
    pictures.logitsOf({ ...c, hasDiverged: true });
    pictures.keepOnly(byDevice(a, c));
    expect(pictures.count).toBe(1);
    for (const cell of cells) expect(meanAt(cell)).toBeCloseTo(p(a, cell), 9);
  });

  it('[PA276] settles before it puts them in another order, and they glide there', async () => {
    const animate = vi.spyOn(HTMLElement.prototype, 'animate');
    const [a, b] = [resultOf(0, { loss: 0.4 }), resultOf(1, { loss: 0.3 })];
    const { element, tiles, show, order } = await wall(byDevice(a));
    tiles().settleMs = 3000;
    await show(byDevice(a, b));
    expect(order()).toEqual([1, 0]);
    element.news = { ...element.news!, seedResults: byDevice(a, { ...b, loss: 0.9 }) };
    await element.updateComplete;
    await tiles().updateComplete;
    expect(order()).toEqual([1, 0]);
    await until(() => order()[0] === 0);
    expect(animate).toHaveBeenCalled();
  });

  it('[PA277] evaluates a result once, and three hundred in pieces that leave the page free', async () => {
    const one = resultOf(0);
    const many = byDevice(
      ...Array.from({ length: 300 }, (_, device) => ({ ...one, device, loss: device / 300 })),
    );
    const evaluate = vi.spyOn(SeedPictures.prototype, 'logitsOf');
    const { element, tiles, show } = await wall(byDevice(one));
    await drawn();
    // Pages that turn meanwhile are painted anew.
    tiles().pageMs = 1e9;
    const frames: number[] = [];
    let isOver = false;
    const frame = (nowMs: number) => {
      frames.push(nowMs);
      if (!isOver) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    await show(many);
    await until(() => words(inside(element, 'h2')) === 'The mean of 300 networks');
    isOver = true;
    // Not in one go: the page had its frames meanwhile.
    expect(frames.length).toBeGreaterThan(3);
    const evaluated = evaluate.mock.calls.filter(([{ device }]) => device === 299);
    expect(evaluated).toHaveLength(1);
    const shown = allInside(tiles(), 'li').length;
    expect(shown).toBeLessThan(300);
    expect(words(inside(tiles(), '.page'))).toBe(`1 to ${shown} of 300`);
  });

  it('[PA275] gives way to what is asked after it', () => {
    const areSeedsShown = (...people: Parameters<typeof classContext>) =>
      new WallRoom().of(classContext(...people).view).areSeedsShown;
    expect(areSeedsShown({ seeds: round })).toBe(true);
    const collect = { round: 5, isOpen: true, offerCount: 0, pointCount: 0, acceptedPointCount: 0 };
    expect(areSeedsShown({ seeds: round, collect })).toBe(false);
    expect(areSeedsShown({ seeds: round, collect: { ...collect, round: 3 } })).toBe(true);
    expect(areSeedsShown()).toBe(false);
  });
});
