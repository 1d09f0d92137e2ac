import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../client/elements/people/class-panel.ts';
import type { ClassContext } from '../../client/elements/people/class-context.ts';
import { classContext, seat } from './support/class-context.ts';
import { allInside, inside, mount, unmount } from './support/mount.ts';
import { news } from './support/pupils.ts';
import { button, words } from './support/words.ts';

afterEach(() => {
  unmount();
  vi.useRealTimers();
});

async function roster(context: ClassContext) {
  const element = mount(document.createElement('ml-roster'), 380);
  element.context = context;
  await element.updateComplete;
  return element;
}

const collect = {
  round: 1,
  isOpen: true,
  offerCount: 2,
  pointCount: 6,
  acceptedPointCount: 0,
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
