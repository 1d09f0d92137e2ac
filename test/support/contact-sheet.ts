import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Browser } from 'playwright';

/** All pictures of one thing on one sheet, each as high as the others of its row. */
export async function contactSheet(
  browser: Browser,
  rows: readonly (readonly string[])[],
  path: string,
  rowHeight = 420,
): Promise<void> {
  const figure = async (file: string) => {
    const image = (await readFile(file)).toString('base64');
    const name = basename(file, '.png');
    return `<figure><img height=${rowHeight} src="data:image/png;base64,${image}"><figcaption>${name}</figcaption></figure>`;
  };
  const lines = await Promise.all(rows.map((files) => Promise.all(files.map(figure))));
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
  await page.setContent(`<style>
    body { display: inline-block; margin: 8px; background: #888; font: 12px sans-serif; white-space: nowrap }
    figure { display: inline-block; margin: 4px }
  </style>${lines.map((figures) => `<div>${figures.join('')}</div>`).join('')}`);
  await page.locator('body').screenshot({ path });
  await page.close();
}
