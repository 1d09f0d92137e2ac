import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../client/elements/moment-dialog.ts';
import '../../client/elements/player/beside.ts';
import '../../client/elements/player/moments.ts';
import '../../client/elements/player/player-controls.ts';
import '../../client/elements/player/player-extras.ts';
import '../../client/elements/player/scrub-preview.ts';
import { isPageKey } from '../../client/elements/controls/shortcuts.ts';
import type { View } from '../../shared/view/view.ts';
import {
  allInside,
  drawn,
  inside,
  isNearer,
  nextEvent,
  pixelReader,
  unmount,
} from './support/mount.ts';
import { palette } from '../../client/render/palette.ts';
import { trainedView } from './support/trained-view.ts';
import { shown, button, marks } from './support/player.ts';
import { words } from './support/words.ts';

afterEach(() => {
  unmount();
  localStorage.clear();
  vi.restoreAllMocks();
});

describe('ml-player-controls', () => {
  it('[PA281] tells what has passed and what is left, and they add up', async () => {
    const controls = await shown('ml-player-controls', { positionMs: 83_900, durationMs: 190_400 });
    expect(words(controls)).toContain('1:23 of 3:10, 1:47 left');
  });

  it('[PA281] asks for ten seconds and single pictures, back and on', async () => {
    const controls = await shown('ml-player-controls', {});
    const asked = async (type: string, name: string) => {
      const event = nextEvent<number>(controls, type);
      await userEvent.click(button(controls, name));
      return event;
    };
    expect(await asked('player-skip', '10 s back')).toBe(-10_000);
    expect(await asked('player-skip', '10 s on')).toBe(10_000);
    expect(await asked('player-frame', 'One picture back')).toBe(-1);
    expect(await asked('player-frame', 'One picture on')).toBe(1);
    const event = nextEvent<number>(controls, 'player-speed');
    await userEvent.selectOptions(inside(controls, 'select'), '0.25 ×');
    expect(await event).toBe(0.25);
    const options = allInside(controls, 'option').map((option) => option.textContent.trim());
    expect(options).toEqual(['0.25 ×', '0.5 ×', '1 ×', '2 ×', '4 ×', '8 ×']);
  });
});

describe('ml-player-extras', () => {
  it('[PA282] says which piece is looped, and keeps the focus when it ends', async () => {
    const extras = await shown('ml-player-extras', { loop: { startMs: 5000, endMs: 65_000 } });
    extras.addEventListener('loop-end', () => (extras.loop = null));
    const end = button(extras, 'End the loop from 0:05 to 1:05');
    end.focus();
    await userEvent.keyboard('{Enter}');
    await extras.updateComplete;
    expect(allInside(extras, '[data-event="loop-end"]')).toEqual([]);
    expect(extras.shadowRoot?.activeElement).toBe(button(extras, 'Loop from here'));
  });

  it('[PA283] says how much idle time there is, and whether it is skipped', async () => {
    const rests = [
      { startMs: 0, endMs: 60_000 },
      { startMs: 90_000, endMs: 110_000 },
    ];
    const extras = await shown('ml-player-extras', { rests, isSkipping: true });
    const skip = button(extras, /^Skip idle time: 1:20/);
    expect(skip.ariaPressed).toBe('true');
    const asked = nextEvent(extras, 'skip-rests');
    await userEvent.click(skip);
    await asked;
  });

  it('[PA288] offers a link where the recording has an address', async () => {
    const extras = await shown('ml-player-extras', { hasLink: false });
    expect(allInside(extras, '[data-event="moment-link"]')).toEqual([]);
    extras.hasLink = true;
    await extras.updateComplete;
    const asked = nextEvent(extras, 'moment-link');
    await userEvent.click(button(extras, 'Copy a link to this moment'));
    await asked;
  });
});

describe('the speed', () => {
  it('[PA354] picked by a pointer leaves the keys to the player; by keys it keeps the focus', async () => {
    const controls = await shown('ml-player-controls', { durationMs: 60_000 });
    const speed = inside<HTMLSelectElement>(controls, '#speed');
    const pick = async (value: string) => {
      const asked = nextEvent(controls, 'player-speed');
      speed.value = value;
      speed.dispatchEvent(new Event('change', { bubbles: true }));
      await asked;
    };
    const press = (event: Event) => speed.dispatchEvent(event);
    speed.focus();
    press(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await pick(speed.options[0].value);
    expect(controls.shadowRoot?.activeElement).toBeNull();
    speed.focus();
    press(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, composed: true }));
    await pick(speed.options[1].value);
    expect(controls.shadowRoot?.activeElement).toBe(speed);
  });
});

