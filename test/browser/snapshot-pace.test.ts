import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { SnapshotPace } from '../../client/controllers/snapshot-pace.ts';
import {
  cancelDraw,
  leaveNextFrame,
  requestDraw,
  setMaking,
  type Drawable,
} from '../../client/render/frame-scheduler.ts';
import { drawn } from './support/mount.ts';

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
/** The time line stands still within a frame. */
const now = () => document.timeline.currentTime;

/** Draws for so long that frames are slow from then on. */
const slow = (): Drawable & { drawnAt: unknown[] } => ({
  drawnAt: [],
  draw() {
    this.drawnAt.push(now());
    const end = performance.now() + 30;
    while (performance.now() < end);
  },
});

const snapshot = (number: number) => Uint8Array.of(number);
let taken: number[][] = [];
const pace = () => new SnapshotPace((frames) => taken.push(frames.map(([number]) => number)));

beforeEach(async () => {
  taken = [];
  requestDraw(slow());
  await drawn();
});

afterAll(async () => {
  // Quick frames again: what follows begins as on any device.
  for (let count = 0; count < 40; count++) {
    requestDraw({ draw: () => undefined });
    await drawn();
  }
});

describe('SnapshotPace', () => {
  it('[PA520] takes the next ones, in order, when all is drawn that the one before asked for', async () => {
    const pictures = [slow(), slow()];
    const drawnBefore: number[] = [];
    const one = new SnapshotPace((frames) => {
      taken.push(frames.map(([number]) => number));
      drawnBefore.push(pictures.filter(({ drawnAt }) => drawnAt.length > 0).length);
    });
    one.came(snapshot(1));
    for (const picture of pictures) requestDraw(picture);
    one.came(snapshot(2));
    one.came(snapshot(3));
    while (taken.length < 2) await frame();
    expect(taken).toEqual([[1], [2, 3]]);
    expect(pictures.map(({ drawnAt }) => drawnAt.length)).toEqual([1, 1]);
    expect(drawnBefore).toEqual([0, 2]);
  });

  it('[PA520] what draws without end holds it up for half a second, not longer', async () => {
    const one = pace();
    const endless = slow();
    const again = { draw: () => (endless.draw(), requestDraw(again)) };
    requestDraw(again);
    one.came(snapshot(1));
    one.came(snapshot(2));
    const startMs = performance.now();
    while (taken.length < 2) await frame();
    const waitedMs = performance.now() - startMs;
    cancelDraw(again);
    expect(taken).toEqual([[1], [2]]);
    expect(endless.drawnAt.length).toBeGreaterThan(2);
    expect(waitedMs).toBeGreaterThan(400);
  });

  it('[PA520] waits for pictures that are being made, too', async () => {
    const one = pace();
    const maker = {};
    setMaking(maker, true);
    one.came(snapshot(1));
    one.came(snapshot(2));
    for (let count = 0; count < 4; count++) await frame();
    expect(taken).toEqual([[1]]);
    setMaking(maker, false);
    while (taken.length < 2) await frame();
    expect(taken).toEqual([[1], [2]]);
  });

  it('[PA520] takes at once what waits, where something else comes after it', () => {
    const one = pace();
    one.flush();
    for (const number of [1, 2, 3]) one.came(snapshot(number));
    expect(taken).toEqual([[1]]);
    one.flush();
    one.flush();
    expect(taken).toEqual([[1], [2, 3]]);
  });

  it('[PA520] a slow frame with new words leaves its drawing to the next, once', async () => {
    const picture = slow();
    requestDraw(picture);
    leaveNextFrame();
    await frame();
    await new Promise((resolve) => setTimeout(resolve));
    expect(picture.drawnAt).toHaveLength(0);
    leaveNextFrame();
    await frame();
    await new Promise((resolve) => setTimeout(resolve));
    expect(picture.drawnAt).toHaveLength(1);
  });
});
