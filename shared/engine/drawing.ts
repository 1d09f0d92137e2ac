import type { Grid } from './decision-boundary.ts';

/**
 * A drawing of where the boundary lies: lines by a finger. A line whose ends meet is closed; one
 * that does not goes on straight at both ends, out of the picture. Each line parts the plane in two;
 * a place's side is the parity of the lines around it, as `even-odd` filling has it.
 */
export type DrawnLine = readonly (readonly [x1: number, x2: number])[];

/** Ends this close, as a share of the picture's side, meet. */
const closingDistance = 0.08;
/** The direction of an end is that of its last stretch, so long at least; fingers tremble. */
const endStretch = 0.05;
/** Corners of the way around the picture on which a line's two ends are joined. */
const arcSteps = 24;

/** Of each point of `grid`, row-major, the side of `lines` that it lies on: 0 or 1. */
export function sidesOf(lines: readonly DrawnLine[], grid: Grid): Uint8Array {
  const { rows, columns } = grid;
  const sides = new Uint8Array(rows * columns);
  for (const line of lines) markCrossings(closed(line, grid), grid, sides);
  for (let row = 0; row < rows; row++) {
    for (let i = row * columns + 1; i < (row + 1) * columns; i++) sides[i] ^= sides[i - 1];
  }
  return sides;
}

/**
 * The share of the grid on which the drawing parts the plane as `probabilities` (row-major, ≥ 0.5
 * is class 1) do. Which side is which class is not drawn: the better reading counts, so that it is
 * at least 0.5.
 */
export function scoreDrawing(
  lines: readonly DrawnLine[],
  probabilities: Float64Array,
  grid: Grid,
): number {
  const sides = sidesOf(lines, grid);
  let agreeing = 0;
  for (let i = 0; i < sides.length; i++) {
    if ((sides[i] === 1) === probabilities[i] >= 0.5) agreeing++;
  }
  return Math.max(agreeing, sides.length - agreeing) / sides.length;
}

type Point = readonly [number, number];

/** The line as a polygon: its ends met, or led out of the picture and joined around it. */
function closed(line: DrawnLine, grid: Grid): Point[] {
  const side = Math.max(grid.x1Max - grid.x1Min, grid.x2Max - grid.x2Min);
  const first = line[0];
  const last = line[line.length - 1];
  const length = lengthOf(line);
  const gap = distance(last[0] - first[0], last[1] - first[1]);
  if (gap <= closingDistance * side && length > 3 * gap && length > 4 * closingDistance * side) {
    return [...line];
  }
  const center: Point = [(grid.x1Min + grid.x1Max) / 2, (grid.x2Min + grid.x2Max) / 2];
  // Far enough for every chord of the way around to stay outside of picture and line alike.
  const reach = line.reduce(
    (far, [x1, x2]) => Math.max(far, distance(x1 - center[0], x2 - center[1])),
    side,
  );
  const radius = 4 * reach;
  const begin = leadOut(line.toReversed(), center, radius, side);
  const end = leadOut(line, center, radius, side);
  return [begin, ...line, end, ...around(end, begin, center, radius)];
}

/** Where the straight line on from the end of `line` meets the circle around the picture. */
function leadOut(line: DrawnLine, center: Point, radius: number, side: number): Point {
  const [x1, x2] = line[line.length - 1];
  let from: Point = line[0];
  for (let i = line.length - 2; i >= 0; i--) {
    from = line[i];
    if (distance(x1 - from[0], x2 - from[1]) >= endStretch * side) break;
  }
  const length = distance(x1 - from[0], x2 - from[1]);
  // A dot has no direction: both its ends go up, and it parts nothing.
  const direction: Point = length > 0 ? [(x1 - from[0]) / length, (x2 - from[1]) / length] : [0, 1];
  const [c1, c2] = [x1 - center[0], x2 - center[1]];
  const along = c1 * direction[0] + c2 * direction[1];
  const away = -along + Math.sqrt(along * along - (c1 * c1 + c2 * c2) + radius * radius);
  return [x1 + away * direction[0], x2 + away * direction[1]];
}

/** Corners on the circle from `from` to `to`, both left out. */
function around(from: Point, to: Point, center: Point, radius: number): Point[] {
  const angleOf = ([x1, x2]: Point) => Math.atan2(x2 - center[1], x1 - center[0]);
  const begin = angleOf(from);
  const turn = angleOf(to) - begin;
  return Array.from({ length: arcSteps - 1 }, (_, i): Point => {
    const angle = begin + (turn * (i + 1)) / arcSteps;
    return [center[0] + radius * Math.cos(angle), center[1] + radius * Math.sin(angle)];
  });
}

/**
 * Flips, in each row, the first point to the right of each edge of `polygon` that the row crosses:
 * the parity of the flips up to a point is its side.
 */
function markCrossings(polygon: readonly Point[], grid: Grid, flips: Uint8Array): void {
  const { rows, columns, x1Min, x2Max } = grid;
  const columnWidth = (grid.x1Max - x1Min) / (columns - 1);
  const rowHeight = (x2Max - grid.x2Min) / (rows - 1);
  for (let i = 0; i < polygon.length; i++) {
    const [a1, a2] = polygon[i];
    const [b1, b2] = polygon[i + 1 < polygon.length ? i + 1 : 0];
    const top = Math.max(0, Math.floor((x2Max - Math.max(a2, b2)) / rowHeight));
    const bottom = Math.min(rows - 1, Math.ceil((x2Max - Math.min(a2, b2)) / rowHeight));
    for (let row = top; row <= bottom; row++) {
      const x2 = x2Max - row * rowHeight;
      // An edge has its lower end and not its upper one: a corner on the row counts once.
      if (a2 > x2 === b2 > x2) continue;
      const x1 = a1 + ((x2 - a2) / (b2 - a2)) * (b1 - a1);
      const column = Math.max(0, Math.ceil((x1 - x1Min) / columnWidth));
      if (column < columns) flips[row * columns + column] ^= 1;
    }
  }
}

/** The length of (x1, x2). `Math.hypot` takes ten times as long. */
const distance = (x1: number, x2: number): number => Math.sqrt(x1 * x1 + x2 * x2);

function lengthOf(line: DrawnLine): number {
  let length = 0;
  for (let i = 1; i < line.length; i++) {
    length += distance(line[i][0] - line[i - 1][0], line[i][1] - line[i - 1][1]);
  }
  return length;
}
