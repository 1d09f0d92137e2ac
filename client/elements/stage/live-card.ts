import type { View } from '../../../shared/view/view.ts';
import { requestDraw, type Drawable } from '../../render/frame-scheduler.ts';
import { ReadingPause } from '../../render/reading-pause.ts';
import { edgeAt, type Edge } from '../../render/edges.ts';
import type { Box, NetworkLayout } from '../../render/network-layout.ts';
import { unitCondition } from '../../render/unit-conditions.ts';
import { picturesOf } from '../../render/unit-pictures.ts';
import { edgeWords, featureWords, unitWords, type Words } from './unit-words.ts';
import { fillCard, placeCard, showCard } from './value-card.ts';

/** What the card is about: a tile, or an edge at a place of the diagram. */
type Target = { type: 'node'; node: number } | { type: 'edge'; edge: Edge; x: number; y: number };

/** What the card stands in. */
export interface CardScene {
  view: View;
  layout: NetworkLayout;
  /** The part of it that is seen. */
  seen: Box;
  card: HTMLElement;
}

/** The card of live values beside the tile or edge at the pointer, the focus or the finger. */
export class LiveCard implements Drawable {
  readonly #scene: () => CardScene | null;
  readonly #changed: () => void;
  #target: Target | null = null;
  #isPlaced = false;
  readonly #pause = new ReadingPause(() => requestDraw(this));

  /** `scene` gives what there is to stand in; `changed` asks for a new drawing. */
  constructor(scene: () => CardScene | null, changed: () => void) {
    this.#scene = scene;
    this.#changed = changed;
  }

  /** The tile that it is about, as its node. */
  get node(): number | null {
    return this.#target?.type === 'node' ? this.#target.node : null;
  }

  get edge(): Edge | null {
    return this.#target?.type === 'edge' ? this.#target.edge : null;
  }

  showNode(node: number): void {
    if (this.node !== node) this.#show({ type: 'node', node });
  }

  /** Shows the edge near a place of the diagram, or hides the card where there is none. */
  showEdgeAt(x: number, y: number): void {
    const scene = this.#scene();
    const edge = scene ? edgeAt(scene.layout, scene.view.network, x, y) : null;
    if (edge) this.#show({ type: 'edge', edge, x, y });
    else this.hide();
  }

  hide(): void {
    if (!this.#target) return;
    this.#target = null;
    this.#pause.end();
    const card = this.#scene()?.card;
    if (card) showCard(card, false);
    this.#changed();
  }

  /** The layout is another one: the card moves along with its tile; an edge's goes. */
  layoutChanged(isSameNetwork: boolean): void {
    if (this.#target?.type === 'node' && isSameNetwork) this.#show(this.#target);
    else this.hide();
  }

  /** Brings the card to its place and its numbers up to date. */
  draw(): unknown {
    const scene = this.#scene();
    const target = this.#target;
    if (!scene || !target) return false;
    const { card, view } = scene;
    if (this.#isPlaced && view.phase === 'training' && this.#pause.leave()) return false;
    this.#pause.begin();
    fillCard(card, wordsOf(view, target));
    if (!this.#isPlaced) place(scene, target);
    this.#isPlaced = true;
    showCard(card, true);
    return true;
  }

  /** In the next frame: whoever points or taps does not wait for it. */
  #show(target: Target): void {
    if (!this.#scene()) return;
    this.#target = target;
    this.#isPlaced = false;
    this.#changed();
  }
}

function place({ layout, seen, card }: CardScene, target: Target): void {
  const at =
    target.type === 'node'
      ? { x: layout.left[target.node], y: layout.top[target.node], size: layout.tile }
      : { ...target, size: 0 };
  const box = { x: at.x - seen.x, y: at.y - seen.y, width: at.size, height: at.size };
  placeCard(card, box, seen, 'below');
}

function wordsOf(view: View, target: Target): Words {
  if (target.type === 'edge') return edgeWords(view, target.edge);
  const { features } = view.experiment;
  if (target.node < features.length) return featureWords(features[target.node]);
  const { layerIndex, unitIndex } = unitOf(view, target.node);
  const condition = unitCondition(view, picturesOf(view), layerIndex, unitIndex);
  return unitWords(view, layerIndex, unitIndex, condition);
}

/** The unit of a tile that is not a feature's. */
export function unitOf(view: View, node: number): { layerIndex: number; unitIndex: number } {
  const unit = node - view.experiment.features.length;
  const layerIndex = view.network.layers.findLastIndex((layer) => layer.unitOffset <= unit);
  return { layerIndex, unitIndex: unit - view.network.layers[layerIndex].unitOffset };
}
