import axe from 'axe-core';
import type { Page } from 'playwright';
import { expect } from 'vitest';

/** Nothing on `page` is for axe-core to find. */
export async function expectNoFindings(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document),
  );
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
  expect(found).toEqual([]);
}
