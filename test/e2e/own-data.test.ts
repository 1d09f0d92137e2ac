import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { parseCsv, type Point } from '../../shared/datasets/csv.ts';
import type { View } from '../../shared/view/view.ts';
import {
  expectClean,
  openPage,
  phone,
  untilSeen,
  useBrowser,
  press,
} from '../support/class-pages.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();

/** What the page's class trains on, once it is own points. */
async function ownPoints(page: Page, count: number): Promise<Point[]> {
  const read = () =>
    page.evaluate(() => {
      const host = document.querySelector<HTMLElement & { view?: View | null }>('body > *');
      const dataset = host?.view?.experiment.dataset;
      return dataset?.type === 'custom' ? dataset.points : [];
    });
  await expect.poll(async () => (await read()).length, { timeout: 10_000 }).toBe(count);
  return read();
}

async function openClass(options = phone) {
  const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
  const { url } = server;
  const { code, teacherKey } = await openSession(url);
  const teacher = await openPage(browser(), `${url}/teach/${code}#${teacherKey}`, options);
  await untilSeen(teacher.page, () => true);
  const wall = await openPage(browser(), `${url}/wall/${code}`);
  await untilSeen(wall.page, () => true);
  return { url, teacher, wall };
}

describe('own data', () => {
  it('[PA140] points drawn with a finger are what the class trains on', async () => {
    const { url, teacher, wall } = await openClass();
    const { page } = teacher;
    await press(page, 'Draw');
    const box = await page.locator('ml-points-plane .surface').boundingBox();
    if (!box) throw new Error('no plane');
    const at = (right: number, down: number) =>
      [box.x + right * box.width, box.y + down * box.height] as const;
    for (const [right, down] of [
      [0.25, 0.25],
      [0.75, 0.75],
      [0.9, 0.1],
    ]) {
      await page.touchscreen.tap(...at(right, down));
    }
    await press(page, 'Class 1');
    await page.touchscreen.tap(...at(0.75, 0.25));
    await page.touchscreen.tap(...at(0.25, 0.75));
    await press(page, 'Eraser');
    await page.touchscreen.tap(...at(0.9, 0.1));
    await press(page, 'Use these points');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    for (const each of [page, wall.page]) {
      const points = await ownPoints(each, 4);
      expect(points.map(([x1, x2, label]) => [Math.round(x1), Math.round(x2), label])).toEqual(
        [
          [-1, 1, 0],
          [1, -1, 0],
          [1, 1, 1],
          [-1, -1, 1],
        ].map(([x1, x2, label]) => [Math.round(1.5 * x1), Math.round(1.5 * x2), label]),
      );
    }
    await page.getByText('4 points').waitFor();
    await press(page, 'Train');
    await untilSeen(wall.page, ({ epoch }) => epoch > 4);
    expectClean(teacher, url);
    expectClean(wall, url);
  });

  it('[PA144] a CSV with an error is mended, then used', async () => {
    const { url, teacher, wall } = await openClass();
    const { page } = teacher;
    await press(page, 'CSV');
    const file = page.getByLabel('Choose a file');
    const csv = (text: string) => ({
      name: 'pets.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    });
    await file.setInputFiles(csv('height;weight;pet\n0,5;1,5;cat\n2;3\n1;x;dog\n'));
    await page.getByText('There are 2 columns').waitFor();
    await page.getByText('“x”, which is no number').waitFor();
    const use = page.getByRole('button', { name: 'Use these points' });
    expect(await use.isDisabled()).toBe(true);
    await file.setInputFiles(csv('height;weight;pet\n0,5;1,5;cat\n2;3;dog\n'));
    await page.getByText('“cat” is class 0, “dog” is class 1.').waitFor();
    await use.click();
    for (const each of [page, wall.page]) {
      expect(await ownPoints(each, 2)).toEqual([
        [0.5, 1.5, 0],
        [2, 3, 1],
      ]);
    }
    expectClean(teacher, url);
  });

  it('[PA145] an experiment goes out as file, link and CSV, and comes back', async () => {
    const { url, teacher } = await openClass({});
    const { page } = teacher;
    await page.getByLabel('Learning rate').selectOption('0.3');
    await untilSeen(page, ({ learningRate }) => learningRate === 0.3);
    await press(page, 'Save and open');
    const saved = async (name: string) => {
      const [download] = await Promise.all([page.waitForEvent('download'), press(page, name)]);
      const text = await readFile(await download.path(), 'utf8');
      return { name: download.suggestedFilename(), text };
    };
    const csv = await saved('Save as CSV');
    expect(csv.name).toBe('ex-or.csv');
    expect(parseCsv(csv.text)).toMatchObject({ ok: true, notes: [{ code: 'header' }] });
    const json = await saved('Save the file');
    expect(json.name).toBe('ex-or-two-hidden-layers.json');
    const link = await page.getByLabel('As a link').inputValue();
    await press(page, 'Close');

    await page.getByRole('combobox', { name: 'Lesson', exact: true }).selectOption('Two moons');
    await untilSeen(page, ({ unitCounts }) => unitCounts.join() !== '4,3');
    await press(page, 'Save and open');
    await page.getByLabel('Open a file').setInputFiles({
      name: json.name,
      mimeType: 'application/json',
      buffer: Buffer.from(json.text),
    });
    await untilSeen(page, (view) => view.unitCounts.join() === '4,3' && view.learningRate === 0.3);
    expectClean(teacher, url);

    // [PA146] Another teacher opens the link, and starts a class of her own with it.
    const home = await openPage(browser(), `${url}/${new URL(link).hash}`);
    await press(home.page, 'Start a class with this experiment');
    await home.page.waitForURL(/\/teach\/[A-Z]{6}#/);
    const own = await untilSeen(home.page, () => true);
    expect(own).toMatchObject({ unitCounts: [4, 3], learningRate: 0.3 });
    // What stands behind # never leaves the browser.
    expect(home.requests.filter((request) => request.includes('experiment='))).toEqual([]);
    expectClean(home, url);
  });

  it('[PA314] a class begun with a link is without what the link hides', async () => {
    const { url, teacher } = await openClass({});
    const { page } = teacher;
    await press(page, 'Save and open');
    await page.getByText('Without some controls').click();
    await page.getByRole('checkbox', { name: 'Learning rate', exact: true }).check();
    await page.getByRole('checkbox', { name: 'Optimizer', exact: true }).check();
    const field = page.getByLabel('As a link');
    await expect.poll(() => field.inputValue()).toContain('?hide=learning-rate,optimizer#');
    const link = new URL(await field.inputValue());

    const home = await openPage(browser(), `${url}${link.pathname}${link.search}${link.hash}`);
    await press(home.page, 'Start a class with this experiment');
    await home.page.waitForURL(/\/teach\/[A-Z]{6}\?hide=[^#]*#/);
    const isThere = async (label: string) => (await home.page.getByLabel(label).count()) > 0;
    for (const visit of ['begun', 'reloaded']) {
      await untilSeen(home.page, () => true);
      await home.page.getByLabel('Batch size').waitFor();
      expect(await isThere('Learning rate'), visit).toBe(false);
      expect(await isThere('Optimizer'), visit).toBe(false);
      await home.page.reload();
    }
    expectClean(home, url);
  });

  it('[PA146] a link that was cut off says so, and a class can be started without it', async () => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { page } = await openPage(browser(), `${server.url}/#experiment=abc`);
    await page.getByRole('alert').filter({ hasText: 'cannot be read' }).waitFor();
    await press(page, 'Start a class');
    await page.waitForURL(/\/teach\/[A-Z]{6}#/);
  });
});
