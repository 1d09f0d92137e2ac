import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import {
  expectClean,
  openPage,
  phone,
  untilSeen,
  pressFirst as press,
  useBrowser,
} from '../support/class-pages.ts';
import { pictureOf, led, hover, join, openLedClass } from '../support/led-class.ts';

const browser = useBrowser();

describe('a class that is led', () => {
  it('[PA381] brings the picture of a scrolled phone into sight, and leaves an own copy alone', async () => {
    const { url, teacher, ada, grace } = await openLedClass(browser());
    const { page } = ada;
    const still = await openPage(browser(), page.url(), { ...phone, reducedMotion: 'reduce' });
    await join(still.page, 'Still');
    await press(teacher.page, 'Lead');
    for (const each of [page, still.page]) await led(each).waitFor();
    const toTheEnd = (each: Page) =>
      each.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
    /** Between the bar and the dock, whole. */
    const isInSight = async (each: Page): Promise<boolean> => {
      const [bar, picture, dock] = await Promise.all(
        ['ml-lead-bar', 'ml-stage .picture', 'footer.dock'].map((part) =>
          each.locator(part).boundingBox(),
        ),
      );
      if (!bar || !picture || !dock) throw new Error('not all is there');
      return picture.y >= bar.y + bar.height && picture.y + picture.height <= dock.y;
    };
    for (const each of [page, still.page]) {
      await toTheEnd(each);
      expect(await isInSight(each)).toBe(false);
    }
    await press(teacher.page, /^Layer 1, unit 2/);
    for (const each of [page, still.page]) {
      await pictureOf(each, 'Layer 1, unit 2');
      await expect.poll(() => isInSight(each)).toBe(true);
      await toTheEnd(each);
      await expect.poll(() => isInSight(each)).toBe(false);
    }
    await hover(teacher.page, 0.25, 0.75);
    for (const each of [page, still.page]) await expect.poll(() => isInSight(each)).toBe(true);

    // In a copy of its own the page stays where it is, whatever is shown meanwhile.
    await press(still.page, 'My copy');
    await still.page.getByRole('heading', { name: 'Your own copy' }).waitFor();
    await toTheEnd(still.page);
    const before = await still.page.evaluate(() => scrollY);
    expect(before).toBeGreaterThan(0);
    await press(teacher.page, /^Layer 1, unit 3/);
    await pictureOf(page, 'Layer 1, unit 3');
    // Whatever is heard after it, has come after it.
    await press(teacher.page, 'Train');
    await untilSeen(teacher.page, ({ epoch }) => epoch > 3);
    await still.page.evaluate(() => new Promise(requestAnimationFrame));
    expect(await still.page.evaluate(() => scrollY)).toBe(before);
    await press(still.page, 'Back to class');
    await pictureOf(still.page, 'Layer 1, unit 3');
    for (const each of [teacher, ada, grace, still]) expectClean(each, url);
  });

  it('[PA247] tells the teacher what each looks at, and who is away', async () => {
    const { url, teacher, ada, grace } = await openLedClass(browser());
    const { page } = teacher;
    await page.keyboard.press('p');
    const seat = (name: string) => page.locator('ml-roster li').filter({ hasText: name });
    await press(ada.page, /^Layer 1, unit 2/);
    await seat('Ada').getByText('looks at layer 1, unit 2').waitFor();

    // Grace's page goes into the background, and comes back.
    const setHidden = (isHidden: boolean) =>
      grace.page.evaluate(
        (state) => {
          Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        },
        isHidden ? 'hidden' : 'visible',
      );
    await setHidden(true);
    await seat('Grace').getByText('page in the background').waitFor();
    await setHidden(false);
    await seat('Grace').getByText('here').waitFor();

    // A line that broke is another: what the page looks at is told again.
    await ada.page.context().setOffline(true);
    await seat('Ada').getByText('not connected').waitFor();
    await ada.page.context().setOffline(false);
    await seat('Ada').getByText('looks at layer 1, unit 2').waitFor();
    await press(ada.page, 'Show the output');
    await seat('Ada').getByText('here').waitFor();
    for (const each of [teacher, grace]) expectClean(each, url);
  });
});
