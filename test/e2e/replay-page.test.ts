import { describe, expect, it } from 'vitest';
import { expectNoFindings } from '../support/axe.ts';
import { expectClean, phone, press, seen, untilSeen, useBrowser } from '../support/class-pages.ts';
import { giveLesson, openLesson, player, theLesson } from '../support/replay-pages.ts';

const browser = useBrowser();
const durationMs = theLesson[theLesson.length - 1].atMs;

describe('the replay page', () => {
  it.each([844, 640])(
    '[PA360] has its whole title and its player in sight on a phone (%i high)',
    async (height) => {
      const { page, server, ...rest } = await openLesson(browser(), {
        ...phone,
        viewport: { width: 390, height },
      });
      const box = async (selector: string) => {
        const found = await page.locator(selector).first().boundingBox();
        if (!found) throw new Error(`there is no ${selector}`);
        return { ...found, bottom: found.y + found.height };
      };
      const isWhole = await page
        .locator('h1')
        .first()
        .evaluate(
          (h1) => h1.scrollWidth <= h1.clientWidth && getComputedStyle(h1).clipPath === 'none',
        );
      expect(isWhole).toBe(true);
      const play = page.getByRole('button', { name: 'Play', exact: true });
      const atFirst = (await play.boundingBox())!;
      expect(atFirst.y + atFirst.height).toBeLessThanOrEqual(height);
      const controls = await box('ml-player-controls');
      expect(controls.width).toBeLessThanOrEqual(390);
      // What a low screen has no room for is the time line, not the transport.
      const line = await box('ml-time-line');
      if (height > 800) {
        expect((await box('[role=application]')).bottom).toBeLessThanOrEqual(controls.y);
        expect(line.bottom).toBeLessThanOrEqual(height);
      } else {
        expect(controls.bottom).toBeLessThanOrEqual(height);
      }
      // It stays there, and in the end all of it can be seen.
      await page.mouse.wheel(0, 150);
      await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
      const scrolled = (await play.boundingBox())!;
      expect(Math.abs(scrolled.y - atFirst.y)).toBeLessThan(2);
      await page.evaluate(() => {
        scrollTo(0, document.documentElement.scrollHeight);
      });
      await expect
        .poll(async () => (await box('ml-player-extras')).bottom)
        .toBeLessThanOrEqual(height);
      await play.tap();
      await page.getByRole('button', { name: 'Pause' }).tap();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      await expectNoFindings(page);
      expectClean({ page, ...rest }, server.url);
    },
  );

  it('[PA436] shows its figures apart on a phone, however long they are', async () => {
    const { page } = await openLesson(browser(), phone);
    for (const key of ['1', '9', 'End']) {
      await page.keyboard.press(key);
      const boxes = await page
        .locator('ml-figures')
        .first()
        .evaluate((figures) =>
          [...(figures.shadowRoot?.querySelectorAll('dd') ?? [])].map((dd) => {
            const range = document.createRange();
            range.selectNodeContents(dd);
            const { left, right, top } = range.getBoundingClientRect();
            return { left, right, top };
          }),
        );
      expect(boxes).toHaveLength(3);
      boxes.slice(1).forEach(({ left, top }, i) => {
        if (top === boxes[i].top) expect(left - boxes[i].right, key).toBeGreaterThan(4);
      });
    }
    // The longest there is was among them.
    await page.getByText('5.9e−4').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  it('[PA361] hears its keys while the speed has the focus, but for those that choose one', async () => {
    const { page } = await openLesson(browser());
    const { keyboard } = page;
    const at = async () => Math.round((await player(page)).positionMs);
    const speed = page.getByLabel('Speed');
    await speed.focus();
    await keyboard.press('ArrowDown');
    expect(await speed.inputValue()).toBe('2 ×');
    // Digits lead to tenths, also those with which a speed begins.
    for (const digit of [2, 4, 5]) {
      await keyboard.press(String(digit));
      expect(await at()).toBe(Math.round((digit / 10) * durationMs));
    }
    await keyboard.press('j');
    expect(await at()).toBe(Math.round(durationMs / 2) - 10_000);
    await keyboard.press('6');
    const before = await seen(page);
    await keyboard.press('.');
    await untilSeen(page, ({ epoch }) => epoch > (before?.epoch ?? 0));
    await keyboard.press(',');
    await untilSeen(page, ({ epoch }) => epoch === before?.epoch);
    await keyboard.press('i');
    expect((await player(page)).loop?.endMs).toBe(durationMs);
    await keyboard.press('x');
    await keyboard.press('>');
    expect(await speed.inputValue()).toBe('4 ×');
    await keyboard.press('Home');
    expect(await speed.inputValue()).toBe('0.25 ×');
    expect(await speed.evaluate((select) => select.matches(':focus'))).toBe(true);
    await keyboard.press('k');
    await page.locator('ml-moments').waitFor();
  });

  it('[PA362] [PA363] has the player’s keys for the scrubber of a branch, which a reload finds again', async () => {
    const { page, server, ...rest } = await openLesson(browser());
    const { keyboard } = page;
    await keyboard.press('9');
    const forked = await untilSeen(page, ({ epoch }) => epoch > 200);
    await press(page, 'Branch from here');
    await page.locator('ml-branch').waitFor();
    const line = page.locator('ml-branch-line');
    const shownEpoch = () => line.evaluate((one) => (one as HTMLElement & { epoch: number }).epoch);
    const lastEpoch = await line.evaluate(
      (one) => (one as HTMLElement & { lastEpoch: number }).lastEpoch,
    );
    expect(await shownEpoch()).toBe(forked.epoch);
    const pressed = async (...keys: string[]) => {
      for (const key of keys) await keyboard.press(key);
      return shownEpoch();
    };
    expect(await pressed('5')).toBe(Math.round(lastEpoch / 2));
    expect(await pressed('ArrowRight')).toBe(
      Math.round(lastEpoch / 2) + Math.round(lastEpoch / 100),
    );
    expect(await pressed('Shift+ArrowLeft', 'ArrowLeft')).toBe(
      Math.round(lastEpoch / 2) - Math.round(lastEpoch / 10),
    );
    expect(await pressed(']')).toBe(forked.epoch);
    expect(await pressed('End')).toBe(lastEpoch);
    expect(await pressed('[')).toBe(forked.epoch);
    expect(await pressed('Home')).toBe(0);
    // A slider that has the focus goes by its own arrows: the pace, and nothing else.
    const pace = page.getByRole('slider', { name: 'Pace' });
    await pace.focus();
    const was = await pace.inputValue();
    await keyboard.press('ArrowRight');
    expect(await pace.inputValue()).not.toBe(was);
    // Something was asked of the branch: its newest is shown, and no hundredth more.
    await expect.poll(shownEpoch).toBe(forked.epoch);
    await keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Keys of the branch' });
    await keys.waitFor();
    await keyboard.press('5');
    expect(await shownEpoch()).toBe(forked.epoch);
    await keyboard.press('Escape');
    await keys.waitFor({ state: 'hidden' });
    // Space trains and pauses it, a full stop is one epoch, as in the sandbox.
    await page.locator('h1').first().focus();
    await page.locator('#learning-rate').selectOption('0.3');
    await page.locator('h1').first().focus();
    await keyboard.press(' ');
    await untilSeen(page, ({ epoch }) => epoch >= forked.epoch + 20);
    await keyboard.press(' ');
    const now = await untilSeen(page, ({ phase }) => phase === 'paused');
    await keyboard.press('.');
    await untilSeen(page, ({ epoch }) => epoch === now.epoch + 1);
    const end = await seen(page);
    await keyboard.press('b');
    await page.locator('ml-network').waitFor();
    await keyboard.press('b');
    await line.waitFor();

    // A reload: the same file once more, and the branch is there as it was.
    const boundaries = () =>
      page.locator('ml-compare').evaluate((one) => {
        const { networks } = one as HTMLElement & {
          networks: { view: { snapshot: { epoch: number; parameters: ArrayLike<number> } } }[];
        };
        return networks.map(({ view }) => [
          view.snapshot.epoch,
          ...Array.from(view.snapshot.parameters),
        ]);
      });
    const between = forked.epoch + 10;
    await page.getByLabel('Epoch at which both are shown').fill(String(between));
    const past = await boundaries();
    expect(past[1][0]).toBeGreaterThan(forked.epoch);
    await page.reload();
    await giveLesson(page);
    await page.getByRole('heading', { name: `Your branch, from epoch ${forked.epoch}` }).waitFor();
    const again = await untilSeen(page, ({ epoch }) => epoch === end?.epoch);
    expect(again.parameters).toEqual(end?.parameters);
    expect(again.learningRate).toBe(0.3);
    // Its own past too, beside the recording's.
    await page.getByLabel('Epoch at which both are shown').fill(String(between));
    expect(await boundaries()).toEqual(past);
    await press(page, 'Back to the recording');
    expect((await seen(page))?.epoch).toBe(forked.epoch);
    // Left, it stays left, and is still there.
    await page.reload();
    await giveLesson(page);
    await press(page, 'My branch');
    expect((await untilSeen(page, () => true)).epoch).toBe(end?.epoch);
    await expectNoFindings(page);
    expectClean({ page, ...rest }, server.url);
  });
});
