import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../client/elements/moment-dialog.ts';
import '../../client/elements/player/moments.ts';
import { MomentsController, ownMomentCount } from '../../client/controllers/moments-controller.ts';
import type { AnyCommandBody } from '../../shared/protocol/any-command.ts';
import { allInside, inside, nextEvent, unmount } from './support/mount.ts';
import { shown, button, marks } from './support/player.ts';

afterEach(() => {
  unmount();
  localStorage.clear();
  vi.restoreAllMocks();
});

describe('ml-moments', () => {
  it('[PA284] lists every moment with its time and words, and goes there', async () => {
    const list = await shown('ml-moments', { marks, positionMs: 66_000 }, 300);
    expect(
      allInside(list, '.moment').map((one) => one.textContent.replace(/\s+/g, ' ').trim()),
    ).toEqual(['0:01 training', '1:05 poll: Which side?', '1:10 It bends', '1:12 Mine your own']);
    expect(inside(list, '[aria-current]').textContent).toContain('Which side?');
    expect(list.shadowRoot?.activeElement?.localName).toBe('section');
    await userEvent.keyboard('{ArrowDown}');
    expect(list.shadowRoot?.activeElement?.textContent).toContain('Which side?');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}');
    const sought = nextEvent(list, 'seek');
    await userEvent.keyboard('{Enter}');
    expect(await sought).toEqual({ positionMs: 70_000 });
    const closed = nextEvent(list, 'moments-close');
    await userEvent.keyboard('{Escape}');
    await closed;
  });

  it('[PA285] names the moment at which one began to type, and removes one’s own', async () => {
    const list = await shown('ml-moments', { marks, positionMs: 66_000 }, 300);
    list.nameMoment();
    await userEvent.keyboard('Th');
    list.positionMs = 69_000;
    await list.updateComplete;
    expect(inside(list, 'label').textContent).toBe('Name the moment at 1:06');
    const added = nextEvent(list, 'moment-add');
    await userEvent.keyboard('ere{Enter}');
    expect(await added).toEqual({ atMs: 66_000, name: 'There' });
    expect(inside<HTMLInputElement>(list, 'input').value).toBe('');
    const removed = nextEvent(list, 'moment-remove');
    await userEvent.click(button(list, 'Remove “Mine”'));
    expect(await removed).toBe(marks[3]);
  });
});

describe('MomentsController', () => {
  const host = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
  };

  const controller = (id: string) => {
    const moments = new MomentsController(host, () => undefined);
    moments.load(id);
    return moments;
  };

  it('[PA285] keeps moments by recording, in the order of their times', () => {
    const first = controller('a');
    first.add(5000.4, ' Later ');
    first.add(1000, 'Sooner');
    first.add(1500, '   ');
    const rows = (id: string) => controller(id).own.map(({ atMs, text }) => [atMs, text]);
    expect(rows('a')).toEqual([
      [1000, 'Sooner'],
      [5000, 'Later'],
    ]);
    expect(rows('b')).toEqual([]);
    first.remove(first.own[0]);
    expect(rows('a')).toEqual([[5000, 'Later']]);
    for (let i = 0; i < ownMomentCount + 5; i++) first.add(i, 'again');
    expect(rows('a')).toHaveLength(ownMomentCount);
  });

  it.each(['no JSON', '5', '[5, ["1", "a"], [-1, "a"], [1]]', '{}'])(
    '[PA285] takes %s in the store for nothing',
    (stored) => {
      localStorage.setItem('more-layers-moments-a', stored);
      expect(controller('a').own).toEqual([]);
    },
  );
});

describe('ml-moment-dialog', () => {
  it('[PA286] sends the name and how long ago it was opened; refused, it is still there', async () => {
    const sent: AnyCommandBody[] = [];
    let isRefused = true;
    const dialog = await shown('ml-moment-dialog', {
      send: (body) => {
        sent.push(body);
        return Promise.resolve(
          isRefused ? { ok: false, code: 'not-now', message: '' } : { ok: true, epoch: 1 },
        );
      },
    });
    const now = vi.spyOn(performance, 'now').mockReturnValue(1000);
    dialog.show();
    now.mockReturnValue(4200);
    await userEvent.keyboard('  {Enter}');
    expect(sent).toEqual([]);
    await userEvent.keyboard('It bends{Enter}');
    expect(sent).toEqual([{ type: 'name-moment', text: 'It bends', agoMs: 3200 }]);
    const input = inside<HTMLInputElement>(dialog, 'input');
    expect(inside<HTMLDialogElement>(dialog, 'dialog').open).toBe(true);
    expect(input.value).toContain('It bends');
    isRefused = false;
    const named = nextEvent(dialog, 'moment-named');
    await userEvent.click(button(dialog, 'Name it'));
    expect(await named).toBe('It bends');
    expect(inside<HTMLDialogElement>(dialog, 'dialog').open).toBe(false);
    expect(input.value).toBe('');
  });
});
