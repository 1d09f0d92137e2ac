import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../client/elements/people/activity.ts';
import '../../client/elements/people/seeds-tab.ts';
import '../../client/elements/people/wall-seeds.ts';
import type { Mine, SeedResult } from '../../client/controllers/people-news.ts';
import { SeedReports, type SeedReport } from '../../client/controllers/seed-reports.ts';
import type { CommandResult } from '../../client/controllers/command-outbox.ts';
import type { MlSeedTiles } from '../../client/elements/people/seed-tiles.ts';
import { WallRoom } from '../../client/elements/people/wall-asked.ts';
import { palette } from '../../client/render/palette.ts';
import { SeedPictures } from '../../client/render/seed-pictures.ts';
import { experimentOf, paceOf, SeedRun } from '../../client/training/seed-run.ts';
import { preparedDataOf } from '../../shared/datasets/prepared-data.ts';
import { createNetwork } from '../../shared/engine/network.ts';
import { createTrainingState, trainSlice } from '../../shared/engine/trainer.ts';
import type { Experiment } from '../../shared/experiment.ts';
import { presets } from '../../shared/presets.ts';
import type { Seeds } from '../../shared/protocol/people-messages.ts';
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

beforeEach(() => sessionStorage.clear());
afterEach(() => {
  unmount();
  vi.restoreAllMocks();
});

const words = (element: Element) =>
  (element.shadowRoot ?? element).textContent?.replace(/\s+/g, ' ').trim() ?? '';
const until = (condition: () => unknown) =>
  vi.waitFor(() => {
    if (!condition()) throw new Error(`not yet: ${condition.toString()}`);
  }, 15_000);

const experiment: Experiment = { ...presets['exor-two-hidden'].experiment, pace: 'max' };
const round: Seeds = { round: 4, isOpen: true, experiment, untilEpoch: 40 };
const nobody: Mine = {
  name: 'Ada',
  isHandUp: false,
  answer: null,
  prediction: null,
  points: null,
  network: null,
  seed: null,
};

/** What the engine comes to from `seed`, without a browser's thread. */
function trainedBy(seed: number, untilEpoch: number, base = experiment) {
  const own = experimentOf({ experiment: base, seed, untilEpoch });
  const slice = trainSlice(own, preparedDataOf(own), createTrainingState(own), {
    untilEpoch,
    budgetMs: Infinity,
    now: () => 0,
  });
  return { parameters: slice.state.parameters, loss: slice.metrics.trainLoss };
}

const resultOf = (device: number, more: Partial<SeedResult> = {}): SeedResult => {
  const seed = experiment.seed + 1 + device;
  const { parameters, loss } = trainedBy(seed, 5);
  return { round: 4, device, seed, epoch: 40, loss, parameters: [...parameters], ...more };
};
const byDevice = (...results: SeedResult[]) =>
  new Map(results.map((result) => [result.device, result]));

/** A pupil's page, as far as it is about activities. */
async function asked(seeds: Seeds | null, seed: number | null = 33) {
  const { view, send, sent } = classContext({ seeds });
  const element = mount(document.createElement('ml-activity'), 390);
  Object.assign(element, { view, send, mine: { ...nobody, seed } });
  await element.updateComplete;
  const results = () => sent.filter((body) => body.type === 'seed-result');
  const become = async (next: Seeds | null, mine: Mine | null = { ...nobody, seed }) => {
    Object.assign(element, { view: { ...view, people: { ...view.people, seeds: next } }, mine });
    await element.updateComplete;
  };
  const note = () => words(inside(inside(element, 'ml-seed-card'), '[role=status]'));
  return { element, results, become, note };
}

