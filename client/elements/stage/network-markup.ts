import type { View } from '../../../shared/view/view.ts';
import type { NetworkLayout } from '../../render/network-layout.ts';

/** On a wall: as large as layers beside each other leave it, with four wide letters to an em. */
export function nameSize({ orientation, names }: NetworkLayout): string {
  const width = orientation === 'columns' ? names[0].width : Infinity;
  return `${Math.min(24, Math.floor(width / 4))}px`;
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
