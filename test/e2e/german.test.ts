import axe from 'axe-core';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import {
  desk,
  expectClean,
  openPage,
  phone,
  untilSeen,
  useBrowser,
} from '../support/class-pages.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();

async function expectFits(page: Page, isWhole: boolean): Promise<void> {
  const { across, down } = await page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return { across: scrollWidth - clientWidth, down: scrollHeight - clientHeight };
  });
  expect(across).toBe(0);
  if (isWhole) expect(down).toBe(0);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document),
  );
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}

describe('German', () => {
  it('[PA161, PA163] is spoken to a German browser, and English after one press', async () => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const opened = await openPage(browser(), server.url, { viewport: desk, locale: 'de-DE' });
    const { page } = opened;
    await page
      .getByRole('heading', { name: 'Gemeinsam zusehen, wie ein neuronales Netz lernt.' })
      .waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    await expectFits(page, true);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Watch a neural network learn, together.' }).waitFor();
    // It is remembered without the link.
    await page.goto(server.url);
    await page.getByRole('heading', { name: 'Watch a neural network learn, together.' }).waitFor();
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await page.getByRole('button', { name: 'Klasse starten' }).click();
    await page.waitForURL(/\/teach\//);
    await untilSeen(page, () => true);
    await page.getByRole('button', { name: 'Trainieren' }).click();
    await untilSeen(page, ({ epoch }) => epoch > 0);
    await page.getByRole('button', { name: 'Was „Lernrate“ bedeutet' }).waitFor();
    await expectFits(page, true);
    expectClean(opened, server.url);
  });

  it('[PA161, PA163] is spoken to whoever comes by a German link, phone and wall', async () => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { code } = await openSession(server.url);
    const student = await openPage(browser(), `${server.url}/join/${code}?lang=de`, phone);
    await student.page.getByText('Du trittst bei').waitFor();
    await student.page.getByRole('button', { name: 'Beitreten' }).click();
    await untilSeen(student.page, () => true);
    await student.page.getByText('Epoche').first().waitFor();
    await expectFits(student.page, false);
    const wall = await openPage(browser(), `${server.url}/wall/${code}?lang=de`, {
      viewport: desk,
    });
    await untilSeen(wall.page, () => true);
    await wall.page.getByText('Beitreten unter').waitFor();
    await expectFits(wall.page, true);
  });

  it.each(['en', 'de'])('[PA176] (%s) the transport takes one row on a desk', async (language) => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { code, teacherKey } = await openSession(server.url);
    const address = `${server.url}/teach/${code}?lang=${language}#${teacherKey}`;
    const { page } = await openPage(browser(), address, { viewport: desk });
    await untilSeen(page, () => true);
    const heightOf = async () => (await page.locator('ml-transport').boundingBox())?.height;
    await expect.poll(heightOf).toBeLessThan(60);
    await page.keyboard.press('m');
    await page.locator('ml-measures').waitFor();
    await expect.poll(heightOf).toBeLessThan(60);
  });
});