describe('a device with a start of its own', () => {
  it('[PA270] trains it in its own browser, to the bits of the engine, and shows it as its own', async () => {
    const { element, results, note } = await asked(round);
    await until(() => results().at(-1)?.epoch === 40);
    const [first] = results();
    const last = results().at(-1);
    expect(first).toMatchObject({ round: 4, seed: 33, epoch: 0 });
    const { parameters, loss } = trainedBy(33, 40);
    expect(last).toMatchObject({ round: 4, seed: 33, loss });
    // Seven digits travel.
    last?.parameters.forEach((value, i) => expect(value).toBeCloseTo(parameters[i], 5));
    await until(() => note().startsWith('Done.'));
    const card = inside(element, 'ml-seed-card');
    expect(words(inside(card, 'h2'))).toBe('Your own start: 33');
    const own = inside<HTMLElement & { view: unknown }>(card, 'ml-boundary').view;
    expect(own).toMatchObject({
      experiment: { seed: 33, stop: { epoch: null } },
      snapshot: { epoch: 40, parameters },
    });
    expect(inside<HTMLProgressElement>(card, 'progress').value).toBe(40);
  });

  it('[PA270] goes on while the sheet is folded away', async () => {
    const { element, results } = await asked(round);
    inside<HTMLButtonElement>(element, '.fold').click();
    await until(() => results().at(-1)?.epoch === 40);
    expect(element.shadowRoot?.querySelector('ml-seed-card')).toBeNull();
  });

  it('[PA270] trains at the class’s pace, and never for longer than half a minute', () => {
    const task = { experiment: { ...experiment, pace: 20 }, seed: 1, untilEpoch: 300 };
    expect(paceOf(task)).toBe(20);
    expect(paceOf({ ...task, untilEpoch: 6000 })).toBe(200);
    expect(paceOf({ ...task, experiment })).toBe(Infinity);
  });

  it('[PA272] goes on after a reload from where it was, and shows it when the round is over', async () => {
    const slow = { ...round, experiment: { ...experiment, pace: 20 }, untilEpoch: 500 };
    const first = await asked(slow);
    await until(() => (first.results().at(-1)?.epoch ?? 0) > 0);
    const before = first.results().at(-1)?.epoch ?? 0;
    unmount();
    const second = await asked(slow);
    const begun = second.results()[0].epoch;
    expect(begun).toBe(before);
    expect(second.results()[0].parameters).toEqual(first.results().at(-1)?.parameters);
    await second.become({ ...slow, isOpen: false }, { ...nobody, seed: null });
    expect(second.note()).toContain('The round is over');
    unmount();
    const third = await asked({ ...slow, isOpen: false }, null);
    expect(third.note()).toMatch(new RegExp(`yours came to epoch ${before}`));
    expect(third.results()).toEqual([]);
    await third.become(null);
    expect(third.element.shadowRoot?.querySelector('aside')).toBeNull();
    unmount();
    const fourth = await asked({ ...slow, isOpen: false }, null);
    expect(fourth.note()).toContain('without this device');
  });

  it('[PA272] rests while the page is hidden, and goes on', async () => {
    const slow = { ...round, experiment: { ...experiment, pace: 60 }, untilEpoch: 900 };
    const { element } = await asked(slow);
    const shown = () =>
      inside<HTMLElement & { view: { snapshot: { epoch: number } } }>(
        inside(element, 'ml-seed-card'),
        'ml-boundary',
      ).view.snapshot.epoch;
    await until(() => shown() > 0);
    const rest = vi.spyOn(SeedRun.prototype, 'rest');
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(rest).toHaveBeenCalledOnce();
    const run = rest.mock.contexts[0];
    if (!(run instanceof SeedRun)) throw new Error('no run');
    // The slice under way ends; after it there is none.
    const epoch = await vi.waitFor(() => {
      if (run.isBusy) throw new Error('a slice is under way');
      return run.progress.state.epoch;
    });
    hidden.mockReturnValue(false);
    await drawn();
    expect(run.progress.state.epoch).toBe(epoch);
    document.dispatchEvent(new Event('visibilitychange'));
    await until(() => run.progress.state.epoch > epoch);
  });

  it('[PA272] stops when the round is closed or another one begins', async () => {
    const slow = { ...round, experiment: { ...experiment, pace: 20 }, untilEpoch: 500 };
    const close = vi.spyOn(SeedRun.prototype, 'close');
    const { become, results } = await asked(slow);
    await become({ ...slow, round: 5 });
    expect(close).toHaveBeenCalledOnce();
    expect(results().at(-1)).toMatchObject({ round: 5, epoch: 0 });
    await become({ ...slow, round: 5, isOpen: false }, { ...nobody, seed: null });
    expect(close).toHaveBeenCalledTimes(2);
  });

  it('[PA271] says again what it came to when the line was broken', async () => {
    const { results, become } = await asked(round);
    await until(() => results().at(-1)?.epoch === 40);
    const count = results().length;
    await become(round, null);
    await become(round);
    expect(results()).toHaveLength(count + 1);
    expect(results().at(-1)?.epoch).toBe(40);
  });

  it('[PA273] says that it diverged, and tells where it was before', async () => {
    const wild: Experiment = {
      ...presets['linear-activations'].experiment,
      pace: 'max',
      learningRate: 100,
      optimizer: { type: 'momentum', momentum: 0.99 },
    };
    const { results, note } = await asked({ ...round, experiment: wild, untilEpoch: 400 });
    await until(() => results().at(-1)?.hasDiverged);
    const last = results().at(-1)!;
    expect(last.epoch).toBeLessThan(400);
    expect(Number.isFinite(last.loss)).toBe(true);
    expect(last.parameters.every(Number.isFinite)).toBe(true);
    expect(note()).toContain('its numbers ran away');
  });
});

