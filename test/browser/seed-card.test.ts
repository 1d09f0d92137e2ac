import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../client/elements/people/activity.ts';
import type { Mine } from '../../client/controllers/people-news.ts';
import { paceOf, SeedRun } from '../../client/training/seed-run.ts';
import type { Experiment } from '../../shared/experiment.ts';
import { presets } from '../../shared/presets.ts';
import type { Seeds } from '../../shared/protocol/people-messages.ts';
import { classContext } from './support/class-context.ts';
import { drawn, inside, mount, unmount } from './support/mount.ts';
import { until, experiment, round, trainedBy } from './support/seed-round.ts';
import { words } from './support/words.ts';

beforeEach(() => sessionStorage.clear());

afterEach(() => {
  unmount();
  vi.restoreAllMocks();
});

const nobody: Mine = {
  name: 'Ada',
  isHandUp: false,
  answer: null,
  prediction: null,
  points: null,
  network: null,
  seed: null,
};

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
