import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { createTrainingState } from '../../shared/engine/trainer.ts';
import { presets } from '../../shared/presets.ts';
import {
  joinAs,
  openPage,
  phone,
  pressFirst as press,
  shows,
  untilSeen,
  useBrowser,
} from '../support/class-pages.ts';
import { isDrawnByItself, wholeText } from '../support/names-drawn.ts';
import { join } from '../support/server-client.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();
const { experiment } = presets['exor-two-hidden'];

/** A class in its lobby, and how a pupil comes in on a device of their own. */
async function open() {
  const { url } = await ServerProcess.start({ DATA_DIR: temporaryFolder() });
  const { code, teacherKey } = await openSession(url, { experiment, isLobby: true });
  const teacher = await openPage(browser(), `${url}/teach/${code}#${teacherKey}`);
  const wall = await openPage(browser(), `${url}/wall/${code}`);
  await untilSeen(teacher.page, () => true);
  await teacher.page.keyboard.press('p');
  const comes = async (name: string, options?: Parameters<typeof openPage>[2]) => {
    const { page } = await openPage(browser(), `${url}/join/${code}`, options);
    await joinAs(page, name);
    return page;
  };
  return { url, code, teacher: teacher.page, wall: wall.page, comes };
}

const nameOf = (page: Page) => page.locator('header .name');

async function expectByItself(locator: Locator, name: string): Promise<void> {
  await locator.waitFor();
  expect(await isDrawnByItself(locator, name), `${name} in ${String(locator)}`).toBe(true);
}

