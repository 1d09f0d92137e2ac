import { inRows, startsOf, targetOf } from './network-rows.ts';

/** What a network's diagram is laid out from; lengths in CSS pixels. */
export interface LayoutInput {
  width: number;
  /** The height there is; rows take what they need instead. */
  height: number;
  /** Nodes by column: the features, each hidden layer's units, the output. */
  counts: readonly number[];
  isEditable: boolean;
  /** Fingers need larger targets. */
  isTouch: boolean;
  /** Whether the output leads on to a picture at the right. */
  hasLead: boolean;
  /** Grows type and tiles; 1 on a desk, more on a wall. */
  scale: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Where everything of a network's diagram stands. Columns: layers from left to right, edges
 * between them. Rows: layers from top to bottom, for narrow boxes; a long one scrolls inside.
 */
export interface NetworkLayout {
  orientation: 'columns' | 'rows';
  /** In rows that need all of the width: a layer's name and buttons stand above its tiles. */
  areNamesAbove: boolean;
  /** Of the whole diagram: larger than the box where it has to scroll inside it. */
  width: number;
  height: number;
  /** A tile's side, a whole number of pixels. */
  tile: number;
  /** Each tile's top left corner, whole pixels: all nodes, column by column. */
  left: Float64Array;
  top: Float64Array;
  /** The first node of each column, and the node count at the end. */
  starts: readonly number[];
  /** Each column's name. */
  names: readonly Box[];
  /** Each column's "one unit less" and "one more". */
  tools: readonly Box[];
  /** Each column's "remove this layer". */
  removers: readonly Box[];
  /** Between column c and the next: "add a layer here". */
  adders: readonly Box[];
}

/** Narrower than this a network is laid out in rows. */
export const rowsBelowWidth = 372;
const smallestTile = 28;
/** What a finger hits. */
const fingerTile = 44;
const largestTile = 88;
/** The way from the output's tile to the picture. */
const leadWidth = 34;
/** Half the width of a column's name. */
const nameMargin = 38;

/** The least room for a layer's two buttons side by side. */
const toolsWidthOf = (isTouch: boolean) => (isTouch ? 88 : 48);

/** Lays a network out for a box. Errors: none; counts are an experiment's own. */
export function layoutNetwork(input: LayoutInput): NetworkLayout {
  const { width, counts, isEditable, isTouch, scale } = input;
  const pitch = (width - (nameMargin + leadWidth + smallestTile / 2) * scale) / (counts.length - 1);
  const least = isEditable ? toolsWidthOf(isTouch) + 4 : isTouch ? 1.4 * fingerTile : 0;
  const isTooTight = pitch < least;
  return width < rowsBelowWidth * scale || isTooTight ? inRows(input) : inColumns(input);
}

const centered = (centerX: number, y: number, width: number, height: number): Box => ({
  x: Math.round(centerX - width / 2),
  y: Math.round(y),
  width: Math.round(width),
  height: Math.round(height),
});

function inColumns(input: LayoutInput): NetworkLayout {
  const { counts, isEditable, isTouch, hasLead, scale } = input;
  const columns = counts.length;
  const target = isEditable ? targetOf(isTouch) : 0;
  // A layer's name is a button.
  const nameHeight = Math.round((isTouch ? 44 : 38) * scale);
  const toolsY = nameHeight + 4;
  const head = isEditable ? toolsY + target + 6 : nameHeight + 4;
  const foot = isEditable ? target + 4 : 0;
  const room = Math.max(0, input.height - head - foot);
  const tallest = Math.max(...counts);

  // Two fifths of the way between two columns, at least, belong to the edges.
  const byHeight = room / tallest - Math.min(14, (0.28 * room) / tallest);
  const gaps = Math.max(1, columns - 1);
  const lead = hasLead ? leadWidth * scale : 2;
  // The outer columns keep half a name's or half a tile's width to the border.
  const byWidth = Math.min(
    (0.6 * (input.width - 2 * nameMargin * scale)) / gaps,
    (0.6 * (input.width - lead - 2)) / (gaps + 0.6),
  );
  // Nobody can scroll a wall: its tiles shrink further, and stand closer.
  const smallest = isTouch ? fingerTile : smallestTile;
  const [least, gap] = scale > 1 ? [18, 4] : [smallest, 8];
  const tile = Math.round(Math.max(least, Math.min(largestTile * scale, byWidth, byHeight)));
  const margin = Math.max(nameMargin * scale, tile / 2 + 2);
  const right = hasLead ? tile / 2 + lead : margin;
  const pitchX = (input.width - margin - right) / gaps;
  const centerX = (column: number) => margin + pitchX * column;
  const pitchY = Math.max(tile + gap, Math.min(tile * 1.5, room / tallest));
  const height = Math.max(input.height, head + foot + pitchY * tallest);
  const middle = head + (height - head - foot) / 2;

  const starts = startsOf(counts);
  const left = new Float64Array(starts[columns]);
  const top = new Float64Array(starts[columns]);
  counts.forEach((count, column) => {
    for (let i = 0; i < count; i++) {
      left[starts[column] + i] = Math.round(centerX(column) - tile / 2);
      top[starts[column] + i] = Math.round(middle + (i - (count - 1) / 2) * pitchY - tile / 2);
    }
  });

  const nameWidth = Math.max(tile, Math.min(pitchX - 2, 120 * scale));
  const toolsWidth = Math.min(2 * target, pitchX - 4);
  // Adders and removers take turns along the foot.
  const footSize = Math.min(target, Math.floor(pitchX / 2) - 1);
  const footY = height - target;
  const gapX = (column: number) => centerX(column) + pitchX / 2;
  return {
    orientation: 'columns',
    areNamesAbove: false,
    width: input.width,
    height,
    tile,
    left,
    top,
    starts,
    names: counts.map((_, c) => centered(centerX(c), 0, nameWidth, nameHeight)),
    tools: counts.map((_, c) => centered(centerX(c), toolsY, toolsWidth, target)),
    removers: counts.map((_, c) => centered(centerX(c), footY, footSize, footSize)),
    adders: counts.slice(1).map((_, c) => centered(gapX(c), footY, footSize, footSize)),
  };
}

/**
 * The node an arrow key leads to from `node`: along its layer, or to the nearest tile of the
 * next one; null where there is none, or where `key` is not one that moves.
 */
export function neighbourOf(layout: NetworkLayout, node: number, key: string): number | null {
  const { orientation, starts, left, top } = layout;
  const column = starts.findIndex((start, c) => node >= start && node < starts[c + 1]);
  if (column < 0) return null;
  const [first, last] = [starts[column], starts[column + 1] - 1];
  if (key === 'Home') return first;
  if (key === 'End') return last;
  const isColumns = orientation === 'columns';
  const steps: Record<string, [number, number]> = {
    ArrowLeft: isColumns ? [-1, 0] : [0, -1],
    ArrowRight: isColumns ? [1, 0] : [0, 1],
    ArrowUp: isColumns ? [0, -1] : [-1, 0],
    ArrowDown: isColumns ? [0, 1] : [1, 0],
  };
  const step = steps[key];
  if (!step) return null;
  const [byColumn, byNode] = step;
  if (byNode !== 0) {
    const next = node + byNode;
    return next >= first && next <= last ? next : null;
  }
  const target = column + byColumn;
  if (target < 0 || target >= starts.length - 1) return null;
  const across = isColumns ? top : left;
  let nearest = starts[target];
  for (let n = starts[target]; n < starts[target + 1]; n++) {
    const isNearer = Math.abs(across[n] - across[node]) < Math.abs(across[nearest] - across[node]);
    if (isNearer) nearest = n;
  }
  return nearest;
}
