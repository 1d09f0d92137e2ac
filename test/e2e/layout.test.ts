import axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { presets } from '../../shared/presets.ts';
import {
  desk,
  expectClean,
  openPage,
  phone,
  untilSeen,
  useBrowser,
  type ClassPage,
} from '../support/class-pages.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();

const pageNames = [
  'home',
  'teach',
  'name',
  'join',
  'wall',
  'replay',
  'open',
  'recordings',
  'refused',
] as const;
type PageName = (typeof pageNames)[number];

/** Every page there is, of one class that has been trained a little. */
async function openPages(url: string, options: BrowserContextOptions) {
  const experiment = {
    ...presets['exor-two-hidden'].experiment,
    testShare: 0.3,
    hiddenLayers: Array.from({ length: 4 }, () => ({ unitCount: 6, activation: 'tanh' as const })),
  };
  const { code, teacherKey, recordingId } = await openSession(url, { experiment });
  const paths: Record<PageName, string> = {
    home: '/',
    teach: `/teach/${code}#${teacherKey}`,
    name: `/join/${code}`,
    join: `/join/${code}`,
    wall: `/wall/${code}`,
    replay: `/replay/${recordingId}#${teacherKey}`,
    open: '/replay',
    recordings: '/recordings',
    refused: '/join/BBBBBB',
  };
  const teacher = await openPage(browser(), `${url}${paths.teach}`);
  await teacher.page.getByRole('button', { name: '2 epochs', exact: true }).click();
  await untilSeen(teacher.page, ({ epoch }) => epoch === 2);
  const own = JSON.stringify([{ recordingId, code, key: teacherKey, title: '' }]);
  const prepare = (page: Page) =>
    page.addInitScript((stored) => localStorage.setItem('more-layers-classes', stored), own);
  const opened = [];
  for (const name of pageNames) {
    const isOwn = name === 'recordings';
    const each = await openPage(
      browser(),
      `${url}${paths[name]}`,
      options,
      isOwn ? prepare : undefined,
    );
    if (name === 'join') await each.page.getByRole('button', { name: 'Join' }).click();
    await ready(name, each.page);
    opened.push({ name, ...each });
  }
  return opened as (ClassPage & { name: PageName })[];
}

/** The teacher's page again, with each of its dialogs open, and with the measures. */
async function openDialogs(pages: readonly (ClassPage & { name: string })[]) {
  const teach = pages.find(({ name }) => name === 'teach');
  if (!teach) throw new Error('no teacher');
  const press = (name: string) => (page: Page) =>
    page.getByRole('button', { name, exact: true }).click();
  const ways: Record<string, (page: Page) => Promise<void>> = {
    join: (page) => page.keyboard.press('j'),
    keys: (page) => page.keyboard.press('?'),
    update: (page) => page.keyboard.press('u'),
    edit: press('Edit'),
    csv: press('CSV'),
    save: press('Save and open'),
  };
  const opened = [];
  for (const [name, open] of Object.entries(ways)) {
    const page = await teach.page.context().newPage();
    await page.goto(teach.page.url());
    await untilSeen(page, () => true);
    await open(page);
    await page.getByRole('dialog').waitFor();
    opened.push({ name: `teach, ${name}`, page });
  }
  for (const kind of ['By class', 'By layer']) {
    const page = await teach.page.context().newPage();
    await page.goto(teach.page.url());
    await untilSeen(page, () => true);
    await page.getByRole('button', { name: 'Measures', exact: true }).click();
    await page.getByRole('button', { name: kind }).click();
    opened.push({ name: `teach, measures ${kind}`, page });
  }
  return opened;
}

async function ready(name: PageName, page: Page): Promise<void> {
  if (name === 'name') await page.getByLabel('Your name').waitFor();
  else if (name === 'open') await page.getByLabel('Link or id').waitFor();
  else if (name === 'recordings') await page.locator('ml-recording-picture').waitFor();
  else if (name === 'refused') await page.getByRole('alert').waitFor();
  else if (name === 'home') await page.locator('ml-boundary').waitFor();
  else await untilSeen(page, () => true);
}

describe.each([
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['in high contrast', { colorScheme: 'light', contrast: 'more' }],
] as const)('every page, %s', (_colours, colours) => {
  it.each([
    ['on a desk', { viewport: desk }],
    ['on a phone', phone],
  ])('[PA63] has nothing for axe-core to find %s', async (_where, options) => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const pages = await openPages(server.url, {
      ...options,
      ...colours,
      reducedMotion: 'reduce',
    });
    const shown = [...pages, ...(await openDialogs(pages))];
    // Each page has a process of its own: they are looked through side by side.
    const found = await Promise.all(
      shown.map(async ({ name, page }) => {
        // Handed over by the debugger: the page's own policy would refuse it.
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate(() =>
          (globalThis as unknown as { axe: typeof axe }).axe.run(document),
        );
        return violations.map(({ id, nodes }) => ({ name, id, nodes: nodes.map((n) => n.html) }));
      }),
    );
    expect(found.flat()).toEqual([]);
  });
});

/** Every control that can be seen, through all shadow roots, by its size. */
const controlSizes = (page: Page) =>
  page.evaluate(() => {
    const found: { what: string; width: number; height: number }[] = [];
    const walk = (root: ParentNode) => {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.shadowRoot) walk(element.shadowRoot);
        if (!element.matches('button, select, input, .tools a, .tool')) continue;
        const { width, height } = element.getBoundingClientRect();
        const isSeen = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
        const what = `${element.id} ${element.ariaLabel ?? ''} ${element.textContent.trim()}`;
        if (isSeen && width > 0) found.push({ what, width, height });
      }
    };
    walk(document);
    return found;
  });