describe('a pupil’s name', () => {
  it('[PA480] is text by itself on every page, whatever stands in it and whichever way it is written', async () => {
    const { url, code, teacher, wall, comes } = await open();
    const [sarah, html, maryam] = ['שרה!', '<b>x</b>&amp;', 'مريم (2)!'];
    const pages = [await comes(sarah), await comes(html, phone)];
    const offering = await join(url, { role: 'student', code, name: maryam });

    // The lobby greets; the wall lists.
    for (const [i, name] of [sarah, html].entries()) {
      await expectByItself(pages[i].locator('ml-lobby h2').filter({ hasText: name }), name);
      await expectByItself(nameOf(pages[i]), name);
      expect(await nameOf(pages[i]).getAttribute('title')).toMatch(/^You are /);
    }
    await press(teacher, 'Room');
    await teacher.getByRole('switch', { name: /Names on the wall/ }).check();
    for (const name of [sarah, html, maryam]) {
      await expectByItself(wall.locator('li').filter({ hasText: name }), name);
    }

    // The roster, what is asked there, and a new name.
    await press(teacher, 'Pupils');
    for (const name of [sarah, html, maryam]) {
      const isolated = name === html ? name : `\u2068${name}\u2069`;
      await expectByItself(teacher.locator('.who').filter({ hasText: name }), name);
      await press(teacher, `What to do about ${isolated}`);
      await press(teacher, /^Ban/);
      const question = teacher.getByRole('alert').filter({ hasText: name });
      await expectByItself(question, name);
      expect(await question.textContent()).toBe(`Ban ${isolated} from this class?`);
      await press(teacher, 'Cancel');
      await press(teacher, 'Rename');
      await expectByItself(teacher.locator('label[for=new-name]'), name);
      expect(await teacher.getByLabel('New name of').inputValue()).toBe(name);
      await press(teacher, 'Cancel');
    }

    // A network that is offered, and whose the class's is.
    await press(teacher, 'Begin the lesson');
    const { parameters } = createTrainingState(experiment);
    const offer = { experiment, epoch: 0, parameters: Array.from(parameters) };
    expect(await offering.command({ type: 'offer-network', ...offer })).toMatchObject({ ok: true });
    await press(teacher, /^Copies/);
    await press(teacher, `Compare with the network of \u2068${maryam}\u2069`);
    const dialog = teacher.locator('ml-network-dialog');
    await expectByItself(dialog.locator('h2#title'), maryam);
    await expectByItself(dialog.locator('ml-compare h2').filter({ hasText: maryam }), maryam);
    await press(teacher, 'Make it the class’s, with the name');
    for (const each of [...pages, wall]) await expectByItself(each.locator('.credit'), maryam);

    // No name has made an element.
    for (const each of [teacher, wall, ...pages]) {
      expect(await each.locator('b').filter({ hasText: /^x$/ }).count()).toBe(0);
    }
  });

  it('[PA481] is given where the teacher wants it so, and nothing else is taken', async () => {
    const { url, code, teacher } = await open();
    // One page was open before, with its field.
    const early = (await openPage(browser(), `${url}/join/${code}`, phone)).page;
    await early.getByLabel('Your name').fill('Zerafina');
    await press(teacher, 'Room');
    await teacher.getByRole('switch', { name: /Given names only/ }).check();
    const late = (await openPage(browser(), `${url}/join/${code}`)).page;
    await shows(late, 'You are given a name when you join.');
    expect(await late.locator('input, textarea, [contenteditable]').count()).toBe(0);
    await press(late, 'Join');
    await press(early, 'Join');
    const given: string[] = [];
    for (const each of [early, late]) {
      await nameOf(each).waitFor();
      given.push((await nameOf(each).textContent()) ?? '');
      expect(given.at(-1)).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+( 2)?$/);
    }
    expect(new Set(given).size).toBe(2);
    await press(teacher, 'Pupils');
    const roster = teacher.locator('ml-roster .who bdi');
    await expect.poll(async () => (await roster.allTextContents()).sort()).toEqual(given.sort());
    for (const each of [teacher, early, late]) {
      expect(await wholeText(each)).not.toContain('Zerafina');
    }
    await late.reload();
    await nameOf(late).waitFor();
    expect(given).toContain(await nameOf(late).textContent());
  });

  it('[PA482] is nowhere on the teacher’s page and the wall while names are hidden, and back afterwards', async () => {
    const { teacher, wall, comes } = await open();
    const names = ['Zerafina', 'Obadiah'];
    const [zerafina] = [await comes(names[0]), await comes(names[1])];
    const hidden = teacher.getByRole('switch', { name: /Hide all names/ });
    await press(teacher, 'Room');
    await teacher.getByRole('switch', { name: /Names on the wall/ }).check();
    for (const name of names) await shows(wall, name);
    await press(teacher, 'Begin the lesson');
    await press(zerafina, 'Raise hand');
    await press(teacher, 'Pupils');
    const hands = teacher.locator('.hands bdi');
    const all = teacher.locator('ml-roster li:not(.hands li) .who bdi');
    await expect.poll(() => hands.allTextContents()).toEqual(['Zerafina']);
    expect(await all.allTextContents()).toEqual(['Obadiah', 'Zerafina']);

    await press(teacher, 'Room');
    await hidden.check();
    await press(teacher, 'Pupils');
    await shows(teacher, 'Names are hidden. A pupil is a number here.');
    expect(await hands.allTextContents()).toEqual(['Pupil 1']);
    expect(await all.allTextContents()).toEqual(['Pupil 1', 'Pupil 2']);
    const said = await wholeText(teacher);
    expect(said).toContain('What to do about Pupil 1');
    expect(said).not.toMatch(/Zerafina|Obadiah/i);
    await expect.poll(() => wholeText(wall)).not.toMatch(/Zerafina|Obadiah/i);
    // The pupil's own page is theirs.
    expect(await nameOf(zerafina).textContent()).toBe('Zerafina');

    await press(teacher, 'Room');
    await hidden.uncheck();
    await press(teacher, 'Pupils');
    await expect.poll(() => hands.allTextContents()).toEqual(['Zerafina']);
    expect(await all.allTextContents()).toEqual(['Obadiah', 'Zerafina']);
  });
});
