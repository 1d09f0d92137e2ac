import { describe, expect, it } from 'vitest';
import {
  desk,
  expectClean,
  openPage,
  seen,
  untilSeen,
  useBrowser,
} from '../support/class-pages.ts';
import { openLesson, player, untilPlayer } from '../support/replay-pages.ts';
import { join } from '../support/server-client.ts';
import { ServerProcess } from '../support/server-process.ts';
import { bearer, openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();

/** A class that trained so far, and how long its recording is. */
async function trainedClass(url: string, epochs: number) {
  const opened = await openSession(url, { preset: 'exor-two-hidden' });
  const { code, teacherKey, recordingId } = opened;
  const client = await join(url, { role: 'teacher', code, key: teacherKey });
  await client.command({ type: 'start' });
  await client.untilView(({ snapshot }) => snapshot.epoch >= epochs);
  await client.command({ type: 'pause' });
  const headers = bearer(teacherKey);
  const file = await (await fetch(`${url}/api/recordings/${recordingId}`, { headers })).text();
  const { durationMs } = JSON.parse(file.slice(0, file.indexOf('\n'))) as { durationMs: number };
  return { ...opened, durationMs };
}

describe('a recorded class', () => {
  it('[PA367] opens a link behind its end where the one beside it lasts longer', async () => {
    const { url } = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const short = await trainedClass(url, 5);
    const long = await trainedClass(url, 120);
    expect(long.durationMs).toBeGreaterThan(short.durationMs + 200);
    const atMs = Math.round((short.durationMs + long.durationMs) / 2);
    // This browser knows the key of the second by having taught it.
    const opened = await openPage(browser(), `${url}/teach/${long.code}#${long.teacherKey}`);
    const { page } = opened;
    await untilSeen(page, ({ epoch }) => epoch >= 120);
    const query = `t=${atMs / 1000}&beside=${long.recordingId}`;
    await page.goto(`${url}/replay/${short.recordingId}?${query}#${short.teacherKey}`);
    await page.locator('ml-beside').waitFor();
    expect((await untilPlayer(page, (state) => state.positionMs > 0)).positionMs).toBe(atMs);
    expectClean(opened, url);
  });

  it('[PA352] [PA353] opens a pasted link where it leads, without its key; back is the way back', async () => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { url } = server;
    const { code, teacherKey, recordingId } = await openSession(url, { preset: 'exor-two-hidden' });
    const client = await join(url, { role: 'teacher', code, key: teacherKey });
    await client.command({ type: 'start' });
    await client.untilView(({ snapshot }) => snapshot.epoch >= 40);
    await client.command({ type: 'pause' });
    const opened = await openPage(browser(), `${url}/replay`, { viewport: desk });
    const { page } = opened;
    const field = page.locator('ml-recording-form input[type=text]');
    await field.fill(`${url}/replay/${recordingId}?t=0.4#${teacherKey}`);
    await page.keyboard.press('Enter');
    await untilSeen(page, () => true);
    expect((await untilPlayer(page, (state) => state.positionMs > 0)).positionMs).toBe(400);
    expect(page.url()).toBe(`${url}/replay/${recordingId}?t=0.4`);
    await page.goBack();
    await field.waitFor();
    await page.goForward();
    expect((await untilPlayer(page, (state) => state.positionMs > 0)).positionMs).toBe(400);
    expectClean(opened, url);
  });

  it('[PA286] [PA288] has the moment that its teacher named; a link leads to it, with a unit and a loop', async () => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { url } = server;
    const { code, teacherKey, recordingId } = await openSession(url, { preset: 'exor-two-hidden' });
    const teacher = await openPage(browser(), `${url}/teach/${code}#${teacherKey}`);
    const client = await join(url, { role: 'teacher', code, key: teacherKey });
    await client.command({ type: 'start' });
    await client.untilView(({ snapshot }) => snapshot.epoch >= 10);
    await client.command({ type: 'poll-open', question: 'Which side?', options: ['A', 'B'] });
    await teacher.page.keyboard.press('n');
    const dialog = teacher.page.getByRole('dialog', { name: 'Name this moment' });
    await dialog.getByLabel('What is to be seen').fill('It begins to bend');
    await teacher.page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await teacher.page.getByText('Named: “It begins to bend”.').waitFor();
    await client.untilView(({ snapshot }) => snapshot.epoch >= 40);
    await client.command({ type: 'pause' });
    expectClean(teacher, url);

    // By the link that was shared: its key may be passed on.
    const shared = await fetch(`${url}/api/recordings/${recordingId}/share`, {
      method: 'POST',
      headers: bearer(teacherKey),
    });
    const { shareKey } = (await shared.json()) as { shareKey: string };
    const replay = await openPage(browser(), `${url}/replay/${recordingId}#${shareKey}`, {
      viewport: desk,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const { page } = replay;
    await untilSeen(page, () => true);
    const { marks } = await player(page);
    expect(marks.map(({ type, text }) => text ?? type)).toEqual([
      'training',
      'Which side?',
      'It begins to bend',
      'paused',
    ]);
    // To it by its mark, a unit enlarged, and a link to both.
    for (let i = 0; i < 3; i++) await page.keyboard.press(']');
    await page
      .getByRole('button', { name: /^Layer 2, unit 1/ })
      .first()
      .click();
    const there = await seen(page);
    await page.keyboard.press('l');
    await page.getByText(/^Copied: a link to 0:\d\d\.$/).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/\/replay\/[\w-]+\?t=[\d.]+&unit=2\.1#[\w-]+$/);
    const opened = await openPage(browser(), link);
    const shown = await untilSeen(opened.page, ({ epoch }) => epoch === there?.epoch);
    expect(shown.parameters).toEqual(there?.parameters);
    await opened.page.getByRole('heading', { name: 'Layer 2, unit 1' }).waitFor();

    // A piece of it loops; what is no moment of it shows the start.
    const base = `${url}/replay/${recordingId}`;
    const piece = await openPage(browser(), `${base}?t=0:00.2&end=0.9#${teacherKey}`, {
      viewport: desk,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await untilSeen(piece.page, () => true);
    expect(await player(piece.page)).toMatchObject({
      positionMs: 200,
      loop: { startMs: 200, endMs: 900 },
    });
    // As a link again it is the same piece, without the teacher's key.
    await piece.page.keyboard.press('l');
    await piece.page.getByText(/^Copied: a link to/).waitFor();
    const copied = await piece.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(`${base}?t=0.2&end=0.9`);
    const lost = await openPage(browser(), `${base}?t=9:00:00&end=x&unit=9.9#${teacherKey}`);
    await untilSeen(lost.page, ({ epoch }) => epoch === 0);
    expect(await player(lost.page)).toMatchObject({ positionMs: 0, loop: null });
    await lost.page.getByRole('heading', { name: 'Output' }).first().waitFor();
    for (const each of [replay, opened, piece, lost]) expectClean(each, url);
  });
});

describe('the past', () => {
  it('[PA289] is looked around in as the present: unit, shades, space, point, trail, zoom, update, measures', async () => {
    const { page, server, ...rest } = await openLesson(browser());
    await page.keyboard.press('9');
    await untilSeen(page, ({ epoch }) => epoch > 200);
    await page
      .getByRole('button', { name: /^Layer 1, unit 2/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Layer 1, unit 2' }).waitFor();
    await page.keyboard.press('Escape');
    const shades = page.getByRole('button', { name: 'Shades' });
    const wasPressed = await shades.getAttribute('aria-pressed');
    await page.keyboard.press('v');
    await expect.poll(() => shades.getAttribute('aria-pressed')).not.toBe(wasPressed);
    await page.getByRole('button', { name: /^Layer 2.*its space$/ }).click();
    await page.locator('ml-space').waitFor();
    await page.keyboard.press('Escape');
    // A point, at one moment and at another: its loss is that of the moment.
    await page.getByRole('application').focus();
    await page.keyboard.press('Enter');
    const card = page.locator('ml-boundary .card:not([hidden])');
    await card.waitFor();
    const then = await card.textContent();
    await page.keyboard.press('7');
    await expect.poll(() => card.textContent()).not.toBe(then);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Trail' }).click();
    await page.getByRole('button', { name: 'Trail' }).click();
    const picture = page.locator('ml-boundary canvas');
    await page.getByRole('application').focus();
    // The ring around it comes with the first key.
    await page.keyboard.press('+');
    await page.keyboard.press('0');
    const whole = await picture.screenshot();
    await page.keyboard.press('+');
    await expect.poll(async () => (await picture.screenshot()).equals(whole)).toBe(false);
    await page.keyboard.press('0');
    await expect.poll(async () => (await picture.screenshot()).equals(whole)).toBe(true);
    await page.keyboard.press('m');
    await page.locator('ml-measures table').first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('u');
    await page.getByRole('dialog', { name: 'One update, step by step' }).waitFor();
    await page.keyboard.press('Escape');
    // The chart's own cursor reads; drawn along it, the recording follows.
    const box = await page.locator('ml-time-line .u-over').boundingBox();
    if (!box) throw new Error('no time line');
    await page.mouse.move(box.x + 0.95 * box.width, box.y + 20);
    await page.mouse.down();
    const late = await untilSeen(page, ({ epoch }) => epoch > 300);
    await page.mouse.move(box.x + 0.6 * box.width, box.y + 20, { steps: 5 });
    await untilSeen(page, ({ epoch }) => epoch < late.epoch);
    await page.mouse.up();
    expectClean({ page, ...rest }, server.url);
  });
});
