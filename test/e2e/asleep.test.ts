import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import {
  badge,
  expectClean,
  joinAs,
  openPage,
  phone,
  pressFirst as press,
  untilSeen,
  useBrowser,
} from '../support/class-pages.ts';
import { ServerProcess } from '../support/server-process.ts';
import { startSilentProxy } from '../support/silent-proxy.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();

/**
 * What a phone does to a page that is not looked at: it stands still, timers and all, until it is
 * woken. (A page in this Chromium is never frozen by `setWebLifecycleState`: its timers go on.)
 */
async function freeze(page: Page): Promise<() => Promise<unknown>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Debugger.enable');
  await devtools.send('Debugger.pause');
  return async () => {
    await devtools.send('Debugger.resume');
    await devtools.send('Debugger.disable');
  };
}

/** Has `page` note the longest time for which its timers stood still. */
const watchTimers = (page: Page) =>
  page.evaluate(() => {
    const watch = globalThis as { longestMs?: number };
    let lastMs = performance.now();
    watch.longestMs = 0;
    setInterval(() => {
      const nowMs = performance.now();
      watch.longestMs = Math.max(watch.longestMs ?? 0, nowMs - lastMs);
      lastMs = nowMs;
    }, 50);
  });
const longestMs = (page: Page) =>
  page.evaluate(() => (globalThis as { longestMs?: number }).longestMs ?? 0);

describe('a device that is lost without a word', () => {
  it('[PA483] comes back to its seat, its name and the whole class: a page that slept, and a line that went silent', async () => {
    const { url } = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const path = await startSilentProxy(url);
    const { code, teacherKey } = await openSession(url, { preset: 'exor-two-hidden' });
    const teacher = await openPage(browser(), `${url}/teach/${code}#${teacherKey}`);
    const { page } = teacher;
    const ada = await openPage(browser(), `${url}/join/${code}`, phone);
    const grace = await openPage(browser(), `${path.url}/join/${code}`);
    await joinAs(ada.page, 'Ada');
    await joinAs(grace.page, 'Grace');
    await press(ada.page, 'Raise hand');
    await press(grace.page, 'Raise hand');
    await page.getByRole('img', { name: '2 hands up' }).waitFor();
    await page.keyboard.press('p');
    await press(page, 'Pupils');
    const roster = page.locator('ml-roster li:not(.hands li) .who');
    const gone = roster.filter({ hasText: 'not connected' });
    expect(await gone.count()).toBe(0);

    // Both are lost, and nobody is told: the server finds out by itself.
    await watchTimers(ada.page);
    const wake = await freeze(ada.page);
    expect(path.lose()).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await press(page, 'Train');
    await untilSeen(page, ({ epoch }) => epoch >= 5);
    await press(page, 'Pause');
    await page.getByLabel('Learning rate').selectOption('0.1');
    const now = await untilSeen(page, ({ phase, learningRate }) => {
      return phase === 'paused' && learningRate === 0.1;
    });
    await page.keyboard.press('p');
    await gone.filter({ hasText: 'Ada' }).waitFor({ timeout: 60_000 });

    // Grace's page finds out as well, and takes a path that works; Ada's wakes.
    await wake();
    for (const [each, name] of [
      [ada.page, 'Ada'],
      [grace.page, 'Grace'],
    ] as const) {
      const back = await untilSeen(each, ({ learningRate }) => learningRate === 0.1);
      expect(back).toEqual({ ...now, studentCount: back.studentCount });
      await badge(each, 'Live').waitFor();
      expect(await each.locator('header .name').textContent()).toBe(name);
      await each.getByRole('button', { name: 'Hand is up' }).waitFor();
    }
    expect(await longestMs(ada.page)).toBeGreaterThan(10_000);

    // No ghost: the same two, both here, hands in the order of before.
    await untilSeen(page, ({ studentCount }) => studentCount === 2);
    await expect.poll(() => gone.count()).toBe(0);
    expect(await roster.locator('bdi').allTextContents()).toEqual(['Ada', 'Grace']);
    expect(await page.locator('.hands bdi').allTextContents()).toEqual(['Ada', 'Grace']);
    await press(ada.page, 'Hand is up');
    await page.getByRole('img', { name: 'One hand up' }).waitFor();
    for (const each of [teacher, ada]) expectClean(each, url);
  });
});
