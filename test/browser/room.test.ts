import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../client/elements/people/class-panel.ts';
import '../../client/elements/people/eyes-up.ts';
import '../../client/elements/people/lobby.ts';
import '../../client/elements/people/lobby-bar.ts';
import '../../client/elements/people/lost-curve.ts';
import '../../client/elements/people/reactions.ts';
import '../../client/elements/people/student-dock.ts';
import '../../client/elements/people/wall-lobby.ts';
import type { ClassContext } from '../../client/elements/people/class-context.ts';
import { reactionNames } from '../../shared/protocol/people-commands.ts';
import { classContext, seat } from './support/class-context.ts';
import { allInside, drawn, inside, mount, unmount } from './support/mount.ts';

afterEach(() => {
  unmount();
  vi.useRealTimers();
});

const words = (element: Element | null | undefined) =>
  (element?.shadowRoot ?? element)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

const button = (host: HTMLElement, name: string) => {
  const found = allInside<HTMLButtonElement>(host, 'button').find(
    (each) => (each.getAttribute('aria-label') ?? words(each)) === name,
  );
  if (!found) throw new Error(`${host.localName} has no button ${name}`);
  return found;
};

async function roster(context: ClassContext) {
  const element = mount(document.createElement('ml-roster'), 380);
  element.context = context;
  await element.updateComplete;
  return element;
}

const ada = seat('Ada', { handPlace: 2, lookingAt: 1 });
const grace = seat('Grace', { handPlace: 1, isAway: true });
const zoe = seat('Zoë', { isOnline: false });
const collect = {
  round: 1,
  isOpen: true,
  offerCount: 2,
  pointCount: 6,
  acceptedPointCount: 0,
};
const newcomer = seat('Newcomer', { isWaiting: true });
const news = {
  roster: { seats: [zoe, ada, newcomer, grace], banned: [{ seatId: 'b', name: 'Bo' }] },
};

describe('ml-roster', () => {
  it('[PA211] lists who waits, hands in their order, and all by name, in words', async () => {
    const element = await roster(classContext({}, news));
    const names = (list: string) => allInside(element, `${list} bdi`).map(words);
    expect(names('.waiting')).toEqual(['Newcomer']);
    expect(names('.hands')).toEqual(['Grace', 'Ada']);
    const all = allInside(element, 'ul:not(.waiting, .banned) > li').map(words);
    expect(all.map((text) => text.split(' ')[0])).toEqual(['Adalooks', 'Gracepage', 'Zoënot']);
    expect(all[0]).toContain('looks at Layer 1, unit 2 · hand 2');
    expect(all[1]).toContain('page in the background');
    expect(all[2]).toContain('not connected');
    expect(words(inside(element, '.banned'))).toContain('Bo');
  });

  it('[PA334] tells who is in a copy of their own', async () => {
    const inCopy = { roster: { seats: [seat('Ada', { isInCopy: true })], banned: [] } };
    const element = await roster(classContext({}, inCopy));
    expect(words(inside(element, 'ul li'))).toContain('in their own copy');
  });

  it('[PA211] asks for what is pressed, and for a ban only when it was asked twice', async () => {
    const context = classContext({}, news);
    const element = await roster(context);
    for (const name of ['Let in Newcomer', 'Let all in', 'Lower the hand of Grace', 'Lower all']) {
      button(element, name).click();
    }
    button(element, 'Lift the ban of Bo').click();
    button(element, 'What to do about Ada').click();
    await element.updateComplete;
    button(element, 'Banmay not come back').click();
    await element.updateComplete;
    expect(words(inside(element, '[role=alert]'))).toBe('Ban Ada from this class?');
    button(element, 'Cancel').click();
    await element.updateComplete;
    button(element, 'Send outmay come back').click();
    expect(context.sent).toEqual([
      { type: 'admit', seatId: 'seat-Newcomer' },
      { type: 'admit-all' },
      { type: 'lower-hand', seatId: 'seat-Grace' },
      { type: 'lower-all' },
      { type: 'unban', seatId: 'b' },
      { type: 'kick', seatId: 'seat-Ada' },
    ]);
  });

  it('[PA211] renames', async () => {
    const context = classContext({}, news);
    const element = await roster(context);
    button(element, 'What to do about Ada').click();
    await element.updateComplete;
    button(element, 'Rename').click();
    await element.updateComplete;
    const field = inside<HTMLInputElement>(element, 'input');
    expect(field.value).toBe('Ada');
    field.value = 'Ada L.';
    button(element, 'Save').click();
    expect(context.sent).toEqual([{ type: 'rename', seatId: 'seat-Ada', name: 'Ada L.' }]);
  });

  it('[PA212] tells no name while names are hidden', async () => {
    const element = await roster(classContext({ areNamesHidden: true }, news));
    expect(words(element)).not.toMatch(/Ada|Grace|Zoë|Newcomer|Bo/);
    expect(words(element)).toContain('Pupil 2');
  });
});

