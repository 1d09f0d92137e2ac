import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/people/roster.ts';
import { classContext, seat } from './support/class-context.ts';
import { allInside, inside, mount, unmount } from './support/mount.ts';
import { words } from './support/words.ts';

afterEach(() => unmount());

describe('who waits at the door', () => {
  it('[PA325] sends away all who wait only when it was asked twice', async () => {
    const seats = [
      seat('Ada'),
      seat('Ben', { isWaiting: true }),
      seat('Cleo', { isWaiting: true }),
    ];
    const context = classContext({}, { roster: { seats, banned: [] } });
    const element = mount(document.createElement('ml-roster'), 320);
    element.context = context;
    await element.updateComplete;
    const press = async (name: string) => {
      const found = allInside<HTMLButtonElement>(element, 'button').find(
        (one) => words(one) === name,
      );
      if (!found) throw new Error(`no button ${name}`);
      found.click();
      await element.updateComplete;
    };
    await press('Refuse all');
    expect(words(inside(element, '[role=alert]'))).toBe(
      'Send away all 2 who wait? They may ask again.',
    );
    expect(context.sent).toEqual([]);
    await press('Cancel');
    expect(allInside(element, '[role=alert]')).toEqual([]);
    await press('Refuse all');
    await press('Send away');
    expect(context.sent).toEqual([{ type: 'refuse-all' }]);
  });
});
