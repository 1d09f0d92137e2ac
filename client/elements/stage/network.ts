import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { View } from '../../../shared/view/view.ts';
import { requestDraw } from '../../render/frame-scheduler.ts';
import type { Lit } from '../../render/lit.ts';
import { layoutNetwork, type NetworkLayout } from '../../render/network-layout.ts';
import type { PointRef } from '../../render/picked-point.ts';
import type { Selection, UnitStyle } from '../../render/selection.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { LiveCard, type CardScene } from './live-card.ts';
import { markupKeyOf, nameSize } from './network-markup.ts';
import { NetworkInput, touchQuery } from './network-input.ts';
import { NetworkPicture, type NetworkScene } from './network-picture.ts';
import { networkStyles } from './network-styles.ts';
import { isSelectedUnit, namesTemplate, networkTemplate } from './network-template.ts';
import { placeParts } from './place-parts.ts';
import { TileLabels } from './tile-labels.ts';
import { wallScale } from './wall-scale.ts';

/**
 * The network as a diagram: features, every unit as a tile with its own picture, weights as
 * edges, biases as stubs. Live values at the pointer, the focus or the finger.
 *
 * @fires unit-select - {@link Selection}: a unit for the large picture; null: the output.
 * @fires layers-change - `{hiddenLayers}`: layers as the buttons on the diagram want them.
 * @fires space-select - the index of the hidden layer whose name was pressed.
 * @fires parameter-edit - `{layerIndex, unitIndex, from, x, y}`: a weight or a bias to edit, and where on the screen.
 */
export class MlNetwork extends LitElement {
  static override styles = [sharedStyles, networkStyles];
  static override properties = {
    view: { attribute: false },
    selection: { attribute: false },
    unitStyle: { attribute: 'unit-style' },
    isEditable: { type: Boolean, attribute: 'is-editable' },
    hasLead: { type: Boolean, attribute: 'has-lead' },
    point: { attribute: false },
    hasSpaces: { type: Boolean, attribute: 'has-spaces' },
    spaceLayer: { attribute: false },
    wall: { type: Boolean, reflect: true },
    lit: { attribute: false },
  };
  declare view: View | null;
  declare selection: Selection;
  declare unitStyle: UnitStyle;
  declare isEditable: boolean;
  /** Whether the output leads on to a picture at its right. */
  declare hasLead: boolean;
  /** The point whose way through the network is shown. */
  declare point: PointRef | null;
  /** Whether a layer's name opens its space. */
  declare hasSpaces: boolean;
  /** The layer whose space is open: 0 is the first hidden one. */
  declare spaceLayer: number | null;
  /** On a projector: large type. */
  declare wall: boolean;
  /** What of it is being talked about; the rest steps back. */
  declare lit: Lit | null;
  declare tabStop: number;

  readonly #picture = new NetworkPicture(
    this,
    () => this.#pictureScene(),
    () => this.#place(),
    () => {
      requestDraw(this.#labels);
      requestDraw(this.#card);
    },
  );
  readonly #card = new LiveCard(
    () => this.#scene(),
    () => this.#picture.request(),
  );
  readonly #labels = new TileLabels(this);
  readonly #input = new NetworkInput(this, this.#card);
  /** Null before its box is known. */
  layout: NetworkLayout | null = null;
  /** How far the diagram is pushed along, where it is larger than its room. */
  #scrolled = { x: 0, y: 0 };
  /** The features', then the units' in the network's order. */
  tiles: HTMLElement[] = [];
  #markupKey = '';
  #placedKey = '';

  constructor() {
    super();
    this.view = null;
    this.selection = null;
    this.unitStyle = 'regions';
    this.isEditable = false;
    this.hasLead = false;
    this.point = null;
    this.hasSpaces = false;
    this.spaceLayer = null;
    this.wall = false;
    this.lit = null;
    this.tabStop = -1;
  }

