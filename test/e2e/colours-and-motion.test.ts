import type { BrowserContextOptions, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { expectNoFindings } from '../support/axe.ts';
import {
  desk,
  openPage,
  phone,
  pressFirst as press,
  shows,
  untilSeen,
  useBrowser,
} from '../support/class-pages.ts';
import { movesOf, overWidth, ringContrast, styleOf } from '../support/in-colours.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();
const widths = [
  ['a phone', phone],
  ['a desk', { viewport: desk }],
] as const satisfies [string, BrowserContextOptions][];

/** A teacher, a pupil and a wall, on devices that want what `options` say. */
async function openClass(options: BrowserContextOptions) {
  const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
  const { code, teacherKey } = await openSession(server.url, { preset: 'exor-two-hidden' });
  const open = async (path: string) => {
    const opened = await openPage(browser(), server.url + path, options, (page) =>
      page.addInitScript(() => localStorage.setItem('more-layers-theme', 'light')),
    );
    return opened.page;
  };
  const teacher = await open(`/teach/${code}#${teacherKey}`);
  await untilSeen(teacher, () => true);
  const pupil = await open(`/join/${code}`);
  await press(pupil, 'Join');
  await untilSeen(pupil, () => true);
  const wall = await open(`/wall/${code}`);
  await untilSeen(wall, () => true);
  return { teacher, pupil, wall, pages: { teacher, pupil, wall } };
}

/** With the class's panel open. */
async function ask(teacher: Page): Promise<void> {
  await press(teacher, 'Poll');
  await teacher.getByLabel('Begin with').selectOption({ index: 1 });
  await press(teacher, 'Ask the class');
}

describe('where the system gives the colours', () => {
  it.each(widths)(
    '[PA404] what is on, chosen and shown is told apart on %s',
    async (_, options) => {
      const { teacher, pupil, wall, pages } = await openClass({
        ...options,
        forcedColors: 'active',
        colorScheme: 'dark',
      });
      const isApart = async (page: Page, on: string, off: string) => {
        const [one, other] = await Promise.all(
          [on, off].map((each) => styleOf(page.locator(each))),
        );
        expect(one.backgroundColor, on).not.toBe(other.backgroundColor);
        expect(one.backgroundColor, on).not.toBe(one.color);
      };
      for (const page of [teacher, pupil]) {
        await isApart(
          page,
          'ml-style-switch [aria-pressed=true]',
          'ml-style-switch [aria-pressed=false]',
        );
        await page.locator('ml-network .tile:is(button)').last().click();
        const ring = await styleOf(page.locator('ml-network .tile[aria-pressed=true]'));
        expect(ring).toMatchObject({ outlineStyle: 'solid', outlineWidth: '3px' });
      }
      // A choice of ours would draw on a ground that is not its own.
      for (const page of Object.values(pages)) {
        const worn = await page.evaluate(() => [
          document.documentElement.dataset.theme,
          getComputedStyle(document.documentElement).getPropertyValue('--ink'),
        ]);
        expect(worn).toEqual([undefined, '#eceef0']);
      }
      expect(await pupil.locator('ml-theme-button button').first().isVisible()).toBe(false);

      await teacher.keyboard.press('p');
      await ask(teacher);
      await isApart(
        teacher,
        'ml-class-panel nav [aria-pressed=true]',
        'ml-class-panel nav [aria-pressed=false]',
      );
      await pupil.getByRole('radio').nth(1).click();
      await pupil.locator('[role=radio][aria-checked=true]').waitFor();
      await isApart(pupil, '[role=radio][aria-checked=true]', '[role=radio][aria-checked=false]');
      const dot = await styleOf(pupil.locator('ml-connection-badge .dot'));
      expect(dot.backgroundColor).toBe(dot.color);
      for (const page of Object.values(pages)) {
        expect(await overWidth(page)).toBe(0);
        await expectNoFindings(page);
      }

      await press(teacher, 'Room');
      for (const name of [/^Lobby/, /^Reactions/]) {
        const toggle = teacher.getByRole('switch', { name });
        const [ground, knob] = [await styleOf(toggle), await styleOf(toggle, '::before')];
        expect(knob.backgroundColor, String(name)).not.toBe(ground.backgroundColor);
      }
      await teacher.keyboard.press('Escape');
      await teacher.keyboard.press('h');
      const band = await styleOf(wall.locator('.eyes'));
      expect(band).toMatchObject({ borderTopStyle: 'solid', borderTopWidth: '4px' });
      await pupil.locator('ml-eyes-up dialog').waitFor();
      await expectNoFindings(pupil);
    },
  );
});

describe('where little motion is wanted', () => {
  it.each(widths)('[PA405] nothing moves by itself but the pictures, on %s', async (_, options) => {
    const { teacher, pupil, wall, pages } = await openClass({
      ...options,
      reducedMotion: 'reduce',
    });
    const expectStill = async (what: string) => {
      for (const [name, page] of Object.entries(pages)) {
        expect(await movesOf(page), `${name}: ${what}`).toEqual([]);
      }
    };
    await press(pupil, 'React');
    const floats = wall
      .getByRole('img', { name: /^Heart/ })
      .first()
      .waitFor();
    await press(pupil, 'Heart');
    await floats;
    await expectStill('a reaction');
    await teacher.keyboard.press('p');
    await ask(teacher);
    await pupil.locator('ml-poll-card').waitFor();
    await expectStill('a question');
    await press(teacher, 'Room');
    await teacher.getByRole('switch', { name: /^Names on the wall/ }).check();
    await expectStill('a switch');
    await teacher.keyboard.press('Escape');
    await teacher.keyboard.press('l');
    await pupil.locator('ml-lead-bar').waitFor();
    await press(teacher, 'Train');
    await untilSeen(pupil, ({ epoch }) => epoch > 2);
    await expectStill('what is led, and trains');
    await pupil.context().setOffline(true);
    await pupil.locator('div.lost').waitFor();
    await expectStill('a lost line');
  });
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it('[PA406] the focus is seen on every ground: of panels, sheets and dialogs', async () => {
    const { teacher, pupil } = await openClass({ viewport: desk, reducedMotion: 'reduce' });
    for (const page of [teacher, pupil]) await page.emulateMedia({ colorScheme });
    for (const page of [teacher, pupil]) {
      await page.evaluate(() => delete document.documentElement.dataset.theme);
    }
    const faint: unknown[] = [];
    /** Tab through it, as far as it is new. */
    const around = async (page: Page, where: string, most = 60) => {
      const seen = new Set<string>();
      for (let presses = 0; presses < most; presses++) {
        await page.keyboard.press('Tab');
        const ring = await ringContrast(page);
        if (!ring || seen.has(ring.what)) continue;
        seen.add(ring.what);
        if (ring.contrast < 3) faint.push({ where, ...ring });
      }
      expect(seen.size, where).toBeGreaterThan(2);
    };
    await teacher.keyboard.press('p');
    for (const tab of ['Pupils', 'Poll', 'Predict', 'Points', 'Own starts', /^Copies/, 'Room']) {
      await press(teacher, tab);
      await around(teacher, String(tab), 14);
    }
    await press(teacher, /^End the class/);
    await shows(teacher, 'What was tried');
    await around(teacher, 'the end', 10);
    await teacher.keyboard.press('Escape');
    await ask(teacher);
    await pupil.locator('ml-poll-card').waitFor();
    await around(pupil, 'a pupil', 60);
    await press(pupil, 'My copy');
    await pupil.locator('ml-own-copy').waitFor();
    await around(pupil, 'a copy', 60);
    expect(faint).toEqual([]);
  });
});
