import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { HiddenLayer } from '../../../shared/experiment.ts';
import type { View } from '../../../shared/view/view.ts';
import { drawBiases, drawEdge, drawEdges, edgeAt, type Edge } from '../../render/edges.ts';
import { drawLead } from '../../render/lead.ts';
import { layoutNetwork, neighbourOf, type NetworkLayout } from '../../render/network-layout.ts';
import { palette, type Palette } from '../../render/palette.ts';
import type { Selection, UnitStyle } from '../../render/selection.ts';
import { TileAtlas } from '../../render/tile-atlas.ts';
import { unitCondition } from '../../render/unit-conditions.ts';
import { picturesOf, type UnitPictures } from '../../render/unit-pictures.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { t } from '../../texts/translate.ts';
import { CanvasController } from './canvas-controller.ts';
import { withLayer, withoutLayer, withUnits } from './layer-edits.ts';
import { networkStyles } from './network-styles.ts';
import { namesTemplate, networkTemplate } from './network-template.ts';
import { placeParts } from './place-parts.ts';
import { edgeWords, featureWords, unitLabel, unitWords } from './unit-words.ts';
import { fillCard, placeCard } from './value-card.ts';

/** How long a tile's accessible name may lag behind while numbers run. */
const labelIntervalMs = 1000;

/**
 * The network as a diagram: features, every unit as a tile with its own picture, weights as
 * edges, biases as stubs. Live values at the pointer, the focus or the finger.
 *
 * @fires unit-select - {@link Selection}: a unit for the large picture; null: the output.
 * @fires layers-change - `{hiddenLayers}`: layers as the buttons on the diagram want them.
 */
export class MlNetwork extends LitElement {
  static override styles = [sharedStyles, networkStyles];
  static override properties = {
    view: { attribute: false },
    selection: { attribute: false },
    unitStyle: { attribute: 'unit-style' },
    isEditable: { type: Boolean, attribute: 'is-editable' },
    hasLead: { type: Boolean, attribute: 'has-lead' },
    wall: { type: Boolean, reflect: true },
    tabStop: { state: true },
  };
  declare view: View | null;
  declare selection: Selection;
  declare unitStyle: UnitStyle;
  declare isEditable: boolean;
  /** Whether the output leads on to a picture at its right. */
  declare hasLead: boolean;
  /** On a projector: large type. */
  declare wall: boolean;
  declare tabStop: number;

