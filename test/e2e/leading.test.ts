import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { expectNoFindings } from '../support/axe.ts';
import {
  desk,
  expectClean,
  openPage,
  phone,
  untilSeen,
  useBrowser,
  pressFirst as press,
} from '../support/class-pages.ts';
import {
  pictureOf,
  isPressed,
  led,
  around,
  walkOf,
  stepOf,
  pointer,
  untilPointed,
  hover,
  join,
  openLedClass,
} from '../support/led-class.ts';

const browser = useBrowser();

describe('a class that is led', () => {
  it('[PA240] [PA241] [PA242] [PA243] sees what the teacher shows, looks around and comes back', async () => {
    const { url, code, teacher, ada, grace, wall, all } = await openLedClass(browser());
    const { page } = teacher;

    // One click brings everyone: a unit, shades, a point and its pointer follow.
    await press(page, 'Lead');
    await isPressed(page, 'Leading: on');
    await led(ada.page).waitFor();
    await led(grace.page).waitFor();
    await press(page, /^Layer 1, unit 2/);
    for (const each of all) await pictureOf(each, 'Layer 1, unit 2');
    await page.keyboard.press('v');
    await isPressed(page, 'Shades');
    for (const each of [ada.page, grace.page]) await isPressed(each, 'Shades');
    await hover(page, 0.25, 0.75);
    for (const each of all) await untilPointed(each, 0.25, 0.75);
    await hover(page, 0.8, 0.4);
    for (const each of all) await untilPointed(each, 0.8, 0.4);
    expect(await pointer(page).count()).toBe(0);
    for (const each of [ada.page, grace.page, wall.page]) await expectNoFindings(each);
    await expectNoFindings(page);
    await page.mouse.move(2, 2);
    for (const each of all) await pointer(each).waitFor({ state: 'detached' });

    // By keys as well: what the arrow keys move is pointed at.
    await page.locator('ml-boundary .surface').focus();
    await page.keyboard.press('Shift+ArrowRight');
    for (const each of all) await untilPointed(each, 0.6, 0.5);
    await page.keyboard.press('Enter');
    for (const each of [page, ...all])
      await each.locator('ml-boundary .card:not([hidden]) b').waitFor();
    await page.keyboard.press('Escape');
    for (const each of all) {
      await each.locator('ml-boundary .card[hidden]').waitFor({ state: 'attached' });
    }

    // Grace looks around, by a click on another unit; nobody else does.
    await press(grace.page, /^Layer 2, unit 1/);
    await around(grace.page).waitFor();
    await pictureOf(grace.page, 'Layer 2, unit 1');
    await press(page, /^Layer 1, unit 3/);
    await pictureOf(ada.page, 'Layer 1, unit 3');
    await pictureOf(grace.page, 'Layer 2, unit 1');
    await expectNoFindings(grace.page);
    await press(grace.page, 'Back to the teacher’s view');
    await led(grace.page).waitFor();
    await pictureOf(grace.page, 'Layer 1, unit 3');

    // The phone's bar stays in sight however far it is scrolled.
    await ada.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const bar = await ada.page.locator('ml-lead-bar').boundingBox();
    expect(bar?.y).toBeCloseTo(0, 0);
    await press(ada.page, 'Look around');
    await around(ada.page).waitFor();
    await press(ada.page, 'Back to the teacher’s view');

    // The hidden space.
    await press(page, /^Layer 2.*its space$/);
    for (const each of all) await each.locator('ml-space').waitFor();
    await press(page, '← Output');
    for (const each of all) await each.locator('ml-boundary').waitFor();

    // Who comes late, who reloads, and the teacher's own page are where the class is.
    await press(page, /^Layer 2, unit 2/);
    const late = await openPage(browser(), `${url}/join/${code}`, { viewport: desk });
    await join(late.page, 'Late');
    await led(late.page).waitFor();
    await pictureOf(late.page, 'Layer 2, unit 2');
    await isPressed(late.page, 'Shades');
    for (const each of [ada.page, wall.page, page]) {
      await each.reload();
      await untilSeen(each, () => true);
      await pictureOf(each, 'Layer 2, unit 2');
    }
    await isPressed(page, 'Leading: on');
    await led(ada.page).waitFor();

    // Let go: the bar is gone, everyone stays where they are and looks around.
    await page.keyboard.press('l');
    for (const each of [ada.page, grace.page]) {
      await each.locator('ml-lead-bar').waitFor({ state: 'detached' });
    }
    await pictureOf(wall.page, 'Output');
    await press(page, /^Layer 1, unit 1/);
    await press(ada.page, /^Layer 1, unit 2/);
    await pictureOf(ada.page, 'Layer 1, unit 2');
    await pictureOf(grace.page, 'Layer 2, unit 2');
    for (const each of [teacher, ada, grace, wall, late]) expectClean(each, url);
  });

  it('[PA245] [PA246] walks through one update together', async () => {
    const { url, code, teacher, ada, grace, wall, all } = await openLedClass(browser());
    const { page } = teacher;
    await press(page, 'Lead');
    await press(page, 'One update');
    for (const each of all) await stepOf(each, 'The point goes in');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    for (const each of all) {
      await stepOf(each, 'Forward through layer 2');
      expect(await each.locator('ml-network .tile[data-lit]').count()).toBe(3);
    }
    await walkOf(page).getByRole('button', { name: 'Next point' }).click();
    for (const each of all) {
      await walkOf(each).getByText('Point 2 of').waitFor();
    }
    const numbers = (each: Page) =>
      walkOf(each)
        .locator('.numbers')
        .evaluate((part) => part.textContent.replace(/\s+/g, ' '));
    const shown = await numbers(page);
    for (const each of all) expect(await numbers(each)).toBe(shown);
    // On the wall the figures can be read from the last row, and there is nothing to press.
    const size = await walkOf(wall.page)
      .locator('td')
      .first()
      .evaluate((cell) => parseFloat(getComputedStyle(cell).fontSize));
    expect(size).toBeGreaterThanOrEqual(24);
    expect(await walkOf(wall.page).getByRole('button', { name: 'Next' }).count()).toBe(0);
    for (const each of [...all, page]) await expectNoFindings(each);

    // Grace leaves it, and comes back to where it stands by then; Ada goes on by herself.
    await walkOf(grace.page).getByRole('button', { name: 'Close the update' }).click();
    await around(grace.page).waitFor();
    await walkOf(ada.page).getByRole('button', { name: 'Next', exact: true }).click();
    await around(ada.page).waitFor();
    await stepOf(ada.page, 'Forward through the output');
    await page.keyboard.press('End');
    await stepOf(wall.page, 'The same point once more');
    expect(await walkOf(grace.page).count()).toBe(0);
    await stepOf(ada.page, 'Forward through the output');
    for (const each of [ada.page, grace.page]) {
      await press(each, 'Back to the teacher’s view');
      await stepOf(each, 'The same point once more');
    }
    const late = await openPage(browser(), `${url}/join/${code}`, phone);
    await join(late.page, 'Late');
    await stepOf(late.page, 'The same point once more');
    await page.keyboard.press('Escape');
    for (const each of [...all, late.page]) await walkOf(each).waitFor({ state: 'detached' });
    for (const each of [ada, grace]) await led(each.page).waitFor();

    // Led no more, a student walks alone, and nobody comes along.
    await press(page, 'Leading: on');
    await ada.page.locator('ml-lead-bar').waitFor({ state: 'detached' });
    await press(ada.page, 'One update');
    await stepOf(ada.page, 'The point goes in');
    expect(await walkOf(page).count()).toBe(0);
    for (const each of [teacher, ada, grace, wall, late]) expectClean(each, url);
  });
});
