import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { presets } from '../../shared/presets.ts';
import { expectNoFindings } from '../support/axe.ts';
import { desk, openPage, pressFirst as press, shows, useBrowser } from '../support/class-pages.ts';
import { isOver } from '../support/is-over.ts';
import { wholeShown } from '../support/people-actions.ts';
import { join } from '../support/server-client.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();

async function openClass(isLobby = false) {
  const { url } = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
  const { experiment } = presets['exor-two-hidden'];
  const stop = { epoch: 4, loss: null, accuracy: null };
  const opened = await openSession(url, { experiment: { ...experiment, stop }, isLobby });
  const { code, teacherKey: key } = opened;
  const teacher = await join(url, { role: 'teacher', code, key });
  return { url, code, teacher, teachPath: `/teach/${code}`, hash: `#${key}` };
}

const fontSize = (of: Locator) =>
  of.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));

describe('the wall’s legend', () => {
  it('[PA488] tells the shapes of both classes apart, large, in words and colours', async () => {
    const { url } = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { experiment } = presets['exor-two-hidden'];
    const { code } = await openSession(url, { experiment: { ...experiment, testShare: 0.3 } });
    const { page } = await openPage(browser(), `${url}/wall/${code}`);
    const legend = page.locator('ml-boundary .legend');
    const entries = legend.locator('li');
    for (const [viewport, leastPx] of [
      [desk, 22],
      [{ width: 1920, height: 1080 }, 26],
    ] as const) {
      await page.setViewportSize(viewport);
      await legend.waitFor();
      expect((await entries.allTextContents()).map((text) => text.trim())).toEqual([
        'class 0',
        'class 1',
        'test',
        'wrong',
      ]);
      const shapes = await entries.evaluateAll((all) =>
        all.map((one) => {
          const [svg, shape] = [one.querySelector('svg')!, one.querySelector('svg > *')!];
          const { width, height } = svg.getBoundingClientRect();
          const { fill, stroke } = getComputedStyle(shape);
          return { kind: shape.localName, fill, stroke, size: Math.min(width, height) };
        }),
      );
      expect(Math.min(...shapes.map(({ size }) => size))).toBeGreaterThanOrEqual(leastPx);
      expect(await fontSize(entries.first())).toBeGreaterThanOrEqual(leastPx);
      expect(shapes.slice(0, 2)).toMatchObject([
        { kind: 'circle', fill: 'rgb(213, 94, 0)' },
        { kind: 'path', fill: 'rgb(0, 114, 178)' },
      ]);
      expect(shapes[2]).toMatchObject({ kind: 'circle', fill: 'none' });
      expect(shapes[3].stroke).not.toBe('none');
      const box = (await legend.boundingBox())!;
      expect(box.x >= 0 && box.y >= 0).toBe(true);
      expect(box.y + box.height).toBeLessThanOrEqual(viewport.height);
      for (const other of ['ml-boundary .surface', 'ml-network', '.join']) {
        expect(await isOver(legend, page.locator(other).first()), other).toBe(false);
      }
      // Each entry whole, and none on another.
      const cut = await entries.evaluateAll((all) =>
        all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent),
      );
      expect(cut).toEqual([]);
      for (let i = 1; i < 4; i++) {
        expect(await isOver(entries.nth(i - 1), entries.nth(i))).toBe(false);
      }
      await expectNoFindings(page);
    }
  });
});

