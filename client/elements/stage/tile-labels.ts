import type { View } from '../../../shared/view/view.ts';
import { requestDraw, type Drawable } from '../../render/frame-scheduler.ts';
import { unitCondition } from '../../render/unit-conditions.ts';
import { picturesOf } from '../../render/unit-pictures.ts';
import { unitLabel } from './unit-words.ts';

/** How long a tile's accessible name may lag behind while numbers run. */
const labelIntervalMs = 1000;
/** So many tiles are told about in one turn. */
const turnSize = 16;

/**
 * Keeps the tiles' names and frames true to the numbers. It takes its turn after the picture:
 * what is read aloud is slower than a frame anyway.
 */
export class TileLabels implements Drawable {
  readonly #network: { view: View | null; tiles: readonly HTMLElement[] };
  #labelledAt = -Infinity;
  /** The unit that the next turn begins with, and what the first turn saw. */
  #next = 0;
  #begunWith: View | null = null;

  /** The tiles are the features', then the units' in the network's order. */
  constructor(network: { view: View | null; tiles: readonly HTMLElement[] }) {
    this.#network = network;
  }

  /** The next drawing writes them, however short the last one is ago. */
  reset(): void {
    this.#labelledAt = -Infinity;
    this.#next = 0;
  }

  draw(): unknown {
    const { view, tiles } = this.#network;
    const features = view?.experiment.features.length ?? 0;
    if (!view || tiles.length !== features + view.network.unitCount) return false;
    const now = performance.now();
    if (this.#next === 0) {
      if (view.phase === 'training' && now - this.#labelledAt < labelIntervalMs) return false;
      this.#labelledAt = now;
      this.#begunWith = view;
    }
    const end = Math.min(view.network.unitCount, this.#next + turnSize);
    for (let unit = this.#next; unit < end; unit++) label(tiles[features + unit], view, unit);
    this.#next = end < view.network.unitCount ? end : 0;
    // What training ends with is the last that is told: all of it, though it came in mid-pass.
    const isOutdated = view !== this.#begunWith && view.phase !== 'training';
    if (this.#next > 0 || isOutdated) requestDraw(this);
    return true;
  }
}

/** `unit`: its index among all units. */
function label(tile: HTMLElement, view: View, unit: number): void {
  const { layers } = view.network;
  const layerIndex = layers.findLastIndex(({ unitOffset }) => unitOffset <= unit);
  const unitIndex = unit - layers[layerIndex].unitOffset;
  const condition = unitCondition(view, picturesOf(view), layerIndex, unitIndex);
  const text = unitLabel(view, layerIndex, unitIndex, condition);
  if (tile.dataset.condition !== condition) tile.dataset.condition = condition;
  if (tile.ariaLabel !== text) tile.ariaLabel = text;
}
