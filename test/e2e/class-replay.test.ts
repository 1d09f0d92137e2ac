import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { expectNoFindings } from '../support/axe.ts';
import {
  expectClean,
  openPage,
  phone,
  seen,
  untilSeen,
  useBrowser,
  press,
} from '../support/class-pages.ts';
import { ServerProcess } from '../support/server-process.ts';
import { join as joinBySocket } from '../support/server-client.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();

/** Yesterday's class, recorded, and today's with two pupils and a wall. */
async function classes() {
  const DATA_DIR = temporaryFolder();
  const server = await ServerProcess.start({ DATA_DIR });
  const { url } = server;
  const past = await openSession(url, { title: 'Yesterday', preset: 'moons-0' });
  const teacher = await openPage(browser(), `${url}/teach/${past.code}#${past.teacherKey}`);
  await press(teacher.page, '2 epochs');
  await untilSeen(teacher.page, ({ epoch }) => epoch === 2);
  await press(teacher.page, '1 epoch');
  await untilSeen(teacher.page, ({ epoch }) => epoch === 3);
  const today = await openSession(url, { title: 'Today', preset: 'exor-two-hidden' });
  await teacher.page.goto(`${url}/teach/${today.code}#${today.teacherKey}`);
  await untilSeen(teacher.page, ({ epoch }) => epoch === 0);
  const join = async (options = {}) => {
    const student = await openPage(browser(), `${url}/join/${today.code}`, options);
    await press(student.page, 'Join');
    await untilSeen(student.page, () => true);
    return student;
  };
  return { server, url, past, today, teacher, join, DATA_DIR };
}

/** Shows yesterday's class to everyone, by the panel of the class. */
async function show(page: Page): Promise<void> {
  await page.keyboard.press('p');
  await press(page, 'Room');
  await page.getByLabel('Which recording').selectOption('Yesterday');
  await press(page, 'Show it to everyone');
  await page.getByText('Everyone sees this recording').waitFor();
  // The panel leaves the focus to none: Space is the recording's from here on.
  await page.keyboard.press('Escape');
}

/** What is inert takes none. */
const takesFocus = (locator: Locator) =>
  locator.evaluate((element: HTMLElement) => {
    element.focus();
    return element.matches(':focus');
  });

const banner = (page: Page) => page.getByText('Your teacher plays a recording');
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });

describe('a recording that is played to the class', () => {
  it('[PA301] [PA302] [PA304] is followed by all, also by who comes late, and gives the class back', async () => {
    const { server, url, today, teacher, join, DATA_DIR } = await classes();
    const wall = await openPage(browser(), `${url}/wall/${today.code}`);
    const ada = await join();
    await show(teacher.page);
    for (const { page } of [ada, wall]) {
      await banner(page).waitFor();
      await heading(page, 'Yesterday').waitFor();
    }
    const pages = [teacher.page, ada.page, wall.page];
    for (const page of pages) await untilSeen(page, ({ epoch }) => epoch === 0);
    await teacher.page.keyboard.press('End');
    for (const page of pages) await untilSeen(page, ({ epoch }) => epoch === 3);

    const late = await join(phone);
    await banner(late.page).waitFor();
    await untilSeen(late.page, ({ epoch }) => epoch === 3);
    await teacher.page.keyboard.press('Home');
    for (const page of [...pages, late.page]) await untilSeen(page, ({ epoch }) => epoch === 0);
    await teacher.page.getByLabel('Speed').selectOption('8 ×');
    await press(teacher.page, 'Play');
    for (const page of [...pages, late.page]) await untilSeen(page, ({ epoch }) => epoch === 3);

    // What pupils see is theirs to look at, not to move.
    expect(await takesFocus(ada.page.getByLabel('Moment shown'))).toBe(false);
    expect(await takesFocus(teacher.page.getByLabel('Moment shown'))).toBe(true);
    await ada.page.keyboard.press('Home');
    expect((await seen(ada.page))?.epoch).toBe(3);
    for (const page of [...pages, late.page]) await expectNoFindings(page);

    // A reload and a server that comes back land in it again.
    await ada.page.reload();
    await banner(ada.page).waitFor();
    await untilSeen(ada.page, ({ epoch }) => epoch === 3);
    await server.kill();
    await ServerProcess.start({ DATA_DIR, PORT: String(server.port) });
    await late.page.reload();
    await banner(late.page).waitFor();
    await untilSeen(late.page, ({ epoch }) => epoch === 3);

    await press(teacher.page, 'Back to the live class');
    for (const page of [...pages, late.page]) {
      await heading(page, 'Today').waitFor();
      await untilSeen(page, ({ epoch }) => epoch === 0);
      await banner(page).waitFor({ state: 'detached' });
    }
    for (const each of [ada, late, wall]) {
      const foreign = each.requests.filter((address) => new URL(address).origin !== url);
      expect(foreign).toEqual([]);
    }
  });

  it('[PA303] leaves the class beneath alone: keys and panels turn the recording', async () => {
    const { url, teacher } = await classes();
    const { page } = teacher;
    await show(page);
    await heading(page, 'Yesterday').waitFor();
    // Nothing of the panels can be reached: they belong to the class beneath.
    const rate = page.getByRole('combobox', { name: 'Learning rate' });
    expect(await takesFocus(rate)).toBe(false);
    await page.keyboard.press(' ');
    await page.getByRole('button', { name: 'Pause', exact: true }).waitFor();
    await page.keyboard.press(' ');
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    await page.keyboard.press('ControlOrMeta+z');
    await page.keyboard.press('End');
    await untilSeen(page, ({ epoch }) => epoch === 3);
    await press(page, 'Back to the live class');
    const back = await untilSeen(page, ({ epoch }) => epoch === 0);
    expect(back.phase).toBe('paused');
    expect(await takesFocus(rate)).toBe(true);
    expectClean(teacher, url);
  });

  it('[PA305] is branched from by a pupil: a copy is of the moment that is shown', async () => {
    const { teacher, join } = await classes();
    const ada = await join();
    const live = await untilSeen(ada.page, () => true);
    await show(teacher.page);
    await teacher.page.keyboard.press('End');
    const shown = await untilSeen(ada.page, ({ epoch }) => epoch === 3);
    expect(shown.parameters).not.toEqual(live.parameters);
    await press(ada.page, 'My copy');
    await ada.page.locator('ml-own-copy').waitFor();
    const copy = await untilSeen(ada.page, () => true);
    expect([copy.epoch, copy.parameters]).toEqual([3, shown.parameters]);
    // It is the pupil's own: the recording goes elsewhere without it, and so does the class.
    await teacher.page.keyboard.press('Home');
    await untilSeen(teacher.page, ({ epoch }) => epoch === 0);
    expect((await seen(ada.page))?.epoch).toBe(3);
    await press(teacher.page, 'Back to the live class');
    await heading(teacher.page, 'Today').waitFor();
    expect((await seen(ada.page))?.epoch).toBe(3);
  });

  it('[PA304] is shown by a link that was shared, or not at all', async () => {
    const { url, past, teacher } = await classes();
    const response = await fetch(`${url}/api/recordings/${past.recordingId}/share`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${past.teacherKey}` },
    });
    const { shareUrl } = (await response.json()) as { shareUrl: string };
    const { page } = teacher;
    await page.keyboard.press('p');
    await press(page, 'Room');
    await page.getByLabel('Which recording').selectOption('By its link …');
    await page.getByLabel('Link of the recording').fill(`${url}/replay/nothing#wrong`);
    await press(page, 'Show it to everyone');
    await page.getByText('There is no recording').waitFor();
    await page.getByLabel('Link of the recording').fill(shareUrl);
    await press(page, 'Show it to everyone');
    await heading(page, 'Yesterday').waitFor();
  });

  it('[PA330] takes the wall from what is older, with its bar in each state of the wall', async () => {
    const { url, today } = await classes();
    const { code, recordingId, teacherKey: key } = today;
    const teacher = await joinBySocket(url, { role: 'teacher', code, key });
    const { page } = await openPage(browser(), `${url}/wall/${code}`);
    const open = () => teacher.command({ type: 'replay-open', recordingId });
    const boundary = page.locator('ml-boundary');
    const line = page.locator('ml-time-line[mode="replay"]');
    const seeds = page.locator('ml-wall-seeds');
    const question = page.getByRole('heading', { name: 'What is it?' });
    await boundary.waitFor();

    // A round of seeds that is over, and not cleared, waits; one that is begun later is shown.
    await teacher.command({ type: 'seeds-open', untilEpoch: 2 });
    await teacher.command({ type: 'seeds-close' });
    await seeds.waitFor();
    await open();
    for (const each of [boundary, line, banner(page)]) await each.waitFor();
    expect(await seeds.count()).toBe(0);
    await teacher.command({ type: 'seeds-open', untilEpoch: 2 });
    await seeds.waitFor();
    await banner(page).waitFor();
    await expectNoFindings(page);
    await teacher.command({ type: 'replay-close' });
    await teacher.command({ type: 'seeds-clear' });
    await boundary.waitFor();

    // What was drawn belongs to the class beneath; a question that is open stays beside it.
    await teacher.command({ type: 'predict-open' });
    await page.locator('ml-drawing-plane').waitFor();
    await teacher.command({ type: 'predict-close' });
    await teacher.command({ type: 'poll-open', question: 'What is it?', options: ['A', 'B'] });
    await question.waitFor();
    await open();
    for (const each of [boundary, line, banner(page)]) await each.waitFor();
    await question.waitFor();
    await expectNoFindings(page);
    await teacher.command({ type: 'poll-close' });
    await question.waitFor({ state: 'detached' });
    await page.locator('ml-network').waitFor();
    await teacher.command({ type: 'replay-close' });
    await question.waitFor();
    await teacher.command({ type: 'poll-clear' });
    await teacher.command({ type: 'predict-clear' });

    // A walk that stands as it is opened ends; one that is begun in it has the bar.
    const walk = { pointIndex: 0, stepIndex: 0, sequence: 0 };
    const shown = { unit: null, style: 'regions', space: null, point: null } as const;
    await teacher.command({ type: 'lead', shown: { ...shown, walk } });
    await page.locator('ml-update-walk').waitFor();
    await open();
    for (const each of [boundary, line, banner(page)]) await each.waitFor();
    await teacher.command({ type: 'show', parts: { walk } });
    await page.locator('ml-update-walk').waitFor();
    await banner(page).waitFor();
    await expectNoFindings(page);
  });

  it('[PA342] is walked through on a narrow wall, where nothing is cut off', async () => {
    const { url, today } = await classes();
    const { code, teacherKey: key } = today;
    const teacher = await joinBySocket(url, { role: 'teacher', code, key });
    const walk = { pointIndex: 0, stepIndex: 0, sequence: 0 };
    const shown = { unit: null, style: 'regions', space: null, point: null } as const;
    await teacher.command({ type: 'lead', shown: { ...shown, walk } });
    const { page } = await openPage(browser(), `${url}/wall/${code}`, phone);
    await page.locator('ml-update-walk').waitFor();
    const diagram = page.locator('.diagram');
    const reach = await diagram.evaluate((box) => {
      box.scrollLeft = box.scrollWidth;
      const { right } = box.getBoundingClientRect();
      const tiles = box.querySelector('ml-network')?.shadowRoot?.querySelectorAll('button') ?? [];
      const rights = [...tiles].map((tile) => tile.getBoundingClientRect().right);
      return { count: rights.length, over: Math.max(...rights) - right };
    });
    expect(reach.count).toBeGreaterThan(4);
    expect(reach.over).toBeLessThanOrEqual(1);
    await expectNoFindings(page);
  });
});