  /** A view that differs in its numbers alone is drawn, not rendered. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    this.#picture.request();
    const isMarkup = [...changed.keys()].some((name) => name !== 'view' && name !== 'selection');
    if (isMarkup || !this.hasUpdated || this.#markupKey !== markupKeyOf(this.view)) return true;
    if (changed.has('selection')) this.#press();
    return false;
  }

  /** Another selection changes no more than what tiles are pressed. */
  #press(): void {
    const { view, selection, spaceLayer } = this;
    if (!view) return;
    const features = view.experiment.features.length;
    view.network.layers.forEach(({ unitOffset, unitCount }, layerIndex) => {
      for (let unitIndex = 0; unitIndex < unitCount; unitIndex++) {
        const isOn = isSelectedUnit(view, selection, spaceLayer, { layerIndex, unitIndex });
        const tile = this.tiles[features + unitOffset + unitIndex];
        if (tile.ariaPressed !== String(isOn)) tile.ariaPressed = String(isOn);
      }
    });
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
    const { view, selection, spaceLayer, isEditable, tabStop, lit } = this;
    if (!view) return html`<p class="empty">${t('stageEmpty')}</p>`;
    return html`<div class="scroll" @scroll=${this.#onScroll}>
        <div
          class="plane"
          role="group"
          ?data-lit=${lit !== null}
          aria-label=${t('stageNetwork')}
          @click=${this.#input.onClick}
          @keydown=${this.#input.onKey}
          @pointermove=${this.#input.onPointerMove}
          @pointerleave=${this.#input.onLeave}
          @focusin=${this.#input.onFocus}
          @focusout=${this.#input.onLeave}
        >
          <canvas class="edges" aria-hidden="true"></canvas>
          <canvas class="units" aria-hidden="true"></canvas>
          <div class="nodes">
            ${networkTemplate({ view, selection, spaceLayer, isEditable, tabStop, lit })}
          </div>
        </div>
      </div>
      <div class="names" @click=${this.#input.onName}>
        ${namesTemplate(view, this.hasSpaces, spaceLayer)}
      </div>
      <div class="card-room"><div class="card" aria-hidden="true" hidden></div></div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.tiles = [...this.renderRoot.querySelectorAll<HTMLElement>('.tile')];
    this.#labels.reset();
    this.#place();
    this.#input.keepFocus();
    if (changed.has('lit') && this.lit) this.#showLit();
  }

  /** Where the diagram is larger than its room. */
  #showLit(): void {
    const tile = this.renderRoot.querySelector('.tile[data-lit]');
    tile?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #place(): void {
    const { view } = this;
    const { width, height } = this.#picture.box;
    if (!view || width === 0) return;
    this.layout = layoutNetwork({
      width,
      height,
      counts: [view.experiment.features.length, ...view.network.layers.map((l) => l.unitCount)],
      isEditable: this.isEditable,
      // Nothing on a wall is to be tapped.
      isTouch: touchQuery.matches && !this.wall,
      hasLead: this.hasLead,
      scale: this.wall ? wallScale() : 1,
    });
    this.setAttribute('orientation', this.layout.orientation);
    this.toggleAttribute('names-above', this.layout.areNamesAbove);
    placeParts(this.renderRoot, this.tiles, this.layout);
    if (this.layout.areNamesAbove) this.#tellMore();
    if (this.wall) this.style.setProperty('--name-size', nameSize(this.layout));
    this.#card.layoutChanged(this.#placedKey === this.#markupKey);
    this.#placedKey = this.#markupKey;
    this.#picture.request();
  }

  #scene(): CardScene | null {
    const card = this.renderRoot.querySelector<HTMLElement>('.card');
    const layout = this.layout;
    if (!this.view || !layout || !card) return null;
    return { view: this.view, layout, seen: { ...this.#scrolled, ...this.#picture.box }, card };
  }

  /** What is drawn; null while the markup, the layout and the view are not of one network. */
  #pictureScene(): NetworkScene | null {
    const { view, unitStyle, point, lit, hasLead } = this;
    const layout = this.layout;
    if (!view || !layout || this.tiles.length !== layout.left.length) return null;
    const { node, edge } = this.#card;
    return { view, layout, unitStyle, point, lit, hasLead, node, edge };
  }

  readonly #onScroll = (event: Event): void => {
    const { scrollLeft, scrollTop } = event.currentTarget as HTMLElement;
    this.#scrolled = { x: scrollLeft, y: scrollTop };
    this.#card.hide();
    if (this.layout?.areNamesAbove) this.#tellMore();
  };

  /** Where there is more of it than is seen it fades out, and a row's buttons stay in sight. */
  #tellMore(): void {
    const scroll = this.renderRoot.querySelector('.scroll');
    if (!scroll || !this.layout) return;
    const { scrollLeft, clientWidth } = scroll;
    this.style.setProperty('--pushed', `${scrollLeft}px`);
    this.toggleAttribute('more-before', scrollLeft > 1);
    this.toggleAttribute('more-after', scrollLeft + clientWidth < this.layout.width - 1);
  }
}

customElements.define('ml-network', MlNetwork);

declare global {
  interface HTMLElementTagNameMap {
    'ml-network': MlNetwork;
  }
}
