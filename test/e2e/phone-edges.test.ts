import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import {
  openPage,
  phone,
  press,
  pressFirst,
  untilSeen,
  useBrowser,
} from '../support/class-pages.ts';
import { overWidth } from '../support/in-colours.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();

async function open() {
  const { url } = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
  const { code, teacherKey } = await openSession(url, { preset: 'exor-two-hidden' });
  return { url, code, teachUrl: `${url}/teach/${code}#${teacherKey}` };
}

const ofWidth = (width: number) => ({ ...phone, viewport: { width, height: 740 } });

/** A pupil who has come in. */
async function joined(address: string, width: number): Promise<Page> {
  const { page } = await openPage(browser(), address, ofWidth(width));
  await page.locator('ml-join-form #name').fill('Ada');
  await page.locator('ml-join-form button.primary').click();
  await untilSeen(page, () => true);
  return page;
}

const boxesOf = (page: Page, parts: string) =>
  page
    .locator(parts)
    .evaluateAll((all) =>
      all.map((each) => each.getBoundingClientRect()).filter(({ width }) => width > 0),
    );
const boxOf = async (page: Page, part: string) => (await boxesOf(page, part))[0];

const languages = ['', '?lang=de'];

describe.each([360, 390])('a phone of %i', (width) => {
  it.each(languages)(
    '[PA501] has a sheet on its dock, nothing between them and no button higher than another (%s)',
    async (search) => {
      const { url, code, teachUrl } = await open();
      const { page: teacher } = await openPage(browser(), teachUrl);
      await untilSeen(teacher, () => true);
      const page = await joined(`${url}/join/${code}${search}`, width);
      const buttons = await boxesOf(page, 'footer.dock button:not(.choices button)');
      expect(buttons.length).toBe(4);
      expect(new Set(buttons.map(({ top }) => Math.round(top))).size).toBe(1);
      expect(new Set(buttons.map(({ height }) => Math.round(height))).size).toBe(1);
      await teacher.keyboard.press('p');
      await pressFirst(teacher, 'Predict');
      await pressFirst(teacher, 'Let them draw');
      await page.locator('ml-drawing-plane').waitFor();
      const [sheet, dock] = [await boxOf(page, 'ml-activity aside'), await boxOf(page, '.dock')];
      expect(sheet.bottom).toBeCloseTo(dock.top, 0);
    },
  );

  it('[PA502] has the teacher’s bar in two rows, also with a hand and an offer, and all words in the names', async () => {
    const { url, code, teachUrl } = await open();
    const { page: teacher } = await openPage(browser(), teachUrl, ofWidth(width));
    await untilSeen(teacher, () => true);
    const pupil = await joined(`${url}/join/${code}`, width);
    await press(pupil, 'Raise hand');
    await press(pupil, 'My copy');
    await press(pupil, 'Offer to the class');
    await teacher.locator('.here .hands').nth(1).waitFor();
    const { height } = await boxOf(teacher, 'header.bar');
    expect(height).toBeLessThanOrEqual(44 * 2 + 4 * 4 + 1);
    expect(await overWidth(teacher)).toBe(0);
    await teacher.getByRole('button', { name: 'Lead', exact: true }).waitFor();
    await teacher.getByRole('button', { name: /^1 here/ }).waitFor();
    await teacher.getByText('Live', { exact: true }).waitFor();
    for (const box of await boxesOf(teacher, 'header.bar :is(button, .tools a)')) {
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    }
  });

  it.each(languages)(
    '[PA503] says beside the way back that a copy is one’s own (%s)',
    async (search) => {
      const { url, code } = await open();
      const page = await joined(`${url}/join/${code}${search}`, width);
      await page.locator('.open-copy').click();
      await page.locator('ml-own-copy header.banner').waitFor();
      const words = await boxOf(page, 'ml-own-copy header.banner .words');
      const back = await boxOf(page, 'ml-own-copy header.banner button');
      expect(back.left).toBeGreaterThanOrEqual(words.right);
      expect(await overWidth(page)).toBe(0);
    },
  );

  it.each(languages)('[PA504] names each part of an update in whole (%s)', async (search) => {
    const { url, code } = await open();
    const page = await joined(`${url}/join/${code}${search}`, width);
    await page.locator('.open-walk').click();
    const names = page.locator('ml-update-walk .progress button > span:first-child');
    await names.first().waitFor();
    for (let part = 0; part < (await names.count()); part++) {
      await names.nth(part).click();
      const cut = await names.evaluateAll((all) =>
        all.filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.textContent),
      );
      expect(cut).toEqual([]);
    }
    expect(await overWidth(page)).toBe(0);
  });

  it('[PA505] ends a line of the address on a wall at the port or a dot', async () => {
    const { url, code } = await open();
    const { page } = await openPage(browser(), `${url}/wall/${code}`, ofWidth(width));
    await untilSeen(page, () => true);
    const pieces = await page.locator('.join .host').evaluate((host) =>
      [...host.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
        .map((node) => {
          const range = document.createRange();
          range.selectNode(node);
          return { text: node.textContent, lines: range.getClientRects().length };
        }),
    );
    const { host } = new URL(url);
    expect(pieces.map(({ text }) => text).join('')).toBe(host);
    expect(pieces.length).toBe(host.split(/[.:]/).length);
    for (const { text, lines } of pieces) expect(lines, text ?? '').toBe(1);
  });
});

