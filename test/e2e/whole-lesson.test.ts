import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import {
  badge,
  desk,
  expectClean,
  openPage,
  phone,
  untilSeen,
  useBrowser,
  pressFirst as press,
  shows,
} from '../support/class-pages.ts';
import { startRefusingProxy } from '../support/refusing-proxy.ts';
import { ServerProcess } from '../support/server-process.ts';
import { temporaryFolder } from '../support/server.ts';

const browser = useBrowser();

/** Draws a line by keys, as a pupil without a pointer does. */
async function drawLine(page: Page): Promise<void> {
  await page.locator('ml-drawing-plane .surface').focus();
  await page.keyboard.press('Enter');
  await shows(page, /Your drawing is in/);
}

describe('a whole lesson', () => {
  it('[PA278] [PA279] goes from the lobby to the summary: a teacher, a phone, a firewall, a line that breaks, and a wall', async () => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { url } = server;
    const firewall = await startRefusingProxy(url);

    // The teacher opens a class on the home page, and the wall shows how to get in.
    const teacher = await openPage(browser(), url);
    const { page } = teacher;
    await press(page, 'Start a class');
    await page.waitForURL(/\/teach\/[A-Z]{6}#/);
    const code = /teach\/([A-Z]+)#/.exec(page.url())?.[1] ?? '';
    const wall = await openPage(browser(), `${url}/wall/${code}`, {
      viewport: { width: 1920, height: 1080 },
    });
    await page.keyboard.press('j');
    await page.locator('ml-join-dialog dialog[open] ml-qr-code').waitFor();
    const enlarged = await page.locator('ml-join-dialog dialog').boundingBox();
    expect(enlarged).toMatchObject({ x: 0, y: 0, ...desk });
    await page.keyboard.press('Escape');

    // Three pupils: by the code on the home page, behind a firewall, and by the link.
    const ada = await openPage(browser(), url, phone);
    await ada.page.locator('#code').fill(code);
    await ada.page.keyboard.press('Enter');
    const grace = await openPage(browser(), `${firewall.url}/join/${code}`);
    const linus = await openPage(browser(), `${url}/join/${code}`, { viewport: desk });
    const pupils = [ada.page, grace.page, linus.page];
    for (const [i, name] of ['Ada', 'Grace', 'Linus'].entries()) {
      await pupils[i].getByLabel('Your name').fill(name);
      await press(pupils[i], 'Join');
      await shows(pupils[i], 'The lesson begins when your teacher starts it.');
    }
    await shows(wall.page, '3 here');
    await press(page, 'Begin the lesson');
    for (const each of pupils) await each.locator('ml-stage').waitFor();

    // Everyone predicts, then it trains, then the drawings are scored.
    await page.keyboard.press('p');
    await press(page, 'Predict');
    await press(page, 'Let them draw');
    for (const each of pupils) await drawLine(each);
    await shows(page, '3 of 3 have drawn');
    await press(page, 'Show all drawings');
    await press(page, 'Train');
    for (const each of [...pupils, wall.page]) await untilSeen(each, ({ epoch }) => epoch > 2);

    // A line breaks in the middle and comes back, to the same seat and the same picture.
    await linus.page.context().setOffline(true);
    await badge(linus.page, 'Reconnecting').waitFor();
    await press(ada.page, 'Raise hand');
    await page.getByRole('img', { name: 'One hand up' }).waitFor();
    await untilSeen(page, ({ phase }) => phase === 'finished');
    await linus.page.context().setOffline(false);
    const end = await untilSeen(page, ({ phase }) => phase === 'finished');
    for (const each of [...pupils, wall.page]) {
      const view = await untilSeen(each, ({ phase }) => phase === 'finished');
      expect(view.parameters).toEqual(end.parameters);
    }
    expect(await linus.page.locator('header .name').textContent()).toBe('Linus');
    await press(page, 'Score them now');
    for (const each of pupils) await shows(each, /% of the plane is right/);
    await press(page, 'Take them away');

    // A poll, by a phone and by polling.
    await press(page, 'Poll');
    await page.getByLabel('Begin with').selectOption({ index: 1 });
    await press(page, 'Ask the class');
    await ada.page.getByRole('radio', { name: '3', exact: true }).tap();
    await grace.page.getByRole('radio', { name: '3', exact: true }).click();
    await shows(page, '2 of 3 have answered');
    await press(page, 'Reveal');
    await wall.page.locator('progress').first().waitFor();
    await press(page, 'Take it away');

    // The teacher's line breaks: everyone is told, and everyone is told no more.
    await page.context().setOffline(true);
    await badge(page, 'Reconnecting').waitFor();
    for (const each of [wall.page, ada.page])
      await shows(each, 'The teacher is away for a moment.');
    await page.context().setOffline(false);
    for (const each of [wall.page, ada.page]) {
      await each.getByText('The teacher is away for a moment.').waitFor({ state: 'detached' });
    }

    // A start of its own for every device, whatever the line.
    await press(page, 'Own starts');
    await page.getByLabel('Train until epoch').fill('60');
    await press(page, 'Give everyone their own start');
    for (const each of pupils) await shows(each, /^Done\./);
    await shows(wall.page, 'The mean of 3 networks');
    await press(page, 'Take it away');

    // Eyes up, and the end: what was tried, to be taken along, without a name; then nothing is left.
    await page.keyboard.press('h');
    for (const each of pupils) await each.locator('ml-eyes-up dialog').waitFor();
    await page.keyboard.press('h');
    await press(page, 'Room');
    await press(page, /^End the class/);
    await page.locator('ml-end-dialog dialog[open]').waitFor();
    for (const kind of ['CSV', 'JSON']) {
      const saving = page.waitForEvent('download');
      await press(page, `Save as ${kind}`);
      const text = readFileSync((await (await saving).path()) ?? '', 'utf8');
      expect(text.length).toBeGreaterThan(50);
      expect(text).not.toMatch(/Ada|Grace|Linus/);
    }
    await press(page, 'Delete everything');
    await press(page, 'Yes, delete everything');
    for (const each of [page, wall.page, ...pupils]) await shows(each, 'The class is over');
    expect(firewall.counts.upgrades).toBeGreaterThan(0);
    // Grace's browser says on its console what the firewall did; Linus's and the teacher's that they were offline.
    for (const each of [ada, wall]) expectClean(each, url);
  });
});
