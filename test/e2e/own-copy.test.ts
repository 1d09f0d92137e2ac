import { describe, expect, it } from 'vitest';
import { presets } from '../../shared/presets.ts';
import { expectNoFindings } from '../support/axe.ts';
import {
  expectClean,
  openPage,
  phone,
  seen,
  untilSeen,
  useBrowser,
  pressFirst as press,
  shows,
} from '../support/class-pages.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();

const endless = {
  ...presets['exor-two-hidden'].experiment,
  stop: { epoch: null, loss: null, accuracy: null },
};

async function open() {
  const server = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
  const { url } = server;
  const { code, teacherKey } = await openSession(url, { experiment: endless });
  const teacher = await openPage(browser(), `${url}/teach/${code}#${teacherKey}`);
  const ada = await openPage(browser(), `${url}/join/${code}`, phone);
  await ada.page.getByLabel('Your name').fill('Ada');
  await press(ada.page, 'Join');
  await untilSeen(teacher.page, ({ studentCount }) => studentCount === 1);
  return { url, code, teacher, ada };
}

describe("a pupil's own copy", () => {
  it('[PA250] [PA251] [PA252] [PA254] [PA255] [PA256] is forked while the class trains, changed, kept, offered and taken', async () => {
    const { url, code, teacher, ada } = await open();
    const wall = await openPage(browser(), `${url}/wall/${code}`);
    const grace = await openPage(browser(), `${url}/join/${code}`);
    await grace.page.getByLabel('Your name').fill('Grace');
    await press(grace.page, 'Join');
    const { page } = ada;

    // The class trains; the copy has what the page shows, and the class goes on without it.
    await press(teacher.page, 'Train');
    await untilSeen(page, ({ epoch }) => epoch >= 20);
    await press(page, 'My copy');
    await page.getByRole('heading', { name: 'Your own copy' }).waitFor();
    await shows(page, 'You have left the class; nobody sees this.');
    await shows(page, 'This network is yours now');
    const forked = await untilSeen(page, ({ phase }) => phase === 'paused');
    await untilSeen(teacher.page, ({ epoch }) => epoch > forked.epoch + 10);
    expect((await seen(page))?.epoch).toBe(forked.epoch);
    await expectNoFindings(page);

    // A layer by the diagram, the rate by its sheet, and training, all under the thumb.
    await page.locator('ml-network [data-edit=layer-add]').last().tap();
    await untilSeen(page, ({ unitCounts }) => unitCounts.length === 3);
    await page.locator('[data-panel=training]').tap();
    await page.locator('#learning-rate').selectOption('0.1');
    await expectNoFindings(page);
    await page.locator('.panel.training .close').tap();
    await press(page, 'Train');
    await untilSeen(page, ({ epoch }) => epoch >= 30);
    await page.getByRole('button', { name: 'Pause' }).tap();
    const trained = await untilSeen(page, ({ phase }) => phase === 'paused');
    expect(trained.learningRate).toBe(0.1);
    expect((await seen(teacher.page))?.unitCounts).toEqual([4, 3]);

    // Back to the class, which is live; and to the copy, which is as it was, after a reload too.
    await press(page, 'Back to class');
    await page.locator('ml-own-copy').waitFor({ state: 'detached' });
    const live = await seen(page);
    expect(live?.unitCounts).toEqual([4, 3]);
    await untilSeen(page, ({ epoch }) => epoch > (live?.epoch ?? 0));
    await press(page, 'My copy');
    expect((await untilSeen(page, () => true)).parameters).toEqual(trained.parameters);
    await page.reload();
    await page.getByRole('heading', { name: 'Your own copy' }).waitFor();
    const kept = await untilSeen(page, () => true);
    expect(kept).toMatchObject({ epoch: trained.epoch, unitCounts: trained.unitCounts });
    expect(kept.parameters).toEqual(trained.parameters);

    // Offered, looked at beside the class's network, taken with the name, and undone.
    await press(teacher.page, 'Pause');
    const before = await untilSeen(teacher.page, ({ phase }) => phase === 'paused');
    await press(page, 'Offer to the class');
    await shows(page, 'Your network is with your teacher.');
    await teacher.page.getByRole('img', { name: 'One network is offered' }).waitFor();
    await teacher.page.keyboard.press('p');
    await press(teacher.page, /^Copies/);
    await press(teacher.page, 'Compare with the network of Ada');
    const compare = teacher.page.locator('ml-compare');
    await compare.getByRole('region', { name: 'Ada' }).waitFor();
    expect(await compare.locator('ml-boundary').count()).toBe(2);
    await expectNoFindings(teacher.page);
    await press(teacher.page, 'Make it the class’s, with the name');
    await shows(page, 'Your teacher took your network: the whole class sees it now.');
    for (const each of [teacher, grace, wall]) {
      const taken = await untilSeen(each.page, ({ unitCounts }) => unitCounts.length === 3);
      expect(taken.parameters).toEqual(trained.parameters);
      expect(taken.epoch).toBe(trained.epoch);
    }
    await shows(grace.page, 'Network by Ada');
    expect(await wall.page.getByText('Ada').count()).toBe(0);
    await press(teacher.page, 'Room');
    await teacher.page.getByRole('switch', { name: /Names on the wall/ }).click();
    await shows(wall.page, 'Network by Ada');
    await press(teacher.page, 'Copies');
    await expectNoFindings(teacher.page);
    await press(teacher.page, 'Undo');
    for (const each of [teacher, grace, wall]) {
      const back = await untilSeen(each.page, ({ unitCounts }) => unitCounts.length === 2);
      expect(back.parameters).toEqual(before.parameters);
    }
    await grace.page.getByText('Network by Ada').waitFor({ state: 'detached' });
    for (const each of [teacher, ada, grace, wall]) expectClean(each, url);
  }, 240_000);

  it('[PA252] [PA253] hears of the class: eyes up, what is asked, a broken line, and the end', async () => {
    const { url, teacher, ada } = await open();
    const { page } = ada;
    await press(page, 'My copy');
    await press(page, 'Train');
    await untilSeen(page, ({ epoch }) => epoch >= 4);

    await press(teacher.page, 'Eyes up');
    await shows(page, 'This page comes back by itself.');
    await press(teacher.page, 'Eyes up: on');
    await page.locator('ml-eyes-up').waitFor({ state: 'detached' });
    const { epoch } = (await seen(page))!;
    await untilSeen(page, (view) => view.epoch > epoch);

    await teacher.page.keyboard.press('p');
    await press(teacher.page, 'Poll');
    await teacher.page.getByLabel('Begin with').selectOption({ index: 1 });
    await press(teacher.page, 'Ask the class');
    await shows(page, 'Your class is asked a question.');
    await expectNoFindings(page);
    await page.getByRole('button', { name: 'Raise hand' }).tap();
    await teacher.page.getByRole('img', { name: 'One hand up' }).waitFor();
    await press(page, 'Back to class');
    await page.getByRole('radio', { name: '3', exact: true }).tap();
    await press(page, 'My copy');
    await page.getByText('Your class is asked a question.').waitFor({ state: 'detached' });

    // Another copy only when it is really meant, of the class's network of now.
    await untilSeen(page, (view) => view.epoch > 10);
    await press(page, 'New copy');
    await press(page, 'Keep it');
    expect((await seen(page))?.epoch).toBeGreaterThan(10);
    await press(page, 'New copy');
    await press(page, 'Yes, a new copy');
    await untilSeen(page, (view) => view.epoch === 0);

    await press(teacher.page, 'Pupils');
    await press(teacher.page, 'What to do about Ada');
    await press(teacher.page, /^Send out/);
    await shows(page, 'Your teacher has sent you out');
    expect(await page.locator('ml-own-copy').count()).toBe(0);
    await page.reload();
    await page.getByRole('heading', { name: 'Your own copy' }).waitFor();
    expectClean(ada, url);
  });

  it('[PA335] is one in two tabs of a browser: the first leaves what the second made of it', async () => {
    const { url, code, ada } = await open();
    const first = ada.page;
    await press(first, 'My copy');
    await press(first, 'Train');
    await untilSeen(first, ({ epoch }) => epoch >= 10);

    // Another tab of the same browser takes the seat, and has the copy as it was kept.
    const second = await first.context().newPage();
    await second.goto(`${url}/join/${code}`);
    await untilSeen(second, () => true);
    await first.locator('ml-own-copy').waitFor({ state: 'detached' });
    await press(second, 'My copy');
    // The class itself is at epoch 0: what is trained is the copy.
    const found = await untilSeen(second, ({ phase, epoch }) => phase === 'paused' && epoch >= 10);
    await press(second, 'Train');
    await untilSeen(second, ({ epoch }) => epoch >= found.epoch + 50);
    await second.getByRole('button', { name: 'Pause' }).tap();
    const made = await untilSeen(second, ({ phase }) => phase === 'paused');

    // The first goes away, and says so at once: what it had is older by then.
    await first.goto('about:blank');
    await second.reload();
    await second.getByRole('heading', { name: 'Your own copy' }).waitFor();
    const kept = await untilSeen(second, () => true);
    expect(kept.epoch).toBe(made.epoch);
    expect(kept.parameters).toEqual(made.parameters);

    // And it comes to that one itself.
    await first.goto(`${url}/join/${code}`);
    await first.getByRole('heading', { name: 'Your own copy' }).waitFor();
    expect((await untilSeen(first, () => true)).parameters).toEqual(made.parameters);
    expectClean(ada, url);
  });
});
