/** How many small pictures stand in a row, how large they are, and how many there is room for. */
export interface SeedLayout {
  columns: number;
  /** Of a picture, in the units of the box. */
  side: number;
  perPage: number;
}

export interface SeedSpace {
  width: number;
  height: number;
  gap: number;
  /** Smaller ones are not told apart from the last row. */
  leastSide: number;
}

/** Beneath each picture there is room for its loss: this share of the picture's side. */
export const captionShare = 0.27;

/**
 * The largest pictures with which all `count` of them fit in `space`; where those were too small,
 * the smallest that serve, and how many a page has.
 */
export function seedLayout(count: number, space: SeedSpace): SeedLayout {
  const { width, height, gap, leastSide } = space;
  let best: SeedLayout = { columns: 1, side: 0, perPage: 1 };
  for (let columns = 1; columns <= Math.max(1, count); columns++) {
    const rows = Math.ceil(Math.max(1, count) / columns);
    const across = (width - gap * (columns - 1)) / columns;
    const down = (height - gap * (rows - 1)) / rows / (1 + captionShare);
    const side = Math.floor(Math.min(across, down));
    if (side > best.side) best = { columns, side, perPage: Math.max(1, count) };
  }
  if (best.side >= leastSide) return best;
  const fitting = (length: number, one: number) =>
    Math.max(1, Math.floor((length + gap) / (one + gap)));
  const columns = fitting(width, leastSide);
  const rows = fitting(height, leastSide * (1 + captionShare));
  const across = (width - gap * (columns - 1)) / columns;
  const down = (height - gap * (rows - 1)) / rows / (1 + captionShare);
  return {
    columns,
    side: Math.max(1, Math.floor(Math.min(across, down))),
    perPage: columns * rows,
  };
}
