import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../shared/experiment.ts';
import { presets } from '../../shared/presets.ts';
import { openPage, press, seen, useBrowser } from '../support/class-pages.ts';
import { join } from '../support/server-client.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();

const experiment: Experiment = {
  ...presets['linear-activations'].experiment,
  learningRate: 100,
  optimizer: { type: 'momentum', momentum: 0.99 },
};

/** How many of the places all over the note are the note's own, for the eye and for a finger. */
const shareOnTop = (page: Page): Promise<number> =>
  page.locator('ml-outcome-note').evaluate((note) => {
    const { left, top, width, height } = note.getBoundingClientRect();
    const root = note.getRootNode() as ShadowRoot;
    let own = 0;
    for (let x = 1; x < 50; x++) {
      for (let y = 1; y < 10; y++) {
        if (root.elementFromPoint(left + (x / 50) * width, top + (y / 10) * height) === note) own++;
      }
    }
    return own / (49 * 9);
  });

describe('training that diverged', () => {
  it('[PA450] is told over the stage, where all of it can be read and pressed', async () => {
    const { url } = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { code, teacherKey: key } = await openSession(url, { experiment });
    const teacher = await join(url, { role: 'teacher', code, key });
    const { page } = await openPage(browser(), `${url}/teach/${code}#${key}`);
    const pupil = await openPage(browser(), `${url}/join/${code}`);
    await press(pupil.page, 'Join');
    await teacher.command({ type: 'start' });
    for (const each of [page, pupil.page]) {
      await each
        .getByText('past all bounds')
        .or(each.getByText('numbers ran away'))
        .first()
        .waitFor();
      expect(await shareOnTop(each)).toBe(1);
    }
    await press(page, 'Same start with rate 10');
    await expect.poll(async () => (await seen(page))?.learningRate).toBe(10);
  });
});
