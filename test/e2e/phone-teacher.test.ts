import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import {
  expectClean,
  joinAs,
  openPage,
  phone,
  shows,
  untilSeen,
  useBrowser,
} from '../support/class-pages.ts';
import { overWidth } from '../support/in-colours.ts';
import { ServerProcess } from '../support/server-process.ts';
import { temporaryFolder } from '../support/server.ts';

const browser = useBrowser();
const question = 'Where does it "bend" first?';

describe('a teacher with nothing but a phone', () => {
  it('[PA484] [PA485] [PA486] leads a small class from its beginning to its end by taps', async () => {
    const { url } = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const teacher = await openPage(browser(), url, phone);
    const { page } = teacher;
    /** Taps the one button of that name, and looks whether the page has become too wide. */
    const tap = async (name: string | RegExp, role: 'button' | 'link' | 'checkbox' = 'button') => {
      await page.getByRole(role, { name, exact: true }).first().tap();
      expect(await overWidth(page), String(name)).toBe(0);
    };
    const write = async (label: string, text: string) => {
      await page.getByLabel(label, { exact: true }).tap();
      await page.keyboard.type(text);
    };

    // It opens a class; pupils come, and a wall.
    await tap('Start a class');
    await page.waitForURL(/\/teach\/[A-Z]{6}#/);
    const code = /teach\/([A-Z]+)#/.exec(page.url())?.[1] ?? '';
    const ada = await openPage(browser(), `${url}/join/${code}`, phone);
    const linus = await openPage(browser(), `${url}/join/${code}`);
    const wall = await openPage(browser(), `${url}/wall/${code}`);
    await joinAs(ada.page, 'Ada');
    await joinAs(linus.page, 'Linus');
    await shows(wall.page, '2 here');
    await tap('Begin the lesson');
    for (const each of [ada, linus]) await each.page.locator('ml-stage').waitFor();
    await tap('Train');
    for (const each of [ada, linus, wall]) await untilSeen(each.page, ({ epoch }) => epoch > 2);
    await tap('Pause');
    await untilSeen(page, ({ phase }) => phase === 'paused');

    // A poll that is written there and then; what lacks an option is not asked.
    await tap(/^2 here/);
    await tap('Poll');
    await write('Question', question);
    await write('Option 1', 'At the left');
    await tap('Ask the class');
    await shows(page, 'A poll needs a question and at least two options.');
    await write('Option 2', 'In the middle');
    await tap('One option more');
    await write('Option 3', 'Nowhere');
    await tap('Option 2 is right', 'checkbox');
    await tap('Ask the class');
    for (const each of [ada, linus, wall]) await shows(each.page, question);
    await ada.page.getByRole('radio', { name: 'In the middle' }).tap();
    await linus.page.getByRole('radio', { name: 'Nowhere' }).click();
    await shows(page, '2 of 2 have answered');
    await shows(wall.page, '2 answers');
    for (const option of ['At the left', 'In the middle', 'Nowhere']) {
      await shows(wall.page, option);
    }
    // How it went, and what is right, is nobody's to see yet; on the teacher's page neither.
    const result = (of: Page) => of.locator('progress');
    const isRight = (of: Page) => of.getByText('right', { exact: true });
    const hidden = async () => {
      for (const each of [page, ada.page, linus.page, wall.page]) {
        expect(await result(each).count()).toBe(0);
        expect(await isRight(each).count()).toBe(0);
      }
    };
    await hidden();
    await tap('Reveal');
    for (const each of [page, ada.page, linus.page, wall.page]) {
      await isRight(each).first().waitFor();
      expect(
        await result(each).evaluateAll((all: HTMLProgressElement[]) =>
          all.map(({ value }) => value),
        ),
      ).toEqual([0, 1, 1]);
    }
    await tap('Take it away');
    await wall.page.getByText(question).waitFor({ state: 'detached' });

    // Eyes up, and back: behind the panel lies the bar.
    await tap('Close');
    await tap('Eyes up');
    for (const each of [ada, linus]) await each.page.locator('ml-eyes-up dialog').waitFor();
    await tap('Eyes up: on');
    for (const each of [ada, linus]) {
      await each.page.locator('ml-eyes-up').waitFor({ state: 'detached' });
    }

    // One is sent out.
    await tap(/^2 here/);
    await tap('Pupils');
    await tap('What to do about Linus');
    await tap(/^Send out/);
    await shows(linus.page, 'Your teacher has sent you out');
    await untilSeen(page, ({ studentCount }) => studentCount === 1);

    // The end: its recording plays, and then nothing is left.
    await tap('Room');
    await tap(/^End the class/);
    await shows(page, '2 pupils took part.');
    const opening = page.context().waitForEvent('page');
    await tap('Open the recording', 'link');
    const replay = await opening;
    const begin = await untilSeen(replay, () => true);
    expect(begin.epoch).toBe(0);
    await replay.getByRole('button', { name: 'Play', exact: true }).tap();
    await untilSeen(replay, ({ epoch }) => epoch > 2);
    expect(await overWidth(replay)).toBe(0);
    await replay.close();
    await tap('Delete everything');
    await tap('Yes, delete everything');
    for (const each of [page, ada.page, wall.page]) await shows(each, 'The class is over');
    expect(await overWidth(page)).toBe(0);
    for (const each of [teacher, ada, linus, wall]) expectClean(each, url);
  });
});
