import type { Browser, Page } from 'playwright';
import { presets } from '../../shared/presets.ts';
import { desk, openPage, phone, pressFirst as press, untilSeen } from './class-pages.ts';
import { ServerProcess } from './server-process.ts';
import { openSession, temporaryFolder } from './server.ts';

export const pictureOf = (page: Page, name: string) =>
  page.getByRole('heading', { name, exact: true }).first().waitFor();

export const isPressed = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true, pressed: true }).waitFor();

export const led = (page: Page) => page.getByText('You see what your teacher shows.');

export const around = (page: Page) => page.getByText('You are looking around.');

export const walkOf = (page: Page) => page.locator('ml-update-walk');

export const stepOf = (page: Page, name: string) =>
  walkOf(page).getByRole('heading', { name, exact: true, includeHidden: true }).waitFor();

export const pointer = (page: Page) => page.locator('ml-shared-pointer svg');

/** Where the pointer stands in the picture, in shares of it. */
export async function placeOf(page: Page): Promise<[number, number]> {
  await pointer(page).waitFor();
  return page.locator('ml-shared-pointer .place').evaluate((place) => {
    const { style } = place as HTMLElement;
    return [style.getPropertyValue('--right'), style.getPropertyValue('--down')].map(
      (share) => parseFloat(share) / 100,
    ) as [number, number];
  });
}

/** Fulfilled when the pointer stands at `right`, `down` of the picture. */
export async function untilPointed(page: Page, right: number, down: number): Promise<void> {
  let at: number[] = [];
  for (let asked = 0; asked < 500; asked++) {
    at = await placeOf(page);
    if (Math.abs(at[0] - right) < 0.02 && Math.abs(at[1] - down) < 0.02) return;
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  throw new Error(`pointed at ${at.join()}, and not at ${right}, ${down}`);
}

export async function hover(page: Page, right: number, down: number): Promise<void> {
  const box = await page.locator('ml-boundary .surface').boundingBox();
  if (!box) throw new Error('no picture');
  await page.mouse.move(box.x + right * box.width, box.y + down * box.height);
}

export async function join(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await press(page, 'Join');
  await untilSeen(page, () => true);
}

/** A teacher, a pupil on a phone, one on a laptop and a wall, none of them led yet. */
export async function openLedClass(browser: Browser) {
  const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
  const { url } = server;
  const { experiment } = presets['exor-two-hidden'];
  const { code, teacherKey } = await openSession(url, { experiment });
  const teacher = await openPage(browser, `${url}/teach/${code}#${teacherKey}`);
  const ada = await openPage(browser, `${url}/join/${code}`, phone);
  const grace = await openPage(browser, `${url}/join/${code}`, { viewport: desk });
  const wall = await openPage(browser, `${url}/wall/${code}`);
  await join(ada.page, 'Ada');
  await join(grace.page, 'Grace');
  await untilSeen(teacher.page, ({ studentCount }) => studentCount === 2);
  await untilSeen(wall.page, () => true);
  return { url, code, teacher, ada, grace, wall, all: [ada.page, grace.page, wall.page] };
}
