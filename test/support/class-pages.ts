import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import type { View } from '../../shared/view/view.ts';
import { chromiumArguments, chromiumPath } from './chromium.ts';

/** What can be compared between pages: a view without what follows from it. */
export interface SeenView {
  epoch: number;
  start: number;
  phase: string;
  learningRate: number;
  unitCounts: number[];
  parameters: number[];
  studentCount: number;
  historyLength: number;
}

export const desk = { width: 1366, height: 768 };
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

/** One Chromium for all tests of a file. */
export function useBrowser(): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments });
  });
  afterAll(() => browser?.close());
  return () => {
    if (!browser) throw new Error('no browser yet');
    return browser;
  };
}

/** A page of a device of its own, and what went wrong on it. */
export interface ClassPage {
  page: Page;
  /** Uncaught errors, and what the console calls an error. */
  errors: string[];
  /** Addresses that it asked for. */
  requests: string[];
}

/** A page on a device of its own: nothing is shared with the others. It is closed with the test. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = { viewport: desk },
  prepare?: (page: Page) => Promise<unknown>,
): Promise<ClassPage> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('request', (request) => requests.push(request.url()));
  await prepare?.(page);
  await page.goto(url);
  return { page, errors, requests };
}

/** What `page` draws, or null while it draws nothing. */
export async function seen(page: Page): Promise<SeenView | null> {
  return page.evaluate(() => {
    const host = document.querySelector<HTMLElement & { view?: View | null }>('body > *');
    const view = host?.view;
    if (!view) return null;
    const { snapshot, experiment, phase, studentCount, history } = view;
    return {
      epoch: snapshot.epoch,
      start: snapshot.start,
      phase,
      learningRate: experiment.learningRate,
      unitCounts: experiment.hiddenLayers.map(({ unitCount }) => unitCount),
      parameters: Array.from(snapshot.parameters),
      studentCount,
      historyLength: history.length,
    };
  });
}

/** Fulfilled with what `page` draws when `condition` holds for it; asks at every frame. */
export async function untilSeen(
  page: Page,
  condition: (view: SeenView) => boolean,
): Promise<SeenView> {
  for (let asked = 0; asked < 3000; asked++) {
    const view = await seen(page);
    if (view && condition(view)) return view;
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 20)));
  }
  throw new Error(`${page.url()} never showed ${condition.toString()}`);
}

/** Presses the one button of that name. */
export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** The same where there may be others: the first on the page. */
export const pressFirst = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();

/** Fulfilled when the text is seen. */
export const shows = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).first().waitFor();

/** Gives a name to a class's form, and comes in. */
export async function joinAs(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await pressFirst(page, 'Join');
}

/** Gives the class another code, with the teacher's panel open, and tells which. */
export async function giveNewCode(teacher: Page, code: string): Promise<string> {
  await pressFirst(teacher, 'Room');
  await pressFirst(teacher, 'New code');
  await pressFirst(teacher, 'New code');
  await teacher.waitForURL((at) => !at.pathname.endsWith(code));
  return new URL(teacher.url()).pathname.slice(-6);
}

/** The text of the page's badge of connection. */
export const badge = (page: Page, text: string) =>
  page.locator('ml-connection-badge').filter({ hasText: text });

/** No error, and nothing asked of anyone but `url`. */
export function expectClean({ errors, requests }: ClassPage, url: string): void {
  expect(errors).toEqual([]);
  const { host } = new URL(url);
  expect(requests.filter((request) => new URL(request).host !== host)).toEqual([]);
}

/** What two pages of one class have in common. */
export const comparable = ({ epoch, start, unitCounts, parameters }: SeenView) => ({
  epoch,
  start,
  unitCounts,
  parameters,
});
