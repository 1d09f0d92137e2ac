import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import {
  badge,
  desk,
  expectClean,
  openPage,
  phone,
  seen,
  untilSeen,
  useBrowser,
  type SeenView,
  press,
  comparable,
} from '../support/class-pages.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();

/** All pages draw the same network: what the first of them draws. */
async function expectSame(pages: readonly Page[]): Promise<SeenView> {
  const first = await seen(pages[0]);
  if (!first) throw new Error('nothing is drawn');
  for (const page of pages) {
    const view = await untilSeen(page, ({ epoch }) => epoch === first.epoch);
    expect(comparable(view)).toEqual(comparable(first));
  }
  return first;
}

/** A class as a teacher opens it: from the home page, with two students and a wall. */
async function openClass(url: string) {
  const teacher = await openPage(browser(), url);
  await press(teacher.page, 'Start a class');
  await teacher.page.waitForURL(/\/teach\/[A-Z]{6}#/);
  const code = /teach\/([A-Z]+)#/.exec(teacher.page.url())?.[1] ?? '';

  const ada = await openPage(browser(), `${url}/join/${code}`, phone);
  await ada.page.getByLabel('Your name').fill('Ada');
  await press(ada.page, 'Join');

  // By the code on the board, in small letters and with a space.
  const guest = await openPage(browser(), url, { viewport: desk });
  await guest.page
    .getByLabel('Join a class')
    .fill(`${code.slice(0, 3)} ${code.slice(3)}`.toLowerCase());
  await press(guest.page, 'Join');
  await guest.page.waitForURL(`**/join/${code}`);
  await guest.page.getByLabel('Your name').press('Enter');

  const wall = await openPage(browser(), `${url}/wall/${code}`);
  const all = [teacher, ada, guest, wall];
  for (const { page } of all) await untilSeen(page, ({ studentCount }) => studentCount === 2);
  await press(teacher.page, 'Begin the lesson');
  for (const { page } of [ada, guest]) await page.locator('ml-stage').waitFor();
  return { code, teacher, ada, guest, wall, all, pages: all.map(({ page }) => page) };
}

describe('a class', () => {
  it('[PA62] shows all the same, survives reload and a killed server, and is replayed', async () => {
    const dataDir = temporaryFolder();
    const server = await ServerProcess.start({ DATA_DIR: dataDir });
    const { url } = server;
    const { teacher, ada, guest, all, pages } = await openClass(url);

    // It trains: Space is the teacher's, wherever the focus is.
    await teacher.page.keyboard.press(' ');
    for (const page of pages) await untilSeen(page, ({ epoch }) => epoch >= 10);

    // Another rate, while it trains, without a new start.
    await teacher.page.getByLabel('Learning rate').selectOption('0.1');
    for (const page of pages) {
      const view = await untilSeen(page, ({ learningRate }) => learningRate === 0.1);
      expect(view.start).toBe((await seen(teacher.page))?.start);
      await untilSeen(page, ({ epoch }) => epoch > view.epoch);
    }

    // A layer more, on the diagram: a new start for everyone.
    await press(teacher.page, 'Add a layer here, as layer 3');
    for (const page of pages) {
      await untilSeen(page, ({ unitCounts }) => unitCounts.join() === '4,3,3');
      await untilSeen(page, ({ epoch }) => epoch >= 4);
    }
    await press(teacher.page, 'Pause');
    for (const page of pages) await untilSeen(page, ({ phase }) => phase === 'paused');
    await expectSame(pages);

    // A student who reloads has the same seat and is not asked again.
    const name = await guest.page.locator('header .name').textContent();
    expect(name).toMatch(/^\w+ \w+$/);
    await guest.page.reload();
    await untilSeen(guest.page, ({ phase }) => phase === 'paused');
    expect(await guest.page.locator('header .name').textContent()).toBe(name);
    expect(await ada.page.locator('header .name').textContent()).toBe('Ada');
    await untilSeen(teacher.page, ({ studentCount }) => studentCount === 2);
    const before = await expectSame(pages);
    for (const each of all) expectClean(each, url);

    // The server dies and comes back: nobody has to do anything.
    await server.kill();
    for (const page of pages) await badge(page, 'Reconnecting').waitFor();
    expect(comparable((await seen(teacher.page)) as SeenView)).toEqual(comparable(before));
    const again = await ServerProcess.start({ DATA_DIR: dataDir, PORT: String(server.port) });
    for (const page of pages.slice(0, 3)) await badge(page, 'Live').waitFor();
    await badge(pages[3], 'Reconnecting').waitFor({ state: 'detached' });
    expect(comparable(await expectSame(pages))).toEqual(comparable(before));
    expect(await guest.page.locator('header .name').textContent()).toBe(name);

    // The teacher goes on with the same key, and everyone sees it.
    await press(teacher.page, 'Train');
    for (const page of pages) await untilSeen(page, ({ epoch }) => epoch > before.epoch + 4);
    await press(teacher.page, 'Pause');
    for (const page of pages) await untilSeen(page, ({ phase }) => phase === 'paused');
    const last = await expectSame(pages);

    // The recording ends on the same network.
    const link = await teacher.page.getByRole('link', { name: 'Recording' }).getAttribute('href');
    const replay = await openPage(browser(), `${again.url}${link}`);
    const first = await untilSeen(replay.page, () => true);
    expect(first).toMatchObject({ epoch: 0, unitCounts: [4, 3] });
    await replay.page.keyboard.press('End');
    const end = await untilSeen(replay.page, ({ start }) => start === last.start);
    expect(comparable(end)).toEqual(comparable(last));
    expectClean(replay, url);
  });

  it('[PA62] draws the same pixels on two screens of one size', async () => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { code, teacherKey } = await openSession(server.url, { preset: 'moons-0' });
    const teacher = await openPage(browser(), `${server.url}/teach/${code}#${teacherKey}`);
    const students = [];
    for (const name of ['Ada', 'Grace']) {
      const { page } = await openPage(browser(), `${server.url}/join/${code}`);
      await page.getByLabel('Your name').fill(name);
      await press(page, 'Join');
      await untilSeen(page, () => true);
      students.push(page);
    }
    await teacher.page.getByRole('spinbutton', { name: 'at epoch' }).fill('60');
    await teacher.page.getByRole('spinbutton', { name: 'at epoch' }).press('Tab');
    await teacher.page.getByLabel('Pace').press('End');
    await press(teacher.page, 'Train');
    for (const page of [teacher.page, ...students]) {
      const view = await untilSeen(page, ({ phase }) => phase === 'finished');
      expect(view.epoch).toBe(60);
    }
    const pictures = await Promise.all(
      students.map((page) => page.locator('ml-boundary').screenshot()),
    );
    expect(pictures[0].equals(pictures[1])).toBe(true);
  });
});