describe.each([
  { width: 1280, height: 720 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
])('a wall of $width × $height', (viewport) => {
  it('[PA372] [PA373] says where to join, how it ended and eyes up, and nothing moves', async () => {
    const { url, code, teacher } = await openClass(true);
    const { page } = await openPage(browser(), `${url}/wall/${code}`, { viewport });
    const host = page.locator('.host');
    const eyes = page.locator('.eyes');
    await host.waitFor();
    expect(await fontSize(host)).toBeGreaterThanOrEqual(30);
    await teacher.command({ type: 'eyes-up', isOn: true });
    await eyes.waitFor();
    expect(await isOver(eyes, page.locator('ml-qr-code'))).toBe(false);
    await expectNoFindings(page);
    await teacher.command({ type: 'eyes-up', isOn: false });
    await teacher.command({ type: 'lobby', isOn: false });

    const parts = ['.join', 'ml-boundary', 'ml-network', 'ml-figures'].map((name) =>
      page.locator(name),
    );
    const boxes = () => Promise.all(parts.map((part) => part.boundingBox()));
    await page.locator('ml-network').waitFor();
    expect(await fontSize(host)).toBeGreaterThanOrEqual(34);
    const before = await boxes();
    await teacher.command({ type: 'start' });
    await shows(page, 'Stopped at epoch 4');
    expect(await boxes()).toEqual(before);
    await teacher.command({ type: 'eyes-up', isOn: true });
    await eyes.waitFor();
    expect(await boxes()).toEqual(before);
    expect(await fontSize(eyes)).toBeGreaterThanOrEqual(64);
    for (const part of parts) expect(await isOver(eyes, part)).toBe(false);
    await expectNoFindings(page);
  });
});

describe('a wall', () => {
  it.each([
    { width: 768, height: 1024 },
    { width: 1366, height: 768 },
    { width: 1920, height: 1080 },
  ])('[PA517] of $width shows its diagram, and what it says over nothing', async (viewport) => {
    const { url, code, teacher } = await openClass();
    const { page } = await openPage(browser(), `${url}/wall/${code}`, { viewport });
    const diagram = page.locator('ml-network');
    const isSeen = async () => ((await diagram.boundingBox())?.height ?? 0) >= 250;
    await expect.poll(isSeen).toBe(true);
    const walk = { pointIndex: 0, stepIndex: 2, sequence: 0 };
    const lead = await teacher.command({ type: 'lead', shown: { ...wholeShown, walk } });
    expect(lead).toMatchObject({ ok: true });
    await page.locator('ml-update-walk').waitFor();
    await expect.poll(isSeen).toBe(true);
    expect(await isOver(diagram, page.locator('ml-update-walk'))).toBe(false);
    const badge = page.getByText('The teacher is away for a moment.');
    teacher.socket.disconnect();
    await badge.waitFor();
    expect(await isOver(badge, diagram)).toBe(false);
    teacher.socket.connect();
    await badge.waitFor({ state: 'detached' });
    await teacher.command({ type: 'lead', shown: null });

    await teacher.command({ type: 'seeds-open', untilEpoch: 4 });
    teacher.socket.disconnect();
    await badge.waitFor();
    for (const part of ['.count', '.join', 'ml-seed-mean']) {
      const place = page.locator(`ml-wall-seeds ${part}`);
      // On a narrow wall it stands at the lower edge, over what is scrolled.
      await place.scrollIntoViewIfNeeded();
      if (viewport.width > 900) expect(await isOver(badge, place), part).toBe(false);
    }
    await expectNoFindings(page);
  });
});

/** What inside the dialog can be scrolled up and down. */
const scrollers = (page: Page) =>
  page.locator('ml-end-dialog dialog').evaluate((dialog) =>
    [dialog, ...dialog.querySelectorAll('*')]
      .filter((element) => {
        const { overflowY } = getComputedStyle(element);
        return overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1;
      })
      .map(({ localName }) => localName),
  );

describe('a teacher’s desk', () => {
  it.each(['en', 'de'])(
    '[PA374] [PA378] [PA379] has its words and its buttons where they belong (%s)',
    async (language) => {
      const { url, code, teacher, teachPath, hash } = await openClass();
      const ada = await join(url, { role: 'student', code, name: 'Ada' });
      await ada.command({ type: 'hand', isUp: true });
      const address = `${url}${teachPath}?lang=${language}${hash}`;
      const { page } = await openPage(browser(), address, { viewport: desk });
      await page.locator('ml-stage').waitFor();
      const bar = page.locator('header.bar');
      for (const word of language === 'en' ? ['Wall', 'Recording'] : ['Wand', 'Aufzeichnung']) {
        expect(await bar.getByText(word, { exact: true }).isVisible()).toBe(true);
      }
      expect((await bar.boundingBox())?.height).toBeLessThan(64);
      const tools = page.locator('ml-boundary .tools');
      const surface = page.locator('ml-boundary .surface');
      expect(await isOver(tools, surface)).toBe(false);

      await page.keyboard.press('p');
      const panel = page.locator('ml-class-panel');
      await panel.locator('h2:focus').waitFor();
      await expect.poll(() => isOver(tools, surface)).toBe(false);
      const tops = await panel
        .locator('nav button')
        .evaluateAll((tabs) => tabs.map((tab) => Math.round(tab.getBoundingClientRect().top)));
      expect(new Set(tops).size).toBeLessThanOrEqual(2);

      for (let i = 0; i < 30; i++) {
        const learningRate = 0.01 * (1 + (i % 2));
        await teacher.command({ type: 'change', experiment: { learningRate } });
      }
      await press(page, language === 'en' ? 'Room' : 'Raum');
      await press(page, language === 'en' ? 'End the class …' : 'Klasse beenden …');
      await page.locator('ml-end-dialog table').waitFor();
      expect(await scrollers(page)).toEqual(['dialog']);
      await expectNoFindings(page);
    },
  );

  it('[PA375] counts the hands of those who are here, and keeps the place of who left', async () => {
    const { url, code, teachPath, hash } = await openClass();
    const ada = await join(url, { role: 'student', code, name: 'Ada' });
    const grace = await join(url, { role: 'student', code, name: 'Grace' });
    for (const each of [ada, grace]) await each.command({ type: 'hand', isUp: true });
    const { page } = await openPage(browser(), `${url}${teachPath}${hash}`);
    await page.getByRole('img', { name: '2 hands up' }).waitFor();
    ada.socket.disconnect();
    await page.getByRole('img', { name: 'One hand up' }).waitFor();
    await page.keyboard.press('p');
    const hands = page.locator('ml-roster .hands li');
    await hands.filter({ hasText: 'Ada' }).getByText('not connected').waitFor();
    await expectNoFindings(page);
    ada.socket.connect();
    await page.getByRole('img', { name: '2 hands up' }).waitFor();
    expect(await hands.locator('bdi').allTextContents()).toEqual(['Ada', 'Grace']);
    expect(await hands.getByText('not connected').count()).toBe(0);
  });
});
