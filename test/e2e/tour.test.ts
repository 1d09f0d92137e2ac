import axe from 'axe-core';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { steps } from '../../client/tour/steps.ts';
import {
  desk,
  expectClean,
  openPage,
  phone,
  seen,
  untilSeen,
  useBrowser,
} from '../support/class-pages.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();

/** Where the ring is; null where there is none. */
const ringOf = (page: Page) => page.locator('ml-tour .ring').boundingBox();

async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document),
  );
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}

async function openTeacher(options = {}) {
  const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
  const { code, teacherKey } = await openSession(server.url);
  const opened = await openPage(browser(), `${server.url}/teach/${code}#${teacherKey}`, options);
  await untilSeen(opened.page, () => true);
  return { url: server.url, ...opened };
}

describe('the tour', () => {
  it('[PA122, PA123, PA124] leads from start to end by keyboard alone', async () => {
    const { url, page, errors, requests } = await openTeacher({ viewport: desk });
    await page.getByRole('button', { name: 'Tour' }).focus();
    await page.keyboard.press('Enter');
    for (const [i, { setUp }] of steps.entries()) {
      await page.getByText(`Step ${i + 1} of ${steps.length}`).waitFor();
      const doIt = page.getByRole('button', { name: 'Do it for me' });
      const done = page.locator('ml-tour .state', { hasText: '✓ Done' });
      if (setUp.length > 0) {
        // As fast as it goes: a step waits for its epoch, not for its pace.
        await Promise.race([doIt.waitFor(), done.waitFor()]);
        if (await doIt.isVisible()) {
          await doIt.focus();
          await page.keyboard.press('Enter');
          await page.getByLabel('Pace').press('End');
        }
        await done.waitFor();
      }
      expect(await ringOf(page), steps[i].id).toBeTruthy();
      if (i === 1) {
        await expectAccessible(page);
        await page.reload();
        await untilSeen(page, () => true);
      }
      await page.locator('ml-tour h2').focus();
      await page.keyboard.press(i === steps.length - 1 ? 'Escape' : 'ArrowRight');
    }
    expect(await page.locator('ml-tour .card').count()).toBe(0);
    expect((await seen(page))?.learningRate).toBe(10);
    expectClean({ page, errors, requests }, url);
  });

  it('[PA123] leaves the page free on a phone, and shows what it points at', async () => {
    const { page } = await openTeacher(phone);
    await page.getByRole('button', { name: 'Tour' }).tap();
    const card = page.locator('ml-tour .card');
    await card.waitFor();
    // The page's own Train, under the card's step.
    await page.getByRole('button', { name: 'Train', exact: true }).tap();
    await untilSeen(page, ({ phase }) => phase === 'training');
    for (let i = 1; i < steps.length; i++) {
      await page.getByRole('button', { name: 'Next', exact: true }).tap();
      await page.getByText(`Step ${i + 1} of ${steps.length}`).waitFor();
      const below = (await card.boundingBox()) ?? { y: 0, height: 0 };
      await page.waitForTimeout(100);
      const ring = await ringOf(page);
      if (ring) expect(ring.y + ring.height, steps[i].id).toBeGreaterThan(below.y + below.height);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    }
    await page.getByRole('button', { name: 'Finish' }).tap();
    expect(await card.count()).toBe(0);
  });
});
