import type { HiddenLayer } from '../../../shared/experiment.ts';
import { limits } from '../../../shared/limits.ts';

type Layers = readonly HiddenLayer[];

/** The unit count of a layer that has no neighbour to take it from. */
const firstUnitCount = 4;

/** One unit more (1) or less (−1) in layer `layerIndex`; null where the limits do not allow it. */
export function withUnits(layers: Layers, layerIndex: number, by: 1 | -1): HiddenLayer[] | null {
  const unitCount = layers[layerIndex].unitCount + by;
  if (unitCount < 1 || unitCount > limits.unitCount) return null;
  return layers.map((layer, i) => (i === layerIndex ? { ...layer, unitCount } : layer));
}

/**
 * A new layer before layer `layerIndex` (at the end where it is the count), like the one before
 * it or else the one after; null where there are as many as there may be.
 */
export function withLayer(layers: Layers, layerIndex: number): HiddenLayer[] | null {
  if (layers.length >= limits.hiddenLayerCount) return null;
  const model = layers[layerIndex - 1] ?? layers[layerIndex];
  const added: HiddenLayer = model
    ? { ...model }
    : { unitCount: firstUnitCount, activation: 'sigmoid' };
  return [...layers.slice(0, layerIndex), added, ...layers.slice(layerIndex)];
}

/** Without layer `layerIndex`. */
export const withoutLayer = (layers: Layers, layerIndex: number): HiddenLayer[] =>
  layers.filter((_, i) => i !== layerIndex);

/** The layers after one of the diagram's buttons; null where nothing may change. */
export function layersAfter(
  edit: string,
  layers: Layers,
  layerIndex: number,
): HiddenLayer[] | null {
  switch (edit) {
    case 'unit-less':
      return withUnits(layers, layerIndex, -1);
    case 'unit-more':
      return withUnits(layers, layerIndex, 1);
    case 'layer-add':
      return withLayer(layers, layerIndex);
    case 'layer-remove':
      return withoutLayer(layers, layerIndex);
    default:
      return null;
  }
}
