import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../client/take-home/moving-picture-form.ts';
import type { Recording } from '../../shared/view/recording.ts';
import { allInside, inside, mount, unmount } from './support/mount.ts';
import { recorded } from './support/recorded.ts';
import { catchSaved } from './support/saved.ts';

afterEach(() => {
  unmount();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('ml-moving-picture-form', () => {
  async function form(recording: Recording) {
    const element = document.createElement('ml-moving-picture-form');
    element.recording = recording;
    element.heading = 'Two moons';
    mount(element, 420);
    await expect.poll(() => element.videoFormat, { timeout: 30_000 }).not.toBe(undefined);
    await element.updateComplete;
    return element;
  }

  const words = (element: HTMLElement) => element.shadowRoot?.textContent ?? '';

  it('[EX8] saves a GIF named after the class, and says how far it is', async () => {
    const saved = catchSaved();
    const element = await form(recorded(30));
    const seen = new Set<string>();
    const watch = new MutationObserver(() => {
      const share = /GIF: (\d+) %, epoch ([\d,]+)/.exec(words(element).replace(/\s+/g, ' '));
      if (share) seen.add(`${share[1]} ${share[2]}`);
    });
    watch.observe(element.shadowRoot as ShadowRoot, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    await userEvent.click(inside(element, '[data-kind=gif]'));
    await expect.poll(() => saved, { timeout: 30_000 }).toHaveLength(1);
    expect(saved[0].name).toBe('two-moons.gif');
    expect(saved[0].blob.type).toBe('image/gif');
    expect(seen.has('50 300')).toBe(true);
    await expect
      .poll(() => words(element), { timeout: 30_000 })
      .toContain('two-moons.gif is saved.');
    watch.disconnect();
  });

  it('[EX8] saves a video in the format that it told before', async () => {
    const saved = catchSaved();
    const element = await form(recorded(10));
    expect(words(element)).toContain(`Videos made here are ${element.videoFormat}.`);
    await userEvent.click(inside(element, '[data-kind=video]'));
    await expect.poll(() => saved, { timeout: 30_000 }).toHaveLength(1);
    const ending = element.videoFormat?.startsWith('MP4') ? 'mp4' : 'webm';
    expect(saved[0].name).toBe(`two-moons.${ending}`);
  });

  it('[EX8] is stopped by a press, saves nothing, and leaves the focus on what made it', async () => {
    const saved = catchSaved();
    const element = await form(recorded(100));
    await userEvent.click(inside(element, '[data-kind=video]'));
    await expect.poll(() => element.making?.share ?? 0, { timeout: 30_000 }).toBeGreaterThan(0);
    expect(element.shadowRoot?.activeElement?.textContent.trim()).toBe('Cancel');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => words(element), { timeout: 30_000 }).toContain('Stopped.');
    expect(saved).toEqual([]);
    expect(element.shadowRoot?.activeElement?.textContent.trim()).toBe('Video');
  });

  it('[EX8] says why where the browser makes no video, and makes a GIF all the same', async () => {
    vi.stubGlobal('VideoEncoder', undefined);
    const saved = catchSaved();
    const element = await form(recorded(3));
    expect(allInside(element, '[data-kind=video]')).toEqual([]);
    expect(words(element)).toContain('This browser makes no video here');
    await userEvent.click(inside(element, '[data-kind=gif]'));
    await expect.poll(() => saved, { timeout: 30_000 }).toHaveLength(1);
  });

  it('[EX8] says what went wrong where an encoder fails', async () => {
    const element = await form(recorded(3));
    vi.spyOn(VideoEncoder.prototype, 'encode').mockImplementation(() => {
      throw new Error('out of encoders');
    });
    await userEvent.click(inside(element, '[data-kind=video]'));
    await expect.poll(() => words(element), { timeout: 30_000 }).toContain('out of encoders');
    expect(element.making).toBe(null);
  });
});
