import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { expectNoFindings } from '../support/axe.ts';
import {
  desk,
  expectClean,
  openPage,
  phone,
  untilSeen,
  useBrowser,
  pressFirst as press,
  shows,
} from '../support/class-pages.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();

/** Losses as the wall or the teacher shows them, in their order. */
const lossesOn = async (page: Page): Promise<number[]> => {
  const labels = await page.locator('ml-seed-tiles li span').allTextContents();
  return labels.map(Number);
};

describe('thirty seeds', () => {
  it('[PA270] [PA272] [PA274] [PA275] go from one click to all of them sorted and their mean, through a reload, to the end', async () => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { url } = server;
    const { code, teacherKey } = await openSession(url, { preset: 'exor-two-hidden' });
    const teacher = await openPage(browser(), `${url}/teach/${code}#${teacherKey}`);
    const ada = await openPage(browser(), `${url}/join/${code}`, phone);
    const grace = await openPage(browser(), `${url}/join/${code}`, { colorScheme: 'dark' });
    const linus = await openPage(browser(), `${url}/join/${code}`, { viewport: desk });
    const wall = await openPage(browser(), `${url}/wall/${code}`, {
      viewport: { width: 1920, height: 1080 },
    });
    for (const { page } of [ada, grace]) await press(page, 'Join');
    for (const { page } of [ada, grace]) await page.locator('ml-stage').waitFor();
    const { page } = teacher;
    await page.keyboard.press('p');
    await press(page, 'Own starts');
    await page.getByLabel('Train until epoch').fill('300');
    await press(page, 'Give everyone their own start');

    // Each has a seed of its own; who comes now takes part as well.
    await shows(ada.page, 'Your own start: 31');
    await shows(grace.page, 'Your own start: 32');
    await press(linus.page, 'Join');
    await shows(linus.page, 'Your own start: 33');
    await shows(wall.page, 'The mean of 3 networks');
    for (const each of [ada, grace, wall, teacher]) await expectNoFindings(each.page);

    // A reload in the middle goes on; folded away it goes on as well.
    await ada.page.reload();
    await shows(ada.page, 'Your own start: 31');
    await press(linus.page, 'Fold away');
    await shows(ada.page, /^Done\./);
    await shows(grace.page, /^Done\./);
    await shows(wall.page, '3 of 3 devices take part, 3 are done');
    await wall.page.waitForFunction(() => {
      const host = document.querySelector('ml-wall-page')?.shadowRoot;
      const tiles = host
        ?.querySelector('ml-wall-seeds')
        ?.shadowRoot?.querySelector('ml-seed-tiles')?.shadowRoot;
      const losses = [...(tiles?.querySelectorAll('li span') ?? [])].map((each) =>
        Number(each.textContent),
      );
      return losses.length === 3 && losses.every((loss, i) => i === 0 || loss >= losses[i - 1]);
    });
    const losses = await lossesOn(wall.page);
    expect(await wall.page.getByText(/Ada|Grace|Linus/).count()).toBe(0);

    // A wall that comes later, or is loaded again, has all of it.
    await wall.page.reload();
    await shows(wall.page, 'The mean of 3 networks');
    await expect.poll(() => lossesOn(wall.page)).toEqual(losses);
    await expectNoFindings(wall.page);
    await page.reload();
    await untilSeen(page, () => true);
    await page.keyboard.press('p');
    await shows(page, 'The mean of 3 networks');
    await expect.poll(() => lossesOn(page)).toEqual(losses);

    // The best of them becomes the class's start.
    await page.locator('ml-seed-tiles button').first().click();
    const picked = (await page.locator('ml-seeds-tab .picked').textContent()) ?? '';
    const seed = Number(/Start (\d+)/.exec(picked)?.[1]);
    await expectNoFindings(page);
    await press(page, 'Make it the class’s start');
    const seedOf = (each: Page) =>
      each.evaluate(() => {
        type Host = HTMLElement & { view?: { experiment: { seed: number } } };
        return document.querySelector<Host>('body > *')?.view?.experiment.seed;
      });
    await expect.poll(() => seedOf(linus.page)).toBe(seed);

    // Closed, it stays to be seen; cleared, the class is back.
    await press(page, 'No more results');
    await shows(grace.page, /^Done\./);
    await press(page, 'Take it away');
    await wall.page.locator('ml-network').waitFor();
    await ada.page.locator('ml-seed-card').waitFor({ state: 'detached' });
    await shows(page, 'Give everyone their own start');
    for (const each of [teacher, ada, grace, linus, wall]) expectClean(each, url);
  });
});
