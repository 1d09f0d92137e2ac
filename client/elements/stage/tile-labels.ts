import type { View } from '../../../shared/view/view.ts';
import type { Drawable } from '../../render/frame-scheduler.ts';
import { unitCondition } from '../../render/unit-conditions.ts';
import { picturesOf } from '../../render/unit-pictures.ts';
import { unitLabel } from './unit-words.ts';

/** How long a tile's accessible name may lag behind while numbers run. */
const labelIntervalMs = 1000;

/**
 * Keeps the tiles' names and frames true to the numbers. It takes its turn after the picture:
 * what is read aloud is slower than a frame anyway.
 */
export class TileLabels implements Drawable {
  readonly #network: { view: View | null; tiles: readonly HTMLElement[] };
  #labelledAt = -Infinity;

  /** The tiles are the features', then the units' in the network's order. */
  constructor(network: { view: View | null; tiles: readonly HTMLElement[] }) {
    this.#network = network;
  }

  /** The next drawing writes them, however short the last one is ago. */
  reset(): void {
    this.#labelledAt = -Infinity;
  }

  draw(): void {
    const { view, tiles } = this.#network;
    const features = view?.experiment.features.length ?? 0;
    if (!view || tiles.length !== features + view.network.unitCount) return;
    const now = performance.now();
    if (view.phase === 'training' && now - this.#labelledAt < labelIntervalMs) return;
    this.#labelledAt = now;
    const pictures = picturesOf(view);
    view.network.layers.forEach((layer, layerIndex) => {
      for (let i = 0; i < layer.unitCount; i++) {
        const tile = tiles[features + layer.unitOffset + i];
        const condition = unitCondition(view, pictures, layerIndex, i);
        const label = unitLabel(view, layerIndex, i, condition);
        if (tile.dataset.condition !== condition) tile.dataset.condition = condition;
        if (tile.ariaLabel !== label) tile.ariaLabel = label;
      }
    });
  }
}
