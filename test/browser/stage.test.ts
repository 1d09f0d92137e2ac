import axe from 'axe-core';
import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, it } from 'vitest';
import '../../client/elements/stage/stage.ts';
import type { MlStage } from '../../client/elements/stage/stage.ts';
import { cancelDraw, requestDraw } from '../../client/render/frame-scheduler.ts';
import type { Selection } from '../../client/render/selection.ts';
import { contourOf, picturesOf } from '../../client/render/unit-pictures.ts';
import type { View } from '../../shared/view/view.ts';
import { drawn, inside, mount, unmount } from './support/mount.ts';
import { nextView, trainedView } from './support/trained-view.ts';

afterEach(unmount);

async function mounted(view: View | null, width: number, height?: number): Promise<MlStage> {
  const stage = document.createElement('ml-stage');
  stage.view = view;
  mount(stage, width, height);
  await drawn();
  return stage;
}

const boxOf = (stage: MlStage, part: string) => inside(stage, part).getBoundingClientRect();

describe('ml-stage', () => {
  it('[PA7] stands side by side where there is room, the network left of its picture', async () => {
    const stage = await mounted(trainedView({ epochs: 1 }), 910, 520);
    const [network, boundary] = [boxOf(stage, 'ml-network'), boxOf(stage, 'ml-boundary')];
    expect(network.right).toBeLessThanOrEqual(boundary.left + 0.5);
    expect(boundary.height).toBe(520);
    expect(boundary.width).toBeGreaterThan(380);
    expect(network.width).toBeGreaterThan(400);
  });

  it('[PA7] puts the picture first on a phone, then the layers as rows, as high as they are', async () => {
    const stage = await mounted(trainedView({ epochs: 1 }), 358);
    const [network, boundary] = [boxOf(stage, 'ml-network'), boxOf(stage, 'ml-boundary')];
    expect(boundary.bottom).toBeLessThanOrEqual(network.top);
    expect(boundary.width).toBe(358);
    expect(inside(stage, 'ml-network').getAttribute('orientation')).toBe('rows');
    expect(stage.getBoundingClientRect().height).toBeGreaterThanOrEqual(
      boundary.height + network.height,
    );
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(
      Math.max(358, document.documentElement.clientWidth),
    );
  });

  it('[PA10] passes a selection from a tile to the picture, through the page', async () => {
    const stage = await mounted(trainedView({ epochs: 1 }), 910, 520);
    stage.addEventListener('unit-select', (event) => {
      stage.selection = (event as CustomEvent<Selection>).detail;
    });
    const network = inside(stage, 'ml-network');
    await userEvent.click(inside(network, '[data-node="4"]'));
    await drawn();
    const boundary = inside(stage, 'ml-boundary');
    expect(inside(boundary, 'h2').textContent.trim()).toBe('Layer 1, unit 3');
    await userEvent.click(inside(boundary, '.back'));
    await drawn();
    expect(inside(boundary, 'h2').textContent.trim()).toBe('Output');
  });

  it.each(['light', 'dark'])('[PA19] has nothing for axe-core to find, %s', async (theme) => {
    document.documentElement.dataset.theme = theme;
    document.body.style.background = 'var(--page)';
    const stage = await mounted(
      trainedView({ epochs: 3, experiment: { testShare: 0.2 } }),
      910,
      520,
    );
    stage.isEditable = true;
    await drawn();
    const { violations } = await axe.run(stage.parentElement as HTMLElement, {
      rules: { region: { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
  });
});

describe('picturesOf', () => {
  it('[PA6] evaluates once a snapshot, into two buffers in turn, for whoever asks', () => {
    const view = trainedView({ epochs: 2 });
    const first = picturesOf(view);
    const plane = first.units.preActivations[0];
    const value = plane[0];
    const contour = contourOf(first, 0);
    expect(picturesOf({ ...view })).toBe(first);
    expect(contourOf(picturesOf(view), 0)).toBe(contour);
    const next = nextView(view, (parameters) => (parameters[0] += 1));
    const second = picturesOf(next);
    expect(contourOf(second, 0)).not.toBe(contour);
    expect(plane[0]).toBe(value);
    const third = picturesOf(nextView(next, (parameters) => (parameters[0] += 1)));
    expect(third.units.preActivations[0]).toBe(plane);
    expect(plane[0]).not.toBe(value);
  });

  it('[PA6] begins anew for another window or other features of the same network', () => {
    const view = trainedView({ epochs: 2 });
    const before = picturesOf(view).grid;
    const moved: View = {
      ...view,
      data: { ...view.data, window: { x1Min: -9, x1Max: 9, x2Min: -9, x2Max: 9 } },
    };
    expect(picturesOf(moved).grid).toMatchObject({ x1Min: -9, x2Max: 9 });
    expect(picturesOf(view).grid).toEqual(before);
    const other: View = {
      ...view,
      experiment: { ...view.experiment, features: ['x1-squared', 'x2'] },
    };
    const [left, right] = [picturesOf(other).features[0][0], picturesOf(view).features[0][0]];
    expect([left, right]).toEqual([1, 0]);
  });
});

describe('requestDraw', () => {
  it('[PA6] draws each at most once a frame, and what fails takes no other with it', async () => {
    const drawings: string[] = [];
    const errors: unknown[] = [];
    const onError = (event: ErrorEvent) => {
      errors.push(event.error);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    addEventListener('error', onError, { capture: true });
    const failure = new Error('a picture that fails');
    const failing = {
      draw: () => {
        drawings.push('failing');
        throw failure;
      },
    };
    const again = {
      draw: () => {
        drawings.push('again');
        if (drawings.length < 4) requestDraw(again);
      },
    };
    const gone = { draw: () => drawings.push('gone') };
    for (const drawable of [failing, again, gone, again, failing]) requestDraw(drawable);
    cancelDraw(gone);
    await drawn();
    removeEventListener('error', onError, { capture: true });
    expect(drawings).toEqual(['failing', 'again', 'again', 'again']);
    expect(errors).toEqual([failure]);
  });

  it('[PA6] leaves to the next frame what a slow one has no time for, each in its turn', async () => {
    const drawings: string[] = [];
    let frame = 0;
    const slow = (name: string) => ({
      draw: () => {
        drawings.push(`${name}${frame}`);
        const end = performance.now() + 10;
        while (performance.now() < end);
      },
    });
    const [first, second] = [slow('first'), slow('second')];
    requestDraw(first);
    requestDraw(second);
    for (frame = 1; frame <= 3; frame++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      requestDraw(first);
    }
    await drawn();
    expect(drawings.slice(0, 3).map((name) => name.replace(/\d/, ''))).toEqual([
      'first',
      'second',
      'first',
    ]);
    const frames = drawings.map((name) => name.at(-1));
    expect(new Set(frames.slice(0, 3)).size).toBe(3);
  });

  it('[PA460] a slow frame that answers input leaves its drawing to the next, twice at most', async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    // The time line stands still within a frame.
    const now = () => document.timeline.currentTime;
    const drawnAt: unknown[] = [];
    const picture = { draw: () => drawnAt.push(now()) };
    const slow = {
      draw: () => {
        const end = performance.now() + 30;
        while (performance.now() < end);
      },
    };
    requestDraw(slow);
    await drawn();
    const framesTo = async (hasInput: boolean, buttons = 0) => {
      drawnAt.length = 0;
      requestDraw(picture);
      for (let count = 1; count < 9; count++) {
        if (hasInput) dispatchEvent(new PointerEvent('pointermove', { buttons }));
        await frame();
        // The drawing of this frame may have its turn after this.
        await new Promise((resolve) => setTimeout(resolve));
        if (drawnAt.length > 0) return count;
      }
      return Infinity;
    };
    expect(await framesTo(false)).toBe(1);
    // A pointer that never rests does not hold up the pictures.
    expect(await framesTo(true)).toBe(3);
    expect(await framesTo(true, 1), 'a drag').toBe(1);
    for (let count = 0; count < 40; count++) {
      requestDraw({ draw: () => undefined });
      await drawn();
    }
    expect(await framesTo(true)).toBe(1);
  });

  it('[PA6] what has nothing to draw takes no turn', async () => {
    const drawnAt: unknown[] = [];
    const picture = {
      draw: () => {
        drawnAt.push(document.timeline.currentTime);
        const end = performance.now() + 30;
        while (performance.now() < end);
      },
    };
    requestDraw(picture);
    await drawn();
    const emptyAt: unknown[] = [];
    const empty = { draw: () => (emptyAt.push(document.timeline.currentTime), false) };
    requestDraw(empty);
    requestDraw(picture);
    await drawn();
    expect(emptyAt).toHaveLength(1);
    expect(drawnAt[1]).toBe(emptyAt[0]);
  });

  it('[PA516] has its place as soon as its size is known, also where frames are slow and full', async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const busy = Array.from({ length: 12 }, () => {
      const one = {
        draw: () => {
          const end = performance.now() + 20;
          while (performance.now() < end);
          requestDraw(one);
        },
      };
      return one;
    });
    for (const one of busy) requestDraw(one);
    await frame();
    await frame();
    const stage = document.createElement('ml-stage');
    stage.view = trainedView({ epochs: 1 });
    mount(stage, 910, 520);
    await stage.updateComplete;
    // One in which it is laid out, one in which it is drawn, and the turn of this test.
    for (let frames = 0; frames < 3; frames++) {
      dispatchEvent(new KeyboardEvent('keydown'));
      await frame();
    }
    const placed = [
      inside(inside(stage, 'ml-boundary'), '.surface'),
      inside(inside(stage, 'ml-network'), '.tile'),
    ].map(({ style }) => style.left !== '');
    for (const one of busy) cancelDraw(one);
    expect(placed).toEqual([true, true]);
    await drawn();
  });

  it('[PA6] draws one a frame while the browser’s own share makes frames slow', async () => {
    // The time line stands still within a frame.
    const drawnAt = new Map<string, unknown>();
    const quick = (name: string) => ({
      draw: () => drawnAt.set(name, document.timeline.currentTime),
    });
    const [first, second] = [quick('first'), quick('second')];
    requestDraw(first);
    await new Promise<void>((resolve) =>
      requestAnimationFrame(() => {
        const end = performance.now() + 30;
        while (performance.now() < end);
        resolve();
      }),
    );
    await drawn();
    requestDraw(first);
    requestDraw(second);
    await drawn();
    expect([...drawnAt.keys()]).toEqual(['first', 'second']);
    expect(drawnAt.get('second')).not.toBe(drawnAt.get('first'));
  });
});