describe('the teacher', () => {
  it('[PA66] [PA67] takes back what was a mistake, and adds a layer to what was learned', async () => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { code, teacherKey } = await openSession(server.url);
    const { page } = await openPage(browser(), `${server.url}/teach/${code}#${teacherKey}`);
    const wall = await openPage(browser(), `${server.url}/wall/${code}`);
    await press(page, '2 epochs');
    const trained = await untilSeen(page, ({ epoch }) => epoch === 2);

    // Another start by mistake: what was trained is gone, and comes back.
    await press(page, 'New start');
    await untilSeen(page, ({ epoch, start }) => epoch === 0 && start === trained.start + 1);
    await page.keyboard.press('Control+z');
    for (const each of [page, wall.page]) {
      const back = await untilSeen(each, ({ start }) => start === trained.start + 2);
      expect(back).toMatchObject({ epoch: 2, parameters: trained.parameters });
    }
    await page.keyboard.press('Control+Shift+z');
    await untilSeen(page, ({ epoch }) => epoch === 0);
    await press(page, 'Undo');
    await untilSeen(page, ({ epoch }) => epoch === 2);

    // A unit more keeps the epoch and all other weights, after a reload too.
    await page.getByLabel('Keep the weights').check();
    await page.reload();
    await untilSeen(page, ({ epoch }) => epoch === 2);
    const before = await untilSeen(page, () => true);
    await press(page, 'One unit more in layer 1');
    const more = await untilSeen(page, ({ unitCounts }) => unitCounts.join() === '5,3');
    expect(more).toMatchObject({ epoch: 2, start: before.start });
    // x₁'s weights to the four units that were there: the first four of five.
    expect(more.parameters.slice(0, 4)).toEqual(before.parameters.slice(0, 4));
  });
});

describe('a weight set by hand', () => {
  it('[PA151] holds for everyone while it trains, and is taken back', async () => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { code, teacherKey } = await openSession(server.url);
    const { page } = await openPage(browser(), `${server.url}/teach/${code}#${teacherKey}`);
    const student = await openPage(browser(), `${server.url}/join/${code}`, phone);
    await press(student.page, 'Join');
    await page.getByLabel('Learning rate').selectOption('0.0001');
    await press(page, 'Train');
    await untilSeen(page, ({ epoch }) => epoch > 4);
    await page.getByRole('button', { name: /^Layer 1, unit 1:/ }).focus();
    await page.keyboard.press('e');
    const bias = page.getByRole('spinbutton', { name: 'Bias' });
    await bias.fill('40');
    await bias.press('Enter');
    // The bias of the first of four units: behind two times four weights.
    for (const each of [page, student.page]) {
      const view = await untilSeen(each, ({ parameters }) => parameters[8] > 30);
      await untilSeen(each, ({ epoch }) => epoch > view.epoch + 4);
      expect((await seen(each))?.parameters[8]).toBeGreaterThan(30);
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    for (const each of [page, student.page]) {
      await untilSeen(each, ({ parameters }) => parameters[8] < 1);
    }
  });
});
