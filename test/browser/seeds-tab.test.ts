import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../client/elements/people/seeds-tab.ts';
import { classContext } from './support/class-context.ts';
import { allInside, drawn, inside, mount, unmount } from './support/mount.ts';
import { until, experiment, round, resultOf, byDevice } from './support/seed-round.ts';
import { words } from './support/words.ts';

beforeEach(() => sessionStorage.clear());

afterEach(() => {
  unmount();
  vi.restoreAllMocks();
});

describe('the teacher’s tab', () => {
  async function tab(...context: Parameters<typeof classContext>) {
    const element = mount(document.createElement('ml-seeds-tab'), 380);
    const given = classContext(...context);
    element.context = given;
    await element.updateComplete;
    return { element, sent: given.sent };
  }

  const press = (host: HTMLElement, name: string) =>
    allInside<HTMLButtonElement>(host, 'button')
      .find((each) => words(each) === name)!
      .click();

  it('[PA274] gives everyone their own start by one click, as far as the class is meant to train', async () => {
    const { element, sent } = await tab();
    const field = inside<HTMLInputElement>(element, 'input');
    press(element, 'Give everyone their own start');
    expect(sent).toEqual([{ type: 'seeds-open', untilEpoch: Number(field.value) }]);
    for (const wrong of ['0', '1.5', '', '2000000']) {
      field.value = wrong;
      field.dispatchEvent(new Event('input'));
      press(element, 'Give everyone their own start');
      await element.updateComplete;
      expect(words(inside(element, '[role=alert]'))).toContain('1,000,000');
    }
    expect(sent).toHaveLength(1);
  });

  it('[PA274] counts devices, closes, clears, and makes a picked one the class’s start', async () => {
    const results = byDevice(resultOf(0, { epoch: 20 }), resultOf(1), resultOf(2));
    const { element, sent } = await tab({ seeds: round }, { seedResults: results });
    expect(words(inside(element, '[role=status]'))).toBe('3 of 3 devices take part, 2 are done');
    const tiles = inside<HTMLElement>(element, 'ml-seed-tiles');
    await drawn();
    const [best] = [...results.values()].sort((a, b) => a.loss - b.loss);
    allInside<HTMLButtonElement>(tiles, 'button')[0].click();
    await element.updateComplete;
    expect(words(inside(element, '.picked'))).toContain(`Start ${best.seed}: loss`);
    press(element, 'Make it the class’s start');
    press(element, 'No more results');
    press(element, 'Take it away');
    // The class of this test trains something else than the round: all of that comes with the seed.
    expect(sent[0]).toMatchObject({
      type: 'change',
      experiment: { seed: best.seed, hiddenLayers: experiment.hiddenLayers },
    });
    expect(sent.slice(1)).toEqual([{ type: 'seeds-close' }, { type: 'seeds-clear' }]);
    await until(() => words(inside(element, 'h3')) === 'The mean of 3 networks');
  });

  it('[PA274] asks for the seed alone where the class is as it was', async () => {
    const now = classContext().view.experiment;
    const { element, sent } = await tab(
      { seeds: { ...round, experiment: now } },
      { seedResults: byDevice(resultOf(0)) },
    );
    await drawn();
    allInside<HTMLButtonElement>(inside(element, 'ml-seed-tiles'), 'button')[0].click();
    await element.updateComplete;
    press(element, 'Make it the class’s start');
    expect(sent).toEqual([{ type: 'reroll', seed: experiment.seed + 1 }]);
  });
});
