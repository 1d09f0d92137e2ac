import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { expectClean, press, seen, untilSeen, useBrowser } from '../support/class-pages.ts';
import { lessonFile, openLesson, player, theLesson } from '../support/replay-pages.ts';
import { recordedLesson } from '../support/recorded-lesson.ts';

const browser = useBrowser();
const durationMs = theLesson[theLesson.length - 1].atMs;
const tenths = (count: number) => Math.round((count / 10) * durationMs);
const at = async (page: Page) => Math.round((await player(page)).positionMs);

/** Keys that what has the focus needs itself. */
interface Own {
  arrows?: true;
  ends?: true;
  space?: true;
}

const byRole = (role: 'button' | 'link' | 'application', name?: RegExp | string) => (page: Page) =>
  page
    .getByRole(role, name === undefined ? {} : { name })
    .first()
    .focus();

const places: [string, (page: Page) => Promise<unknown>, Own][] = [
  [
    'nothing',
    (page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur()),
    {},
  ],
  ['a button', byRole('button', '10 s back'), { space: true }],
  ['a button that switches', byRole('button', /^Skip idle time/), { space: true }],
  ['the play head', (page) => page.getByLabel('Moment shown').focus(), {}],
  [
    'the speed',
    (page) => page.getByLabel('Speed').focus(),
    { arrows: true, ends: true, space: true },
  ],
  ['the large picture', byRole('application'), { arrows: true }],
  ['a tile', byRole('button', /^Layer 1, unit 2/), { arrows: true, ends: true, space: true }],
  [
    'a feature',
    (page) => page.locator('ml-network [data-node="0"]').focus(),
    { arrows: true, ends: true },
  ],
  ['a link', byRole('link', 'Open another'), {}],
  [
    'the list of moments',
    async (page) => {
      await page.keyboard.press('k');
      await page.locator('ml-moments section:focus').waitFor();
    },
    {},
  ],
  [
    'the measures',
    async (page) => {
      await page.keyboard.press('m');
      await page.locator('ml-measures section').focus();
    },
    {},
  ],
];

/** What has the focus, through shadow roots. Its name may change meanwhile: it tells numbers. */
const focused = (page: Page) =>
  page.evaluateHandle(() => {
    let element = document.activeElement ?? document.body;
    while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  });

/** A dialog that is closed may keep the focus for a moment: until the next frame. */
const expectFocus = (element: Awaited<ReturnType<typeof focused>>, message: string) =>
  expect
    .poll(
      () =>
        element.evaluate((one) =>
          one === document.body ? document.activeElement === one : one.matches(':focus'),
        ),
      { message },
    )
    .toBe(true);

const isPlaying = (page: Page) =>
  page
    .locator('ml-player-controls')
    .evaluate((one) => (one as HTMLElement & { isPlaying: boolean }).isPlaying);

/** Presses every key of the player's, and looks where each leads. */
async function expectKeys(page: Page, place: string, own: Own): Promise<void> {
  const { keyboard } = page;
  const goes = async (key: string, toMs: number) => {
    await keyboard.press(key);
    expect.soft(await at(page), `${key}, focus on ${place}`).toBe(Math.round(toMs));
  };
  for (const digit of [9, 1, 8, 2, 7, 3, 6, 4, 0, 5]) await goes(String(digit), tenths(digit));
  const half = durationMs / 2;
  if (!own.arrows) {
    await goes('ArrowRight', half + 5000);
    await goes('ArrowLeft', half);
    await goes('Shift+ArrowRight', half + durationMs / 10);
    await goes('Shift+ArrowLeft', half);
  }
  if (!own.ends) {
    await goes('End', durationMs);
    await goes('Home', 0);
    await goes('5', half);
  }
  const times = (await player(page)).marks.map(({ atMs }) => atMs);
  const next = times.find((atMs) => atMs > half) ?? NaN;
  await goes(']', next);
  await goes('[', times.findLast((atMs) => atMs < next) ?? NaN);
  await goes('6', tenths(6));
  const before = (await seen(page))?.epoch ?? NaN;
  await keyboard.press('.');
  await untilSeen(page, ({ epoch }) => epoch > before);
  await keyboard.press(',');
  await untilSeen(page, ({ epoch }) => epoch === before);
  const isFull = (yes: boolean) =>
    page.waitForFunction((full) => (document.fullscreenElement !== null) === full, yes);
  await keyboard.press('f');
  await isFull(true);
  await keyboard.press('f');
  await isFull(false);
  if (!own.space) {
    await keyboard.press(' ');
    expect.soft(await isPlaying(page), `Space, focus on ${place}`).toBe(true);
    await keyboard.press(' ');
    expect.soft(await isPlaying(page), `Space, focus on ${place}`).toBe(false);
  }
  // The dialog of keys takes them; closed, the focus is where it was.
  const was = await focused(page);
  await keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys of the player' });
  await dialog.waitFor();
  const stood = await at(page);
  await keyboard.press('2');
  await keyboard.press('ArrowRight');
  expect.soft(await at(page), `in a dialog, from ${place}`).toBe(stood);
  await keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await expectFocus(was, `behind a dialog, from ${place}`);
}

