import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { expectNoFindings } from '../support/axe.ts';
import {
  badge,
  desk,
  expectClean,
  giveNewCode,
  openPage,
  phone,
  untilSeen,
  useBrowser,
  pressFirst as press,
  shows,
  joinAs as join,
} from '../support/class-pages.ts';
import { startRefusingProxy } from '../support/refusing-proxy.ts';
import { ServerProcess } from '../support/server-process.ts';
import { temporaryFolder } from '../support/server.ts';

const browser = useBrowser();

/** A teacher from the home page, three pupils (a phone, one by polling, a laptop) and a wall. */
async function openRoom() {
  const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
  const { url } = server;
  const teacher = await openPage(browser(), url);
  await press(teacher.page, 'Start a class');
  await teacher.page.waitForURL(/\/teach\/[A-Z]{6}#/);
  const code = /teach\/([A-Z]+)#/.exec(teacher.page.url())?.[1] ?? '';
  const firewall = await startRefusingProxy(url);
  const ada = await openPage(browser(), `${url}/join/${code}`, phone);
  const grace = await openPage(browser(), `${firewall.url}/join/${code}`);
  const linus = await openPage(browser(), `${url}/join/${code}`, { viewport: desk });
  await join(ada.page, 'Ada');
  await join(grace.page, 'Grace');
  await join(linus.page, 'Linus');
  const wall = await openPage(browser(), `${url}/wall/${code}`);
  const students = [ada.page, grace.page, linus.page];
  return { url, code, teacher, ada, grace, linus, wall, students, firewall };
}

describe('a lesson with a room', () => {
  it('[PA211] [PA213] [PA216] [PA217] [PA218] [PA220] goes from the lobby to eyes up, whatever the line', async () => {
    const { url, teacher, ada, grace, linus, wall, students, firewall } = await openRoom();
    const { page } = teacher;

    // The lobby: everyone waits, the wall has a count and no names until they are allowed.
    for (const each of students)
      await shows(each, 'The lesson begins when your teacher starts it.');
    await shows(wall.page, '3 here');
    expect(await wall.page.getByText('Ada').count()).toBe(0);
    await expectNoFindings(wall.page);
    await expectNoFindings(ada.page);
    await page.keyboard.press('p');
    await press(page, 'Room');
    await page.getByRole('switch', { name: /Names on the wall/ }).check();
    await shows(wall.page, 'Ada');
    await page.getByRole('switch', { name: /Hide all names/ }).check();
    await wall.page.getByText('Ada').waitFor({ state: 'detached' });
    await expectNoFindings(page);
    await page.getByRole('switch', { name: /Hide all names/ }).uncheck();
    await press(page, 'Begin the lesson');
    for (const each of students) await each.locator('ml-stage').waitFor();
    await page.keyboard.press('Escape');
    await press(page, 'Train');
    for (const each of [...students, wall.page]) await untilSeen(each, ({ epoch }) => epoch > 2);
    expect(firewall.counts.upgrades).toBeGreaterThan(0);

    // Hands in their order, also by polling; the teacher lowers one.
    await press(grace.page, 'Raise hand');
    await grace.page.getByRole('button', { name: 'Hand is up' }).waitFor();
    await press(ada.page, 'Raise hand');
    await page.getByRole('img', { name: '2 hands up' }).waitFor();
    await page.keyboard.press('p');
    await press(page, 'Pupils');
    const hands = page.locator('.hands bdi');
    expect(await hands.allTextContents()).toEqual(['Grace', 'Ada']);
    await expectNoFindings(page);
    await press(page, 'Lower the hand of Grace');
    await grace.page.getByRole('button', { name: 'Raise hand' }).waitFor();
    await page.getByRole('img', { name: 'One hand up' }).waitFor();

    // A reaction on every screen; being lost at the teacher's alone.
    await press(ada.page, 'React');
    const floating = [page, wall.page, linus.page].map((each) =>
      each.getByRole('img', { name: 'Heart × 1' }).waitFor(),
    );
    await press(ada.page, 'Heart');
    await Promise.all(floating);
    await press(linus.page, 'I’m lost');
    await shows(linus.page, 'Noted');
    await page.locator('ml-lost-curve b').waitFor();
    expect(await wall.page.locator('ml-lost-curve').count()).toBe(0);
    expect(await ada.page.locator('ml-lost-curve').count()).toBe(0);

    // Off the line and back: the same seat, and what was missed.
    await linus.page.context().setOffline(true);
    await badge(linus.page, 'Reconnecting').waitFor();
    await shows(page, 'not connected');
    await page.keyboard.press('Escape');
    await page.keyboard.press('h');
    await linus.page.context().setOffline(false);
    for (const each of students) await shows(each, /comes back by itself/);
    await expectNoFindings(ada.page);
    await page.keyboard.press('h');
    for (const each of students) {
      await each.locator('ml-eyes-up').waitFor({ state: 'detached' });
    }
    await untilSeen(page, ({ studentCount }) => studentCount === 3);
    expect(await linus.page.locator('header .name').textContent()).toBe('Linus');
    // Grace's browser says on its console what the firewall did.
    for (const each of [teacher, ada, wall]) expectClean(each, url);
  });

  it('[PA211] [PA214] [PA215] [PA221] lets in, sends out, renews, and ends with a summary', async () => {
    const { url, code, teacher, ada, grace, linus, wall } = await openRoom();
    const { page } = teacher;
    await press(page, 'Begin the lesson');
    await page.keyboard.press('p');

    // Who is new asks; the teacher lets in.
    await press(page, 'Room');
    await page.getByRole('switch', { name: /Ask me first/ }).check();
    const late = await openPage(browser(), `${url}/join/${code}`, phone);
    await join(late.page, 'Late');
    await shows(late.page, 'Your teacher lets you in. This page goes on by itself.');
    await expectNoFindings(late.page);
    await press(page, 'Pupils');
    await press(page, 'Let in Late');
    await late.page.locator('ml-stage').waitFor();

    // Sent out, and back; banned, and not back.
    await press(page, 'What to do about Linus');
    await press(page, /^Send out/);
    await shows(linus.page, 'Your teacher has sent you out');
    await press(linus.page, 'Come back');
    await linus.page.locator('ml-stage').waitFor();
    await press(page, 'What to do about Late');
    await press(page, /^Ban/);
    await press(page, 'Ban');
    await shows(late.page, 'You are no longer in this class');
    await late.page.reload();
    await shows(late.page, 'You are no longer in this class');

    // A new code: all pages follow, and a reload finds the seat.
    const newCode = await giveNewCode(page, code);
    await ada.page.waitForURL(`**/join/${newCode}`);
    await wall.page.waitForURL(`**/wall/${newCode}#*`);
    await shows(wall.page, `${newCode.slice(0, 3)} ${newCode.slice(3)}`);
    await ada.page.reload();
    await ada.page.locator('ml-stage').waitFor();
    expect(await ada.page.locator('header .name').textContent()).toBe('Ada');
    const old = await openPage(browser(), `${url}/join/${code}`, phone);
    await shows(old.page, /This code has ended/);

    // Another key: this page goes on, also after a reload; the old address opens nothing.
    const before = page.url();
    await press(page, 'Renew my link');
    await press(page, 'Renew my link');
    await shows(page, 'Your link is renewed. Bookmark this page anew.');
    expect(page.url()).not.toBe(before);
    const thief = await openPage(browser(), before);
    await shows(thief.page, /This did not work/);
    await page.reload();
    await untilSeen(page, () => true);
    await page.keyboard.press('p');

    // A co-teacher comes by a link, leads, and is sent away with it.
    await press(page, 'Give a link');
    const link = await page.getByLabel('The co-teacher’s link').inputValue();
    const second = await openPage(
      browser(),
      `${url}${new URL(link).pathname}${new URL(link).hash}`,
    );
    await untilSeen(second.page, () => true);
    await second.page.keyboard.press(' ');
    await untilSeen(page, ({ epoch }) => epoch > 4);
    // What the key does is for the page that is pressed to know.
    await untilSeen(second.page, ({ phase }) => phase === 'training');
    await second.page.keyboard.press(' ');
    await untilSeen(page, ({ phase }) => phase === 'paused');
    await press(page, 'Take it back');
    await shows(second.page, /renewed or taken back/);

    // The end: what it was, and then nothing.
    await page.keyboard.press('Escape');
    await page.getByLabel('Learning rate').selectOption('0.1');
    await page.keyboard.press('p');
    await press(page, /^End the class/);
    await page.getByRole('cell', { name: 'rate 0.1' }).waitFor();
    await expectNoFindings(page);
    const saving = page.waitForEvent('download');
    await press(page, 'Save as CSV');
    const csv = readFileSync((await (await saving).path()) ?? '', 'utf8');
    expect(csv).toContain('tried,1,');
    expect(csv).not.toMatch(/Ada|Grace|Linus/);
    await press(page, 'Delete everything');
    await press(page, 'Yes, delete everything');
    for (const each of [page, ada.page, grace.page, wall.page])
      await shows(each, 'The class is over');
    const gone = await openPage(browser(), `${url}/join/${newCode}`);
    await shows(gone.page, /There is no class with this code/);
  });
});