  readonly #canvas = new CanvasController(
    this,
    () => this.#draw(),
    () => this.#place(),
  );
  readonly #atlas = new TileAtlas();
  readonly #touchQuery = matchMedia('(pointer: coarse)');
  #layout: NetworkLayout | null = null;
  #tiles: HTMLElement[] = [];
  /** What the atlas was last painted for. */
  #painted: unknown[] = [];
  /** The tile or edge whose values are shown. */
  #active: { node: number } | { edge: Edge } | null = null;
  #labelledAt = -Infinity;
  #markupKey = '';

  constructor() {
    super();
    this.view = null;
    this.selection = null;
    this.unitStyle = 'regions';
    this.isEditable = false;
    this.hasLead = false;
    this.wall = false;
    this.tabStop = -1;
  }

  /** A view that differs in its numbers alone is drawn, not rendered. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    this.#canvas.request();
    if (changed.size > 1 || !changed.has('view') || !this.hasUpdated) return true;
    return this.#markupKey !== markupKeyOf(this.view);
  }

  protected override willUpdate(): void {
    this.#markupKey = markupKeyOf(this.view);
    const { view } = this;
    if (!view) return;
    const nodes = view.experiment.features.length + view.network.unitCount;
    // The first unit of the first layer: the features have nothing to enlarge.
    if (this.tabStop < 0 || this.tabStop >= nodes) this.tabStop = view.experiment.features.length;
  }

  protected override render(): TemplateResult {
    const { view, selection, isEditable, tabStop } = this;
    if (!view) return html`<p class="empty">${t('stageEmpty')}</p>`;
    return html`<div class="scroll" @scroll=${this.#hideCard}>
        <div
          class="plane"
          role="group"
          aria-label=${t('stageNetwork')}
          @click=${this.#onClick}
          @keydown=${this.#onKey}
          @pointermove=${this.#onPointerMove}
          @pointerleave=${this.#hideCard}
          @focusin=${this.#onFocus}
          @focusout=${this.#hideCard}
        >
          <canvas aria-hidden="true"></canvas>
          ${networkTemplate({ view, selection, isEditable, tabStop })}
        </div>
      </div>
      <div class="names" aria-hidden="true">${namesTemplate(view)}</div>
      <div class="card" aria-hidden="true" hidden></div>`;
  }

  protected override updated(): void {
    this.#tiles = [...this.renderRoot.querySelectorAll<HTMLElement>('.tile')];
    this.#labelledAt = -Infinity;
    this.#place();
  }

  #place(): void {
    const { view } = this;
    const { boxWidth, boxHeight } = this.#canvas;
    if (!view || boxWidth === 0) return;
    this.#layout = layoutNetwork({
      width: boxWidth,
      height: boxHeight,
      counts: [view.experiment.features.length, ...view.network.layers.map((l) => l.unitCount)],
      isEditable: this.isEditable,
      isTouch: this.#touchQuery.matches,
      hasLead: this.hasLead,
      scale: this.wall ? 1.6 : 1,
    });
    this.setAttribute('orientation', this.#layout.orientation);
    placeParts(this.renderRoot, this.#tiles, this.#layout);
    this.#hideCard();
    this.#canvas.request();
  }

  #draw(): void {
    const { view } = this;
    const layout = this.#layout;
    const canvas = this.renderRoot.querySelector('canvas');
    if (!view || !layout || !canvas || this.#tiles.length !== layout.left.length) return;
    const surface = this.#canvas.surface(canvas, layout.width, layout.height);
    if (!surface) return;
    const { context, ratio } = surface;
    const { parameters } = view.snapshot;
    const colours = palette();
    const pictures = picturesOf(view);
    const focus = this.#active && 'node' in this.#active ? this.#active.node : null;

    drawEdges(context, layout, view.network, parameters, colours, focus);
    if (this.#active && 'edge' in this.#active) {
      drawEdge(context, layout, view.network, parameters, colours, this.#active.edge);
    }
    drawBiases(context, layout, view.network, parameters, colours);
    if (this.hasLead) drawLead(context, layout, colours);
    this.#paintTiles(view, pictures, colours, layout.tile, ratio);
    this.#atlas.draw(context, layout, ratio);
    this.#label(view, pictures);
    this.#fillCard(view, pictures);
  }

  #paintTiles(
    view: View,
    pictures: UnitPictures,
    colours: Palette,
    tile: number,
    ratio: number,
  ): void {
    const [snapshot, grid, style, palette, side] = this.#painted;
    const newSide = Math.round(tile * ratio);
    const isSame =
      snapshot === view.snapshot &&
      grid === pictures.grid &&
      style === this.unitStyle &&
      palette === colours &&
      side === newSide;
    if (isSame) return;
    this.#painted = [view.snapshot, pictures.grid, this.unitStyle, colours, newSide];
    this.#atlas.paint(view, pictures, this.unitStyle, colours, newSide, Math.round(5 * ratio));
  }

  /** Keeps names and frames true to the numbers; names at most once a second while they run. */
  #label(view: View, pictures: UnitPictures): void {
    const now = performance.now();
    if (view.phase === 'training' && now - this.#labelledAt < labelIntervalMs) return;
    this.#labelledAt = now;
    const features = view.experiment.features.length;
    view.network.layers.forEach((layer, layerIndex) => {
      for (let i = 0; i < layer.unitCount; i++) {
        const tile = this.#tiles[features + layer.unitOffset + i];
        const condition = unitCondition(view, pictures, layerIndex, i);
        const label = unitLabel(view, layerIndex, i, condition);
        if (tile.dataset.condition !== condition) tile.dataset.condition = condition;
        if (tile.ariaLabel !== label) tile.ariaLabel = label;
      }
    });
  }

  #fillCard(view: View, pictures: UnitPictures): void {
    const card = this.renderRoot.querySelector<HTMLElement>('.card');
    const active = this.#active;
    if (!card || !active) return;
    if ('edge' in active) {
      fillCard(card, edgeWords(view, active.edge));
      return;
    }
    const features = view.experiment.features.length;
    if (active.node < features) {
      fillCard(card, featureWords(view.experiment.features[active.node]));
      return;
    }
    const { layerIndex, unitIndex } = unitOf(view, active.node);
    const condition = unitCondition(view, pictures, layerIndex, unitIndex);
    fillCard(card, unitWords(view, layerIndex, unitIndex, condition));
  }

  #show(active: { node: number } | { edge: Edge }, x = 0, y = 0): void {
    const { view } = this;
    const layout = this.#layout;
    const card = this.renderRoot.querySelector<HTMLElement>('.card');
    const scroll = this.renderRoot.querySelector('.scroll');
    if (!view || !layout || !card || !scroll) return;
    this.#active = active;
    card.hidden = false;
    this.#fillCard(view, picturesOf(view));
    const isNode = 'node' in active;
    const target = {
      x: (isNode ? layout.left[active.node] : x) - scroll.scrollLeft,
      y: (isNode ? layout.top[active.node] : y) - scroll.scrollTop,
      width: isNode ? layout.tile : 0,
      height: isNode ? layout.tile : 0,
    };
    const room = { width: this.#canvas.boxWidth, height: this.#canvas.boxHeight };
    placeCard(card, target, room, 'below');
    this.#canvas.request();
  }

  readonly #hideCard = (): void => {
    if (!this.#active) return;
    this.#active = null;
    const card = this.renderRoot.querySelector<HTMLElement>('.card');
    if (card) card.hidden = true;
    this.#canvas.request();
  };

  readonly #onPointerMove = (event: PointerEvent): void => {
    if (!this.view || !this.#layout) return;
    const node = nodeOf(event);
    if (node !== null) {
      if (!(this.#active && 'node' in this.#active && this.#active.node === node)) {
        this.#show({ node });
      }
      return;
    }
    const plane = event.currentTarget as HTMLElement;
    const box = plane.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const isOnCanvas = event.target === plane || event.target instanceof HTMLCanvasElement;
    const edge = isOnCanvas ? edgeAt(this.#layout, this.view.network, x, y) : null;
    if (edge) this.#show({ edge }, x, y);
    else this.#hideCard();
  };

  readonly #onFocus = (event: FocusEvent): void => {
    const node = nodeOf(event);
    if (node === null) return;
    this.tabStop = node;
    if ((event.target as HTMLElement).matches(':focus-visible')) this.#show({ node });
  };

  readonly #onClick = (event: MouseEvent): void => {
    const edit = (event.target as HTMLElement).closest<HTMLElement>('[data-edit]');
    if (edit) this.#edit(edit.dataset.edit ?? '', Number(edit.dataset.layer));
    const node = nodeOf(event);
    const { view } = this;
    if (node === null || !view) return;
    // A finger has no hover: what it taps is shown, until it taps elsewhere.
    this.#show({ node });
    if (node < view.experiment.features.length) return;
    const unit = unitOf(view, node);
    const isOutput = unit.layerIndex === view.network.layers.length - 1;
    const { selection } = this;
    const isAgain =
      selection?.layerIndex === unit.layerIndex && selection.unitIndex === unit.unitIndex;
    this.#select(isOutput || isAgain ? null : unit);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const node = nodeOf(event);
    if (node === null || !this.#layout || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') {
      this.#hideCard();
      if (this.selection) this.#select(null);
      return;
    }
    const next = neighbourOf(this.#layout, node, event.key);
    if (next === null) return;
    event.preventDefault();
    // The page has its own meaning for arrow keys where nothing else takes them.
    event.stopPropagation();
    this.#tiles[next].focus();
    this.#show({ node: next });
  };

  #select(selection: Selection): void {
    this.dispatchEvent(
      new CustomEvent('unit-select', { detail: selection, bubbles: true, composed: true }),
    );
  }

  #edit(edit: string, layerIndex: number): void {
    const layers = this.view?.experiment.hiddenLayers;
    if (!layers || !this.isEditable) return;
    const hiddenLayers: HiddenLayer[] | null =
      edit === 'unit-less'
        ? withUnits(layers, layerIndex, -1)
        : edit === 'unit-more'
          ? withUnits(layers, layerIndex, 1)
          : edit === 'layer-add'
            ? withLayer(layers, layerIndex)
            : withoutLayer(layers, layerIndex);
    if (!hiddenLayers) return;
    const detail = { hiddenLayers };
    this.dispatchEvent(new CustomEvent('layers-change', { detail, bubbles: true, composed: true }));
  }
}

/** What of a view the markup shows: a change of it is rendered, all else is drawn. */
function markupKeyOf(view: View | null): string {
  if (!view) return '';
  const { features, hiddenLayers } = view.experiment;
  return `${features.join()}|${hiddenLayers.map((l) => `${l.unitCount}${l.activation}`).join()}`;
}

/** The tile an event is about, as its node. */
function nodeOf(event: Event): number | null {
  const tile = (event.target as HTMLElement).closest<HTMLElement>('[data-node]');
  return tile ? Number(tile.dataset.node) : null;
}

function unitOf(view: View, node: number): { layerIndex: number; unitIndex: number } {
  const unit = node - view.experiment.features.length;
  const layerIndex = view.network.layers.findLastIndex((layer) => layer.unitOffset <= unit);
  return { layerIndex, unitIndex: unit - view.network.layers[layerIndex].unitOffset };
}

customElements.define('ml-network', MlNetwork);

declare global {
  interface HTMLElementTagNameMap {
    'ml-network': MlNetwork;
  }
}
