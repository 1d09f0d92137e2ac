import { afterEach, describe, expect, it, vi } from 'vitest';
import { PlanePicture } from '../../client/render/plane-picture.ts';
import { requestDraw, requestNextDraw } from '../../client/render/frame-scheduler.ts';
import { TileImages } from '../../client/render/tile-images.ts';
import type { View } from '../../shared/view/view.ts';
import { mounted as mountedBoundary } from './support/boundary.ts';
import { drawn, inside, unmount } from './support/mount.ts';
import { mounted as mountedNetwork } from './support/network.ts';
import { slowDown, speedUp } from './support/slow-frames.ts';
import { nextView, trainedView } from './support/trained-view.ts';

afterEach(() => {
  vi.restoreAllMocks();
  unmount();
});

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** The frame in which `name` was called last and gave anything but false: by when that one began. */
function watched<T extends object>(prototype: T, name: keyof T & string): () => number {
  let atMs = NaN;
  const method = prototype[name] as (...args: unknown[]) => unknown;
  vi.spyOn(prototype as Record<string, () => unknown>, name).mockImplementation(function (
    this: unknown,
    ...args: unknown[]
  ) {
    const result = method.apply(this, args);
    if (result !== false) atMs = Number(document.timeline.currentTime);
    return result;
  });
  return () => atMs;
}

const trained = trainedView({ epochs: 400 });

/** The same network, each parameter as it was trained or its opposite. */
const other = (view: View, round: number) =>
  nextView(view, (all) =>
    trained.snapshot.parameters.forEach((value, i) => (all[i] = round % 2 === 0 ? -value : value)),
  );

const dataOf = (host: HTMLElement, selector: string) => {
  const canvas = inside<HTMLCanvasElement>(host, selector);
  return canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data.join();
};

const cases = [
  [
    'tiles',
    mountedNetwork,
    '.units',
    () => [watched(TileImages.prototype, 'paint'), watched(TileImages.prototype, 'draw')],
  ],
  [
    'the large picture',
    mountedBoundary,
    'canvas',
    () => [watched(PlanePicture.prototype, 'prepare'), watched(PlanePicture.prototype, 'draw')],
  ],
] as const;

describe.each(cases)('%s', (_, mounted, selector, watch) => {
  it('[PA522] are made in one turn and drawn in the next where frames are slow, and look the same', async () => {
    const first = trainedView();
    const element = await mounted(first);
    const [madeAt, drawnAt] = watch();
    await slowDown();
    const second = other(first, 1);
    element.view = second;
    await drawn();
    expect(madeAt()).toBeLessThan(drawnAt());
    const slow = dataOf(element, selector);

    await speedUp();
    const before = drawnAt();
    element.view = other(second, 2);
    await drawn();
    expect(drawnAt()).toBeGreaterThan(before);
    expect(dataOf(element, selector)).not.toBe(slow);
    element.view = other(second, 1);
    await drawn();
    expect(dataOf(element, selector)).toBe(slow);
  });

  it('[PA522] are drawn, though another snapshot comes with every frame', async () => {
    let view = trainedView();
    const element = await mounted(view);
    const [, drawnAt] = watch();
    await slowDown();
    const frames = new Set<number>();
    for (let round = 1; round < 24; round++) {
      view = other(view, round);
      element.view = view;
      await frame();
      await new Promise((resolve) => setTimeout(resolve));
      if (drawnAt() > 0) frames.add(drawnAt());
    }
    // One turn in four to seven is its own, and in every other one it is drawn.
    expect(frames.size).toBeGreaterThanOrEqual(2);
  });
});

it('[PA522] what was made is drawn before all that waits', async () => {
  const order: string[] = [];
  const named = (name: string) => ({ draw: () => order.push(name) });
  const last = named('last');
  for (const one of [named('first'), last]) requestDraw(one);
  requestNextDraw(named('next'));
  requestNextDraw(last);
  await drawn();
  expect(order).toEqual(['last', 'next', 'first']);
});