describe('ml-scrub-preview', () => {
  it('[PA280] draws the boundary of the moment, once a frame however often it is asked', async () => {
    // x₁ = 0 parts the picture: class 0 at the left.
    const line = (sign: number) =>
      trainedView({
        preset: 'one-layer-is-a-line',
        parameters: (all) => all.fill(0).map((_, i) => (i === 0 ? sign : 0)),
      });
    const views = new Map<number, View>([
      [1000, line(1)],
      [2000, line(-1)],
    ]);
    const asked: number[] = [];
    const preview = await shown('ml-scrub-preview', {
      viewAt: (atMs) => {
        asked.push(atMs);
        return views.get(atMs) ?? null;
      },
    });
    preview.parentElement?.style.setProperty('position', 'relative');
    preview.parentElement?.style.setProperty('margin-top', '200px');
    await drawn();
    const figure = inside(preview, 'figure');
    expect(figure.hidden).toBe(true);
    const { left } = preview.getBoundingClientRect();
    for (const positionMs of [7, 8, 9, 1000]) preview.scrub = { positionMs, clientX: left + 400 };
    await drawn();
    expect(asked.filter((atMs) => atMs < 1000)).toEqual([]);
    const read = () => pixelReader(inside<HTMLCanvasElement>(preview, 'canvas'));
    const [zero, one] = palette().regions;
    expect(isNearer(read()(20, 66), zero, one)).toBe(true);
    expect(isNearer(read()(110, 66), one, zero)).toBe(true);
    expect(figure.textContent).toContain('0:01, epoch');
    const box = figure.getBoundingClientRect();
    expect((box.left + box.right) / 2).toBeCloseTo(left + 400, 0);
    preview.scrub = { positionMs: 2000, clientX: left + 5 };
    await drawn();
    expect(isNearer(read()(20, 66), one, zero)).toBe(true);
    // It stays on the time line.
    expect(figure.getBoundingClientRect().left).toBeCloseTo(left, 0);
    preview.scrub = null;
    await drawn();
    expect(figure.hidden).toBe(true);
  });
});

describe('ml-beside', () => {
  it('[PA290] shows both with their figures, and says where the second has not begun', async () => {
    const both = await shown('ml-beside', {
      first: trainedView({ epochs: 3 }),
      second: trainedView({ epochs: 1 }),
    });
    await drawn();
    const figures = () =>
      allInside(both, 'ml-figures').map((one) => allInside(one, 'dd')[0].textContent);
    expect(figures()).toEqual(['3', '1']);
    expect(allInside(both, 'ml-boundary')).toHaveLength(2);
    // Each by its newest title, which may be another than at the moment that is shown.
    both.titles = ['Ours', 'Theirs'];
    await both.updateComplete;
    const headings = allInside(both, 'h2').map((one) =>
      one.textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(headings).toEqual(['FirstOurs', 'SecondTheirs']);
    const moved = nextEvent<number>(both, 'beside-offset');
    await userEvent.fill(inside(both, 'input'), '2.5');
    await userEvent.keyboard('{Tab}');
    expect(await moved).toBe(2500);
    const kept = nextEvent<number>(both, 'beside-offset');
    await userEvent.fill(inside(both, 'input'), '99999');
    await userEvent.keyboard('{Tab}');
    expect(await kept).toBe(3_600_000);
    both.second = null;
    await both.updateComplete;
    expect(words(both)).toContain('It has not begun yet.');
  });
});

describe('a key of the page', () => {
  it('[PA287] may be typed by AltGr, as brackets are on German keys', () => {
    const isTaken = (init: KeyboardEventInit) => {
      let taken = false;
      const listener = (event: KeyboardEvent) => (taken = isPageKey(event));
      window.addEventListener('keydown', listener);
      document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }));
      window.removeEventListener('keydown', listener);
      return taken;
    };
    const windows = { ctrlKey: true, altKey: true };
    expect(isTaken({ key: ']', ...windows, modifierAltGraph: true })).toBe(true);
    expect(isTaken({ key: ']', ...windows })).toBe(false);
  });
});

describe('the parts of the player', () => {
  it.each(['light', 'dark'])('[PA291] have nothing for axe-core to find, in %s', async (scheme) => {
    document.documentElement.dataset.theme = scheme;
    await shown('ml-player-controls', { durationMs: 9000 });
    await shown('ml-player-extras', { loop: { startMs: 5000, endMs: 65_000 }, hasLink: true });
    await shown('ml-moments', { marks, positionMs: 66_000 }, 300);
    await shown('ml-beside', { first: trainedView({ epochs: 1 }), second: null });
    const dialog = await shown('ml-moment-dialog', {});
    dialog.show();
    await drawn();
    for (const box of document.querySelectorAll('.mounted')) {
      const { violations } = await axe.run(box, { rules: { region: { enabled: false } } });
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
    }
  });
});