describe('pupils whose names are hidden', () => {
  const hidden = { areNamesHidden: true };

  it('[PA333] have one number each, by their place in the roster, wherever they are listed', async () => {
    const { desk } = classContext().news;
    const offer = { name: 'Grace', seatId: 'seat-Grace', fate: 'waiting' } as const;
    const gone = { ...offer, name: '', seatId: 'seat-gone' };
    const pointOffers = [
      { ...offer, offerId: 'points-1', pointCount: 3 },
      { ...gone, offerId: 'points-2', pointCount: 3 },
    ];
    const networkOffers = [{ ...offer, offerId: 'network-1', epoch: 3 }];
    const context = classContext(
      { ...hidden, collect: { ...collect } },
      { ...news, desk: { ...desk, pointOffers, networkOffers } },
    );
    const element = await roster(context);
    expect(allInside(element, '.hands bdi').map(words)).toEqual(['Pupil 4', 'Pupil 2']);
    expect(words(inside(element, '.banned bdi'))).toBe('Banned 1');
    for (const tag of ['ml-collect-tab', 'ml-networks-tab'] as const) {
      const tab = mount(document.createElement(tag), 380);
      tab.context = context;
      await tab.updateComplete;
      const names = allInside(tab, 'bdi').map(words);
      expect(names).toEqual(
        tag === 'ml-collect-tab' ? ['Pupil 4', 'A pupil who left'] : ['Pupil 4'],
      );
    }
  });

  it('[PA333] are renamed without the name that they have', async () => {
    const context = classContext(hidden, news);
    const element = await roster(context);
    button(element, 'What to do about Pupil 2').click();
    await element.updateComplete;
    button(element, 'Rename').click();
    await element.updateComplete;
    const field = inside<HTMLInputElement>(element, 'input');
    expect([field.value, field.required]).toEqual(['', true]);
    field.value = 'Somebody';
    button(element, 'Save').click();
    expect(context.sent).toEqual([{ type: 'rename', seatId: 'seat-Ada', name: 'Somebody' }]);
  });
});

describe('ml-room', () => {
  it('[PA213] switches what holds for the room; what was refused goes back', async () => {
    const context = classContext(
      { isLocked: true },
      {},
      { ok: false, code: 'no-answer', message: '' },
    );
    const element = mount(document.createElement('ml-room'), 380);
    element.context = context;
    await element.updateComplete;
    const switches = allInside<HTMLInputElement>(element, '[role=switch]');
    expect(switches.filter(({ checked }) => checked).map(({ id }) => id)).toEqual([
      'lock',
      'offers',
      'reactions',
    ]);
    for (const each of switches) each.click();
    expect(context.sent).toEqual(
      switches.map(({ id }) => ({ type: id, isOn: !['lock', 'reactions', 'offers'].includes(id) })),
    );
    await drawn();
    expect(inside<HTMLInputElement>(element, '#lock').checked).toBe(true);
    expect(inside<HTMLInputElement>(element, '#lobby').checked).toBe(false);
  });

  it('[PA214] renews a key that the page draws, told before it is asked for and when it holds', async () => {
    const context = classContext();
    const element = mount(document.createElement('ml-room-keys'), 380);
    element.context = context;
    const told: { key: string; isSure: boolean }[] = [];
    element.addEventListener('key-change', (event) =>
      told.push((event as CustomEvent<{ key: string; isSure: boolean }>).detail),
    );
    await element.updateComplete;
    button(element, 'Renew my link').click();
    await element.updateComplete;
    expect(context.sent).toEqual([]);
    button(element, 'Renew my link').click();
    await drawn();
    const [{ key }] = told;
    expect(key).toMatch(/^[\w-]{43}$/);
    expect(told).toEqual([
      { key, isSure: false },
      { key, isSure: true },
    ]);
    expect(context.sent).toEqual([{ type: 'new-key', key }]);
  });

  it('[PA214] gives a co-teacher’s link, and has no keys for a co-teacher', async () => {
    const given = { ok: true, epoch: 0, key: 'k'.repeat(43) } as const;
    const desk = { ...classContext().news.desk, hasCoTeacher: true };
    const context = classContext({}, { desk }, given);
    const element = mount(document.createElement('ml-room-keys'), 380);
    element.context = context;
    await element.updateComplete;
    button(element, 'Another link').click();
    await drawn();
    const { code } = context.view;
    const link = inside<HTMLInputElement>(element, 'input').value;
    expect(link).toBe(`http://school.lan/teach/${code}#${given.key}`);
    element.context = { ...context, welcome: { ...context.welcome!, isCoTeacher: true } };
    await element.updateComplete;
    expect(allInside(element, 'button').map(words)).toEqual(['New code']);
  });
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

describe('ml-lost-curve', () => {
  it('[PA219] stands as high as pupils were lost, where they were', async () => {
    const element = mount(document.createElement('ml-lost-curve'), 400, 100);
    element.points = [
      [10, 1],
      [50, 4],
    ];
    element.leftOf = (epoch) => epoch * 2;
    await element.updateComplete;
    const bars = allInside(element, 'line').map((line) =>
      ['x1', 'y1', 'y2'].map((name) => line.getAttribute(name)),
    );
    expect(bars).toEqual([
      ['20', '100%', '75%'],
      ['100', '100%', '0%'],
    ]);
    expect(words(inside(element, 'b'))).toBe('4 lost');
    expect(words(inside(element, 'ul'))).toBe('Lost: 1 in epoch 10Lost: 4 in epoch 50');
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
