import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { presets } from '../../shared/presets.ts';
import {
  desk,
  expectClean,
  openPage,
  phone,
  untilSeen,
  useBrowser,
} from '../support/class-pages.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();
const opener = (page: Page) => page.getByRole('button', { name: 'One update', exact: true });

describe('one update, step by step', () => {
  it.each([
    ['a desk', { viewport: desk }],
    ['a phone', phone],
  ])('[UP13] opens on every page of a class, the diagram in view, on %s', async (_, options) => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { experiment } = presets['exor-two-hidden'];
    const { code, teacherKey, recordingId } = await openSession(server.url, { experiment });
    const paths = [
      `teach/${code}#${teacherKey}`,
      `join/${code}`,
      `replay/${recordingId}#${teacherKey}`,
    ];
    for (const path of paths) {
      const each = await openPage(browser(), `${server.url}/${path}`, options);
      const { page } = each;
      if (path.startsWith('join')) await page.getByRole('button', { name: 'Join' }).click();
      await untilSeen(page, () => true);
      await opener(page).click();
      const walk = page.getByRole('dialog', { name: 'One update, step by step' });
      await walk.getByRole('button', { name: 'Next', exact: true }).click();
      await page.keyboard.press('ArrowRight');
      await walk.getByRole('heading', { name: 'Forward through layer 2' }).waitFor();
      const lit = page.locator('ml-network .tile[data-lit]');
      expect(await lit.count(), path).toBe(3);
      const top = await walk.boundingBox();
      for (const tile of await lit.all()) {
        const box = await tile.boundingBox();
        if (!box || !top) throw new Error('nothing to be seen');
        expect(box.y).toBeGreaterThanOrEqual(0);
        const isAbove = box.y + box.height <= top.y;
        expect(isAbove || box.x + box.width <= top.x, path).toBe(true);
      }
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth),
        path,
      ).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
      await page.keyboard.press('Escape');
      await walk.waitFor({ state: 'detached' });
      expect(await lit.count()).toBe(0);
      const focused = await opener(page).evaluate(
        (button) => (button.getRootNode() as ShadowRoot).activeElement === button,
      );
      expect(focused, path).toBe(true);
      expectClean(each, server.url);
    }
  });
});
