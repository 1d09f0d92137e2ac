import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../client/elements/people/seeds-tab.ts';
import '../../client/elements/people/wall-seeds.ts';
import type { SeedResult } from '../../client/controllers/people-news.ts';
import { createTrainingState } from '../../shared/engine/trainer.ts';
import { presets } from '../../shared/presets.ts';
import type { Seeds } from '../../shared/protocol/people-messages.ts';

import { classContext } from './support/class-context.ts';
import { allInside, drawn, inside, mount, unmount } from './support/mount.ts';
import { words } from './support/words.ts';

afterEach(unmount);

const { experiment } = presets['exor-two-hidden'];
const round: Seeds = { round: 4, isOpen: true, experiment, untilEpoch: 40 };
const resultOf = (device: number): SeedResult => {
  const seed = experiment.seed + 1 + device;
  const parameters = [...createTrainingState({ ...experiment, seed }).parameters];
  return { round: 4, device, seed, epoch: 40, loss: device / 10, parameters };
};
const byDevice = (...devices: number[]) =>
  new Map(devices.map((device) => [device, resultOf(device)]));
const all = byDevice(0, 1, 2);
const without = (...gone: number[]) =>
  new Map([...all].filter(([device]) => !gone.includes(device)));
const until = (condition: () => unknown) =>
  vi.waitFor(() => {
    if (!condition()) throw new Error(`not yet: ${condition.toString()}`);
  }, 15_000);

/** The mean's picture, as it is drawn. */
const meanOf = (element: HTMLElement) => {
  const mean = inside<HTMLElement>(element, 'ml-seed-mean');
  return inside<HTMLCanvasElement>(mean, 'canvas').toDataURL();
};

describe('a device whose pupil is banned', () => {
  it('[PA326] [PA401] is gone at once from the tiles, the number and the mean of an open wall', async () => {
    document.documentElement.style.setProperty('--wall', '0.8px');
    const element = mount(document.createElement('ml-wall-seeds'), 1600, 900);
    const { view, news } = classContext({ seeds: round });
    const show = async (seedResults: ReadonlyMap<number, SeedResult>) => {
      Object.assign(element, { view, news: { ...news, seedResults }, joinUrl: location.href });
      await element.updateComplete;
    };
    const tiles = () =>
      allInside(inside<HTMLElement>(element, 'ml-seed-tiles'), 'li').map((each) =>
        Number(each.dataset.device),
      );
    await show(all);
    await until(() => words(inside(element, 'h2')) === 'The mean of 3 networks');
    await drawn();
    const before = meanOf(element);

    await show(without(1));
    expect(words(inside(element, 'h2'))).toBe('The mean of 2 networks');
    await drawn();
    expect(tiles()).toEqual([0, 2]);
    expect(words(inside(element, '.count'))).toContain('2 of 2 devices');
    const after = meanOf(element);
    expect(after).not.toBe(before);

    // The only ones: there is no mean any more, and no picture of it.
    await show(without(0, 1, 2));
    expect(words(inside(element, 'h2'))).toBe('The mean of all');
    await drawn();
    expect(meanOf(element)).not.toBe(after);
  });

  it('[PA401] is gone from the mean of the teacher’s page as well', async () => {
    const element = mount(document.createElement('ml-seeds-tab'), 380);
    const given = classContext({ seeds: round }, { seedResults: all });
    element.context = given;
    await until(() => words(inside(element, 'h3')) === 'The mean of 3 networks');
    element.context = { ...given, news: { ...given.news, seedResults: without(2) } };
    await element.updateComplete;
    expect(words(inside(element, 'h3'))).toBe('The mean of 2 networks');
  });
});
