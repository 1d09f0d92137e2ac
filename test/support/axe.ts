import axe from 'axe-core';
import type { Page } from 'playwright';
import { expect } from 'vitest';

/** Nothing on `page`, or in the one element that `selector` finds, is for axe-core to find. */
export async function expectNoFindings(page: Page, selector = 'html'): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = await page
    .locator(selector)
    .evaluate((element) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(
        element === document.documentElement ? document : element,
      ),
    );
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
  expect(found).toEqual([]);
}
