import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../client/elements/announcer.ts';
import '../../client/elements/figures.ts';
import '../../client/elements/join-form.ts';
import '../../client/elements/notice.ts';
import '../../client/elements/qr-code.ts';
import '../../client/elements/toasts.ts';
import { errorCodes } from '../../shared/protocol/errors.ts';
import type { Connection } from '../../client/controllers/session-controller.ts';
import { allInside, inside, mount, nextEvent, unmount } from './support/mount.ts';
import { trainedView } from './support/trained-view.ts';
import { shown, rendered } from './support/shown.ts';
import { words } from './support/words.ts';

afterEach(() => {
  unmount();
  vi.useRealTimers();
  vi.restoreAllMocks();
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
