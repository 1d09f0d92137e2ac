import type { PointSet, PreparedData } from '../../shared/datasets/prepare.ts';
import type { Window } from '../../shared/datasets/window.ts';
import type { Palette } from './palette.ts';
import type { Pen } from './pen.ts';
import type { Square } from './plane.ts';

/** Points as pictures need them: prepared data, or points that no network has seen. */
type DrawnSet = Omit<PointSet, 'inputs'>;
export interface DrawnData {
  train: DrawnSet;
  test: DrawnSet;
  window: Window;
}

/** A point's size in CSS pixels: smaller where there are many, larger on a large plane. */
export function pointRadius(count: number, side: number): number {
  const crowd = Math.sqrt(300 / Math.max(60, count));
  return Math.min(9, Math.max(1.6, 0.0085 * side * Math.min(1.5, crowd)));
}

type Trace = (context: Pen, x: number, y: number, radius: number) => void;

const traceCircle: Trace = (context, x, y, radius) => {
  context.moveTo(x + radius, y);
  context.arc(x, y, radius, 0, 2 * Math.PI);
};

/** Of about the circle's area, around its own centre of gravity. */
const traceTriangle: Trace = (context, x, y, radius) => {
  const size = 1.36 * radius;
  context.moveTo(x, y - size);
  context.lineTo(x + 0.866 * size, y + 0.5 * size);
  context.lineTo(x - 0.866 * size, y + 0.5 * size);
  context.closePath();
};

/** A circle for class 0, a triangle for class 1. */
export const traceOf = (label: number): Trace => (label === 1 ? traceTriangle : traceCircle);

/**
 * Draws all points of `data`: circles (class 0) and triangles (class 1) in their colours,
 * training points filled, test points hollow, each with a thin rim of the page's colour.
 */
export function drawPoints(context: Pen, square: Square, data: DrawnData, palette: Palette): void {
  const radius = pointRadius(data.train.count + data.test.count, square.side);
  const rim = Math.max(0.8, 0.28 * radius);
  context.lineJoin = 'round';
  for (const [set, isTest] of [
    [data.train, false],
    [data.test, true],
  ] as const) {
    for (const label of [0, 1]) {
      context.beginPath();
      forEachPoint(set, data.window, square, (i, x, y) => {
        if (set.labels[i] === label) traceOf(label)(context, x, y, radius);
      });
      const colour = label === 1 ? palette.class1 : palette.class0;
      if (isTest) {
        context.strokeStyle = palette.rim;
        context.lineWidth = 3.2 * rim;
        context.stroke();
        context.fillStyle = palette.page;
        context.fill();
        context.strokeStyle = colour;
        context.lineWidth = 1.5 * rim;
        context.stroke();
      } else {
        context.strokeStyle = palette.rim;
        context.lineWidth = 2 * rim;
        context.stroke();
        context.fillStyle = colour;
        context.fill();
      }
    }
  }
}

/** Which points the network puts in the wrong class: 1 for each that it does. */
export interface Misclassified {
  train: Uint8Array;
  test: Uint8Array;
}

/** Rings the points that are on the wrong side, in grey. */
export function drawMisclassified(
  context: Pen,
  square: Square,
  data: PreparedData,
  wrong: Misclassified,
  palette: Palette,
): void {
  const radius = 1.3 * pointRadius(data.train.count + data.test.count, square.side) + 1.4;
  context.beginPath();
  for (const [set, flags] of [
    [data.train, wrong.train],
    [data.test, wrong.test],
  ] as const) {
    forEachPoint(set, data.window, square, (i, x, y) => {
      if (flags[i]) traceCircle(context, x, y, radius);
    });
  }
  context.strokeStyle = palette.ink2;
  context.lineWidth = 1;
  context.stroke();
}

/** Visits the points of a set with the places that they are drawn at. */
export function forEachPoint(
  set: DrawnSet,
  window: Window,
  { x, y, side }: Square,
  visit: (index: number, x: number, y: number) => void,
): void {
  const perX1 = side / (window.x1Max - window.x1Min);
  const perX2 = side / (window.x2Max - window.x2Min);
  for (let i = 0; i < set.count; i++) {
    visit(
      i,
      x + (set.x[2 * i] - window.x1Min) * perX1,
      y + (window.x2Max - set.x[2 * i + 1]) * perX2,
    );
  }
}
