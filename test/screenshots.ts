/**
 * `npm run screenshots`: every page, in each theme and width, of a real class that is training,
 * into test/screenshots/. Words after the command pick pages: `npm run screenshots teach wall`.
 */
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright';
import { setup as buildClient } from './support/build-client.ts';
import { chromiumArguments, chromiumPath } from './support/chromium.ts';
import { serve } from './support/served.ts';

const sizes = [
  { name: '390', width: 390, height: 844 },
  { name: '768', width: 768, height: 1024 },
  { name: '1366', width: 1366, height: 768 },
  { name: '1920', width: 1920, height: 1080 },
];
const folder = join(import.meta.dirname, 'screenshots');
/** What the README shows, by the name it has there. */
const best = new Map([
  ['teach', 'teach-1366-light'],
  ['join-phone', 'join-390-light'],
  ['wall', 'wall-1366-dark'],
  ['replay', 'replay-1366-light'],
]);

async function openPage(
  browser: Browser,
  url: string,
  size: (typeof sizes)[number],
  theme: 'light' | 'dark',
): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: size.width, height: size.height },
    colorScheme: theme,
    deviceScaleFactor: 1,
  });
  page.on('pageerror', (error) => console.error(`${url}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(`${url}: ${message.text()}`);
  });
  await page.goto(url);
  return page;
}

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  await buildClient();
  await mkdir(folder, { recursive: true });
  const { url, openSession, stop } = await serve();
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: chromiumArguments,
  });
  try {
    const { code, teacherKey, recordingId } = await openSession({
      title: 'EX-OR, two hidden layers',
      preset: 'exor-two-hidden',
    });
    const teachUrl = `${url}/teach/${code}#${teacherKey}`;
    const teacher = await openPage(browser, teachUrl, sizes[2], 'light');
    await sleep(1000);
    await teacher.keyboard.press('Space');
    await sleep(8000);
    const pages: Record<string, string> = {
      home: `${url}/`,
      teach: teachUrl,
      join: `${url}/join/${code}`,
      wall: `${url}/wall/${code}`,
      replay: `${url}/replay/${recordingId}`,
    };
    for (const [name, address] of Object.entries(pages)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      for (const theme of ['light', 'dark'] as const) {
        for (const size of sizes) {
          const page = await openPage(browser, address, size, theme);
          await sleep(700);
          const save = (suffix = '') =>
            page.screenshot({ path: join(folder, `${name}${suffix}-${size.name}-${theme}.png`) });
          if (name === 'join') {
            await save('-name');
            await page.keyboard.press('Enter');
            await page
              .getByRole('button', { name: /join/i })
              .first()
              .click({ timeout: 2000 })
              .catch(() => undefined);
            await sleep(700);
          }
          if (name === 'replay') {
            await page.keyboard.press('5');
            await sleep(400);
          }
          await save();
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          if (overflow > 0) console.error(`${name} ${size.name}: ${overflow} px too wide`);
          await page.close();
        }
      }
    }
    await mkdir(join(folder, 'best'), { recursive: true });
    for (const [name, source] of best) {
      if (wanted.length > 0 && !wanted.includes(source.split('-')[0])) continue;
      await copyFile(join(folder, `${source}.png`), join(folder, 'best', `${name}.png`));
    }
  } finally {
    await browser.close();
    await stop();
  }
}

await main();
