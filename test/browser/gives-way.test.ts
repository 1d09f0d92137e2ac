import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { MlActivity } from '../../client/elements/people/activity.ts';
import type { MlStage } from '../../client/elements/stage/stage.ts';
import '../../client/elements/stage/stage.ts';
import { asked, collect, line, poll, predict } from './support/asked.ts';
import { allInside, drawn, inside, mount, unmount } from './support/mount.ts';
import { words } from './support/words.ts';
import { trainedView } from './support/trained-view.ts';

beforeEach(async () => {
  sessionStorage.clear();
  await page.viewport(390, 844);
});
afterEach(async () => {
  unmount();
  scrollTo({ top: 0, behavior: 'instant' });
  await page.viewport(414, 896);
});

const isFolded = (element: MlActivity) => words(element) === 'Show';

describe('what a pupil is asked', () => {
  it('[PA403] stays while it waits for this pupil, and tells how much of the page it covers', async () => {
    for (const [people, mine] of [
      [{ poll }, {}],
      [{ predict }, {}],
      [{ collect }, {}],
      [{ poll, predict }, { answer: 1 }],
    ] as const) {
      const { element } = await asked(people, mine);
      const covered = await element.giveWay();
      expect(isFolded(element)).toBe(false);
      expect(covered).toBe(Math.round(inside(element, 'aside').getBoundingClientRect().height));
      unmount();
    }
  });

  it('[PA403] folds away where the pupil has done it, or it is over', async () => {
    const done: Parameters<typeof asked>[] = [
      [{ poll }, { answer: 0 }],
      [{ predict }, { prediction: { strokes: [line], score: null } }],
      [{ collect }, { points: { pointCount: 2, fate: 'waiting' } }],
      [{ poll: { ...poll, isOpen: false } }, {}],
    ];
    for (const [people, mine] of done) {
      const { element } = await asked(people, mine);
      expect(isFolded(element)).toBe(false);
      const covered = await element.giveWay();
      expect(isFolded(element)).toBe(true);
      expect(covered).toBeLessThan(60);
      unmount();
    }
  });

  it('[PA403] covers nothing where nothing is asked', async () => {
    const { element } = await asked({});
    expect(await element.giveWay()).toBe(0);
  });
});

describe('the picture that is brought into sight', () => {
  async function scrolled(covered: number) {
    const box = mount(document.createElement('div'), 380);
    const far = () => Object.assign(document.createElement('p'), { className: 'far' });
    const stage: MlStage = document.createElement('ml-stage');
    stage.view = trainedView({ epochs: 1 });
    box.append(far(), stage, far());
    for (const each of box.querySelectorAll<HTMLElement>('.far')) each.style.height = '3000px';
    await drawn();
    await stage.bringPicture('instant', covered);
    await drawn();
    return allInside(stage, '.picture')[0].getBoundingClientRect();
  }

  it('[PA403] lies above what covers the page', async () => {
    const { top, bottom } = await scrolled(300);
    expect(bottom).toBeLessThanOrEqual(innerHeight - 300);
    expect(top).toBeGreaterThanOrEqual(0);
  });

  it('[PA403] shows its upper part where there is no room for all of it', async () => {
    const { top, bottom } = await scrolled(600);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(20);
    expect(bottom).toBeGreaterThan(innerHeight - 600);
  });
});
