import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../client/elements/announcer.ts';
import '../../client/elements/figures.ts';
import '../../client/elements/join-form.ts';
import '../../client/elements/notice.ts';
import '../../client/elements/outcome-note.ts';
import '../../client/elements/qr-code.ts';
import '../../client/elements/toasts.ts';
import { headingOf } from '../../client/elements/heading.ts';
import { lessonOf, lessons } from '../../client/elements/lessons.ts';
import { presetNames, presets } from '../../shared/presets.ts';
import type { CommandBody } from '../../shared/protocol/commands.ts';
import { errorCodes } from '../../shared/protocol/errors.ts';
import type { Connection } from '../../client/controllers/session-controller.ts';
import { allInside, inside, mount, nextEvent, unmount } from './support/mount.ts';
import { trainedView } from './support/trained-view.ts';

afterEach(() => {
  unmount();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** An element of ours with these properties, on the page and rendered. */
async function shown<Properties extends object>(
  tag: string,
  properties: Properties,
): Promise<HTMLElement & Properties> {
  const element = Object.assign(document.createElement(tag), properties);
  mount(element, 600);
  await rendered(element);
  return element;
}

const rendered = (element: HTMLElement) =>
  (element as unknown as { updateComplete: Promise<boolean> }).updateComplete;

const words = (element: HTMLElement) =>
  element.shadowRoot?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

describe('lessonOf', () => {
  it.each(presetNames)('[PA53] knows %s, whatever its rate and pace', (name) => {
    const { experiment } = presets[name];
    expect(lessonOf({ ...experiment, learningRate: 0.5, pace: 1, batchSize: 7 })).toBe(name);
    expect(lessonOf({ ...experiment, seed: experiment.seed + 1000 })).toBeNull();
    expect(headingOf({ title: '', experiment })).not.toBe('');
  });

  it('[PA53] gives each lesson a name of its own and something to look for', () => {
    const titles = presetNames.map((name) => headingOf({ title: '', ...presets[name] }));
    expect(new Set(titles).size).toBe(presetNames.length);
    expect(Object.keys(lessons)).toEqual(expect.arrayContaining([...presetNames]));
  });

  it('[PA53] says what a class of one’s own is about', () => {
    const { experiment } = presets['moons-0'];
    const heading = (count: number, title = '') =>
      headingOf({
        title,
        experiment: {
          ...experiment,
          hiddenLayers: Array.from({ length: count }, () => ({
            unitCount: 5,
            activation: 'tanh' as const,
          })),
        },
      });
    expect([0, 1, 3].map((count) => heading(count))).toEqual([
      'Moons, no hidden layer',
      'Moons, one hidden layer',
      'Moons, 3 hidden layers',
    ]);
    expect(heading(3, 'Year 10')).toBe('Year 10');
  });
});

describe('ml-announcer', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  it('[PA55] tells a new phase at once, and the numbers every few seconds', async () => {
    const announcer = await shown('ml-announcer', { view: trainedView({ epochs: 0 }) });
    expect(words(announcer)).toMatch(/^Paused at epoch 0, loss 0\.693, 51 % right\./);
    announcer.view = trainedView({ epochs: 2, state: { phase: 'training' } });
    await rendered(announcer);
    expect(words(announcer)).toMatch(/^Training\. Epoch 2,/);
    announcer.view = trainedView({ epochs: 9, state: { phase: 'training' } });
    await rendered(announcer);
    expect(words(announcer)).toMatch(/^Training\. Epoch 2,/);
    vi.advanceTimersByTime(5000);
    await rendered(announcer);
    expect(words(announcer)).toMatch(/^Training\. Epoch 9,/);
    expect(inside(announcer, '[role=status]')).toBeTruthy();
  });

  it('[PA126] tells in how many pieces the boundary lies, and of which points the figures are', async () => {
    // One line, given by hand: x₁ = 0.
    const line = trainedView({
      preset: 'one-layer-is-a-line',
      experiment: { testShare: 0.3 },
      parameters: (all) => all.fill(0).map((_, i) => (i === 0 ? 1 : 0)),
    });
    const announcer = await shown('ml-announcer', { view: line });
    expect(words(announcer)).toMatch(/of the test points right\. The boundary is in one piece\.$/);
    announcer.view = trainedView({
      preset: 'exor-one-hidden',
      epochs: 150,
      state: { phase: 'training' },
    });
    await rendered(announcer);
    expect(words(announcer)).toMatch(/right\. The boundary is in 2 pieces\.$/);
    announcer.view = trainedView({
      preset: 'one-layer-is-a-line',
      parameters: (all) => all.fill(0).map((_, i) => (i === 2 ? 1 : 0)),
    });
    await rendered(announcer);
    expect(words(announcer)).toMatch(/There is no boundary in the picture\.$/);
  });

  it('[PA55] tells that the line is lost, and that it is back', async () => {
    const announcer = await shown('ml-announcer', { view: trainedView(), isLost: false });
    announcer.isLost = true;
    await rendered(announcer);
    expect(words(announcer)).toContain('lost');
    announcer.isLost = false;
    await rendered(announcer);
    expect(words(announcer)).toMatch(/^Paused/);
  });
});

describe('ml-figures', () => {
  it('[PA55] shows epoch, loss and how many are right; of the test points where there are', async () => {
    const figures = await shown('ml-figures', { view: trainedView({ epochs: 1 }) });
    const names = () => allInside(figures, 'dt').map((name) => name.textContent);
    expect(names()).toEqual(['Epoch', 'Loss', 'Right']);
    figures.view = trainedView({ epochs: 1, experiment: { testShare: 0.3 } });
    await rendered(figures);
    expect(names()).toEqual(['Epoch', 'Loss', 'Test loss', 'Test right']);
    expect(allInside(figures, 'dd')[0].textContent).toBe('1');
  });
});

describe('ml-outcome-note', () => {
  const stopped = (reason: 'epoch' | 'loss' | 'accuracy') =>
    trainedView({ epochs: 4, state: { phase: 'finished', outcome: { reason, epoch: 4 } } });

  it('[PA56] says which stop it was', async () => {
    const note = await shown('ml-outcome-note', { view: stopped('epoch'), isTeacher: true });
    expect(words(note)).toBe('Stopped at epoch 4, as set. “Train” goes on from here.');
    note.view = stopped('loss');
    await rendered(note);
    expect(words(note)).toContain('the loss is low enough');
    note.view = stopped('accuracy');
    note.isTeacher = false;
    await rendered(note);
    expect(words(note)).toContain('enough points are right');
    expect(words(note)).not.toContain('goes on');
  });

  it('[PA56] explains divergence, and tries a tenth of the rate from the same start', async () => {
    const view = trainedView({
      experiment: { learningRate: 3 },
      state: { phase: 'diverged', outcome: { reason: 'diverged', epoch: 12 } },
    });
    const note = await shown('ml-outcome-note', { view, isTeacher: true });
    expect(words(note)).toContain('past all bounds in epoch 12');
    const asked: CommandBody[] = [];
    note.addEventListener('session-command', (event) => asked.push(event.detail));
    await userEvent.click(inside(note, 'button'));
    expect(asked).toEqual([
      { type: 'change', experiment: { learningRate: 0.3 } },
      { type: 'reset' },
    ]);
    note.isTeacher = false;
    await rendered(note);
    expect(allInside(note, 'button')).toEqual([]);
  });

  it('[PA125] offers half the rate as well', async () => {
    const view = trainedView({
      experiment: { learningRate: 3 },
      state: { phase: 'diverged', outcome: { reason: 'diverged', epoch: 12 } },
    });
    const note = await shown('ml-outcome-note', { view, isTeacher: true });
    const asked: CommandBody[] = [];
    note.addEventListener('session-command', (event) => asked.push(event.detail));
    const buttons = allInside(note, 'button');
    expect(buttons.map((button) => button.textContent.trim())).toEqual([
      'Same start with rate 0.3',
      'Same start with rate 1.5',
    ]);
    await userEvent.click(buttons[1]);
    expect(asked).toEqual([
      { type: 'change', experiment: { learningRate: 1.5 } },
      { type: 'reset' },
    ]);
  });

  it('[PA125] hints at a plateau, and to the teacher at what to try', async () => {
    const training = trainedView({ epochs: 100, state: { phase: 'training' } });
    const point = training.history[0];
    const history = Array.from({ length: 100 }, (_, i) => ({
      ...point,
      epoch: i + 1,
      trainLoss: 0.69,
    }));
    const note = await shown('ml-outcome-note', {
      view: { ...training, history },
      isTeacher: true,
    });
    expect(words(note)).toBe('A plateau for 90 epochs: wait, or try a new start.');
    note.isTeacher = false;
    await rendered(note);
    expect(words(note)).toBe('The loss has hardly moved for 90 epochs: it may fall by itself.');
  });

  it('[PA175] says that the rate is too high, and why, in place of a plateau', async () => {
    const view = trainedView({
      preset: 'rate-too-high',
      epochs: 100,
      state: { phase: 'finished', outcome: { reason: 'epoch', epoch: 100 } },
    });
    const note = await shown('ml-outcome-note', { view });
    expect(words(note)).toContain('Stopped at epoch 100');
    const more = inside(note, 'ml-explain');
    expect(more.textContent).toContain('all units are saturated');
    await userEvent.click(inside(more, 'button'));
    expect(inside(more, '[popover]').textContent).toContain('% of what the hidden units give');
    await userEvent.keyboard('{Escape}');
    note.view = trainedView({ preset: 'dead-relu', epochs: 50 });
    await rendered(note);
    expect(words(note)).toContain('4 of 6 units are dead');
  });

  it('[PA56] says nothing while it trains', async () => {
    const view = trainedView({ state: { phase: 'training', outcome: null } });
    const note = await shown('ml-outcome-note', { view });
    expect(words(note)).toBe('');
  });
});

describe('ml-notice', () => {
  it.each(errorCodes)('[PA57] has words for the refusal %s', async (code) => {
    const refusal = { ok: false, code, message: 'The server’s own words.' } as const;
    const connection: Connection = { state: 'refused', refusal };
    const notice = await shown('ml-notice', { connection });
    expect(inside(notice, '[role=alert] p').textContent.length).toBeGreaterThan(15);
    expect(inside(notice, 'a').getAttribute('href')).toBe('/');
  });

  it('[PA57] says what is awaited, and after a while that the server does not answer', async () => {
    const connection: Connection = { state: 'connecting', failureCount: 0 };
    const notice = await shown('ml-notice', { connection });
    expect(words(notice)).toBe('Waiting for the class …');
    notice.connection = { ...connection, failureCount: 2 };
    await rendered(notice);
    expect(words(notice)).toContain('keeps trying');
  });
});

describe('ml-toasts', () => {
  it('[PA51] says what was not done, and is quiet again', async () => {
    vi.useFakeTimers();
    const toasts = document.createElement('ml-toasts');
    mount(toasts, 600);
    toasts.say('That does not work just now.');
    await rendered(toasts);
    expect(inside(toasts, '[role=status]').textContent.trim()).toBe('That does not work just now.');
    vi.advanceTimersByTime(10_000);
    await rendered(toasts);
    expect(words(toasts)).toBe('');
  });
});

describe('ml-qr-code', () => {
  it('[PA59] is dark on white in every theme, with four light modules around', async () => {
    document.documentElement.dataset.theme = 'dark';
    const code = await shown('ml-qr-code', { text: 'http://192.168.0.4:8080/join/XTRZND' });
    const svg = inside<SVGSVGElement & HTMLElement>(code, 'svg');
    expect(getComputedStyle(svg).backgroundColor).toBe('rgb(255, 255, 255)');
    const path = inside(code, 'path');
    expect(path.getAttribute('fill')).toBe('#000');
    const side = svg.viewBox.baseVal.width;
    const modules = [...(path.getAttribute('d') ?? '').matchAll(/M(\d+) (\d+)/g)];
    const places = modules.flatMap(([, x, y]) => [Number(x), Number(y)]);
    expect([Math.min(...places), Math.max(...places)]).toEqual([4, side - 5]);
    // The finder pattern at the upper left: a ring of seven around a block of three.
    const dark = new Set(modules.map(([, x, y]) => `${x} ${y}`));
    const row = (y: number) =>
      Array.from({ length: 7 }, (_, x) => (dark.has(`${x + 4} ${y + 4}`) ? '#' : '.')).join('');
    expect([0, 1, 2, 3, 4, 5, 6].map(row)).toEqual([
      '#######',
      '#.....#',
      '#.###.#',
      '#.###.#',
      '#.###.#',
      '#.....#',
      '#######',
    ]);
  });
});

describe('ml-join-form', () => {
  it('[PA46] gives the suggested name, another one, the one typed, or none', async () => {
    const form = await shown('ml-join-form', { heading: 'EX-OR', error: '' });
    const input = inside<HTMLInputElement>(form, 'input');
    const joined = async (act: () => Promise<void>) => {
      const event = nextEvent<object>(form, 'join');
      await act();
      return event;
    };
    const press = () => userEvent.click(inside(form, '.primary'));

    const first = input.value;
    expect(first).toMatch(/^\w+ \w+$/);
    expect(await joined(press)).toEqual({ name: first });
    for (let i = 0; i < 3 && input.value === first; i++) {
      await userEvent.click(inside(form, '[aria-label="Suggest another name"]'));
    }
    expect(input.value).not.toBe(first);
    expect(await joined(press)).toEqual({ name: input.value });

    input.focus();
    await userEvent.keyboard('Ada ');
    expect(await joined(() => userEvent.keyboard('{Enter}'))).toEqual({ name: 'Ada' });
    form.error = 'no';
    await rendered(form);
    expect(input.value).toBe('Ada ');
    await userEvent.clear(input);
    expect(await joined(press)).toEqual({});
  });

  it('[PA46] asks for no name where the class gives them', async () => {
    const form = await shown('ml-join-form', { heading: 'EX-OR', error: '', isNameGiven: true });
    expect(form.shadowRoot?.querySelector('input')).toBeNull();
    const event = nextEvent<object>(form, 'join');
    await userEvent.click(inside(form, '.primary'));
    expect(await event).toEqual({});
  });
});
