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
  const sides = new Uint8Array(grid.rows * grid.columns);
  for (const line of lines) flipInside(closed(line, grid), grid, sides);
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
  const gap = Math.hypot(last[0] - first[0], last[1] - first[1]);
  if (gap <= closingDistance * side && length > 3 * gap && length > 4 * closingDistance * side) {
    return [...line];
  }
  const center: Point = [(grid.x1Min + grid.x1Max) / 2, (grid.x2Min + grid.x2Max) / 2];
  // Far enough for every chord of the way around to stay outside of picture and line alike.
  const reach = line.reduce(
    (far, [x1, x2]) => Math.max(far, Math.hypot(x1 - center[0], x2 - center[1])),
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
    if (Math.hypot(x1 - from[0], x2 - from[1]) >= endStretch * side) break;
  }
  const length = Math.hypot(x1 - from[0], x2 - from[1]);
  // A dot has no direction: both its ends go up, and it parts nothing.
  const direction: Point = length > 0 ? [(x1 - from[0]) / length, (x2 - from[1]) / length] : [0, 1];
  const [c1, c2] = [x1 - center[0], x2 - center[1]];
  const along = c1 * direction[0] + c2 * direction[1];
  const distance = -along + Math.sqrt(along * along - (c1 * c1 + c2 * c2) + radius * radius);
  return [x1 + distance * direction[0], x2 + distance * direction[1]];
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

/** Flips `sides` wherever `polygon` lies around, by even-odd, row by row. */
function flipInside(polygon: readonly Point[], grid: Grid, sides: Uint8Array): void {
  const { rows, columns } = grid;
  const column1 = (grid.x1Max - grid.x1Min) / (columns - 1);
  const row2 = (grid.x2Max - grid.x2Min) / (rows - 1);
  for (let row = 0; row < rows; row++) {
    const x2 = grid.x2Max - row * row2;
    const crossings = crossingsAt(polygon, x2);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const begin = Math.max(0, Math.ceil((crossings[i] - grid.x1Min) / column1));
      const end = Math.min(columns, Math.ceil((crossings[i + 1] - grid.x1Min) / column1));
      for (let column = begin; column < end; column++) sides[row * columns + column] ^= 1;
    }
  }
}

/** Where the polygon's edges cross the height `x2`, from left to right. */
function crossingsAt(polygon: readonly Point[], x2: number): number[] {
  const crossings: number[] = [];
  for (let i = 0; i < polygon.length; i++) {
    const [a1, a2] = polygon[i];
    const [b1, b2] = polygon[(i + 1) % polygon.length];
    // An edge has its lower end and not its upper one: a corner on the height counts once.
    if (a2 > x2 !== b2 > x2) crossings.push(a1 + ((x2 - a2) / (b2 - a2)) * (b1 - a1));
  }
  return crossings.sort((a, b) => a - b);
}

function lengthOf(line: DrawnLine): number {
  let length = 0;
  for (let i = 1; i < line.length; i++) {
    length += Math.hypot(line[i][0] - line[i - 1][0], line[i][1] - line[i - 1][1]);
  }
  return length;
}