describe('SeedReports', () => {
  const state = createTrainingState(experiment);
  const metrics = { trainLoss: 0.5, trainAccuracy: 0.5, testLoss: NaN, testAccuracy: NaN };
  const task = { experiment, seed: 33, untilEpoch: 40 };
  const at = (epoch: number, end: 'done' | null = null) => ({
    state: { ...state, epoch },
    metrics,
    end,
  });

  /** A line whose answers the test gives. */
  function reports() {
    const sent: SeedReport[] = [];
    const answers: ((answer: CommandResult) => void)[] = [];
    const each = new SeedReports((report) => {
      sent.push(report);
      return new Promise((resolve) => answers.push(resolve));
    });
    const answer = async (result: CommandResult = { ok: true, epoch: 0 }) => {
      answers.shift()?.(result);
      await Promise.resolve();
    };
    const epochs = () => sent.map(({ epoch }) => epoch);
    return { each, answer, epochs };
  }

  it('[PA271] tell one at a time, at most one a second, and fewer where many do', async () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(0);
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { each, answer, epochs } = reports();
    expect(each.offer(4, task, at(0), 300)).toBe(true);
    await answer();
    now.mockReturnValue(5999);
    expect(each.offer(4, task, at(1), 300)).toBe(false);
    now.mockReturnValue(6000);
    expect(each.offer(4, task, at(2), 300)).toBe(true);
    expect(each.offer(4, task, at(3), 1)).toBe(false);
    now.mockReturnValue(20_000);
    // The one before is not answered yet: the newest waits for it.
    expect(each.offer(4, task, at(4), 1)).toBe(false);
    expect(each.offer(4, task, at(5, 'done'), 1)).toBe(false);
    await answer();
    expect(epochs()).toEqual([0, 2, 5]);
  });

  it('[PA271] tell the last one again until it is taken, and stop when the round is over', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { each, answer, epochs } = reports();
      each.offer(4, task, at(40, 'done'), 1);
      await answer({ ok: false, code: 'no-answer', message: '' });
      vi.advanceTimersByTime(3000);
      expect(epochs()).toEqual([40, 40]);
      await answer({ ok: false, code: 'not-now', message: '' });
      vi.advanceTimersByTime(10_000);
      expect(epochs()).toHaveLength(2);
      each.offer(4, task, at(40, 'done'), 1);
      await answer({ ok: false, code: 'rate-limited', message: '' });
      each.stop();
      vi.advanceTimersByTime(10_000);
      expect(epochs()).toHaveLength(3);
    } finally {
      vi.useRealTimers();
    }
  });
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
