import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FollowController } from '../../client/controllers/follow-controller.ts';
import { LookController } from '../../client/controllers/look-controller.ts';
import { mount, unmount } from './support/mount.ts';
import { shown, unit, settled, Page } from './support/led-pages.ts';

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  unmount();
  vi.useRealTimers();
});

class StudentPage extends Page {
  readonly follow = new FollowController(this, () => this.view);
}
customElements.define('test-student-page', StudentPage);

describe('a student who is led', () => {
  async function student() {
    const page = mount(new StudentPage(), 100);
    await settled([page]);
    return { page, follow: page.follow, look: page.follow.look, walk: page.follow.walk };
  }

  it('[PA240] follows, and keeps what they wish by themselves', async () => {
    const { page, follow, look } = await student();
    page.hear({ ...shown, unit: unit(0, 1), style: 'shades' });
    await settled([page]);
    expect([follow.isLed, follow.isAround]).toEqual([true, false]);
    expect([look.selectionIn(page.view), look.unitStyle]).toEqual([unit(0, 1), 'shades']);
    expect(new LookController(page).unitStyle).toBe('regions');
    page.hear(null);
    await settled([page]);
    expect(follow.isLed).toBe(false);
    expect(look.selectionIn(page.view)).toEqual(unit(0, 1));
  });

  it('[PA241] looks around by looking at something else, and comes back to what is shown by then', async () => {
    const { page, follow, look } = await student();
    page.hear(shown);
    await settled([page]);
    look.select(unit(0, 0));
    expect(follow.isAround).toBe(true);
    page.hear({ ...shown, unit: unit(0, 1) });
    await settled([page]);
    expect(look.selectionIn(page.view)).toEqual(unit(0, 0));
    follow.back();
    expect(follow.isAround).toBe(false);
    expect(look.selectionIn(page.view)).toEqual(unit(0, 1));
  });

  it('[PA241] is brought along where the class is led anew', async () => {
    const { page, follow, look } = await student();
    page.hear(shown);
    await settled([page]);
    look.select(unit(0, 0));
    page.hear(null);
    await settled([page]);
    page.hear({ ...shown, unit: unit(0, 1) });
    await settled([page]);
    expect(follow.isAround).toBe(false);
    expect(look.selectionIn(page.view)).toEqual(unit(0, 1));
  });

  it('[PA246] leaves a walk, and is not moved by what is out of its reach', async () => {
    const { page, follow, walk } = await student();
    page.hear({ ...shown, walk: { pointIndex: 3, stepIndex: 60, sequence: 1 } });
    await settled([page]);
    const place = {
      pointIndex: 3,
      stepIndex: 12,
      sequence: 1,
      lit: { column: 0, edgesInto: null },
    };
    // The element stays within the steps that there are.
    walk.onChange(new CustomEvent('walk-change', { detail: { ...place, isByHand: false } }));
    expect([follow.isAround, walk.isOpen, walk.stepIndex]).toEqual([false, true, 60]);
    walk.onChange(new CustomEvent('walk-change', { detail: { ...place, isByHand: true } }));
    expect([follow.isAround, walk.stepIndex]).toEqual([true, 12]);
    follow.back();
    expect([walk.isOpen, walk.stepIndex]).toEqual([true, 60]);
    void walk.close();
    expect([follow.isAround, walk.isOpen]).toEqual([true, false]);
  });
});
