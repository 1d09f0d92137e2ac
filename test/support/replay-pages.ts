import type { Browser, Page } from 'playwright';
import { desk, openPage, untilSeen } from './class-pages.ts';
import { recordedLesson } from './recorded-lesson.ts';
import { recordingText, utf8 } from './recording-files.ts';
import { ServerProcess } from './server-process.ts';
import { temporaryFolder } from './server.ts';

export const theLesson = recordedLesson();

/** How the player stands, as its time line has it. */
export const player = (page: Page) =>
  page.locator('ml-time-line').evaluate((line) => {
    const { positionMs, durationMs, loop, rests, marks } = line as HTMLElement & {
      positionMs: number;
      durationMs: number;
      loop: { startMs: number; endMs: number } | null;
      rests: { startMs: number; endMs: number }[];
      marks: { atMs: number; type: string; text?: string }[];
    };
    return { positionMs, durationMs, loop, rests, marks };
  });

/** The same when `condition` holds for it; asks at every frame. */
export async function untilPlayer(
  page: Page,
  condition: (state: Awaited<ReturnType<typeof player>>) => boolean,
) {
  for (let asked = 0; asked < 2000; asked++) {
    const state = await player(page);
    if (condition(state)) return state;
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  throw new Error(`never ${condition.toString()}`);
}

/** The lesson, or `messages`, as a file that a page is given. */
export const lessonFile = (messages = theLesson) => ({
  name: 'lesson.ndjson',
  mimeType: 'application/x-ndjson',
  buffer: utf8(recordingText(messages)),
});

/** A server, and its replay page with the lesson opened from a file. */
export async function openLesson(
  browser: Browser,
  options: Parameters<typeof openPage>[2] = { viewport: desk },
) {
  const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
  const opened = await openPage(browser, `${server.url}/replay`, options);
  await giveLesson(opened.page);
  return { ...opened, server };
}

/** Gives the lesson's file to the page. */
export async function giveLesson(page: Page): Promise<void> {
  await page.getByLabel('From a file').setInputFiles(lessonFile());
  await untilSeen(page, () => true);
}
