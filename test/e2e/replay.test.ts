import { describe, expect, it } from 'vitest';
import { expectClean, phone, seen, untilSeen, useBrowser } from '../support/class-pages.ts';
import { recordedLesson } from '../support/recorded-lesson.ts';
import { utf8 } from '../support/recording-files.ts';
import { lessonFile, openLesson, player, theLesson, untilPlayer } from '../support/replay-pages.ts';

const browser = useBrowser();
const durationMs = theLesson[theLesson.length - 1].atMs;

describe('the player', () => {
  it('[PA287] is worked by its keys, wherever the focus is, and not while something is typed', async () => {
    const { page, server, ...rest } = await openLesson(browser());
    const { keyboard } = page;
    const at = async () => Math.round((await player(page)).positionMs);
    const pressed = async (...keys: string[]) => {
      for (const key of keys) await keyboard.press(key);
      return at();
    };
    expect(await pressed('5')).toBe(Math.round(durationMs / 2));
    expect(await pressed('ArrowRight')).toBe(Math.round(durationMs / 2) + 5000);
    expect(await pressed('j')).toBe(Math.round(durationMs / 2) - 5000);
    expect(await pressed('Home', 'Shift+ArrowRight')).toBe(Math.round(durationMs / 10));
    const { marks } = await player(page);
    expect(await pressed('Home', ']', ']')).toBe(marks.filter(({ atMs }) => atMs > 0)[1].atMs);
    expect(await pressed('[')).toBe(marks.filter(({ atMs }) => atMs > 0)[0].atMs);
    // A picture on and back: each key another epoch, and the same one again.
    await pressed('6');
    const before = await seen(page);
    await pressed('.');
    const on = await untilSeen(page, ({ epoch }) => epoch !== before?.epoch);
    expect(on.epoch).toBeGreaterThan(before?.epoch ?? 0);
    await pressed(',');
    await untilSeen(page, ({ epoch }) => epoch === before?.epoch);
    // With the focus on a button, and in the picture.
    await page.getByRole('button', { name: '10 s back' }).focus();
    expect(await pressed('3')).toBe(Math.round(0.3 * durationMs));
    await page.getByRole('application').focus();
    expect(await pressed('7')).toBe(Math.round(0.7 * durationMs));
    expect(await page.getByLabel('Speed').inputValue()).toBe('1 ×');
    await pressed('>');
    expect(await page.getByLabel('Speed').inputValue()).toBe('2 ×');
    // While something is typed they are letters.
    await keyboard.press('n');
    await page.getByLabel(/^Name the moment at/).waitFor();
    await keyboard.type('x 5.');
    expect(await at()).toBe(Math.round(0.7 * durationMs));
    await keyboard.press('Escape');
    await keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys of the player' }).waitFor();
    await keyboard.press('Escape');
    await keyboard.press('f');
    await page.waitForFunction(() => document.fullscreenElement !== null);
    await keyboard.press('f');
    await page.waitForFunction(() => document.fullscreenElement === null);
    expectClean({ page, ...rest }, server.url);
  });

  it('[PA281] [PA283] [PA365] plays at 4 times the speed, and passes over what is idle', async () => {
    const { page } = await openLesson(browser());
    const { rests } = await player(page);
    expect(rests.length).toBeGreaterThan(2);
    await page.getByLabel('Speed').selectOption('4 ×');
    const skip = page.getByRole('button', { name: /^Skip idle time/ });
    expect(await skip.getAttribute('aria-pressed')).toBe('true');
    const start = await page.evaluate(() => performance.now());
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    const end = await untilSeen(page, ({ phase }) => phase === 'finished');
    const tookMs = (await page.evaluate(() => performance.now())) - start;
    expect(end.epoch).toBe(400);
    const idleMs = rests.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
    expect(tookMs).toBeGreaterThan((durationMs - idleMs) / 4 - 1500);
    // Without skipping it would have taken longer than this machine may be slow.
    expect(tookMs).toBeLessThan(durationMs / 4);
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    await page.getByText('0:00 left', { exact: true }).waitFor();
    // Who wants to sit through it says so once.
    await skip.click();
    await page.reload();
    await page.getByLabel('From a file').setInputFiles(lessonFile());
    await untilSeen(page, () => true);
    expect(await skip.getAttribute('aria-pressed')).toBe('false');
  });

  it('[PA282] loops a piece, until the loop is ended', async () => {
    const { page } = await openLesson(browser());
    await page.keyboard.press('4');
    await page.keyboard.press('i');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('button', { name: 'Loop to here' }).click();
    const { loop } = await player(page);
    const startMs = 0.4 * durationMs;
    expect(loop?.startMs).toBeCloseTo(startMs);
    expect(loop?.endMs).toBeCloseTo(startMs + 5000);
    await page.getByLabel('Speed').selectOption('8 ×');
    await page.keyboard.press('4');
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    // Twice around.
    for (let round = 0; round < 2; round++) {
      await untilPlayer(page, ({ positionMs }) => positionMs > startMs + 2500);
      await untilPlayer(page, ({ positionMs }) => positionMs < startMs + 2500);
    }
    await page.getByRole('button', { name: /^End the loop from 0:2\d to 0:3\d$/ }).click();
    expect((await player(page)).loop).toBeNull();
    await untilPlayer(page, ({ positionMs }) => positionMs > startMs + 6000);
  });

  it('[PA280] shows the boundary at the moment that is pointed at', async () => {
    const { page } = await openLesson(browser());
    const preview = page.locator('ml-scrub-preview figure');
    await preview.waitFor({ state: 'hidden' });
    const box = await page.locator('ml-time-line .u-over').boundingBox();
    if (!box) throw new Error('no time line');
    await page.mouse.move(box.x + 0.999 * box.width, box.y + 20);
    await preview.getByText(/^1:05, epoch 39\d$/).waitFor();
    const late = await preview.screenshot();
    await page.mouse.move(box.x + 0.5 * box.width, box.y + 20);
    await preview.getByText(/^0:32, epoch \d+$/).waitFor();
    expect((await preview.screenshot()).equals(late)).toBe(false);
    // The stage stays where it is; the recording goes there when it is pressed.
    expect((await seen(page))?.epoch).toBe(0);
    await page.mouse.down();
    await page.mouse.up();
    const { positionMs } = await player(page);
    expect(positionMs / durationMs).toBeCloseTo(0.5, 2);
    await page.mouse.move(5, 5);
    await preview.waitFor({ state: 'hidden' });
  });

  it('[PA284] [PA285] lists all moments, goes to them by keys, and keeps those of one’s own', async () => {
    const { page } = await openLesson(browser());
    await page.keyboard.press('k');
    const list = page.locator('ml-moments');
    const words = await list.locator('.moment').allTextContents();
    expect(words.map((text) => text.replace(/\s+/g, ' ').trim())).toEqual([
      '0:00 lobby',
      '0:04 lesson begins',
      '0:10 poll: Where will the boundary be after 100 epochs?',
      '0:22 answers shown: Where will the boundary be after 100 epochs?',
      '0:24 training',
      '0:32 The first corner opens',
      '0:39 paused',
      '0:39 eyes up',
      '0:53 screens back',
      '0:53 rate 0.1 & 1 more',
      '0:53 training',
      expect.stringMatching(/^1:0\d done$/),
    ]);
    for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await untilPlayer(page, ({ positionMs }) => positionMs === 32_000);
    await page.keyboard.press('6');
    await page.keyboard.press('n');
    await page.keyboard.type('Mine');
    await page.keyboard.press('Enter');
    await list.getByRole('button', { name: '0:39 Mine your own' }).waitFor();
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    // After a reload the same file has it again.
    await page.reload();
    await page.getByLabel('From a file').setInputFiles(lessonFile());
    await untilSeen(page, () => true);
    await page.keyboard.press('k');
    await list.getByRole('button', { name: 'Remove “Mine”' }).click();
    await list.getByText('Mine').waitFor({ state: 'detached' });
  });

  it('[PA290] plays a second one beside, on one time line, one later than the other', async () => {
    const { page, server, ...rest } = await openLesson(browser());
    const shorter = recordedLesson(5).filter(({ atMs }) => atMs <= 40_000);
    await page
      .getByRole('button', { name: 'Compare: play a second recording beside this one' })
      .click();
    const dialog = page.getByRole('dialog', { name: 'Play beside this one' });
    await dialog.getByLabel('From a file').setInputFiles({
      ...lessonFile(),
      buffer: utf8('nothing'),
    });
    await dialog.getByRole('alert').filter({ hasText: 'not a recording' }).waitFor();
    await dialog.getByLabel('From a file').setInputFiles(lessonFile(shorter));
    await dialog.waitFor({ state: 'hidden' });
    const both = page.locator('ml-beside');
    await both.getByText('Both from their starts').waitFor();
    const epochs = async () => {
      const texts = await both.locator('ml-figures dd').allTextContents();
      return [Number(texts[0]), Number(texts[3])];
    };
    await page.keyboard.press('5');
    await expect.poll(epochs).toEqual([88, 88]);
    expect(await both.locator('ml-boundary').count()).toBe(2);
    // In the end they are told apart.
    await page.keyboard.press('9');
    await expect.poll(async () => (await epochs())[0]).toBeGreaterThan(200);
    const pictures = await both.locator('ml-boundary canvas').all();
    const [first, second] = await Promise.all(pictures.map((one) => one.screenshot()));
    expect(first.equals(second)).toBe(false);
    await page.keyboard.press('5');
    await both.getByLabel('Second one later by').fill('5');
    await both.getByLabel('Second one later by').press('Tab');
    await expect.poll(epochs).toEqual([88, 38]);
    await both.getByLabel('Second one later by').fill('30');
    await both.getByLabel('Second one later by').press('Tab');
    // The second ends later now: so does the time line.
    expect((await player(page)).durationMs).toBe(
      70_000 - (40_000 - shorter[shorter.length - 1].atMs),
    );
    await both.getByRole('button', { name: 'Close the second' }).click();
    await page.locator('ml-stage').waitFor();
    expect((await player(page)).durationMs).toBe(durationMs);
    expectClean({ page, ...rest }, server.url);
  });

  it('[PA290] stands them above each other on a phone, where nothing scrolls sideways', async () => {
    const { page } = await openLesson(browser(), phone);
    await page
      .getByRole('button', { name: 'Compare: play a second recording beside this one' })
      .click();
    const dialog = page.getByRole('dialog', { name: 'Play beside this one' });
    await dialog.getByLabel('From a file').setInputFiles(lessonFile(recordedLesson(5)));
    await dialog.waitFor({ state: 'hidden' });
    const [first, second] = await page.locator('ml-beside ml-boundary').all();
    const [above, below] = [await first.boundingBox(), await second.boundingBox()];
    expect(above?.x).toBe(below?.x);
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThan(below?.y ?? 0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
