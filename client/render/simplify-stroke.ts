import type { PlanePoint, Stroke } from '../../shared/protocol/people-messages.ts';

/**
 * The corners that a line needs to stay within `tolerance` of `points` (Ramer–Douglas–Peucker).
 * Shapes: x1, x2 each. The ends stay.
 */
export function simplifyStroke(points: readonly PlanePoint[], tolerance: number): Stroke {
  if (points.length < 3) return [...points];
  const isKept = new Uint8Array(points.length);
  isKept[0] = isKept[points.length - 1] = 1;
  const open: [number, number][] = [[0, points.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [first, last] = span;
    let farthest = -1;
    let distance = tolerance;
    for (let i = first + 1; i < last; i++) {
      const away = distanceTo(points[i], points[first], points[last]);
      if (away > distance) [farthest, distance] = [i, away];
    }
    if (farthest < 0) continue;
    isKept[farthest] = 1;
    open.push([first, farthest], [farthest, last]);
  }
  return points.filter((_, i) => isKept[i] === 1);
}

/** `strokes` with no more points than `most` together, as close to the hand as that allows. */
export function fitStrokes(strokes: readonly Stroke[], side: number, most: number): Stroke[] {
  for (let tolerance = side / 400; ; tolerance *= 1.5) {
    const fitted = strokes.map((stroke) => simplifyStroke(stroke, tolerance));
    if (fitted.reduce((sum, { length }) => sum + length, 0) <= most) return fitted;
  }
}

/** From `point` to the stretch between `a` and `b`. */
function distanceTo([x, y]: PlanePoint, a: PlanePoint, b: PlanePoint): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : ((x - a[0]) * dx + (y - a[1]) * dy) / square;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - a[0] - t * dx, y - a[1] - t * dy);
}
