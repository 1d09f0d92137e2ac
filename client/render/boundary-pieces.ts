interface Shape {
  columns: number;
  rows: number;
}

/**
 * In how many pieces the boundary of a plane lies: curves, closed or from border to border,
 * between where it is ≥ 0 and where it is not. Each such curve parts one region more from the
 * rest of the square, so that there is one region more than there are curves. Where two fields
 * of a class touch at a corner alone, class 1's are taken as one and class 0's as two: counted
 * alike, they would cross.
 * Shapes: plane (rows × columns).
 */
export function boundaryPieces(plane: ArrayLike<number>, { columns, rows }: Shape): number {
  const isSeen = new Uint8Array(columns * rows);
  const open = new Int32Array(columns * rows);
  let regions = 0;
  for (let first = 0; first < isSeen.length; first++) {
    if (isSeen[first]) continue;
    regions++;
    const isOne = plane[first] >= 0;
    let count = 0;
    open[count++] = first;
    isSeen[first] = 1;
    while (count > 0) {
      const cell = open[--count];
      const column = cell % columns;
      const row = (cell - column) / columns;
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
          const next = y * columns + x;
          const isCorner = x !== column && y !== row;
          if (isSeen[next] || plane[next] >= 0 !== isOne || (isCorner && !isOne)) continue;
          isSeen[next] = 1;
          open[count++] = next;
        }
      }
    }
  }
  return regions - 1;
}
