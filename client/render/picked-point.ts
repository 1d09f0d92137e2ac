import type { PreparedData } from '../../shared/datasets/prepare.ts';
import type { Palette } from './palette.ts';
import { placeIn } from './plane-axes.ts';
import type { Square } from './plane.ts';
import { forEachPoint, pointRadius } from './points.ts';

/** One point of the data. */
export interface PointRef {
  set: 'train' | 'test';
  index: number;
}

/** The point drawn nearest to a place of the canvas, within `reach` pixels; null where none is. */
export function nearestPoint(
  square: Square,
  data: PreparedData,
  atX: number,
  atY: number,
  reach = Infinity,
): PointRef | null {
  let nearest: PointRef | null = null;
  let least = reach;
  for (const set of ['train', 'test'] as const) {
    forEachPoint(data[set], data.window, square, (index, x, y) => {
      const distance = Math.hypot(x - atX, y - atY);
      if (distance <= least) {
        least = distance;
        nearest = { set, index };
      }
    });
  }
  return nearest;
}

/**
 * Rings the one point that is looked into, and returns where it is drawn; null where that is
 * outside the picture, or the point is not shown.
 */
export function drawPicked(
  context: CanvasRenderingContext2D,
  square: Square,
  data: PreparedData,
  { set, index }: PointRef,
  palette: Palette,
): { x: number; y: number } | null {
  if (index >= data[set].count) return null;
  const at = data[set].x;
  const { x, y } = placeIn(square, data.window, { x1: at[2 * index], x2: at[2 * index + 1] });
  const isOutside = (from: number, value: number) => value < from || value > from + square.side;
  if (isOutside(square.x, x) || isOutside(square.y, y)) return null;
  const radius = 1.3 * pointRadius(data.train.count + data.test.count, square.side) + 6;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.lineWidth = 4.5;
  context.strokeStyle = palette.page;
  context.stroke();
  context.lineWidth = 2.5;
  context.strokeStyle = palette.ink;
  context.stroke();
  return { x, y };
}
