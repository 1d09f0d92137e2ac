import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../client/elements/people/lead-bar.ts';
import '../../client/elements/stage/shared-pointer.ts';
import type { Pointer } from '../../shared/protocol/lead.ts';
import { drawn, inside, mount, unmount } from './support/mount.ts';

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  unmount();
  vi.useRealTimers();
});

describe('ml-lead-bar', () => {
  it('[PA241] says which of the two holds, and keeps the focus on its one button', async () => {
    const bar = mount(document.createElement('ml-lead-bar'), 390);
    const events: string[] = [];
    for (const name of ['lead-leave', 'lead-back'])
      bar.addEventListener(name, () => events.push(name));
    await drawn();
    const button = inside<HTMLButtonElement>(bar, 'button');
    const status = inside(bar, '[role=status]');
    button.focus();
    button.click();
    expect(status.textContent.trim()).toBe('You see what your teacher shows.');
    bar.isAround = true;
    await bar.updateComplete;
    expect(bar.shadowRoot?.activeElement).toBe(button);
    expect(button.textContent.trim()).toBe('Back to the teacher’s view');
    expect(status.textContent.trim()).toBe('You are looking around.');
    button.click();
    expect(events).toEqual(['lead-leave', 'lead-back']);
    expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(36);
    vi.useRealTimers();
    expect((await axe.run(bar)).violations).toEqual([]);
  });
});

describe('ml-shared-pointer', () => {
  const window = { x1Min: -2, x1Max: 2, x2Min: -1, x2Max: 1 };

  const pointer = async (at: Pointer) => {
    const element = mount(document.createElement('ml-shared-pointer'), 400, 200);
    element.window = window;
    element.at = at;
    await drawn();
    return element;
  };

  it('[PA242] stands with the middle of its ring at the place', async () => {
    const element = await pointer([1, 0.5]);
    const box = element.getBoundingClientRect();
    const ring = inside(element, 'circle').getBoundingClientRect();
    expect((ring.left + ring.right) / 2 - box.left).toBeCloseTo(0.75 * box.width, 0);
    expect((ring.top + ring.bottom) / 2 - box.top).toBeCloseTo(0.25 * box.height, 0);
    expect(ring.width).toBeGreaterThan(30);
  });

  it('[PA242] shows nothing where nothing is pointed at, or what is not in the picture', async () => {
    const element = await pointer([2.1, 0]);
    expect(element.renderRoot.querySelector('svg')).toBeNull();
    element.window = { ...window, x1Max: 3 };
    await element.updateComplete;
    expect(element.renderRoot.querySelector('svg')).not.toBeNull();
    element.at = null;
    await element.updateComplete;
    expect(element.renderRoot.querySelector('svg')).toBeNull();
  });
});
