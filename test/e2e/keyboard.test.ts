import type { BrowserContextOptions, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../shared/experiment.ts';
import { presets } from '../../shared/presets.ts';
import { desk, expectClean, openPage, untilSeen, useBrowser } from '../support/class-pages.ts';
import { focusedOf, tabAround, tabTo, watchControls, type Focused } from '../support/keyboard.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();
const options: BrowserContextOptions = { viewport: desk, reducedMotion: 'reduce' };

/** With every control that a setting brings along. */
const experiment: Experiment = {
  ...presets['exor-two-hidden'].experiment,
  testShare: 0.3,
  optimizer: { type: 'momentum', momentum: 0.9 },
  regularization: { type: 'l2', rate: 0.001 },
};

async function openTeacher() {
  const server = await ServerProcess.start({
    DATA_DIR: temporaryFolder(),
    COMMANDS_PER_SECOND: '500',
  });
  const session = await openSession(server.url, { experiment });
  const address = `${server.url}/teach/${session.code}#${session.teacherKey}`;
  const opened = await openPage(browser(), address, options, watchControls);
  await untilSeen(opened.page, () => true);
  return { ...opened, url: server.url, session };
}

/** All there is to be seen can be reached, and seen when it is. */
async function expectAllReached(page: Page, where: string): Promise<Focused[]> {
  const { reached, unreached, ringless, hidden } = await tabAround(page);
  expect.soft(unreached, `${where}: not reached`).toEqual([]);
  expect.soft(ringless, `${where}: no ring`).toEqual([]);
  expect.soft(hidden, `${where}: covered`).toEqual([]);
  expect(reached.length, where).toBeGreaterThan(0);
  return reached;
}

describe('every control by keyboard alone', () => {
  it('[PA170] is reached on the teacher’s page, in every state, and its focus is seen', async () => {
    const { page, url, ...rest } = await openTeacher();
    const keys = page.keyboard;
    await keys.press(':');
    await untilSeen(page, ({ epoch, historyLength }) => epoch === 2 && historyLength > 1);
    const reached = await expectAllReached(page, 'page');
    const paths = reached.map(({ path }) => path).join('\n');
    for (const part of ['data-panel', 'training-panel', 'transport', 'network', 'boundary']) {
      expect(paths).toContain(`ml-${part}`);
    }
    /** What opens it, and what then has the focus when Escape closed it. */
    const open = async (where: string, opener: string | RegExp, key = 'Enter') => {
      const { path } = await tabTo(page, opener);
      await keys.press(key);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      await expectAllReached(page, where);
      return path;
    };
    const closed = async (where: string, path: string) => {
      await keys.press('Escape');
      await expect
        .poll(async () => (await focusedOf(page))?.path, { message: `${where}: focus` })
        .toBe(path);
    };
    const dialogs: Record<string, string | RegExp> = {
      join: /^Join/,
      keys: 'Keys for this page',
      'own points': 'Edit',
      'new points': 'Draw',
      csv: 'CSV',
      file: 'Save and open',
    };
    for (const [where, opener] of Object.entries(dialogs)) {
      const path = await open(where, opener);
      await closed(where, path);
    }
    const walkPath = await open('one update', 'One update');
    await tabTo(page, 'Next');
    await closed('one update', walkPath);
    await open('tour', /^Tour/);
    await tabTo(page, 'Next');
    await keys.press('Escape');
    for (const kind of ['By class', 'By layer']) {
      await open('measures', 'Measures');
      await tabTo(page, kind);
      await keys.press('Enter');
      await expectAllReached(page, kind);
      await tabTo(page, 'Measures');
      await keys.press('Enter');
    }
    await open('space', /^Layer 1.*its space$/);
    await tabTo(page, /Output$/);
    await keys.press('Escape');
    await tabTo(page, /z = /);
    await keys.press('ArrowLeft');
    await keys.press('Enter');
    await expectAllReached(page, 'a unit enlarged');
    const tile = await tabTo(page, /z = /);
    await keys.press('Escape');
    await keys.press('e');
    await expectAllReached(page, 'editor');
    await tabTo(page, 'Bias');
    await closed('editor', tile.path);
    await tabTo(page, 'Zoom in');
    await keys.press('Enter');
    await expectAllReached(page, 'zoomed');
    expectClean({ page, ...rest }, url);
  });
});

describe('the other pages by keyboard alone', () => {
  it('[PA174] start a class, join it, look and replay it', async () => {
    const environment = { DATA_DIR: temporaryFolder(), COMMANDS_PER_SECOND: '500' };
    const server = await ServerProcess.start(environment);
    const home = await openPage(browser(), server.url, options, watchControls);
    await expectAllReached(home.page, 'home');
    await tabTo(home.page, 'Start a class');
    await home.page.keyboard.press('Enter');
    await home.page.waitForURL(/\/teach\//);
    await untilSeen(home.page, () => true);
    await home.page.keyboard.press(' ');
    await untilSeen(home.page, ({ epoch }) => epoch > 10);
    const code = new URL(home.page.url()).pathname.split('/').at(-1);

    const join = await openPage(browser(), `${server.url}/join/${code}`, options, watchControls);
    await join.page.getByLabel('Your name').waitFor();
    await expectAllReached(join.page, 'name');
    await tabTo(join.page, 'Your name');
    await join.page.keyboard.type('Amber Fox');
    await tabTo(join.page, 'Join');
    await join.page.keyboard.press('Enter');
    await untilSeen(join.page, () => true);
    await expectAllReached(join.page, 'lobby');
    await tabTo(home.page, 'Begin the lesson');
    await home.page.keyboard.press('Enter');
    await join.page.getByRole('button', { name: 'Measures' }).waitFor();
    await home.page.keyboard.press(' ');
    await untilSeen(join.page, ({ phase }) => phase === 'paused');
    await expectAllReached(join.page, 'join');
    for (const opener of ['Measures', 'One update']) {
      const { path } = await tabTo(join.page, opener);
      await join.page.keyboard.press('Enter');
      await expectAllReached(join.page, `join, ${opener}`);
      if (opener === 'Measures') await tabTo(join.page, 'By layer');
      else await tabTo(join.page, 'Next');
      await join.page.keyboard.press('Escape');
      await expect
        .poll(async () => (await focusedOf(join.page))?.path, { message: opener })
        .toBe(path);
    }

    await tabTo(home.page, 'Recording');
    const [opened] = await Promise.all([
      home.page.context().waitForEvent('page'),
      home.page.keyboard.press('Enter'),
    ]);
    await untilSeen(opened, () => true);
    // What another device needs: the teacher's own has the key without it.
    const key = new URL(home.page.url()).hash;
    expect(new URL(opened.url()).hash).toBe('');
    const address = `${opened.url()}${key}`;
    const replay = await openPage(browser(), address, options, watchControls);
    const { page } = replay;
    await untilSeen(page, () => true);
    await expectAllReached(page, 'replay');
    await tabTo(page, 'Play');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await tabTo(page, 'Moment shown');
    await page.keyboard.press('End');
    await untilSeen(page, ({ epoch }) => epoch > 10);
    await tabTo(page, 'Speed');
    await page.keyboard.press('ArrowDown');
    const openRecording = await openPage(browser(), `${server.url}/replay`, options, watchControls);
    await openRecording.page.getByLabel('Link or id').waitFor();
    await expectAllReached(openRecording.page, 'open a recording');
    await tabTo(openRecording.page, 'Link or id');
    await openRecording.page.keyboard.type(address);
    await openRecording.page.keyboard.press('Enter');
    await untilSeen(openRecording.page, () => true);
    for (const each of [home, join, replay, openRecording]) expectClean(each, server.url);
  });
});
