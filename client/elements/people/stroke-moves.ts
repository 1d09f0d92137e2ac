import type { Window } from '../../../shared/datasets/window.ts';
import type { Stroke } from '../../../shared/protocol/people-messages.ts';

/** Lines by keyboard: straight ones, moved and turned about their middle. */

const step = 0.03;
const turn = Math.PI / 24;

/** Upright through the middle of the window, from edge to edge. */
export function straightStroke({ x1Min, x1Max, x2Min, x2Max }: Window): Stroke {
  const x1 = (x1Min + x1Max) / 2;
  return [
    [x1, x2Min],
    [x1, x2Max],
  ];
}

/** `stroke` by one step of an arrow key; null for another key. */
export function movedStroke(stroke: Stroke, key: string, window: Window): Stroke | null {
  const ways: Record<string, readonly [number, number]> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, 1],
    ArrowDown: [0, -1],
  };
  const way = ways[key];
  if (!way) return null;
  const by1 = way[0] * step * (window.x1Max - window.x1Min);
  const by2 = way[1] * step * (window.x2Max - window.x2Min);
  return stroke.map(([x1, x2]) => [x1 + by1, x2 + by2]);
}

/** `stroke` turned about its middle by Page Up or Page Down; null for another key. */
export function turnedStroke(stroke: Stroke, key: string): Stroke | null {
  if (key !== 'PageUp' && key !== 'PageDown') return null;
  const angle = key === 'PageUp' ? turn : -turn;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const m1 = stroke.reduce((sum, [x1]) => sum + x1, 0) / stroke.length;
  const m2 = stroke.reduce((sum, [, x2]) => sum + x2, 0) / stroke.length;
  return stroke.map(([x1, x2]) => [
    m1 + cos * (x1 - m1) - sin * (x2 - m2),
    m2 + sin * (x1 - m1) + cos * (x2 - m2),
  ]);
}
