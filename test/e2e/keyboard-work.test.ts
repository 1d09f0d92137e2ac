import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { presets } from '../../shared/presets.ts';
import type { View } from '../../shared/view/view.ts';
import { desk, expectClean, openPage, untilSeen, useBrowser } from '../support/class-pages.ts';
import { focusedOf, tabAround, tabTo, watchControls, type Focused } from '../support/keyboard.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSession, temporaryFolder } from '../support/server.ts';

const browser = useBrowser();

async function openTeacher() {
  const environment = { DATA_DIR: temporaryFolder(), COMMANDS_PER_SECOND: '500' };
  const server = await ServerProcess.start(environment);
  const { experiment } = presets['exor-two-hidden'];
  const { code, teacherKey } = await openSession(server.url, { experiment });
  const address = `${server.url}/teach/${code}#${teacherKey}`;
  const opened = await openPage(browser(), address, { viewport: desk }, watchControls);
  await untilSeen(opened.page, () => true);
  return { ...opened, url: server.url };
}

/** All of the class that a control may change. */
const classOf = (page: Page) =>
  page.evaluate(() => {
    const host = document.querySelector<HTMLElement & { view?: View | null }>('body > *');
    const view = host?.view;
    if (!view) return '';
    const { experiment, phase, snapshot } = view;
    return JSON.stringify([experiment, phase, snapshot.start, snapshot.epoch]);
  });

/** Presses one of `keys` after the other until the class is another one. */
async function change(page: Page, what: string, ...keys: string[]): Promise<void> {
  const before = await classOf(page);
  for (const key of keys) await page.keyboard.press(key);
  await expect
    .poll(() => classOf(page), { timeout: 5000, message: what, interval: 20 })
    .not.toBe(before);
}

const valueOf = (page: Page) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    const { value, checked, selectedIndex, max } = active as HTMLInputElement & HTMLSelectElement;
    return { value, checked, selectedIndex, max };
  });

/** Works one control as its kind is worked; its focus stays, or comes back. */
async function work(page: Page, focused: Focused): Promise<void> {
  const { path, name, kind } = focused;
  const keys = page.keyboard;
  const what = `${path} “${name}”`;
  const before = await valueOf(page);
  switch (kind) {
    case 'select':
      await change(page, what, before.selectedIndex < 2 ? 'ArrowDown' : 'ArrowUp');
      break;
    case 'range':
      await change(page, what, before.value === before.max ? 'ArrowLeft' : 'ArrowRight');
      break;
    case 'radio':
      await change(page, what, 'ArrowRight');
      break;
    case 'number':
      await change(page, what, 'Control+a', '7', '1', 'Enter');
      break;
    case 'checkbox':
      if (path.includes('keep-learned')) {
        await keys.press(' ');
        expect((await valueOf(page)).checked, what).toBe(!before.checked);
        await keys.press(' ');
      } else await change(page, what, ' ');
      break;
    case 'button':
      if (path.includes('ml-explain') || /^(Edit|Draw|CSV|Save and open)$/.test(name)) {
        await keys.press('Enter');
        await page.locator('dialog:modal, [popover]:popover-open').waitFor();
        await keys.press('Escape');
        await page.locator('dialog:modal, [popover]:popover-open').waitFor({ state: 'hidden' });
      } else if (name === 'Train') {
        await change(page, what, 'Enter');
        await change(page, 'Pause', ' ');
        await untilSeen(page, ({ phase }) => phase !== 'training');
      } else await change(page, what, 'Enter');
      // Of the features one must stay.
      if (/^(x|sin)/.test(name)) await change(page, what, ' ');
      break;
    default:
      throw new Error(`no way to work ${what}`);
  }
  const after = await focusedOf(page);
  expect.soft(after?.path, `${what}: where the focus is`).toBe(path);
}

