type Shape = { columns: number; rows: number };

/**
 * The two sides of a cell that the line comes in and goes out by, once or twice, by which of its
 * corners are in the region (bottom left 1, bottom right 2, top right 4, top left 8). Sides: 0 top,
 * 1 right, 2 bottom, 3 left. (Marching squares, Lorensen and Cline 1987 in the plane.)
 */
const linesOf: readonly (readonly number[])[] = [
  [],
  [2, 3],
  [1, 2],
  [1, 3],
  [0, 1],
  [2, 3, 0, 1],
  [0, 2],
  [0, 3],
  [3, 0],
  [2, 0],
  [3, 0, 1, 2],
  [1, 0],
  [3, 1],
  [2, 1],
  [3, 2],
  [],
];

/** Kept between calls, grown to the largest lattice: a picture a snapshot must leave no litter. */
let isInside = new Uint8Array(0);
/** For each side that the line crosses, the one that it crosses next; −1 elsewhere. */
let nextSide = new Int32Array(0);
let crossed = new Int32Array(0);
let points = new Float64Array(0);

/**
 * Follows the line where a plane is 0 and leaves its points in `points` (x, y in the unit
 * square); gives where each ring ends there, in numbers. The lattice has a rim of cells around it,
 * whose outer corners are in no region, so that each line is a ring.
 */
function trace(plane: ArrayLike<number>, { columns, rows }: Shape): number[] {
  const width = columns + 2;
  const cells = (columns + 1) * (rows + 1);
  if (isInside.length < width * (rows + 2)) isInside = new Uint8Array(width * (rows + 2));
  const sides = 2 * (cells + width);
  if (nextSide.length < sides) {
    nextSide = new Int32Array(sides).fill(-1);
    crossed = new Int32Array(sides);
    points = new Float64Array(2 * sides);
  }
  isInside.fill(0);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = (row + 1) * width + column + 1;
      isInside[at] = plane[row * columns + column] >= 0 ? 1 : 0;
    }
  }

  // A cell has its upper left corner's place; side 2 · cell is its top, 2 · cell + 1 its left.
  let count = 0;
  for (let cell = 0; cell < cells; cell++) {
    const corner = cell + Math.floor(cell / (columns + 1));
    const lines =
      linesOf[
        isInside[corner + width] |
          (isInside[corner + width + 1] << 1) |
          (isInside[corner + 1] << 2) |
          (isInside[corner] << 3)
      ];
    for (let i = 0; i < lines.length; i += 2) {
      const from = sideOf(cell, lines[i], columns);
      nextSide[from] = sideOf(cell, lines[i + 1], columns);
      crossed[count++] = from;
    }
  }

  const ends: number[] = [];
  let end = 0;
  for (let i = 0; i < count; i++) {
    let side = crossed[i];
    if (nextSide[side] < 0) continue;
    while (nextSide[side] >= 0) {
      const cell = side >> 1;
      const row = Math.floor(cell / (columns + 1)) - 1;
      const column = (cell % (columns + 1)) - 1;
      const isTop = side % 2 === 0;
      const at = row * columns + column;
      const isRim = isTop ? column < 0 || column === columns - 1 : row < 0 || row === rows - 1;
      const share = isRim ? 0.5 : shareOf(plane[at], plane[at + (isTop ? 1 : columns)]);
      points[end++] = (column + (isTop ? share : 0)) / (columns - 1);
      points[end++] = (row + (isTop ? 0 : share)) / (rows - 1);
      const next = nextSide[side];
      nextSide[side] = -1;
      side = next;
    }
    ends.push(end);
  }
  return ends;
}

function sideOf(cell: number, side: number, columns: number): number {
  if (side === 0) return 2 * cell;
  if (side === 1) return 2 * (cell + 1) + 1;
  return side === 2 ? 2 * (cell + columns + 1) : 2 * cell + 1;
}

/** How far from one value to the next 0 lies; beside a value that is not finite, at the other. */
function shareOf(before: number, after: number): number {
  const share = -before / (after - before);
  return Number.isNaN(share) ? (Number.isFinite(before) ? 0 : 1) : share;
}

function ringsIn(from: Float64Array, ends: readonly number[]): number[][][] {
  return ends.map((end, i) => {
    const ring: number[][] = [];
    for (let at = i === 0 ? 0 : ends[i - 1]; at < end; at += 2) ring.push([from[at], from[at + 1]]);
    return ring;
  });
}

/**
 * The region where a plane is ≥ 0, as rings in the unit square (0, 0 its top left).
 * The lattice's corner points are the square's corners; where the region meets the border its
 * ring runs half a lattice cell outside, so that a clipped stroke shows only the boundary.
 * Shapes: plane (rows × columns), row 0 on top.
 */
export function contourRings(plane: ArrayLike<number>, shape: Shape): number[][][] {
  const ends = trace(plane, shape);
  return ringsIn(points, ends);
}

/** What paths were made of, which paths do not tell. */
const made = new WeakMap<Path2D, { points: Float64Array; ends: readonly number[] }>();

/** The rings that `contourPath` made a path of. */
export function ringsOf(path: Path2D): number[][][] | undefined {
  const from = made.get(path);
  return from && ringsIn(from.points, from.ends);
}

/** `contourRings` as one path; fill it with the even-odd rule. */
export function contourPath(plane: ArrayLike<number>, shape: Shape): Path2D {
  const path = new Path2D();
  const ends = trace(plane, shape);
  let at = 0;
  for (const end of ends) {
    path.moveTo(points[at], points[at + 1]);
    for (at += 2; at < end; at += 2) path.lineTo(points[at], points[at + 1]);
    path.closePath();
  }
  made.set(path, { points: points.slice(0, at), ends });
  return path;
}
