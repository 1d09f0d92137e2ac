import type { LayoutInput, NetworkLayout } from './network-layout.ts';

/** A button's side on the diagram. */
export const targetOf = (isTouch: boolean): number => (isTouch ? 44 : 28);

/** The first node of each column, and the node count at the end. */
export function startsOf(counts: readonly number[]): number[] {
  const starts = [0];
  for (const count of counts) starts.push(starts[starts.length - 1] + count);
  return starts;
}

/** Between two tiles of a row, where there is room. */
const gap = 8;
/** Between tiles that are put close together so that all of them are seen. */
const leastGap = 1.5;
/**
 * A finger still finds these; eight of them are seen at once on a small phone. On a wall, which
 * nobody can push along, all are seen.
 */
const smallestTile = ({ isTouch, scale }: LayoutInput) => (scale > 1 ? 14 : isTouch ? 40 : 28);

/**
 * Layers as rows, from top to bottom. A short one has its name at its left; where one is long,
 * names and buttons stand above the tiles, which then have all of the width. What is longer still
 * is pushed along, and a tile that is half seen says so.
 */
export function inRows(input: LayoutInput): NetworkLayout {
  const { counts, isEditable, isTouch, scale } = input;
  const tile = Math.round((isTouch ? 44 : 40) * scale);
  const names = Math.round(68 * scale);
  const tools = isEditable ? 3 * targetOf(isTouch) + 12 : 0;
  const needed = names + Math.max(...counts) * (tile + gap) + tools;
  return needed <= input.width ? namesBeside(input, tile, names, tools) : namesAbove(input, tile);
}

function namesBeside(
  input: LayoutInput,
  tile: number,
  nameWidth: number,
  toolsWidth: number,
): NetworkLayout {
  const { width, counts, isEditable, isTouch } = input;
  const rows = counts.length;
  const target = targetOf(isTouch);
  const pitchX = tile + gap;
  const pitchY = tile + Math.max(34, isEditable ? target : 0);
  const y = (row: number) => 4 + row * pitchY;
  // Centered beside the names, so that edges run straight.
  const begin = (row: number) =>
    nameWidth + gap / 2 + (width - nameWidth - toolsWidth - counts[row] * pitchX) / 2;
  const placed = placeTiles(counts, begin, y, pitchX);
  const endOf = (row: number) => placed.left[placed.starts[row + 1] - 1] + tile + 8;
  const buttonY = (row: number) => y(row) + (tile - target) / 2;
  return {
    orientation: 'rows',
    areNamesAbove: false,
    width,
    height: y(rows - 1) + tile + 12,
    tile,
    ...placed,
    names: counts.map((_, r) => ({ x: 0, y: y(r), width: nameWidth, height: tile })),
    tools: counts.map((_, r) => ({
      x: endOf(r),
      y: buttonY(r),
      width: 2 * target,
      height: target,
    })),
    removers: counts.map((_, r) => ({
      x: endOf(r) + 2 * target + 4,
      y: buttonY(r),
      width: target,
      height: target,
    })),
    adders: counts.slice(1).map((_, r) => ({
      x: 4,
      y: y(r) + tile + (pitchY - tile - target) / 2,
      width: target,
      height: target,
    })),
  };
}

function namesAbove(input: LayoutInput, largest: number): NetworkLayout {
  const { width, counts, isEditable, isTouch, scale } = input;
  const rows = counts.length;
  const target = targetOf(isTouch);
  const [pitchX, tile] = pitchAndTile(input, largest);
  const whole = Math.max(width, Math.ceil(Math.max(...counts) * pitchX));
  // A layer's name is a button; edges run on behind it.
  const head = Math.max(isTouch ? 44 : Math.round(24 * scale), isEditable ? target : 0);
  // Nothing leads to the first row, and its name is no button.
  const firstHead = Math.round(22 * scale);
  const pitchY = head + tile + 6;
  const y = (row: number) => firstHead + 4 + row * pitchY;
  const begin = (row: number) =>
    (pitchX - tile) / 2 + Math.max(0, (width - counts[row] * pitchX) / 2);
  const headY = (row: number) => y(row) - head - 3;
  const buttons = width - 3 * target - 6;
  const nameWidth = isEditable ? buttons - target - 12 : width;
  return {
    orientation: 'rows',
    areNamesAbove: true,
    width: whole,
    height: y(rows - 1) + tile + 12,
    tile,
    ...placeTiles(counts, begin, y, pitchX),
    names: counts.map((_, r) => ({
      x: 0,
      y: r === 0 ? 0 : headY(r),
      width: nameWidth,
      height: r === 0 ? firstHead : head,
    })),
    tools: counts.map((_, r) => ({ x: buttons, y: headY(r), width: 2 * target, height: target })),
    removers: counts.map((_, r) => ({
      x: width - target - 2,
      y: headY(r),
      width: target,
      height: target,
    })),
    adders: counts.slice(1).map((_, r) => ({
      x: buttons - target - 8,
      y: headY(r + 1),
      width: target,
      height: target,
    })),
  };
}

/** All tiles in sight where that leaves them large enough, or else one of them half. */
function pitchAndTile(input: LayoutInput, largest: number): [number, number] {
  const { width, counts } = input;
  const tallest = Math.max(...counts);
  const fitting = Math.min(largest + gap, width / tallest);
  if (fitting >= smallestTile(input) + leastGap) {
    const roomy = Math.floor(Math.min(fitting - leastGap, largest));
    return [fitting, roomy];
  }
  const seen = Math.max(1, Math.floor(width / (largest + gap) - 0.5));
  return [width / (seen + 0.5), largest];
}

function placeTiles(
  counts: readonly number[],
  begin: (row: number) => number,
  y: (row: number) => number,
  pitchX: number,
): Pick<NetworkLayout, 'starts' | 'left' | 'top'> {
  const starts = startsOf(counts);
  const left = new Float64Array(starts[counts.length]);
  const top = new Float64Array(starts[counts.length]);
  counts.forEach((count, row) => {
    for (let i = 0; i < count; i++) {
      left[starts[row] + i] = Math.round(begin(row) + i * pitchX);
      top[starts[row] + i] = y(row);
    }
  });
  return { starts, left, top };
}
