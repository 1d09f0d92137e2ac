import { constants, gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { expectNoFindings } from '../support/axe.ts';
import { desk, openPage, phone, untilSeen, useBrowser } from '../support/class-pages.ts';
import { gzipped, recordingText, utf8 } from '../support/recording-files.ts';
import { lessonFile, theLesson } from '../support/replay-pages.ts';
import { ServerProcess } from '../support/server-process.ts';
import { temporaryFolder } from '../support/server.ts';

const browser = useBrowser();
const text = recordingText(theLesson);
const lines = text.split('\n');
const start = `${lines[0]}\n${lines[1]}\n`;
const header = (part: object) => JSON.stringify({ ...(JSON.parse(lines[0]) as object), ...part });
const moment = '{"atMs":1,"message":{"type":"moment","kind":"named","text":"x"}}\n';
const damaged = gzipped(text);
damaged.fill(0x55, damaged.length - 3000, damaged.length - 2900);

/** What is refused, and what the page says of it. */
const refused: [string, Buffer, RegExp][] = [
  ['nothing at all', utf8(''), /not a recording/],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]), /not a recording/],
  ['a newer version', utf8(`${header({ version: 99, title: undefined })}\n`), /newer/],
  ['a first line nested deep', utf8(`${'['.repeat(500_000)}\n`), /not a recording/],
  [
    'a zip bomb of one line',
    gzipSync(Buffer.alloc(200_000_000, 'x'), { level: constants.Z_BEST_SPEED }),
    /larger than any recording/,
  ],
];

/** What plays to its last good message, and what the page says of it. */
const playing: [string, Buffer, RegExp][] = [
  ['a file that is cut off', utf8(text.slice(0, 0.7 * text.length)), /cut off/],
  ['a damaged gzip', damaged, /cut off|damaged|corrupt/i],
  [
    'a newer version with lines of another kind',
    utf8(`${header({ version: 99 })}\n${lines[1]}\n{"x":1}\n`),
    /newer/,
  ],
  ['600,000 moments', gzipped(start + moment.repeat(600_000)), /too large/],
  [
    'numbers that are not finite',
    utf8(`${start}{"atMs":1e999,"message":{"type":"change"}}\n`),
    /damaged|corrupt/i,
  ],
  ['a line nested deep', utf8(`${start}${'{"a":'.repeat(100_000)}\n`), /damaged|corrupt/i],
  ['a line without end', utf8(`${start}{"atMs":1,"message":"${'x'.repeat(3e6)}"}\n`), /too large/],
];

const give = (page: Page, buffer: Buffer) =>
  page
    .getByLabel('From a file')
    .setInputFiles({ name: 'hostile.ndjson', mimeType: 'application/x-ndjson', buffer });

describe('a hostile recording on the replay page', () => {
  it('[PA364] is refused in words, and the page opens the next one', async () => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { page, errors } = await openPage(browser(), `${server.url}/replay`, { viewport: desk });
    for (const [what, buffer, words] of refused) {
      await give(page, buffer);
      const alert = page.getByRole('alert').filter({ hasText: words });
      await alert.waitFor().catch(async () => {
        throw new Error(`${what}: ${(await page.getByRole('alert').allTextContents()).join()}`);
      });
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
    await page.getByLabel('From a file').setInputFiles(lessonFile());
    await untilSeen(page, () => true);
    expect(errors).toEqual([]);
  }, 120_000);

  it.each(['light', 'dark'] as const)(
    '[PA435] says it so that it can be read (%s)',
    async (colorScheme) => {
      const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
      for (const options of [{ viewport: desk }, phone]) {
        const { page } = await openPage(browser(), `${server.url}/replay`, {
          ...options,
          colorScheme,
        });
        await give(page, utf8(text.slice(0, 0.7 * text.length)));
        await untilSeen(page, () => true);
        await page.locator('.warning').getByText('cut off').waitFor();
        await expectNoFindings(page);
      }
    },
  );

  it.each(playing)(
    '[PA364] plays what is good of %s, and says why no more',
    async (_, buffer, words) => {
      const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
      const { page, errors } = await openPage(browser(), `${server.url}/replay`, {
        viewport: desk,
      });
      await give(page, buffer);
      await untilSeen(page, () => true);
      const warning = page.locator('.warning');
      await warning.waitFor();
      expect(await warning.textContent()).toMatch(words);
      // The page answers: it seeks, lists its moments, and leads to another.
      await page.keyboard.press('End');
      await page.keyboard.press('k');
      await page.locator('ml-moments').waitFor();
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.getByRole('link', { name: 'Open another' }).click();
      await page.getByLabel('From a file').setInputFiles(lessonFile());
      await untilSeen(page, () => true);
      expect(errors).toEqual([]);
    },
    60_000,
  );
});
