import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../client/elements/people/class-panel.ts';
import '../../client/elements/people/lost-curve.ts';
import { classContext } from './support/class-context.ts';
import { allInside, drawn, inside, mount, unmount } from './support/mount.ts';
import { button, words } from './support/words.ts';

afterEach(() => {
  unmount();
  vi.useRealTimers();
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