describe('every control by keyboard alone', () => {
  it('[PA171] works: data, training and transport, the focus staying', async () => {
    const { page, url, ...rest } = await openTeacher();
    const worked: string[] = [];
    await tabAround(page, async (focused) => {
      if (!/ml-(data-panel|training-panel|transport)/.test(focused.path)) return;
      worked.push(focused.name);
      await work(page, focused);
    });
    // So that the loop cannot have been empty.
    for (const name of ['Lesson', 'Batch size', 'Shuffle', 'x₁²', 'Train', 'Undo', 'Pace']) {
      expect(worked).toContain(name);
    }
    expectClean({ page, ...rest }, url);
  });

  it('[PA346] trains by Space after a panel came and went by its key', async () => {
    const { page } = await openTeacher();
    await page.keyboard.press('p');
    await page.locator('ml-class-panel').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('ml-class-panel').waitFor({ state: 'detached' });
    await page.keyboard.press(' ');
    await untilSeen(page, ({ phase }) => phase === 'training');
    // Who went there by Tab finds the way back.
    await tabTo(page, /^0 here/);
    await page.keyboard.press('Enter');
    await page.locator('ml-class-panel').waitFor();
    await page.keyboard.press('Escape');
    expect((await focusedOf(page))?.path).toContain('here');
  });

  it('[PA172] works: layers, units, one enlarged, a weight by hand', async () => {
    const { page, url, ...rest } = await openTeacher();
    const keys = page.keyboard;
    const units = (...counts: number[]) =>
      untilSeen(page, ({ unitCounts }) => unitCounts.join() === counts.join());
    /** Presses the button of that name; the focus stays on one that does the same. */
    const press = async (name: string, ...counts: number[]) => {
      await tabTo(page, name);
      await keys.press('Enter');
      await units(...counts);
      const focused = await focusedOf(page);
      expect(focused?.path, name).toContain('ml-network button');
      return focused?.name;
    };
    expect(await press('One unit more in layer 2', 4, 4)).toBe('One unit more in layer 2');
    expect(await press('One unit less in layer 1', 3, 4)).toBe('One unit less in layer 1');
    await press('Add a layer here, as layer 2', 3, 3, 4);
    await press('Remove layer 1', 3, 4);
    await tabTo(page, /z = /);
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await keys.press(key);
    for (const key of ['ArrowRight', 'Home', 'ArrowDown']) await keys.press(key);
    const tile = await focusedOf(page);
    expect(tile?.name).toMatch(/^Layer 1, unit 2/);
    await keys.press('Enter');
    await page.getByRole('heading', { name: 'Layer 1, unit 2', exact: true }).waitFor();
    const before = await untilSeen(page, () => true);
    await keys.press('e');
    await tabTo(page, 'Bias');
    await tabTo(page, 'Bias');
    for (const key of ['Control+a', '2', '.', '5', 'Enter']) await keys.press(key);
    const index = 2 * 3 + 1;
    expect(before.parameters[index]).not.toBe(2.5);
    await untilSeen(page, ({ parameters }) => parameters[7] === 2.5);
    await keys.press('Escape');
    expect((await focusedOf(page))?.path).toBe(tile?.path);
    await keys.press('Escape');
    await page.getByRole('heading', { name: 'Output', exact: true }).waitFor();
    expectClean({ page, ...rest }, url);
  });

  it('[PA173] works: own points, a point looked into, one update, the tour', async () => {
    const { page, url, ...rest } = await openTeacher();
    const keys = page.keyboard;
    const { path } = await tabTo(page, 'Draw');
    await keys.press('Enter');
    await expect.poll(async () => (await focusedOf(page))?.path).toContain('ml-points-plane');
    for (const key of ['ArrowLeft', ' ', '2', 'ArrowRight', 'ArrowUp', 'Enter', 'ArrowUp', ' ']) {
      await keys.press(key);
    }
    for (const key of ['Control+z', 'Control+y', 'Delete', 'ArrowRight', ' '])
      await keys.press(key);
    await tabTo(page, 'Use these points');
    await change(page, 'own points', 'Enter');
    const [experiment] = JSON.parse(await classOf(page)) as [View['experiment']];
    const { dataset } = experiment;
    expect(dataset.type === 'custom' && dataset.points.map(([, , label]) => label)).toEqual([
      0, 1, 1,
    ]);
    await expect.poll(async () => (await focusedOf(page))?.path).toBe(path);
    await tabTo(page, /^The plane of x₁ and x₂/);
    await keys.press('Enter');
    await page.locator('ml-boundary .card').getByText('Training point').waitFor();
    await keys.press('Escape');
    await page.locator('ml-boundary .card[hidden]').waitFor({ state: 'attached' });
    const opener = await tabTo(page, 'One update');
    await keys.press(' ');
    const walk = page.getByRole('dialog', { name: 'One update, step by step' });
    for (const key of ['Enter', 'ArrowRight', 'End']) await keys.press(key);
    await walk.getByText(/^Step (\d+) of \1$/).waitFor();
    await keys.press('Escape');
    await expect.poll(async () => (await focusedOf(page))?.path).toBe(opener.path);
    const tour = await tabTo(page, /^Tour/);
    await keys.press('Enter');
    await page.getByText('Step 1 of').waitFor();
    await keys.press('ArrowRight');
    await page.getByText('Step 2 of').waitFor();
    await keys.press('Escape');
    await expect.poll(async () => (await focusedOf(page))?.path).toBe(tour.path);
    expectClean({ page, ...rest }, url);
  });
});
