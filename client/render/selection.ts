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
