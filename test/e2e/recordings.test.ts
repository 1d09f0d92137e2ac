import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
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
  press,
} from '../support/class-pages.ts';
import { tabAround, tabTo, watchControls } from '../support/keyboard.ts';
import { ServerProcess } from '../support/server-process.ts';
import { bearer, openSession, temporaryFolder, type Opened } from '../support/server.ts';

const browser = useBrowser();
const card = (page: Page, title: string) => page.getByRole('article', { name: title });
const alert = (page: Page, text: string) =>
  page.getByRole('alert').filter({ hasText: text }).waitFor();

/** A teacher's browser that has had this class open, trained a little. */
async function teach(url: string, opened: Opened) {
  const teacher = await openPage(
    browser(),
    `${url}/teach/${opened.code}#${opened.teacherKey}`,
    { viewport: desk, reducedMotion: 'reduce' },
    watchControls,
  );
  await press(teacher.page, '2 epochs');
  await untilSeen(teacher.page, ({ epoch }) => epoch === 2);
  return teacher;
}

const start = async () => {
  const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
  const opened = await openSession(server.url, { title: 'Ours', preset: 'exor-two-hidden' });
  return { server, url: server.url, opened };
};

describe('the list of recordings', () => {
  it('[PA296] [PA297] [PA298] shows, shares, renames, saves and deletes a class', async () => {
    const { url, opened } = await start();
    const teacher = await teach(url, opened);
    const list = await teacher.page.context().newPage();
    const asked: string[] = [];
    list.on('request', (request) => asked.push(request.url()));
    await list.goto(url);
    await list.getByRole('link', { name: 'My classes' }).click();
    const ours = card(list, 'Ours');
    await ours.getByText('epoch 2').waitFor();
    await expectNoFindings(list);

    // Shared: a device that knows nothing else plays it.
    await ours.getByRole('button', { name: 'Share' }).click();
    await ours.getByRole('button', { name: 'Make a link' }).click();
    const link = await ours.getByLabel('Link to the recording').inputValue();
    await expectNoFindings(list);
    const guest = await openPage(browser(), `${url}${new URL(link).pathname}${new URL(link).hash}`);
    await untilSeen(guest.page, () => true);
    await guest.page.keyboard.press('End');
    await untilSeen(guest.page, ({ epoch }) => epoch === 2);
    expectClean(guest, url);
    await ours.getByRole('button', { name: 'Take the link back' }).click();
    await ours.getByText('Private.').waitFor();
    await guest.page.reload();
    await alert(guest.page, 'link taken back');

    // Named anew: everyone who is in the class sees it.
    await ours.getByRole('button', { name: 'Rename' }).click();
    await list.getByLabel('Title of the class').fill('EX-OR, 10b');
    await press(list, 'Save the title');
    const renamed = card(list, 'EX-OR, 10b');
    await renamed.waitFor();
    await teacher.page.getByRole('heading', { name: 'EX-OR, 10b' }).waitFor();

    const waiting = list.waitForEvent('download');
    await renamed.getByRole('button', { name: 'Download' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe('ex-or-10b.ndjson.gz');
    const path = join(temporaryFolder(), 'saved.gz');
    await download.saveAs(path);
    expect(gunzipSync(await readFile(path)).toString()).toContain('"title":"EX-OR, 10b"');

    // The teacher's own browser opens it; what stands in its address opens nothing elsewhere.
    await renamed.getByRole('link', { name: 'Replay' }).click();
    await untilSeen(list, () => true);
    await list.getByRole('heading', { name: 'EX-OR, 10b' }).waitFor();
    expect(new URL(list.url()).hash).toBe('');
    const stranger = await openPage(browser(), list.url());
    await alert(stranger.page, 'Recordings are private');
    await list.goBack();

    await renamed.getByRole('button', { name: 'Delete' }).click();
    await press(list, 'Delete for good');
    await list.getByText('No class yet').waitFor();
    await teacher.page.getByRole('alert').waitFor();
    const gone = await fetch(`${url}/api/sessions/${opened.code}`);
    expect(gone.status).toBe(404);
    await list.goto(url);
    await list.getByRole('button', { name: 'Start a class' }).waitFor();
    expect(await list.getByRole('link', { name: 'My classes' }).count()).toBe(0);
    for (const address of asked) {
      expect(new URL(address).search, address).not.toContain(opened.teacherKey);
      expect(new URL(address).pathname, address).not.toContain(opened.teacherKey);
    }
  });

  it('[PA296] says which classes are gone, and lets them go', async () => {
    const { url, opened } = await start();
    const other = await openSession(url, { title: 'Kept' });
    const teacher = await teach(url, opened);
    await teacher.page.goto(`${url}/teach/${other.code}#${other.teacherKey}`);
    await untilSeen(teacher.page, () => true);
    await fetch(`${url}/api/recordings/${opened.recordingId}`, {
      method: 'DELETE',
      headers: bearer(opened.teacherKey),
    });
    await teacher.page.goto(`${url}/recordings`);
    const titles = teacher.page.getByRole('heading', { level: 2 });
    await card(teacher.page, 'Kept').getByText('epoch 0').waitFor();
    await card(teacher.page, 'Ours').getByText('This class is gone').waitFor();
    expect(await titles.allTextContents()).toEqual(['Kept', 'Ours']);
    await card(teacher.page, 'Ours').getByRole('button', { name: 'Remove from the list' }).click();
    await expect.poll(() => titles.allTextContents()).toEqual(['Kept']);
    await teacher.page.reload();
    await card(teacher.page, 'Kept').getByText('epoch 0').waitFor();
    expect(await titles.allTextContents()).toEqual(['Kept']);
  });

  it('[PA299] takes in a class by its teacher’s link, on any device', async () => {
    const { url, opened } = await start();
    const { page } = await openPage(browser(), `${url}/recordings`);
    const add = async (link: string) => {
      await page.getByLabel('Add a class').fill(link);
      await press(page, 'Add');
    };
    for (const wrong of [
      'nonsense',
      `${url}/teach/BBBBBB#x`,
      `${url}/teach/${opened.code}#wrong`,
    ]) {
      await add(wrong);
      await alert(page, 'This opens no class');
    }
    const shared = await fetch(`${url}/api/recordings/${opened.recordingId}/share`, {
      method: 'POST',
      headers: bearer(opened.teacherKey),
    });
    const { shareUrl } = (await shared.json()) as { shareUrl: string };
    await add(shareUrl);
    await alert(page, 'opens the recording alone');
    await add(`${url}/teach/${opened.code}#${opened.teacherKey}`);
    await card(page, 'Ours').getByText('Shared by a link.').waitFor();
    await card(page, 'Ours').getByRole('button', { name: 'Share' }).click();
    await page.getByText('made on another device').waitFor();
    // The same once more is the same class; by the link of its replay too.
    await add(`${url}/replay/${opened.recordingId}#${opened.teacherKey}`);
    await expect.poll(() => page.getByLabel('Add a class').inputValue()).toBe('');
    expect(await page.getByRole('article').count()).toBe(1);
    await card(page, 'Ours').getByRole('link', { name: 'To the class' }).click();
    await untilSeen(page, () => true);
  });

  it('[PA300] works by keys alone, and shows where the focus is', async () => {
    const { url, opened } = await start();
    const { page, ...rest } = await teach(url, opened);
    await page.goto(`${url}/recordings`);
    await card(page, 'Ours').getByText('epoch 2').waitFor();
    const expectAllReached = async (where: string) => {
      const { unreached, ringless, hidden } = await tabAround(page);
      expect.soft({ unreached, ringless, hidden }, where).toEqual({
        unreached: [],
        ringless: [],
        hidden: [],
      });
    };
    await expectAllReached('list');
    await tabTo(page, 'Share');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByLabel('Link to the recording').waitFor();
    await expectAllReached('shared');
    await tabTo(page, 'Rename');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('By keys');
    await page.keyboard.press('Enter');
    await card(page, 'By keys').waitFor();
    await tabTo(page, 'Delete');
    await page.keyboard.press('Enter');
    await expectAllReached('asked');
    await tabTo(page, 'Only from this list');
    await page.keyboard.press('Enter');
    await page.getByText('No class yet').waitFor();
    expectClean({ page, ...rest }, url);
  });

  it.each(['en', 'de'])('[PA300] fits every width (%s)', async (language) => {
    const { url, opened } = await start();
    const { page } = await teach(url, opened);
    await page.goto(`${url}/recordings?lang=${language}`);
    await page.locator('ml-recording-picture').waitFor();
    await page.locator('[data-opens="share"]').click();
    await page.locator('.asked button').click();
    await page.locator('.asked input').waitFor();
    for (const width of [390, 768, 1366, 1920]) {
      await page.setViewportSize({ width, height: 844 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(over).toBe(width);
    }
    await expectNoFindings(page);
    const hand = await openPage(browser(), `${url}/recordings?lang=${language}`, phone);
    await hand.page.getByRole('heading', { level: 1 }).waitFor();
    await expectNoFindings(hand.page);
  });
});
