import type { View } from '../../../shared/view/view.ts';
import type { NetworkLayout } from '../../render/network-layout.ts';

/**
 * On a wall: as large as layers beside each other, or tiles beside their names, leave it, with
 * two wide letters to an em. Above their tiles there is room for any.
 */
export function nameSize({ areNamesAbove, orientation, names }: NetworkLayout): string {
  const width = areNamesAbove ? Infinity : names[0].width;
  return `${Math.min(24, Math.floor(width / (orientation === 'columns' ? 4 : 4.4)))}px`;
}

/** What of a view the markup shows: a change of it is rendered, all else is drawn. */
export function markupKeyOf(view: View | null): string {
  if (!view) return '';
  const { features, hiddenLayers } = view.experiment;
  return `${features.join()}|${hiddenLayers.map((l) => `${l.unitCount}${l.activation}`).join()}`;
}

/** The tile an event is about, as its node. */
export function nodeOf(event: Event): number | null {
  const tile = (event.target as HTMLElement).closest<HTMLElement>('[data-node]');
  return tile ? Number(tile.dataset.node) : null;
}