it('[PA506] a phone has what the summary offers a finger wide', async () => {
  const { teachUrl } = await open();
  const { page } = await openPage(browser(), teachUrl, phone);
  await untilSeen(page, () => true);
  await page.keyboard.press('p');
  await pressFirst(page, 'Room');
  await pressFirst(page, /^End the class/);
  const actions = page.locator('ml-end-dialog .actions');
  await actions.getByRole('link').waitFor();
  for (const { height } of await boxesOf(page, 'ml-end-dialog .actions > *')) {
    expect(height).toBeGreaterThanOrEqual(44);
  }
});

const lying = { ...phone, viewport: { width: 844, height: 390 } };

describe.each(languages)('a phone on its side (%s)', (search) => {
  it('[PA507] has the measures and a question beside all of the dock, and nothing over the stage', async () => {
    const { url, code, teachUrl } = await open();
    const { page: teacher } = await openPage(browser(), teachUrl);
    await untilSeen(teacher, () => true);
    const page = await joined(`${url}/join/${code}${search}`, 390);
    await page.setViewportSize(lying.viewport);
    const expectBeside = async (sheet: string) => {
      const { left } = await boxOf(page, sheet);
      for (const button of await boxesOf(page, 'footer.dock button')) {
        expect(button.right).toBeLessThanOrEqual(left);
      }
      expect(await overWidth(page)).toBe(0);
    };
    await page.locator('ml-measures-button button').click();
    await page.locator('ml-measures').waitFor();
    await expectBeside('ml-measures');
    const [stage, line] = [await boxOf(page, 'ml-stage'), await boxOf(page, 'section.foot')];
    expect(line.top).toBeGreaterThanOrEqual(stage.bottom);
    await page.locator('ml-measures-button button').click();
    await teacher.keyboard.press('p');
    await pressFirst(teacher, 'Predict');
    await pressFirst(teacher, 'Let them draw');
    await page.locator('ml-drawing-plane').waitFor();
    await expectBeside('ml-activity aside');
    // Folded away it is in the dock's own row, and on no button.
    await page.locator('ml-activity .fold').click();
    await page.locator('ml-activity .is-folded').waitFor();
    await expectBeside('ml-activity .is-folded');
    const [folded, dock] = [
      await boxOf(page, 'ml-activity .is-folded'),
      await boxOf(page, 'footer.dock'),
    ];
    expect(folded.top).toBeGreaterThanOrEqual(dock.top);
  });

  it('[PA508] has all that trains a copy in one row', async () => {
    const { url, code } = await open();
    const page = await joined(`${url}/join/${code}${search}`, 390);
    await page.setViewportSize(lying.viewport);
    await page.locator('.open-copy').click();
    await page.locator('ml-sandbox .transport').waitFor();
    const { height } = await boxOf(page, 'ml-sandbox .transport');
    const banner = await boxOf(page, 'ml-own-copy header.banner');
    expect(390 - height - banner.height).toBeGreaterThan(390 / 2);
    const [sheet, train] = [
      await boxOf(page, 'ml-sandbox .sheets button'),
      await boxOf(page, 'ml-sandbox ml-transport .primary'),
    ];
    expect(sheet.top).toBeLessThan(train.bottom);
    expect(train.top).toBeLessThan(sheet.bottom);
    expect(sheet.right).toBeLessThanOrEqual(train.left);
    expect(await overWidth(page)).toBe(0);
  });
});

describe.each([
  [1366, 768],
  [1920, 1080],
])('a pupil’s desk of %i × %i', (width, height) => {
  it('[PA509] has what is asked beside the class, which keeps all of its picture, curve and dock', async () => {
    const { url, code, teachUrl } = await open();
    const { page: teacher } = await openPage(browser(), teachUrl);
    await untilSeen(teacher, () => true);
    const { page } = await openPage(browser(), `${url}/join/${code}`, {
      viewport: { width, height },
    });
    await press(page, 'Join');
    await untilSeen(page, () => true);
    await teacher.keyboard.press('p');
    await pressFirst(teacher, 'Predict');
    await pressFirst(teacher, 'Let them draw');
    await page.locator('ml-drawing-plane').waitFor();
    const parts = ['ml-stage .picture', 'ml-network', 'ml-time-line', 'footer.dock'];
    const expectBeside = async () => {
      const sheet = await boxOf(page, 'ml-activity aside');
      for (const part of parts) {
        expect((await boxOf(page, part)).right, part).toBeLessThanOrEqual(sheet.left);
      }
      expect((await boxOf(page, 'header.bar')).bottom).toBeLessThanOrEqual(sheet.top + 1);
      expect((await boxOf(page, 'header.bar')).right).toBe(width);
    };
    await expectBeside();
    await press(teacher, 'Lead');
    await page.locator('ml-lead-bar').waitFor();
    await expectBeside();
    expect(await overWidth(page)).toBe(0);
    // Folded away it gives back the room.
    await page.locator('ml-activity .fold').click();
    await expect.poll(async () => (await boxOf(page, 'footer.dock')).right).toBe(width);
  });
});

it('[PA511] a slider has its line in the system’s colours', async () => {
  const { teachUrl } = await open();
  const { page } = await openPage(browser(), teachUrl, {
    viewport: { width: 1366, height: 768 },
    forcedColors: 'active',
  });
  await untilSeen(page, () => true);
  const sliders = page.locator('input[type=range]');
  await sliders.first().waitFor();
  expect(await sliders.count()).toBeGreaterThan(2);
  const styles = await sliders.evaluateAll((all) =>
    all.map((each) => {
      const { backgroundImage, forcedColorAdjust } = getComputedStyle(each);
      return `${forcedColorAdjust} ${backgroundImage}`;
    }),
  );
  for (const style of styles) expect(style).toMatch(/^none linear-gradient/);
});
