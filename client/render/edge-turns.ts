import type { Network } from '../../shared/engine/network.ts';
import type { Gaps } from './edges.ts';
import type { Box, NetworkLayout } from './network-layout.ts';

/** More curves than these are much for one frame of a slow device, if they are of several gaps. */
const edgesInTurn = 80;

/**
 * What of the edges is drawn in one turn each where frames are slow: all gaps in order, as many
 * together as have few edges. In rows, where a layer may take several, all are one turn.
 */
export function edgeTurns({ orientation }: NetworkLayout, { layers }: Network): Gaps[] {
  if (orientation === 'rows') return [{ from: 0, to: layers.length }];
  const turns: Gaps[] = [];
  let inTurn = Infinity;
  layers.forEach(({ inputCount, unitCount }, gap) => {
    const count = inputCount * unitCount;
    const isMuch = inTurn + count > edgesInTurn;
    inTurn = isMuch ? count : inTurn + count;
    if (isMuch) turns.push({ from: gap, to: gap + 1 });
    else turns[turns.length - 1].to = gap + 1;
  });
  return turns;
}

/** What the edges of some gaps are drawn in: it ends beneath tiles, where nothing else is drawn. */
export function stripOf(layout: NetworkLayout, { from, to }: Gaps): Box {
  const { left, tile, starts, width, height } = layout;
  const beneath = (column: number) => Math.round(left[starts[column]] + 0.6 * tile);
  const x = from === 0 ? 0 : beneath(from);
  const end = to === starts.length - 2 ? width : beneath(to);
  return { x, y: 0, width: end - x, height };
}
