import type { Page } from 'playwright';
import type { View } from '../../../shared/view/view.ts';
import { recordedLesson } from '../recorded-lesson.ts';
import { recordingText, utf8 } from '../recording-files.ts';
import type { OpenedSession } from '../served.ts';
import { key, press, type Classes } from './shot.ts';

export const tile = (label: RegExp) => (page: Page) =>
  page.locator('ml-network').getByRole('button', { name: label }).first().focus();

/** As on the teacher's own browser, which has had them all open; one of them is gone by now. */
export async function ownAll(page: Page, { url: _, ...classes }: Classes): Promise<void> {
  const own = Object.entries<OpenedSession>(classes).map(
    ([title, { recordingId, code, teacherKey }]) => ({ recordingId, code, key: teacherKey, title }),
  );
  const gone = { recordingId: 'gone', code: 'BCDFGH', key: 'gone', title: 'EX-OR, class 10b' };
  await page.addInitScript(
    (stored) => localStorage.setItem('more-layers-classes', stored),
    JSON.stringify([...own, gone]),
  );
}
export const played = (page: Page) => page.locator('ml-time-line[mode="replay"]').waitFor();
export const listed = (page: Page) => page.locator('ml-recording-picture').last().waitFor();
export const opens = (what: string) => (page: Page) =>
  page.locator(`[data-opens="${what}"]`).first().click();
export const inHighContrast = (page: Page) =>
  page.addInitScript(() => localStorage.setItem('more-layers-theme', 'contrast'));

/** The line breaks, and does not come back. */
export async function loseLine(page: Page): Promise<void> {
  await page.evaluate(() => {
    globalThis.dispatchEvent(new CustomEvent('screenshots:lose'));
  });
}

export async function breakable(page: Page): Promise<void> {
  let isBroken = false;
  const lines = new Set<{ close: () => Promise<void> }>();
  await page.exposeFunction('breakLine', async () => {
    isBroken = true;
    for (const line of lines) await line.close();
  });
  await page.addInitScript(() => {
    addEventListener('screenshots:lose', () => {
      (globalThis as unknown as { breakLine: () => void }).breakLine();
    });
  });
  await page.routeWebSocket(/socket\.io/, (socket) => {
    if (isBroken) void socket.close();
    else {
      lines.add(socket);
      socket.connectToServer();
    }
  });
  await page.route(/socket\.io/, (route) => (isBroken ? route.abort() : route.continue()));
}

/** On a phone its button is an icon. */
export const branchFrom = (page: Page) => page.locator('.open-branch').click();

/** At another rate, so that it parts from its recording. */
export async function trainBranch(page: Page): Promise<void> {
  type Branching = HTMLElement & { branch: { ask: (body: unknown) => Promise<unknown> } };
  await page.locator('ml-replay-page').evaluate(async (host) => {
    const branch = host.shadowRoot?.querySelector<Branching>('ml-branch')?.branch;
    const experiment = { learningRate: 0.05, pace: 200 };
    await branch?.ask({ type: 'change', experiment });
    await branch?.ask({ type: 'start' });
  });
  await page.waitForFunction(() => {
    const host = document.querySelector<HTMLElement & { view?: View }>('body > *');
    return (host?.view?.snapshot.epoch ?? 0) > 260;
  });
  await press('Pause')(page);
}

/** A pupil of another device offers a copy of the network, a layer richer. */
export async function offerCopy(page: Page): Promise<void> {
  const { origin, pathname } = new URL(page.url());
  const context = await page.context().browser()?.newContext();
  const pupil = await context?.newPage();
  if (!context || !pupil) return;
  await pupil.goto(`${origin}/join/${pathname.split('/').at(-1)}`);
  await press('Join')(pupil);
  await press('My copy')(pupil);
  await pupil.locator('ml-network [data-edit=layer-add]').last().click();
  await press('Train')(pupil);
  await pupil.waitForFunction(() => {
    const host = document.querySelector<HTMLElement & { view?: View }>('body > *');
    return (host?.view?.snapshot.epoch ?? 0) % 1000 > 20;
  });
  await press('Offer to the class')(pupil);
  await pupil.getByText('Your network is with your teacher.').waitFor();
  await context.close();
}

/** A lesson with all that a recording may hold, from a file. */
export const lesson = (label: string, seed?: number) => async (page: Page) => {
  const buffer = utf8(recordingText(recordedLesson(seed)));
  const file = { name: 'lesson.ndjson', mimeType: 'application/x-ndjson', buffer };
  await page.getByLabel(label).setInputFiles(file);
  await page.locator(seed === undefined ? 'ml-stage' : 'ml-beside').waitFor();
};
export const looped = [key('6'), key('i'), key('7'), key('o'), key('s')];

/** Where the pointer is on the time line, as a share of it. */
export const pointAt = (share: number) => async (page: Page) => {
  const plot = page.locator('ml-time-line .u-over');
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (box) await page.mouse.move(box.x + share * box.width, box.y + box.height / 2);
};
