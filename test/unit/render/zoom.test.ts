import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  frameSizes,
  panFrame,
  wholeFrame,
  windowIn,
  zoomFrame,
} from '../../../client/render/zoom.ts';

const base = { x1Min: -6, x1Max: 6, x2Min: -3, x2Max: 9 };
const share = fc.double({ min: 0, max: 1, noNaN: true });
const factor = fc.double({ min: 0.05, max: 20, noNaN: true });

describe('zoomFrame, panFrame', () => {
  it('[PA103] stay between 8 times in and 2 times out, and on the data while zoomed in', () => {
    const moves = fc.array(fc.tuple(factor, share, share, share), { maxLength: 20 });
    fc.assert(
      fc.property(moves, (steps) => {
        let frame = wholeFrame;
        for (const [by, right, down, pan] of steps) {
          frame = panFrame(zoomFrame(frame, by, right, down), pan - 0.5, 2 * pan - 1);
          expect(frame.size).toBeGreaterThanOrEqual(frameSizes.min);
          expect(frame.size).toBeLessThanOrEqual(frameSizes.max);
          const [low, high] = frame.size <= 1 ? [0, 1] : [-0.5, 1.5];
          for (const side of [frame.left, frame.top]) {
            expect(side).toBeGreaterThanOrEqual(low - 1e-9);
            expect(side + frame.size).toBeLessThanOrEqual(high + 1e-9);
          }
        }
      }),
    );
  });

  it('[PA103] keep in its place what is zoomed at', () => {
    const window = windowIn(zoomFrame(wholeFrame, 4, 0.25, 0.5), base);
    expect(window.x1Min + 0.25 * (window.x1Max - window.x1Min)).toBeCloseTo(-3);
    expect(window.x2Max - 0.5 * (window.x2Max - window.x2Min)).toBeCloseTo(3);
    expect(window.x1Max - window.x1Min).toBeCloseTo(3);
  });

  it('[PA103] come back to the data’s own window, however they got away', () => {
    let frame = zoomFrame(wholeFrame, Math.SQRT2, 0.1, 0.9);
    frame = zoomFrame(panFrame(frame, 0.3, 0.3), 1 / Math.SQRT2, 0.7, 0.2);
    expect(frame).toBe(wholeFrame);
    expect(windowIn(frame, base)).toEqual(base);
  });
});