describe('the keys of the player', () => {
  it('[PA431] lead where they are to, wherever the focus is', async () => {
    const { page, server, ...rest } = await openLesson(browser());
    // The first key makes of every focus one that can be seen.
    await page.keyboard.press('Tab');
    for (const [place, focus, own] of places) {
      await focus(page);
      await expectKeys(page, place, own);
    }
    expectClean({ page, ...rest }, server.url);
  }, 120_000);

  it('[PA431] are letters and digits while something is typed', async () => {
    const { page } = await openLesson(browser());
    await page.keyboard.press('5');
    await page.keyboard.press('n');
    const name = page.getByLabel(/^Name the moment at/);
    await name.waitFor();
    await page.keyboard.type('5 [x], 7 < 9 > f? s');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await at(page)).toBe(tenths(5));
    expect(await name.inputValue()).toBe('5 [x], 7 < 9 > f? s');
    expect(await page.evaluate(() => document.fullscreenElement)).toBeNull();
    expect(await isPlaying(page)).toBe(false);
  });

  it('[PA432] lead both where a second recording plays beside, but for the seconds that are typed', async () => {
    const { page, server, ...rest } = await openLesson(browser());
    await press(page, 'Compare: play a second recording beside this one');
    const dialog = page.getByRole('dialog', { name: 'Play beside this one' });
    await dialog.getByLabel('From a file').setInputFiles(lessonFile(recordedLesson(5)));
    await dialog.waitFor({ state: 'hidden' });
    const both = page.locator('ml-beside');
    await both.waitFor();
    const total = (await player(page)).durationMs;
    const epochs = async () => {
      const texts = await both.locator('ml-figures dd').allTextContents();
      return [Number(texts[0]), Number(texts[3])];
    };
    const focuses: [string, () => Promise<unknown>][] = [
      ['a button', () => both.getByRole('button', { name: 'Close the second' }).focus()],
      ['the first picture', () => both.getByRole('application').first().focus()],
      ['the second picture', () => both.getByRole('application').last().focus()],
      ['the play head', () => page.getByLabel('Moment shown').focus()],
      ['the speed', () => page.getByLabel('Speed').focus()],
    ];
    for (const [place, focus] of focuses) {
      await focus();
      for (const digit of [9, 5]) {
        await page.keyboard.press(String(digit));
        expect(await at(page), place).toBe(Math.round((digit / 10) * total));
      }
      await expect.poll(epochs).toEqual([88, 88]);
      await page.keyboard.press(']');
      const { marks } = await player(page);
      const next = marks.find(({ atMs }) => atMs > total / 2)?.atMs ?? NaN;
      expect(await at(page), place).toBe(Math.round(next));
      await page.keyboard.press('5');
      await page.keyboard.press(',');
      await expect.poll(async () => (await epochs())[0], { message: place }).toBeLessThan(88);
    }
    await page.keyboard.press('5');
    const later = both.getByLabel('Second one later by');
    await later.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('7');
    expect(await at(page)).toBe(Math.round(total / 2));
    expect(await later.inputValue()).toBe('7');
    expectClean({ page, ...rest }, server.url);
  });

  it('[PA433] lead the scrubber of a branch, wherever the focus is', async () => {
    const { page, server, ...rest } = await openLesson(browser());
    const { keyboard } = page;
    await keyboard.press('9');
    const { epoch: forkEpoch } = await untilSeen(page, ({ epoch }) => epoch > 200);
    await press(page, 'Branch from here');
    const line = page.locator('ml-branch-line');
    await line.waitFor();
    const number = (name: 'epoch' | 'lastEpoch') =>
      line.evaluate((one, key) => (one as HTMLElement & Record<typeof key, number>)[key], name);
    const last = await number('lastEpoch');
    const hundredth = Math.round(last / 100);
    const half = Math.round(last / 2);
    const goes = async (place: string, key: string, epoch: number) => {
      await keyboard.press(key);
      expect.soft(await number('epoch'), `${key}, focus on ${place}`).toBe(epoch);
    };
    const compare = page.locator('ml-compare');
    const focuses: [string, () => Promise<unknown>, Own][] = [
      ['a button', () => byRole('button', 'Back to the recording')(page), {}],
      [
        'the scrubber',
        () => page.getByLabel('Epoch at which both are shown').focus(),
        { arrows: true, ends: true },
      ],
      [
        'the first picture',
        () => compare.getByRole('application').first().focus(),
        { arrows: true },
      ],
      [
        'the second picture',
        () => compare.getByRole('application').last().focus(),
        { arrows: true },
      ],
      ['its heading', () => page.locator('h1').first().focus(), {}],
    ];
    await keyboard.press('Tab');
    for (const [place, focus, own] of focuses) {
      await focus();
      for (const digit of [2, 9, 0, 5]) {
        await goes(place, String(digit), Math.round((digit / 10) * last));
      }
      if (!own.arrows) {
        await goes(place, 'ArrowRight', half + hundredth);
        await goes(place, 'ArrowLeft', half);
        await goes(place, 'Shift+ArrowRight', half + Math.round(last / 10));
      }
      if (!own.ends) {
        await goes(place, 'End', last);
        await goes(place, 'Home', 0);
      }
      await goes(place, '5', half);
      await goes(place, ']', forkEpoch);
      await goes(place, '[', 0);
      await keyboard.press('f');
      await page.waitForFunction(() => document.fullscreenElement !== null);
      await keyboard.press('f');
      await page.waitForFunction(() => document.fullscreenElement === null);
      const was = await focused(page);
      await keyboard.press('?');
      const dialog = page.getByRole('dialog', { name: 'Keys of the branch' });
      await dialog.waitFor();
      await goes(`a dialog, from ${place}`, '7', 0);
      await keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await expectFocus(was, `behind a dialog, from ${place}`);
    }
    expectClean({ page, ...rest }, server.url);
  }, 120_000);
});
