/**
 * `npm run screenshots`: every page and state of a real class, in each theme and width, into
 * test/screenshots/, and a sheet of each. Words after the command pick some, by a part of their
 * names: `npm run screenshots teach state-csv`; `390`, `dark` and the like pick sizes and themes.
 * What is for phones, `phone`, is taken at a phone's sizes alone, also small and lying on its side.
 */
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { setup as buildClient } from './support/build-client.ts';
import { chromiumArguments, chromiumPath } from './support/chromium.ts';
import { contactSheet } from './support/contact-sheet.ts';
import { serve } from './support/served.ts';
import { openClasses, shots, type Classes, type Shot } from './support/shots.ts';

const touch = { isMobile: true, hasTouch: true };
const sizes: Record<string, BrowserContextOptions> = {
  360: { viewport: { width: 360, height: 740 }, ...touch },
  390: { viewport: { width: 390, height: 844 }, ...touch },
  844: { viewport: { width: 844, height: 390 }, ...touch },
  768: { viewport: { width: 768, height: 1024 }, hasTouch: true },
  1366: { viewport: { width: 1366, height: 768 } },
  1920: { viewport: { width: 1920, height: 1080 } },
};
const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

const folder = join(import.meta.dirname, 'screenshots');
const sheets = join(folder, 'sheets');
const best = join(folder, 'best');
/** What the README shows, by the name it has there. */
const bestOf = new Map([
  ['teach', 'teach-1366-light'],
  ['join-phone', 'join-390-light'],
  ['wall', 'wall-1366-dark'],
  ['replay', 'replay-1366-light'],
]);

const words = process.argv.slice(2);
/** Those of `names` that a word picks; all where none does. */
const picked = (names: readonly string[]): string[] => {
  const wanted = names.filter((name) => words.includes(name));
  return wanted.length > 0 ? wanted : [...names];
};
const pickedSizes = picked(Object.keys(sizes));
const phoneSizes = ['360', '390', '844'];
/** The small and the lying phone are for what is made for phones, and for whoever names them. */
const sizesOf = ({ isAlone }: Shot): string[] =>
  pickedSizes.filter((size) =>
    isAlone
      ? phoneSizes.includes(size)
      : words.includes(size) || size === '390' || !phoneSizes.includes(size),
  );
const themeNames = picked(themes) as Theme[];
const shotWords = words.filter((word) => !(word in sizes) && !themes.includes(word as Theme));
const wantedShots = shots.filter(
  (shot) =>
    sizesOf(shot).length > 0 &&
    (shotWords.length === 0 || shotWords.some((word) => shot.name.includes(word))),
);

const fileOf = (name: string, size: string, theme: string) =>
  join(folder, `${name}-${size}-${theme}.png`);

async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
  before?: (page: Page) => Promise<unknown>,
): Promise<Page> {
  const context = await browser.newContext({
    ...options,
    deviceScaleFactor: 1,
    baseURL: new URL(url).origin,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => console.error(`${url}: ${error.message}`));
  await before?.(page);
  await page.goto(url);
  return page;
}

/** Fulfilled when nothing has been drawn for a while, or something is drawn all the time. */
const settled = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => setTimeout(resolve, 350));
  });

async function take(
  browser: Browser,
  classes: Classes,
  shot: Shot,
  size: string,
  theme: Theme,
): Promise<void> {
  const file = fileOf(shot.name, size, theme);
  const address = classes.url + shot.path(classes);
  const options = { ...sizes[size], colorScheme: theme };
  const page = await openPage(browser, address, options, async (one) =>
    shot.before?.(one, classes),
  );
  try {
    if (!shot.isWithoutView) {
      await page.waitForFunction(() => {
        const host = document.querySelector<HTMLElement & { view?: unknown }>('body > *');
        return Boolean(host?.view);
      });
    }
    await settled(page);
    await shot.lead?.(page);
    if (shot.lead) await settled(page);
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (over > 0) console.error(`${shot.name} ${size}: ${over} px too wide`);
  } catch (error) {
    console.error(`${shot.name} ${size} ${theme}: ${String(error).split('\n')[0]}`);
  }
  await page.screenshot({ path: file });
  // With whoever else was there.
  for (const context of browser.contexts()) await context.close();
}

/** Takes away the pictures that will be taken anew: what is gone from the list goes as well. */
async function clear(): Promise<void> {
  await mkdir(sheets, { recursive: true });
  await mkdir(best, { recursive: true });
  if (words.length > 0) return;
  for (const parent of [folder, sheets]) {
    for (const name of await readdir(parent)) {
      if (name.endsWith('.png')) await rm(join(parent, name));
    }
  }
}

async function main(): Promise<void> {
  await buildClient();
  await clear();
  const served = await serve();
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: chromiumArguments,
  });
  try {
    const classes = wantedShots.every(({ isAlone }) => isAlone)
      ? ({ url: served.url } as Classes)
      : await openClasses(served, (url) => openPage(browser, url, sizes[1366]));
    for (const shot of wantedShots) {
      for (const theme of themeNames) {
        for (const size of sizesOf(shot)) await take(browser, classes, shot, size, theme);
      }
      const rows = themeNames.map((theme) =>
        sizesOf(shot).map((size) => fileOf(shot.name, size, theme)),
      );
      await contactSheet(browser, rows, join(sheets, `${shot.name}.png`));
    }
    for (const [name, source] of bestOf) {
      const isTaken = wantedShots.some((shot) =>
        sizesOf(shot).some((size) =>
          themeNames.some((t) => `${shot.name}-${size}-${t}` === source),
        ),
      );
      if (isTaken) await copyFile(join(folder, `${source}.png`), join(best, `${name}.png`));
    }
    console.log(`${wantedShots.length} sheets in ${sheets}`);
  } finally {
    await browser.close();
    await served.stop();
  }
}

await main();
