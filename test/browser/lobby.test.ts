import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../client/elements/people/class-panel.ts';
import '../../client/elements/people/eyes-up.ts';
import '../../client/elements/people/lobby.ts';
import '../../client/elements/people/lobby-bar.ts';
import '../../client/elements/people/wall-lobby.ts';
import { classContext } from './support/class-context.ts';
import { allInside, drawn, inside, mount, unmount } from './support/mount.ts';
import { news } from './support/pupils.ts';
import { button, words } from './support/words.ts';

afterEach(() => {
  unmount();
  vi.useRealTimers();
});

describe('the lobby', () => {
  it('[PA218] greets by name, isolated, and says who is awaited', async () => {
    const element = mount(document.createElement('ml-lobby'), 390);
    Object.assign(element, { name: 'محمد', studentCount: 12 });
    await element.updateComplete;
    expect(words(inside(element, 'bdi'))).toBe('محمد');
    expect(words(element)).toContain('You are in, محمد. The lesson begins');
    expect(words(element)).toContain('12 are here.');
    element.isWaiting = true;
    await element.updateComplete;
    expect(words(element)).toContain('Your teacher lets you in.');
  });

  it('[PA332] says to who waits that the line is lost', async () => {
    const element = mount(document.createElement('ml-lobby'), 390);
    Object.assign(element, { name: 'Ada', isWaiting: true, connection: { state: 'live' } });
    await element.updateComplete;
    expect(words(inside(element, 'ml-connection-badge'))).toBe('Live');
    element.connection = { state: 'lost', failureCount: 2 };
    await element.updateComplete;
    expect(words(inside(element, 'ml-connection-badge'))).toBe('Reconnecting');
  });

  it('[PA218] on the wall has the code, the count, and names only where they are told', async () => {
    const { view } = classContext({ isLobby: true });
    const element = mount(document.createElement('ml-wall-lobby'), 1200, 700);
    const joinUrl = 'http://school.lan/join/K7QM3F';
    Object.assign(element, { view: { ...view, studentCount: 24 }, joinUrl, heading: 'EX-OR' });
    await element.updateComplete;
    expect(words(element)).toContain('24 here');
    expect(allInside(element, 'li')).toEqual([]);
    element.names = { present: ['Ada', 'Grace'], credit: null };
    await element.updateComplete;
    expect(allInside(element, 'li').map(words)).toEqual(['Ada', 'Grace']);
  });

  it('[PA218] ends by one press of the teacher', async () => {
    const { view, send, sent } = classContext({ isLobby: true });
    const element = mount(document.createElement('ml-lobby-bar'), 1200);
    const inRoster = classContext({}, news).news;
    Object.assign(element, { view, send, news: inRoster });
    await element.updateComplete;
    expect(allInside(element, 'li').map(words)).toEqual(['Ada', 'Grace']);
    button(element, 'Begin the lesson').click();
    expect(sent).toEqual([{ type: 'lobby', isOn: false }]);
  });
});

describe('ml-eyes-up', () => {
  /** A page with a dialog that is open, and something to write in it. */
  async function pageWithDialog() {
    const dialog = document.createElement('dialog');
    dialog.innerHTML = '<input />';
    mount(dialog, 390);
    dialog.showModal();
    const input = dialog.querySelector('input')!;
    input.value = 'half of it';
    input.focus();
    const eyesUp = mount(document.createElement('ml-eyes-up'), 390);
    await eyesUp.updateComplete;
    await drawn();
    return { dialog, input, eyesUp };
  }

  it('[PA331] covers a dialog that is open, whose keys do nothing; it is as it was afterwards', async () => {
    const { dialog, input, eyesUp } = await pageWithDialog();
    const { left, top } = dialog.getBoundingClientRect();
    expect(document.elementFromPoint(left + 4, top + 4)).toBe(eyesUp);
    expect(document.elementFromPoint(innerWidth / 2, innerHeight / 2)).toBe(eyesUp);
    await userEvent.keyboard('x');
    input.focus();
    await userEvent.keyboard('y');
    expect(document.activeElement).not.toBe(input);
    // Chromium closes a dialog at the second Escape, whatever it was told at the first.
    for (let i = 0; i < 3; i++) await userEvent.keyboard('{Escape}');
    await drawn();
    expect(document.elementFromPoint(left + 4, top + 4)).toBe(eyesUp);
    expect(dialog.open).toBe(true);
    eyesUp.remove();
    expect([dialog.open, input.value]).toEqual([true, 'half of it']);
    expect(document.activeElement).toBe(input);
    await userEvent.keyboard('z');
    expect(input.value).toBe('half of itz');
    dialog.close();
  });

  it('[PA332] says when the line is lost, and when the teacher is', async () => {
    const element = mount(document.createElement('ml-eyes-up'), 390);
    element.connection = { state: 'live' };
    await element.updateComplete;
    expect(allInside(element, 'ml-connection-badge')).toEqual([]);
    element.connection = { state: 'lost', failureCount: 1 };
    await element.updateComplete;
    expect(words(inside(element, 'ml-connection-badge'))).toBe('Reconnecting');
    element.connection = { state: 'live' };
    element.isTeacherAway = true;
    await element.updateComplete;
    expect(words(inside(element, 'ml-connection-badge'))).toContain('The teacher is away');
  });
});
