import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { openPage, pressFirst as press, untilSeen, useBrowser } from '../support/class-pages.ts';
import { isOver } from '../support/is-over.ts';
import { join } from '../support/server-client.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();
const tablet = { viewport: { width: 768, height: 1024 }, hasTouch: true };

/** The parts of a page that are for reading and pressing, each beneath the other. */
async function expectApart(page: Page, foot: string): Promise<void> {
  const parts: Locator[] = ['ml-network', 'ml-boundary', foot].map((part) => page.locator(part));
  await expect.poll(async () => (await parts[1].boundingBox())?.height ?? 0).toBeGreaterThan(250);
  for (const part of parts.slice(0, 2)) expect(await isOver(part, parts[2])).toBe(false);
  const [width, room] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    innerWidth,
  ]);
  expect(width).toBe(room);
}

describe('a tablet held upright', () => {
  it('[PA518] has nothing over anything but the sheet that was opened', async () => {
    const { url } = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { code, teacherKey: key, recordingId } = await openSession(url);
    const client = await join(url, { role: 'teacher', code, key });
    await client.command({ type: 'step', to: 'epoch' });

    const pupil = await openPage(browser(), `${url}/join/${code}`, tablet);
    await press(pupil.page, 'Join');
    await untilSeen(pupil.page, ({ epoch }) => epoch === 1);
    await expectApart(pupil.page, '.foot');
    await press(pupil.page, 'Measures');
    await pupil.page.locator('ml-measures').waitFor();
    await expectApart(pupil.page, '.foot');

    const replay = await openPage(browser(), `${url}/replay/${recordingId}#${key}`, tablet);
    await untilSeen(replay.page, () => true);
    await expectApart(replay.page, '.foot');
    await replay.page.keyboard.press('k');
    await replay.page.locator('ml-moments').waitFor();
    await expectApart(replay.page, '.foot');

    await client.command({ type: 'preset', name: 'dead-relu' });
    await client.command({ type: 'start' });
    const note = pupil.page.locator('ml-outcome-note').getByText('units are dead');
    await note.waitFor();
    expect((await note.boundingBox())?.height).toBeLessThan(40);

    const teacher = await openPage(browser(), `${url}/teach/${code}#${key}`, tablet);
    await untilSeen(teacher.page, () => true);
    await press(teacher.page, /^Join/);
    const box = await teacher.page.locator('ml-join-dialog .code').boundingBox();
    if (!box) throw new Error('no code');
    expect(box.x).toBeGreaterThan(0);
    const right = await teacher.page.locator('ml-join-dialog .code').evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return range.getBoundingClientRect().right;
    });
    expect(right).toBeLessThanOrEqual(768);
  });
});
