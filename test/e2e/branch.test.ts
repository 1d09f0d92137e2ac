import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { View } from '../../shared/view/view.ts';
import { expectNoFindings } from '../support/axe.ts';
import {
  expectClean,
  openPage,
  seen,
  untilSeen,
  useBrowser,
  press,
} from '../support/class-pages.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();

/** The epochs and first parameters of the two networks that are compared. */
const compared = (page: Page) =>
  page.evaluate(() => {
    const inside = (root: Element | null, tag: string) => root?.shadowRoot?.querySelector(tag);
    const branch = inside(document.querySelector('ml-replay-page'), 'ml-branch');
    const compare = inside(branch ?? null, 'ml-compare') as unknown as {
      networks: { view: View; note: string }[];
    };
    return compare.networks.map(({ view, note }) => ({
      epoch: view.snapshot.epoch,
      parameters: Array.from(view.snapshot.parameters),
      note,
    }));
  });

/** Brings the scrubber to `epoch`, as arrow keys do. */
const scrub = (page: Page, epoch: number) =>
  page.getByLabel('Epoch at which both are shown').fill(String(epoch));

describe('a branch of a recording', () => {
  it('[PA260] [PA261] [PA262] [PA263] is forked at a moment, changed, trained, and looked at beside the recording', async () => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { url } = server;
    const opened = await openSession(url, { preset: 'exor-two-hidden' });
    const teacher = await openPage(browser(), `${url}/teach/${opened.code}#${opened.teacherKey}`);
    await press(teacher.page, 'Train');
    await untilSeen(teacher.page, ({ epoch }) => epoch >= 90);
    await press(teacher.page, 'Pause');
    const end = await untilSeen(teacher.page, ({ phase }) => phase === 'paused');
    const link = await teacher.page.getByRole('link', { name: 'Recording' }).getAttribute('href');
    const replay = await openPage(browser(), `${url}${link}`);
    const { page } = replay;
    await untilSeen(page, () => true);

    // At a moment in the middle of it.
    await page.keyboard.press('End');
    let moment = await untilSeen(page, ({ epoch }) => epoch === end.epoch);
    while (moment.epoch > end.epoch - 40) {
      await page.keyboard.press(',');
      moment = (await seen(page))!;
    }
    expect(moment.epoch).toBeGreaterThan(10);
    await press(page, 'Branch from here');
    await page.getByRole('heading', { name: `Your branch, from epoch ${moment.epoch}` }).waitFor();
    const [original, branched] = await compared(page);
    expect(branched.parameters).toEqual(moment.parameters);
    expect(original).toEqual(branched);
    await expectNoFindings(page);

    // Changed and trained: it parts from the recording, which is shown at the same epoch.
    await page.locator('#learning-rate').selectOption('0.3');
    await press(page, 'Train');
    await untilSeen(page, ({ epoch }) => epoch >= moment.epoch + 20);
    await press(page, 'Pause');
    const now = await untilSeen(page, ({ phase }) => phase === 'paused');
    const both = await compared(page);
    expect(both[1].parameters).toEqual(now.parameters);
    expect(both[0].epoch).toBeLessThanOrEqual(now.epoch);
    expect(both[0].parameters).not.toEqual(both[1].parameters);
    await expectNoFindings(page);

    // One scrubber for both: before the fork they are one, after it each is its own.
    await scrub(page, moment.epoch - 4);
    const before = await compared(page);
    expect(before[0]).toEqual(before[1]);
    expect(before[0].epoch).toBeLessThanOrEqual(moment.epoch - 4);
    await scrub(page, moment.epoch + 10);
    const after = await compared(page);
    for (const { epoch } of after) {
      expect(epoch).toBeGreaterThan(moment.epoch);
      expect(epoch).toBeLessThanOrEqual(moment.epoch + 10);
    }
    expect(after[0].parameters).not.toEqual(after[1].parameters);
    await scrub(page, end.epoch);
    const last = await compared(page);
    expect(last[0].parameters).toEqual(end.parameters);
    if (now.epoch < end.epoch) expect(last[1].note).toContain(String(now.epoch));

    // The network itself, to be changed by the diagram; back to the recording, and again.
    await press(page, 'Network');
    await page.locator('ml-network').waitFor();
    await page.locator('ml-network [data-edit=layer-add]').last().click();
    await untilSeen(page, ({ unitCounts }) => unitCounts.length === 3);
    await press(page, 'Back to the recording');
    await page.locator('ml-branch').waitFor({ state: 'detached' });
    expect((await seen(page))?.epoch).toBe(moment.epoch);
    await page.keyboard.press('End');
    await press(page, 'My branch');
    expect((await seen(page))?.unitCounts).toHaveLength(3);
    await press(page, 'New branch');
    await press(page, 'Yes, a new branch');
    await untilSeen(page, (view) => view.epoch === end.epoch && view.unitCounts.length === 2);
    expectClean(replay, url);
  }, 240_000);
});
