import { describe, expect, it } from 'vitest';
import { expectNoFindings } from '../support/axe.ts';
import {
  expectClean,
  giveNewCode,
  joinAs,
  openPage,
  phone,
  untilSeen,
  useBrowser,
  pressFirst as press,
  shows,
} from '../support/class-pages.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();

describe('what a class is asked', () => {
  it('[PA226] [PA227] [PA228] [PA229] [PA230] is answered on a phone and a laptop, and shown on the wall', async () => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { url } = server;
    const { code, teacherKey } = await openSession(url, { preset: 'exor-two-hidden' });
    const teacher = await openPage(browser(), `${url}/teach/${code}#${teacherKey}`);
    const ada = await openPage(browser(), `${url}/join/${code}`, phone);
    const grace = await openPage(browser(), `${url}/join/${code}`, { colorScheme: 'dark' });
    const wall = await openPage(browser(), `${url}/wall/${code}`);
    for (const [{ page }, name] of [
      [ada, 'Ada'],
      [grace, 'Grace'],
    ] as const) {
      await page.getByLabel('Your name').fill(name);
      await press(page, 'Join');
    }
    const { page } = teacher;
    await untilSeen(page, ({ studentCount }) => studentCount === 2);
    await page.keyboard.press('p');

    // A poll from a template: hidden until it is revealed.
    await press(page, 'Poll');
    await page.getByLabel('Begin with').selectOption({ index: 1 });
    await press(page, 'Ask the class');
    await ada.page.getByRole('radio', { name: '3', exact: true }).tap();
    await grace.page.getByRole('radio', { name: '2', exact: true }).click();
    await shows(page, '2 of 2 have answered');
    await shows(wall.page, '2 answers');
    expect(await wall.page.locator('progress').count()).toBe(0);
    for (const each of [teacher, ada, grace, wall]) await expectNoFindings(each.page);
    await ada.page.reload();
    await ada.page.getByRole('radio', { name: '3', exact: true, checked: true }).waitFor();
    await press(page, 'Reveal');
    await shows(ada.page, 'your answer');
    await wall.page.locator('progress').first().waitFor();
    await expectNoFindings(wall.page);
    await press(page, 'Take it away');
    await ada.page.locator('ml-poll-card').waitFor({ state: 'detached' });

    // Predict before it trains: by finger and by keys.
    await press(page, 'Predict');
    await press(page, 'Let them draw');
    const plane = ada.page.locator('ml-drawing-plane .surface');
    await plane.waitFor();
    const box = (await plane.boundingBox())!;
    const session = await ada.page.context().newCDPSession(ada.page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', share: number) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints:
          type === 'touchEnd'
            ? []
            : [{ x: box.x + share * box.width, y: box.y + 0.5 * box.height }],
      });
    await touch('touchStart', 0.05);
    for (let share = 0.1; share < 0.95; share += 0.1) await touch('touchMove', share);
    await touch('touchEnd', 1);
    await shows(ada.page, /Your drawing is in/);
    await grace.page.locator('ml-drawing-plane .surface').focus();
    await grace.page.keyboard.press('Enter');
    await shows(page, '2 of 2 have drawn');
    for (const each of [ada, grace, wall]) await expectNoFindings(each.page);
    await press(page, 'Show all drawings');
    await shows(wall.page, '2 drawings');
    await press(page, 'Train');
    await untilSeen(page, ({ phase }) => phase === 'finished');
    await press(page, 'Score them now');
    await shows(ada.page, /% of the plane is right/);
    await shows(wall.page, /right on average/);
    expect(await wall.page.getByText(/Ada|Grace/).count()).toBe(0);
    await expectNoFindings(page);
    await press(page, 'Take them away');

    // A human data set: placed, taken, trained on.
    await press(page, 'Points');
    await press(page, 'Let them place points');
    const sheet = ada.page.locator('ml-points-plane .surface');
    await sheet.waitFor();
    const field = (await sheet.boundingBox())!;
    const tap = (x: number, y: number) =>
      ada.page.touchscreen.tap(field.x + x * field.width, field.y + y * field.height);
    for (const x of [0.2, 0.3, 0.4]) await tap(x, 0.3);
    await ada.page.getByRole('button', { name: 'Class 1' }).tap();
    for (const x of [0.6, 0.7, 0.8]) await tap(x, 0.7);
    await press(ada.page, 'Hand in');
    await shows(ada.page, 'Your 6 points are with your teacher.');
    await press(page, 'Take the points of Ada');
    await shows(ada.page, 'Your 6 points were taken.');
    await expectNoFindings(page);
    await expectNoFindings(ada.page);
    await press(page, 'Train on them');
    await shows(grace.page, /Own points/);
    await shows(wall.page, '6 points by 1, 6 taken');
    for (const each of [teacher, ada, grace, wall]) expectClean(each, url);
  });

  it('[PA339] keeps points that are not handed in through a new code and a reload', async () => {
    const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
    const { url } = server;
    const { code, teacherKey } = await openSession(url, { preset: 'exor-two-hidden' });
    const teacher = await openPage(browser(), `${url}/teach/${code}#${teacherKey}`);
    const ada = await openPage(browser(), `${url}/join/${code}`, phone);
    await joinAs(ada.page, 'Ada');
    const { page } = teacher;
    await untilSeen(page, ({ studentCount }) => studentCount === 1);
    await page.keyboard.press('p');
    await press(page, 'Points');
    await press(page, 'Let them place points');
    const sheet = ada.page.locator('ml-points-plane .surface');
    await sheet.waitFor();
    const field = (await sheet.boundingBox())!;
    for (const x of [0.2, 0.5, 0.8])
      await ada.page.touchscreen.tap(field.x + x * field.width, field.y + 0.3 * field.height);
    const points = () =>
      ada.page
        .locator('ml-points-plane')
        .evaluate((plane) => (plane as HTMLElementTagNameMap['ml-points-plane']).sheet?.points);
    await expect.poll(async () => (await points())?.length).toBe(3);
    const begun = await points();

    const newCode = await giveNewCode(page, code);
    await ada.page.waitForURL(`**/join/${newCode}`);
    expect(await points()).toEqual(begun);
    await ada.page.reload();
    await sheet.waitFor();
    await expect.poll(points).toEqual(begun);
    await press(ada.page, 'Hand in');
    await shows(ada.page, 'Your 3 points are with your teacher.');
    for (const each of [teacher, ada]) expectClean(each, url);
  });
});
