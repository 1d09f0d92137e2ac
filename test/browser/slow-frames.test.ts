import { afterEach, describe, expect, it } from 'vitest';
import { areFramesSlow, requestDraw } from '../../client/render/frame-scheduler.ts';
import { slowDown, speedUp } from './support/slow-frames.ts';

afterEach(speedUp);

/** In which of the frames to come drawings of so many ms are drawn, all asked for at once. */
async function turnsOf(tookMs: number, count: number): Promise<number[]> {
  const turns: number[] = [];
  let frame = 0;
  for (let each = 0; each < count; each++) {
    requestDraw({
      draw: () => {
        turns.push(frame);
        const end = performance.now() + tookMs;
        while (performance.now() < end);
      },
    });
  }
  while (turns.length < count) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    frame++;
  }
  return turns;
}

const gapsOf = (turns: readonly number[]) => turns.slice(1).map((turn, i) => turn - turns[i]);

describe('slow frames', () => {
  it('[PA526] rests after a long drawing where frames are slow, and not after a short one', async () => {
    await slowDown();
    const gaps = gapsOf(await turnsOf(10, 6));
    expect(gaps.filter((gap) => gap > 1).length, gaps.join()).toBeGreaterThan(3);
    // The last long one may have a rest after it.
    const short = gapsOf(await turnsOf(0, 6));
    expect(short.slice(1).filter((gap) => gap === 1).length, short.join()).toBeGreaterThan(2);
  });

  it('[PA526] does not rest while something is dragged', async () => {
    await slowDown();
    dispatchEvent(new PointerEvent('pointermove', { buttons: 1 }));
    const gaps = gapsOf(await turnsOf(10, 6));
    expect(gaps.filter((gap) => gap === 1).length, gaps.join()).toBeGreaterThan(3);
    dispatchEvent(new PointerEvent('pointerup'));
  });

  it('[PA526] stays with turns as long as these take long, and no longer', async () => {
    await slowDown();
    await turnsOf(8, 40);
    expect(areFramesSlow()).toBe(true);
    await turnsOf(0, 60);
    const isSlow = async () => (await turnsOf(0, 5), areFramesSlow());
    await expect.poll(isSlow, { timeout: 10_000 }).toBe(false);
  });
});
