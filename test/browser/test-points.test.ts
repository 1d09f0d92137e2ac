import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import '../../client/elements/stage/stage.ts';
import type { MlBoundary } from '../../client/elements/stage/boundary.ts';
import type { MlStage } from '../../client/elements/stage/stage.ts';
import { pictureOf } from '../../client/take-home/pictures.ts';
import { SvgPen } from '../../client/take-home/svg-pen.ts';
import type { View } from '../../shared/view/view.ts';
import { drawn, inside, mount, unmount } from './support/mount.ts';
import { trainedView } from './support/trained-view.ts';

const forget = () => localStorage.removeItem('more-layers-test-points');
beforeEach(forget);
afterEach(() => {
  unmount();
  forget();
});

const someView = (testShare = 0.5) =>
  trainedView({
    epochs: 5,
    experiment: {
      dataset: { type: 'moons', pointCount: 60, seed: 1, noise: 0.1 },
      hiddenLayers: [{ unitCount: 2, activation: 'tanh' }],
      testShare,
    },
  });

async function mounted(view: View): Promise<{ stage: MlStage; boundary: MlBoundary }> {
  const stage = document.createElement('ml-stage');
  stage.view = view;
  mount(stage, 910, 520);
  await drawn();
  return { stage, boundary: inside<MlBoundary>(stage, 'ml-boundary') };
}

describe('the button of the test points', () => {
  it('[PA465] leaves them out and brings them back, and remembers that', async () => {
    const view = someView();
    const { stage, boundary } = await mounted(view);
    const canvas = inside<HTMLCanvasElement>(boundary, 'canvas');
    const legend = () => inside(boundary, '.legend').textContent;
    const whole = canvas.toDataURL();
    const button = inside(boundary, '.test-points');
    expect(button.getAttribute('aria-pressed')).toBe('true');
    expect(legend()).toContain('test');
    stage.point = { set: 'test', index: 0 };
    await userEvent.click(button);
    await userEvent.hover(document.body, { position: { x: 0, y: 0 } });
    await drawn();
    expect(button.getAttribute('aria-pressed')).toBe('false');
    expect(legend()).not.toContain('test');
    expect(stage.point).toBeNull();
    const without = canvas.toDataURL();
    expect(without).not.toBe(whole);
    expect(boundary.shownData(view).test.count).toBe(0);
    expect((await mounted(view)).stage.hidesTest).toBe(true);
    await userEvent.click(button);
    await userEvent.hover(document.body, { position: { x: 0, y: 0 } });
    await drawn();
    expect(canvas.toDataURL()).toBe(whole);
  });

  it('[PA465] holds in the spaces, and for a point that is shown by another', async () => {
    localStorage.setItem('more-layers-test-points', 'off');
    const { stage } = await mounted(someView());
    stage.space = { layerIndex: 0, across: 0, up: 1 };
    stage.point = { set: 'test', index: 3 };
    await drawn();
    const space = inside(stage, 'ml-space');
    expect(inside(space, '.legend').textContent).not.toContain('test');
    expect(inside(space, '.card').hidden).toBe(true);
    stage.point = { set: 'train', index: 3 };
    await drawn();
    expect(inside(space, '.card').hidden).toBe(false);
  });

  it('[PA465] holds in a picture that is saved', () => {
    const view = someView();
    const subject = { type: 'unit', layerIndex: 1, unitIndex: 0 } as const;
    const svg = (hidesTest: boolean) => {
      const picture = pictureOf(view, subject, { unitStyle: 'regions', hidesTest });
      const pen = new SvgPen(picture.width, picture.height, picture.title);
      picture.draw(pen);
      return pen.toString();
    };
    expect(svg(true).length).toBeLessThan(svg(false).length);
    expect(svg(false)).toContain('>test<');
    expect(svg(true)).not.toContain('>test<');
  });

  it('[PA465] is not there where there are none, and a wall shows them', async () => {
    const { boundary } = await mounted(someView(0));
    expect(boundary.shadowRoot?.querySelector('.test-points')).toBeNull();
    localStorage.setItem('more-layers-test-points', 'off');
    const { stage, boundary: large } = await mounted(someView());
    stage.wall = true;
    await drawn();
    expect(large.hidesTest).toBe(false);
    stage.wall = false;
    stage.isQuiet = true;
    await drawn();
    expect(large.hidesTest).toBe(false);
    stage.isQuiet = false;
    await drawn();
    expect(large.hidesTest).toBe(true);
  });
});
