import type { View } from '../../../shared/view/view.ts';
import { edgeAt } from '../../render/edges.ts';
import { neighbourOf, type NetworkLayout } from '../../render/network-layout.ts';
import type { Selection } from '../../render/selection.ts';
import { layersAfter } from './layer-edits.ts';
import { unitOf, type LiveCard } from './live-card.ts';
import { nodeOf } from './network-markup.ts';

/** Whether fingers are what points here. */
export const touchQuery = matchMedia('(pointer: coarse)');

interface Host extends HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly view: View | null;
  readonly layout: NetworkLayout | null;
  readonly selection: Selection;
  readonly isEditable: boolean;
  /** The features', then the units' in the network's order. */
  readonly tiles: readonly HTMLElement[];
  /** The one that Tab comes to. */
  tabStop: number;
}

/** What pointer, finger and keys do on the network's diagram. */
export class NetworkInput {
  readonly #host: Host;
  readonly #card: LiveCard;
  /** The button that changed the layers last. */
  #pressed: HTMLElement | null = null;

  constructor(host: Host, card: LiveCard) {
    this.#host = host;
    this.#card = card;
  }

  /** A button that took its own layer away leaves the focus to the diagram. */
  keepFocus(): void {
    if (!this.#pressed || this.#pressed.isConnected) return;
    this.#pressed = null;
    const { tiles, tabStop } = this.#host;
    if (document.activeElement === document.body) tiles[tabStop]?.focus();
  }

  readonly onLeave = (): void => this.#card.hide();

  readonly onPointerMove = (event: PointerEvent): void => {
    const node = nodeOf(event);
    const plane = event.currentTarget as HTMLElement;
    if (node !== null) this.#card.showNode(node);
    else if (event.target === plane || event.target instanceof HTMLCanvasElement) {
      const box = plane.getBoundingClientRect();
      this.#card.showEdgeAt(event.clientX - box.left, event.clientY - box.top);
    } else this.#card.hide();
  };

  readonly onFocus = (event: FocusEvent): void => {
    const node = nodeOf(event);
    if (node === null) return;
    this.#stopAt(node);
    if ((event.target as HTMLElement).matches(':focus-visible')) this.#card.showNode(node);
  };

  /** Tab comes back to where it left; set at once, since no more than that has changed. */
  #stopAt(node: number): void {
    if (node === this.#host.tabStop) return;
    this.#host.tiles[this.#host.tabStop].tabIndex = -1;
    this.#host.tiles[node].tabIndex = 0;
    this.#host.tabStop = node;
  }

  readonly onClick = (event: MouseEvent): void => {
    const edit = (event.target as HTMLElement).closest<HTMLElement>('[data-edit]');
    if (edit && edit.ariaDisabled !== 'true') this.#edit(edit);
    const node = nodeOf(event);
    const { view, selection } = this.#host;
    if (node === null && !edit) this.#editEdge(event);
    if (node === null || !view) return;
    // A finger has no hover: what it taps is shown, until it taps elsewhere.
    this.#card.showNode(node);
    if (node < view.experiment.features.length) return;
    const unit = unitOf(view, node);
    const isOutput = unit.layerIndex === view.network.layers.length - 1;
    const isAgain =
      selection?.layerIndex === unit.layerIndex && selection.unitIndex === unit.unitIndex;
    this.#send('unit-select', isOutput || isAgain ? null : unit);
  };

  readonly onName = (event: MouseEvent): void => {
    const name = (event.target as HTMLElement).closest<HTMLElement>('[data-space]');
    if (name) this.#send('space-select', Number(name.dataset.space));
  };

  readonly onKey = (event: KeyboardEvent): void => {
    const node = nodeOf(event);
    if (node === null || !this.#host.layout || event.altKey || event.ctrlKey || event.metaKey)
      return;
    if (event.key === 'Escape') {
      this.#card.hide();
      if (this.#host.selection) this.#send('unit-select', null);
      return;
    }
    if (event.key === 'e') {
      // Else the letter would be typed into the field that opens.
      event.preventDefault();
      this.#editUnit(node);
      return;
    }
    const next = neighbourOf(this.#host.layout, node, event.key);
    if (next === null) return;
    event.preventDefault();
    // The page has its own meaning for arrow keys where nothing else takes them.
    event.stopPropagation();
    this.#host.tiles[next].focus();
    this.#card.showNode(next);
  };

  /** The weight of the edge that was clicked. */
  #editEdge({ clientX: x, clientY: y }: MouseEvent): void {
    const box = this.#host.renderRoot.querySelector('.plane')?.getBoundingClientRect();
    if (!this.#host.isEditable || !this.#host.view || !this.#host.layout || !box) return;
    const near = touchQuery.matches ? 16 : 8;
    const edge = edgeAt(
      this.#host.layout,
      this.#host.view.network,
      x - box.left,
      y - box.top,
      near,
    );
    if (!edge) return;
    const { layer: layerIndex, to: unitIndex, from } = edge;
    this.#send('parameter-edit', { layerIndex, unitIndex, from, x, y });
  }

  /** All weights and the bias of the unit that has the focus. */
  #editUnit(node: number): void {
    const { view } = this.#host;
    if (!this.#host.isEditable || !view || node < view.experiment.features.length) return;
    const { left, bottom } = this.#host.tiles[node].getBoundingClientRect();
    this.#send('parameter-edit', { ...unitOf(view, node), from: 0, x: left, y: bottom });
  }

  #edit(button: HTMLElement): void {
    const { dataset } = button;
    const layers = this.#host.view?.experiment.hiddenLayers;
    if (!layers || !this.#host.isEditable) return;
    this.#pressed = button;
    const hiddenLayers = layersAfter(dataset.edit ?? '', layers, Number(dataset.layer));
    if (hiddenLayers) this.#send('layers-change', { hiddenLayers });
  }

  #send(name: string, detail: unknown): void {
    this.#host.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
