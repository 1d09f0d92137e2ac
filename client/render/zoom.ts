import type { Window } from '../../shared/datasets/window.ts';

/**
 * What part of the data's window a picture shows, in shares of that window: 0, 0 is its top
 * left corner, size 1 all of it.
 */
export interface Frame {
  left: number;
  top: number;
  size: number;
}

export const wholeFrame: Frame = { left: 0, top: 0, size: 1 };
/** Frames of size 1 are `wholeFrame` itself. */
export const isZoomed = (frame: Frame): boolean => frame !== wholeFrame;
/** Eight times in, twice out. */
export const frameSizes = { min: 1 / 8, max: 2 } as const;

/** Within the data's window while zoomed in; around it, at most half of it aside, while out. */
function bounded(left: number, top: number, size: number): Frame {
  if (Math.abs(size - 1) < 1e-6) return wholeFrame;
  const [low, high] = size < 1 ? [0, 1 - size] : [-0.5, 1.5 - size];
  const clamp = (at: number) => Math.min(high, Math.max(low, at));
  return { left: clamp(left), top: clamp(top), size };
}

/** `factor` times nearer; what lies at `right`, `down` (shares of the frame) stays there. */
export function zoomFrame(frame: Frame, factor: number, right = 0.5, down = 0.5): Frame {
  const size = Math.min(frameSizes.max, Math.max(frameSizes.min, frame.size / factor));
  const less = frame.size - size;
  return bounded(frame.left + right * less, frame.top + down * less, size);
}

/** Moved by shares of the frame. */
export const panFrame = ({ left, top, size }: Frame, right: number, down: number): Frame =>
  bounded(left + right * size, top + down * size, size);

/** The window that `frame` shows of `base`. */
export function windowIn({ left, top, size }: Frame, base: Window): Window {
  const width = base.x1Max - base.x1Min;
  const height = base.x2Max - base.x2Min;
  const x1Min = base.x1Min + left * width;
  const x2Max = base.x2Max - top * height;
  return { x1Min, x1Max: x1Min + size * width, x2Min: x2Max - size * height, x2Max };
}
