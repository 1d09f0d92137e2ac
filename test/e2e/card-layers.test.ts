import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { openPage, untilSeen, useBrowser } from '../support/class-pages.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();

/** How often Chromium puts all layers of the page together anew while `act` is at work. */
async function layeredIn(page: Page, act: () => Promise<void>): Promise<number> {
  await browser().startTracing(page, { categories: ['blink'] });
  await act();
  const trace = await browser().stopTracing();
  const { traceEvents } = JSON.parse(String(trace)) as { traceEvents: { name: string }[] };
  return traceEvents.filter(({ name }) => name === 'PaintArtifactCompositor::Update').length;
}

describe('the card of a tile', () => {
  it('[PA525] changes in its layer alone, wherever it is', async () => {
    const { url } = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { code, teacherKey } = await openSession(url, { preset: 'exor-two-hidden' });
    const { page } = await openPage(browser(), `${url}/teach/${code}#${teacherKey}`);
    await untilSeen(page, () => true);
    const tiles = await page.locator('ml-network .tile').all();
    const boxes = await Promise.all(tiles.map((tile) => tile.boundingBox()));
    const card = page.locator('ml-network .card');
    const pointAt = async (tile: number) => {
      const { x, y, width, height } = boxes[tile]!;
      await page.mouse.move(x + width / 2, y + height / 2);
      await expect.poll(() => card.getAttribute('hidden')).toBe(null);
      await page.waitForTimeout(100);
    };
    // Once it has been somewhere, with words in it.
    await pointAt(0);
    await pointAt(1);
    const layered = await layeredIn(page, async () => {
      for (const [tile] of boxes.entries()) await pointAt(tile);
      await page.mouse.move(2, 2);
      await expect.poll(() => card.getAttribute('hidden')).toBe('');
      await page.waitForTimeout(100);
      await pointAt(2);
    });
    expect(layered).toBe(0);
    // What the card was before: a style that moves.
    const moved = await layeredIn(page, async () => {
      await card.evaluate((element) => (element.style.translate = '3px 0'));
      await page.waitForTimeout(100);
    });
    expect(moved).toBeGreaterThan(0);
  });
});
