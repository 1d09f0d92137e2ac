import type { Network } from '../../shared/engine/network.ts';

/** The unit in the large picture; null is the network's output. */
export type Selection = {
  /** 0 is the first hidden layer. */
  layerIndex: number;
  unitIndex: number;
} | null;

/**
 * Two ways to see a unit: where its pre-activation is ≥ 0 and where not, or its output in shades.
 */
export const unitStyles = ['regions', 'shades'] as const;
export type UnitStyle = (typeof unitStyles)[number];

/** Whether `selection` is a hidden unit of a network with these hidden layers. */
export function isSelectable(
  selection: Selection,
  hiddenLayers: readonly { unitCount: number }[],
): boolean {
  return (
    selection !== null &&
    selection.layerIndex >= 0 &&
    selection.layerIndex < hiddenLayers.length &&
    selection.unitIndex >= 0 &&
    selection.unitIndex < hiddenLayers[selection.layerIndex].unitCount
  );
}

/** What is drawn of `network` for a selection: the layer's index, and the unit's among all units. */
export function drawnUnit(
  { layers }: Network,
  selection: Selection,
): { layerIndex: number; unit: number } {
  const layerIndex = selection?.layerIndex ?? layers.length - 1;
  return { layerIndex, unit: layers[layerIndex].unitOffset + (selection?.unitIndex ?? 0) };
}
