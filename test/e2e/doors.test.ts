import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { expectNoFindings } from '../support/axe.ts';
import {
  expectClean,
  openPage,
  phone,
  untilSeen,
  useBrowser,
  pressFirst as press,
  shows,
  joinAs as join,
} from '../support/class-pages.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();

async function openClass() {
  const { url } = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
  const { code, teacherKey } = await openSession(url, { preset: 'exor-two-hidden' });
  const teacher = await openPage(browser(), `${url}/teach/${code}#${teacherKey}`);
  await untilSeen(teacher.page, () => true);
  const joinUrl = `${url}/join/${code}`;
  return { url, code, teacher, joinUrl, wallUrl: `${url}/wall/${code}` };
}

describe('the doors of a class', () => {
  it('[PA320] a locked class is shown on the wall that the teacher opens, and on one that was there', async () => {
    const { url, teacher, wallUrl } = await openClass();
    const wall = await openPage(browser(), wallUrl);
    await untilSeen(wall.page, () => true);
    await teacher.page.keyboard.press('p');
    await press(teacher.page, 'Room');
    await teacher.page.getByRole('switch', { name: /^Locked/ }).check();

    // By the code alone nobody sees it, and is told what to do.
    const stranger = await openPage(browser(), wallUrl);
    await shows(stranger.page, /open it with the button “Wall” on the teacher’s page/);
    await expectNoFindings(stranger.page);

    // A reload brings back the one that was there.
    await wall.page.reload();
    await untilSeen(wall.page, () => true);

    // The teacher's link opens one, on any device.
    const link = await teacher.page.locator('a[href^="/wall/"]').getAttribute('href');
    const projector = await openPage(browser(), `${url}${link}`);
    await untilSeen(projector.page, () => true);

    // One that is offline while the code is renewed finds the class again.
    await wall.page.context().setOffline(true);
    await shows(wall.page, 'Reconnecting');
    await press(teacher.page, 'New code');
    await press(teacher.page, 'New code');
    await teacher.page.waitForURL((at) => !wallUrl.endsWith(at.pathname.slice(-6)));
    const newCode = new URL(teacher.page.url()).pathname.slice(-6);
    await wall.page.context().setOffline(false);
    await wall.page.waitForURL(`**/wall/${newCode}#*`);
    await projector.page.waitForURL(`**/wall/${newCode}#*`);
    await wall.page.reload();
    await untilSeen(wall.page, () => true);
    await stranger.page.reload();
    await shows(stranger.page, 'This code has ended');
    for (const each of [teacher, projector]) expectClean(each, url);
  });

  it('[PA321] what floats by goes from every page, when it is cleared and when it is switched off', async () => {
    const { teacher, joinUrl, wallUrl } = await openClass();
    const ada = await openPage(browser(), joinUrl, phone);
    await join(ada.page, 'Ada');
    await ada.page.locator('ml-stage').waitFor();
    const wall = await openPage(browser(), wallUrl);
    const pages = [teacher.page, ada.page, wall.page];
    await untilSeen(wall.page, () => true);
    await teacher.page.keyboard.press('p');
    await press(teacher.page, 'Room');
    const clears = [
      () => press(teacher.page, 'Clear the reactions'),
      () => teacher.page.getByRole('switch', { name: /^Reactions/ }).uncheck(),
    ];
    const heart = (page: Page) => page.getByRole('img', { name: /^Heart/ });
    // They would be gone by themselves after four seconds: here they stay.
    for (const page of pages) {
      await page.evaluate(() => {
        const before = window.setTimeout.bind(window);
        const patient = (...args: Parameters<typeof before>) =>
          args[1] === 4000 ? 0 : before(...args);
        window.setTimeout = patient as typeof setTimeout;
      });
    }
    await press(ada.page, 'React');
    for (const clear of clears) {
      const floating = pages.map((page) => heart(page).first().waitFor());
      await press(ada.page, 'Heart');
      await Promise.all(floating);
      await clear();
      for (const page of pages) await heart(page).first().waitFor({ state: 'detached' });
    }
  });

  it('[PA322] who was not let in, or whose seat is gone, is asked for a name again', async () => {
    const { teacher, joinUrl } = await openClass();
    await teacher.page.keyboard.press('p');
    await press(teacher.page, 'Room');
    await teacher.page.getByRole('switch', { name: /^Ask me first/ }).check();
    await press(teacher.page, 'Pupils');
    const ada = await openPage(browser(), joinUrl, phone);
    await join(ada.page, 'Ada');
    await shows(ada.page, 'Your teacher lets you in. This page goes on by itself.');
    await press(teacher.page, 'Refuse all');
    await expectNoFindings(teacher.page);
    await press(teacher.page, 'Send away');
    await shows(ada.page, 'Your teacher has not let you in');
    await press(ada.page, 'Try again');
    await join(ada.page, 'Ada');
    await press(teacher.page, 'Let in Ada');
    await ada.page.locator('ml-stage').waitFor();

    // A token that no seat has: as after a seat was given up.
    const grace = await openPage(browser(), joinUrl, phone, (page) =>
      page.addInitScript(
        (code) => localStorage.setItem(`more-layers-seat-${code}`, 'of-no-seat'),
        joinUrl.slice(-6),
      ),
    );
    await grace.page.getByLabel('Your name').waitFor();
    expect(await grace.page.getByRole('alert').count()).toBe(0);
    await expectNoFindings(grace.page);
    await join(grace.page, 'Grace');
    await press(teacher.page, 'Let in Grace');
    await grace.page.locator('ml-stage').waitFor();
    expect(await grace.page.locator('header .name').textContent()).toBe('Grace');
  });

  it('[PA323] two tabs of one browser that ask for a name are one pupil', async () => {
    const { teacher, joinUrl } = await openClass();
    const { page: first } = await openPage(browser(), joinUrl);
    const second = await first.context().newPage();
    await second.goto(joinUrl);
    await second.getByLabel('Your name').waitFor();
    await join(first, 'Ada');
    await first.locator('ml-stage').waitFor();
    await join(second, 'Somebody else');
    await second.locator('ml-stage').waitFor();
    expect(await second.locator('header .name').textContent()).toBe('Ada');
    await shows(first, /open in another tab/);
    expect((await untilSeen(teacher.page, () => true)).studentCount).toBe(1);
  });

  it('[PA322] an empty field gets a name in the language of the page', async () => {
    const { joinUrl } = await openClass();
    const { page } = await openPage(browser(), `${joinUrl}?lang=de`);
    await page.locator('ml-join-form input').fill('');
    await page.locator('ml-join-form button.primary').click();
    await page.locator('ml-stage').waitFor();
    const name = await page.locator('header .name').textContent();
    expect(name).toMatch(/^[A-ZÄÖÜ][a-zäöüß]+er [A-ZÄÖÜ][a-zäöüß]+$/);
  });
});
