import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { presets } from '../../shared/presets.ts';
import { expectNoFindings } from '../support/axe.ts';
import {
  joinAs,
  openPage,
  phone,
  press,
  pressFirst,
  untilSeen,
  useBrowser,
} from '../support/class-pages.ts';
import { overWidth, styleOf } from '../support/in-colours.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();

async function open(options: Record<string, unknown> = { preset: 'exor-two-hidden' }) {
  const { url } = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
  const session = await openSession(url, options);
  const teacher = await openPage(browser(), `${url}/teach/${session.code}#${session.teacherKey}`);
  await untilSeen(teacher.page, () => true);
  return { url, session, teacher: teacher.page };
}

const boxOf = async (page: Page, part: string) => {
  const box = await page.locator(part).first().boundingBox();
  if (!box) throw new Error(`${part} is not there`);
  return { ...box, bottom: box.y + box.height };
};
const toTheEnd = (page: Page) =>
  page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));

describe('a phone', () => {
  it('[PA403] shows what the teacher shows above a question that waits, and folds an answered one away', async () => {
    const { url, session, teacher } = await open();
    const { page } = await openPage(browser(), `${url}/join/${session.code}`, {
      ...phone,
      reducedMotion: 'reduce',
    });
    await joinAs(page, 'Ada');
    await untilSeen(page, () => true);
    await teacher.keyboard.press('p');
    await pressFirst(teacher, 'Poll');
    await teacher.getByLabel('Begin with').selectOption({ label: 'True or false?' });
    await pressFirst(teacher, 'Ask the class');
    await page.getByRole('radio').first().waitFor();
    await teacher.keyboard.press('Escape');
    await press(teacher, 'Lead');
    await page.locator('ml-lead-bar').waitFor();
    await toTheEnd(page);
    // The question is still there, and the picture lies between the bar and it.
    await press(teacher, /^Layer 1, unit 2/);
    const isBetween = async () => {
      const [bar, picture, sheet] = await Promise.all(
        ['ml-lead-bar', 'ml-stage .picture', 'ml-activity aside'].map((part) => boxOf(page, part)),
      );
      return picture.y >= bar.bottom && picture.bottom <= sheet.y;
    };
    await expect.poll(isBetween).toBe(true);
    expect(await page.getByRole('radio').count()).toBe(2);

    // Answered, it folds away by itself when something else is shown, and unfolds by a press.
    await page.getByRole('radio').first().click();
    await page.locator('[role=radio][aria-checked=true]').waitFor();
    await press(teacher, /^Layer 1, unit 3/);
    await page.getByRole('radio').first().waitFor({ state: 'detached' });
    await pressFirst(page, 'Show');
    await page.locator('[role=radio][aria-checked=true]').waitFor();
  });

  it.each([360, 390])(
    '[PA409] of %i leaves the picture where it is when something is said',
    async (width) => {
      const { experiment } = presets['exor-two-hidden'];
      const stop = { epoch: 6, loss: null, accuracy: null };
      const { url, session, teacher } = await open({ experiment: { ...experiment, stop } });
      const { page } = await openPage(browser(), `${url}/join/${session.code}`, {
        ...phone,
        viewport: { width, height: 740 },
      });
      await joinAs(page, 'Ada');
      await untilSeen(page, () => true);
      const before = await boxOf(page, 'ml-stage .picture');
      await press(teacher, 'Train');
      await page.getByText('Stopped at epoch 6').first().waitFor();
      expect((await boxOf(page, 'ml-stage .picture')).y).toBe(before.y);
      // Beside the figures: no line is kept free above the picture.
      const note = await boxOf(page, 'ml-outcome-note p');
      const figures = await boxOf(page, 'ml-figures');
      expect(note.y).toBeLessThan(figures.bottom);
      expect(note.bottom).toBeLessThanOrEqual(before.y);
    },
  );

  it.each([360, 390])(
    '[PA487] of %i leaves the picture where it is however long a note is, and all of it can be read',
    async (width) => {
      const { experiment } = presets['exor-two-hidden'];
      const stop = { epoch: null, loss: null, accuracy: 0.1 };
      const { url, session, teacher } = await open({ experiment: { ...experiment, stop } });
      const { page } = await openPage(browser(), `${url}/join/${session.code}?lang=de`, {
        ...phone,
        viewport: { width, height: 740 },
      });
      await pressFirst(page, 'Beitreten');
      await untilSeen(page, () => true);
      const before = [await boxOf(page, 'ml-stage .picture'), await boxOf(page, '.above')];
      await press(teacher, 'Train');
      const note = page.locator('ml-outcome-note');
      await note.getByText('genug Punkte richtig').waitFor();
      expect([await boxOf(page, 'ml-stage .picture'), await boxOf(page, '.above')]).toEqual(before);
      const room = note.locator('.room');
      await page.locator('ml-outcome-note[is-cut]').waitFor();
      await expectNoFindings(page);
      const isLastWordSeen = () =>
        room.evaluate((element) => {
          const words = element.querySelector('p')!.getBoundingClientRect();
          return words.bottom <= element.getBoundingClientRect().bottom;
        });
      expect(await isLastWordSeen()).toBe(false);
      await room.focus();
      await page.keyboard.press('End');
      await expect.poll(isLastWordSeen).toBe(true);
    },
  );

  it('[PA407] keeps a branch’s scrubber in sight, and covers nothing that cannot be scrolled to', async () => {
    const { url, session, teacher } = await open();
    await press(teacher, 'Train');
    await untilSeen(teacher, ({ epoch }) => epoch >= 40);
    await press(teacher, 'Pause');
    await untilSeen(teacher, ({ phase }) => phase === 'paused');
    const { page } = await openPage(
      browser(),
      `${url}/replay/${session.recordingId}#${session.teacherKey}`,
      phone,
    );
    await untilSeen(page, () => true);
    await page.keyboard.press('5');
    await page.locator('.open-branch').click();
    await page.locator('ml-branch-line input').waitFor();
    const scrubber = () => boxOf(page, 'ml-branch-line input');
    const { height } = page.viewportSize()!;
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    expect((await scrubber()).bottom).toBeLessThanOrEqual(height);
    await toTheEnd(page);
    const [line, transport] = [await scrubber(), await boxOf(page, 'ml-sandbox .transport')];
    expect(line.bottom).toBeLessThanOrEqual(height);
    expect(transport.bottom).toBeLessThanOrEqual(line.y);
    expect(await overWidth(page)).toBe(0);
  });

  it('[PA410] has in sight what keys lead to beneath a recording’s player', async () => {
    const { url, session, teacher } = await open();
    await press(teacher, '2 epochs');
    await untilSeen(teacher, ({ epoch }) => epoch === 2);
    const address = `${url}/replay/${session.recordingId}#${session.teacherKey}`;
    for (const viewport of [
      { width: 390, height: 844 },
      { width: 360, height: 640 },
    ]) {
      const { page } = await openPage(browser(), address, { ...phone, viewport });
      await untilSeen(page, () => true);
      const buttons = page.locator('ml-player-extras button');
      await buttons.first().focus();
      await expect
        .poll(async () => (await boxOf(page, 'ml-player-extras button')).bottom)
        .toBeLessThanOrEqual(viewport.height);
    }
  });

  it('[PA411] leaves no button looking as if it were on after a tap', async () => {
    const { url, session } = await open();
    const { page } = await openPage(browser(), `${url}/join/${session.code}`, phone);
    await joinAs(page, 'Ada');
    await untilSeen(page, () => true);
    const lost = page.getByRole('button', { name: 'I’m lost' });
    const { backgroundColor, color } = await styleOf(lost);
    // As a finger leaves it on a phone: what it touched last is hovered until it touches else.
    await lost.hover();
    expect(await lost.evaluate((button) => button.matches(':hover'))).toBe(true);
    expect(await styleOf(lost)).toMatchObject({ backgroundColor, color });
  });

  it('[PA412] says in sight that the teacher is away, and keeps the figures apart', async () => {
    const { url, session, teacher } = await open();
    const { page } = await openPage(browser(), `${url}/join/${session.code}`, phone);
    await joinAs(page, 'Ada');
    await untilSeen(page, () => true);
    await teacher.context().close();
    await page.locator('p.away').waitFor();
    expect((await boxOf(page, 'p.away')).bottom).toBeLessThan(page.viewportSize()!.height / 2);
    const figures = await page
      .locator('ml-figures dd')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect()));
    figures.forEach(({ left, top }, i) => {
      const before = figures[i - 1];
      if (before?.top === top) expect(left - before.right).toBeGreaterThanOrEqual(8);
    });
  });

  it.each([
    [844, 390],
    [740, 360],
    [1024, 600],
    [1280, 720],
  ])(
    '[PA413] lying on its side, or as low as %i × %i, has nothing over anything',
    async (width, height) => {
      const { url, session, teacher } = await open();
      const { page } = await openPage(browser(), `${url}/join/${session.code}`, {
        ...phone,
        viewport: { width, height },
      });
      await joinAs(page, 'Ada');
      await untilSeen(page, () => true);
      /** From the top of the page, in the order in which they stand. */
      const expectApart = async (...parts: string[]) => {
        await toTheEnd(page);
        const boxes = await Promise.all(parts.map((part) => boxOf(page, part)));
        boxes.slice(1).forEach(({ y }, i) => {
          expect(y, `${parts[i + 1]} beneath ${parts[i]}`).toBeGreaterThanOrEqual(
            boxes[i].bottom - 1,
          );
        });
        expect(await overWidth(page)).toBe(0);
      };
      await expectApart('ml-join-page .above', 'ml-stage .room', '.foot', 'footer.dock');
      expect((await boxOf(page, 'footer.dock')).bottom).toBeLessThanOrEqual(height + 1);
      await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      expect((await boxOf(page, 'footer.dock')).bottom).toBeLessThanOrEqual(height + 1);
      await press(teacher, 'Lead');
      await page.locator('ml-lead-bar').waitFor();
      await expectApart('ml-stage .room', '.foot', 'footer.dock');
      // It stays over what is scrolled beneath it.
      expect((await boxOf(page, 'ml-lead-bar')).y).toBe(0);
    },
  );

  it('[PA414] lying on its side walks through an update beside the diagram, with room for each step', async () => {
    const { url, session } = await open();
    const { page } = await openPage(browser(), `${url}/join/${session.code}`, {
      ...phone,
      viewport: { width: 844, height: 390 },
    });
    await joinAs(page, 'Ada');
    await untilSeen(page, () => true);
    await press(page, 'One update');
    const walk = await boxOf(page, 'ml-update-walk');
    expect(walk.height).toBe(390);
    const body = await boxOf(page, 'ml-update-walk .body');
    expect(body.height).toBeGreaterThan(150);
    const network = await boxOf(page, 'ml-network');
    expect(network.x + network.width).toBeLessThanOrEqual(walk.x);
    expect(await overWidth(page)).toBe(0);
  });

  it('[PA408] as a wall has its picture as wide as it is, names beside the tiles and no letters under 13 pixels', async () => {
    const { url, session } = await open();
    const { page } = await openPage(browser(), `${url}/wall/${session.code}`, phone);
    await untilSeen(page, () => true);
    const plane = await boxOf(page, 'ml-boundary .surface');
    expect(plane.width).toBeGreaterThan(300);
    const network = page.locator('ml-network');
    await expect.poll(() => network.getAttribute('orientation')).toBe('rows');
    expect(await network.getAttribute('names-above')).toBeNull();
    const names = await page
      .locator('ml-network .name')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().right));
    const tiles = await page
      .locator('ml-network .tile')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().left));
    expect(Math.max(...names)).toBeLessThanOrEqual(Math.min(...tiles));
    const cut = await page
      .locator('ml-network .name span')
      .evaluateAll((all) => all.filter((each) => each.scrollWidth > each.clientWidth).length);
    expect(cut).toBe(0);
    expect(await overWidth(page)).toBe(0);
  });
});
