import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import {
  openPage,
  phone,
  untilSeen,
  press,
  comparable,
  useBrowser,
} from '../support/class-pages.ts';
import { ServerProcess } from '../support/server-process.ts';
import { fetchRecordingText, openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();

describe('a recording', () => {
  it('[PA58] plays from a file, by its keys, and says where a file is none', async () => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const opened = await openSession(server.url);
    const { code, teacherKey } = opened;
    const teacher = await openPage(browser(), `${server.url}/teach/${code}#${teacherKey}`);
    await press(teacher.page, '2 epochs');
    await untilSeen(teacher.page, ({ epoch }) => epoch === 2);
    await press(teacher.page, '1 epoch');
    const last = await untilSeen(teacher.page, ({ epoch }) => epoch === 3);
    const buffer = Buffer.from(await fetchRecordingText(server.url, opened));

    const { page } = await openPage(browser(), `${server.url}/replay`);
    const file = page.getByLabel('From a file');
    await file.setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('no') });
    await page.getByRole('alert').filter({ hasText: 'not a recording' }).waitFor();
    await file.setInputFiles({ name: 'a.ndjson', mimeType: 'application/x-ndjson', buffer });
    await untilSeen(page, ({ epoch }) => epoch === 0);
    await page.keyboard.press('End');
    const end = await untilSeen(page, ({ epoch }) => epoch === 3);
    expect(comparable(end)).toEqual(comparable(last));
    await page.keyboard.press('Home');
    await untilSeen(page, ({ epoch }) => epoch === 0);
    await page.getByLabel('Speed').selectOption('8 ×');
    await page.keyboard.press('Tab');
    await press(page, 'Play');
    await untilSeen(page, ({ epoch }) => epoch === 3);
  });

  it('[PA58] that does not exist says so and asks for another', async () => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { page } = await openPage(browser(), `${server.url}/replay/nothing-here#no-key`);
    await page.getByRole('alert').filter({ hasText: 'no recording' }).waitFor();
    await page.getByLabel('Link or id').waitFor();
  });
});

describe('a way in', () => {
  it('[PA57] that is wrong says so: a code, a key, a name', async () => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { code } = await openSession(server.url);
    const home = await openPage(browser(), server.url);
    await home.page.getByLabel('Join a class').fill('BBB BBB');
    await press(home.page, 'Join');
    await home.page.getByRole('alert').filter({ hasText: 'BBBBBB' }).waitFor();
    const student = await openPage(browser(), `${server.url}/join/BBBBBB`);
    await student.page.getByRole('alert').filter({ hasText: 'no class with this code' }).waitFor();
    const teacher = await openPage(browser(), `${server.url}/teach/${code}#wrong`);
    await teacher.page.getByRole('alert').filter({ hasText: 'not the teacher’s' }).waitFor();
    const named = await openPage(browser(), `${server.url}/${code.toLowerCase()}`);
    await named.page.getByLabel('Your name').fill('\u200b\u200b');
    await press(named.page, 'Join');
    await named.page.getByRole('alert').filter({ hasText: 'name does not work' }).waitFor();
    await named.page.getByLabel('Your name').fill('Ada');
    await press(named.page, 'Join');
    await untilSeen(named.page, ({ studentCount }) => studentCount === 1);
  });

  it('[PA42] in a second tab takes the seat; the first one says so and stays away', async () => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { code } = await openSession(server.url);
    const first = await openPage(browser(), `${server.url}/join/${code}`);
    await press(first.page, 'Join');
    await untilSeen(first.page, () => true);
    const name = await first.page.locator('header .name').textContent();
    const second = await first.page.context().newPage();
    await second.goto(`${server.url}/join/${code}`);
    await untilSeen(second, ({ studentCount }) => studentCount === 1);
    expect(await second.locator('header .name').textContent()).toBe(name);
    await first.page.getByRole('alert').filter({ hasText: 'another tab' }).waitFor();
    await first.page.getByRole('button', { name: 'Go on here' }).click();
    await untilSeen(first.page, ({ studentCount }) => studentCount === 1);
    await second.getByRole('alert').filter({ hasText: 'another tab' }).waitFor();
  });

  it.each([
    ['refused', refuseWebSockets],
    ['swallowed', swallowWebSockets],
  ])('[PA45] works where WebSockets are %s', async (_how, block) => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { code, teacherKey } = await openSession(server.url);
    const student = await openPage(browser(), `${server.url}/join/${code}`, phone, block);
    await press(student.page, 'Join');
    await untilSeen(student.page, ({ studentCount }) => studentCount === 1);
    expect(student.requests.some((request) => request.includes('transport=polling'))).toBe(true);
    const teacher = await openPage(browser(), `${server.url}/teach/${code}#${teacherKey}`);
    await teacher.page.getByRole('button', { name: 'Train', exact: true }).waitFor();
    await teacher.page.keyboard.press(' ');
    await untilSeen(student.page, ({ epoch }) => epoch > 10);
  });
});

/** As where a firewall answers the upgrade with an error. */
const refuseWebSockets = (page: Page) =>
  page.addInitScript(() => {
    class RefusedWebSocket extends EventTarget {
      readyState = 0;
      onerror: ((event: Event) => void) | null = null;
      onclose: ((event: CloseEvent) => void) | null = null;

      constructor() {
        super();
        setTimeout(() => {
          this.readyState = 3;
          this.onerror?.(new Event('error'));
          this.onclose?.(new CloseEvent('close', { code: 1006 }));
        });
      }

      close(): void {
        this.readyState = 3;
      }
    }
    window.WebSocket = RefusedWebSocket as unknown as typeof WebSocket;
  });

/** As where one lets them through and drops what is in them. */
const swallowWebSockets = (page: Page) => page.routeWebSocket(/./, () => undefined);
