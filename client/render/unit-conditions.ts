import type { View } from '../../shared/view/view.ts';
import type { UnitPictures } from './unit-pictures.ts';

/** What a unit's frame says about it, beyond its picture. */
export type UnitCondition = 'alive' | 'dead' | 'saturated';

/** Beyond this a sigmoid's or a tanh's slope is under a fiftieth of its steepest. */
export const saturatedFrom = { sigmoid: 5.3, tanh: 2.65 } as const;
/** Saturation is judged at every n-th lattice point of both axes: some hundred points. */
const stride = 8;

/**
 * A ReLU that gives 0 everywhere in the picture is dead: no gradient can wake it. A sigmoid or
 * tanh is saturated where its slope is almost 0 at nine tenths of the picture or more.
 */
export function unitCondition(
  view: View,
  pictures: UnitPictures,
  layerIndex: number,
  unitIndex: number,
): UnitCondition {
  const layer = view.network.layers[layerIndex];
  const { activation } = layer;
  if (activation !== 'relu' && activation !== 'sigmoid' && activation !== 'tanh') return 'alive';
  // The output is meant to be sure of itself.
  if (layerIndex === view.network.layers.length - 1) return 'alive';
  const plane = pictures.units.preActivations[layer.unitOffset + unitIndex];
  if (activation === 'relu') return plane.some((z) => z > 0) ? 'alive' : 'dead';
  const { rows, columns } = pictures.grid;
  const flatFrom = saturatedFrom[activation];
  let seen = 0;
  let found = 0;
  for (let row = 0; row < rows; row += stride) {
    for (let column = 0; column < columns; column += stride) {
      seen++;
      const z = plane[row * columns + column];
      if (z > flatFrom || z < -flatFrom) found++;
    }
  }
  return found >= 0.9 * seen ? 'saturated' : 'alive';
}