describe('every page', () => {
  it.each([
    ['phone', 390, 844],
    ['tablet', 768, 1024],
  ])(
    '[PA64] [PA470] fits a %s without scrolling sideways, with targets for fingers',
    async (_device, width, height) => {
      const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
      const tooSmall: unknown[] = [];
      const pages = await openPages(server.url, { ...phone, viewport: { width, height } });
      for (const { name, page } of [...pages, ...(await openDialogs(pages))]) {
        const widths = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          document.documentElement.clientWidth,
        ]);
        expect(widths, name).toEqual([width, width]);
        const sizes = await controlSizes(page);
        // Nobody presses what a wall shows.
        if (name === 'wall') continue;
        const small = sizes.filter((each) => Math.min(each.width, each.height) < 43.5);
        tooSmall.push(...small.map((each) => ({ name, ...each })));
      }
      expect(tooSmall).toEqual([]);
    },
  );

  it('[PA391] [PA392] keep a long name in one row of a phone, and tell one epoch from many', async () => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { code } = await openSession(server.url, { preset: 'exor-two-hidden' });
    for (const [width, language] of [
      [390, 'en'],
      [360, 'de'],
    ] as const) {
      const options = { ...phone, viewport: { width, height: 740 } };
      const url = `${server.url}/join/${code}?lang=${language}`;
      const { page } = await openPage(browser(), url, options);
      await page.locator('#name').fill(`WMWMWMWMWMWMWMWMWMWMWM${width % 100}`);
      await page.locator('ml-join-form .primary').click();
      await untilSeen(page, () => true);
      const bar = await page.locator('header.bar').boundingBox();
      expect(bar?.height).toBeLessThanOrEqual(56);
      for (const part of ['ml-connection-badge', 'ml-language-button', 'ml-theme-button']) {
        const box = await page.locator(`header ${part}`).boundingBox();
        expect((box?.x ?? width) + (box?.width ?? 0), part).toBeLessThanOrEqual(width);
        expect(box?.width, part).toBeGreaterThan(20);
      }
      const name = page.locator('header .name');
      expect(
        await name.evaluate((e) => [e.scrollWidth > e.clientWidth, e.clientWidth > 80]),
      ).toEqual([true, true]);

      await page.locator('.open-copy').click();
      const steps = page.locator('ml-transport [data-command=step]');
      await steps.nth(1).waitFor();
      const looks = await steps.evaluateAll((buttons) =>
        buttons.map((button) => [
          button.querySelector('svg')?.innerHTML,
          getComputedStyle(button, '::after').content !== 'none',
          (button as HTMLElement).dataset.count,
        ]),
      );
      expect(looks.map(([, isSeen]) => isSeen)).toEqual([true, true]);
      expect(looks[0][0]).not.toBe(looks[1][0]);
      expect(looks[0][2]).toBe('1');
      expect(looks[1][2]).not.toBe('1');
    }
  });

  it.each([desk, { width: 1920, height: 1080 }])(
    '[PA64] fits $width × $height without scrolling, four layers of six and all settings in view',
    async (viewport) => {
      const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
      for (const each of await openPages(server.url, { viewport })) {
        const { name, page } = each;
        const scrolls = await page.evaluate(() => {
          const found: string[] = [];
          const walk = (root: ParentNode) => {
            for (const element of root.querySelectorAll<HTMLElement>('*')) {
              if (element.shadowRoot) walk(element.shadowRoot);
              const { overflowY } = getComputedStyle(element);
              const canScroll = element === document.documentElement || overflowY === 'auto';
              const isOver = element.scrollHeight > element.clientHeight + 1;
              if (canScroll && isOver) found.push(`${element.localName}.${element.className}`);
            }
          };
          walk(document);
          return found;
        });
        expect(scrolls, name).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBe(
          viewport.width,
        );
        if (name !== 'refused') expectClean(each, server.url);
      }
    },
  );

  it('[PA65] has figures of 36 pixels and more on the wall, and no name', async () => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const pages = await openPages(server.url, { viewport: { width: 1280, height: 720 } });
    const wall = pages.find(({ name }) => name === 'wall')?.page;
    const join = pages.find(({ name }) => name === 'join')?.page;
    const name = (await join?.locator('header .name').textContent()) ?? '';
    expect(name).toMatch(/\w+ \w+/);
    const text = (await wall?.locator('main').innerText()) ?? '';
    expect(text).not.toContain(name);
    const sizes = await wall
      ?.locator('ml-figures dd')
      .evaluateAll((figures) =>
        figures.map((figure) => parseFloat(getComputedStyle(figure).fontSize)),
      );
    expect(sizes).toHaveLength(4);
    for (const size of sizes ?? []) expect(size).toBeGreaterThanOrEqual(36);
    const reached: string[] = [];
    for (let i = 0; i < 4; i++) {
      await wall?.keyboard.press('Tab');
      reached.push((await wall?.evaluate(deepestFocus)) ?? '');
    }
    expect(reached.filter((element) => /button|input|select/.test(element))).toEqual([]);
  });
});

/** The element that has the focus, through all shadow roots. */
function deepestFocus(): string {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused?.localName ?? '';
}
