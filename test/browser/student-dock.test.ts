import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../client/elements/people/class-panel.ts';
import '../../client/elements/people/reactions.ts';
import '../../client/elements/people/student-dock.ts';
import { reactionNames } from '../../shared/protocol/people-commands.ts';
import { classContext } from './support/class-context.ts';
import { allInside, inside, mount, unmount } from './support/mount.ts';
import { button, words } from './support/words.ts';

afterEach(() => {
  unmount();
  vi.useRealTimers();
});

describe('ml-student-dock', () => {
  async function dock(people = {}, mine = {}) {
    const context = classContext(people);
    const element = mount(document.createElement('ml-student-dock'), 390);
    const nothing = { answer: null, prediction: null, points: null, network: null, seed: null };
    Object.assign(element, {
      view: context.view,
      send: context.send,
      mine: { name: 'Ada', isHandUp: false, ...nothing, ...mine },
    });
    await element.updateComplete;
    return { element, sent: context.sent };
  }

  it('[PA216] raises and lowers the hand', async () => {
    const down = await dock();
    button(down.element, 'Raise hand').click();
    expect(down.sent).toEqual([{ type: 'hand', isUp: true }]);
    const up = await dock({}, { isHandUp: true });
    expect(button(up.element, 'Hand is up').getAttribute('aria-pressed')).toBe('true');
    button(up.element, 'Hand is up').click();
    expect(up.sent).toEqual([{ type: 'hand', isUp: false }]);
  });

  it('[PA216] reacts by one of six, and has none where they are switched off', async () => {
    const { element, sent } = await dock();
    button(element, 'React').click();
    await element.updateComplete;
    const choices = allInside<HTMLButtonElement>(element, '.choices button');
    for (const choice of choices) choice.click();
    expect(sent).toEqual(reactionNames.map((name) => ({ type: 'react', name })));
    expect(new Set(choices.map((each) => each.getAttribute('aria-label'))).size).toBe(6);
    const off = await dock({ areReactionsOn: false });
    expect(allInside(off.element, '.react')).toEqual([]);
  });

  it('[PA216] says that being lost was noted, and for how long no more', async () => {
    vi.useFakeTimers();
    const { element, sent } = await dock();
    button(element, 'I’m lost').click();
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual([{ type: 'lost' }]);
    expect(words(inside(element, '[aria-live]'))).toBe('Noted');
    await vi.advanceTimersByTimeAsync(4000);
    expect(words(inside(element, '[aria-live]'))).toBe('I’m lost');
  });
});

describe('ml-reactions', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  it('[PA217] [PA321] float by with their number, and are gone, sooner where they are cleared', async () => {
    const element = mount(document.createElement('ml-reactions'), 390);
    element.show({ heart: 3, wow: 1 });
    await element.updateComplete;
    const labels = allInside(element, 'span').map((each) => each.getAttribute('aria-label'));
    expect(labels).toEqual(['Heart × 3', 'Wow × 1']);
    await vi.advanceTimersByTimeAsync(4000);
    expect(allInside(element, 'span')).toEqual([]);
    element.hear({ counts: { clap: 1 } });
    await element.updateComplete;
    expect(allInside(element, 'span')).toHaveLength(1);
    element.hear({ counts: {}, areCleared: true });
    await element.updateComplete;
    expect(allInside(element, 'span')).toEqual([]);
  });

  it('[PA217] are no more at once than can be seen', async () => {
    const element = mount(document.createElement('ml-reactions'), 390);
    for (let i = 0; i < 100; i++) element.show({ clap: 1 });
    await element.updateComplete;
    expect(allInside(element, 'span')).toHaveLength(24);
  });
});
