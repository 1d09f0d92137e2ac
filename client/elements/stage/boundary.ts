import { html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import type { View } from '../../../shared/view/view.ts';
import { palette } from '../../render/palette.ts';
import { drawAxes, drawProbe, planeSquare, PlanePicture } from '../../render/plane-picture.ts';
import type { Square } from '../../render/plane.ts';
import { probe } from '../../render/probe.ts';
import { isSelectable, type Selection, type UnitStyle } from '../../render/selection.ts';
import { picturesOf } from '../../render/unit-pictures.ts';
import { formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { boundaryStyles } from './boundary-styles.ts';
import { CanvasController } from './canvas-controller.ts';
import { probeText, probeWords } from './probe-words.ts';
import { fillCard, placeCard } from './value-card.ts';

/**
 * The large picture of the network's output, or of one unit: the plane in the classes' colours,
 * the crisp boundary, the points, and a probe at the pointer or moved by arrow keys.
 *
 * @fires unit-select - null: back to the output.
 */
export class MlBoundary extends LitElement {
  static override styles = [sharedStyles, boundaryStyles];
  static override properties = {
    view: { attribute: false },
    selection: { attribute: false },
    unitStyle: { attribute: 'unit-style' },
    wall: { type: Boolean, reflect: true },
  };
  declare view: View | null;
  declare selection: Selection;
  declare unitStyle: UnitStyle;
  declare wall: boolean;

  readonly #canvas = new CanvasController(this, () => this.#draw());
  readonly #picture = new PlanePicture();
  #square: Square = { x: 0, y: 0, side: 0 };
  /** Where the probe is in the plane's own coordinates, if it is shown. */
  #probe: { x1: number; x2: number } | null = null;
  #markupKey = '';
  #labelledAt = -Infinity;

  constructor() {
    super();
    this.view = null;
    this.selection = null;
    this.unitStyle = 'regions';
    this.wall = false;
  }

  /** The unit that is shown: the selected one, or the output where that one is gone. */
  get #unit(): { layerIndex: number; unitIndex: number } | null {
    const { view, selection } = this;
    if (!view || !selection) return null;
    return isSelectable(selection, view.experiment.hiddenLayers) ? selection : null;
  }

  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    this.#canvas.request();
    if (changed.size > 1 || !changed.has('view') || !this.hasUpdated) return true;
    return this.#markupKey !== this.#keyOfMarkup();
  }

  #keyOfMarkup(): string {
    if (!this.view) return '';
    const unit = this.#unit;
    return `${this.view.data.test.count > 0} ${unit ? `${unit.layerIndex} ${unit.unitIndex}` : ''}`;
  }

  protected override willUpdate(): void {
    this.#markupKey = this.#keyOfMarkup();
    this.#labelledAt = -Infinity;
  }

  protected override render(): TemplateResult {
    const unit = this.#unit;
    return html`<canvas aria-hidden="true"></canvas>
      <div class="head">
        <h2>
          ${
            unit
              ? t('boundaryUnitTitle', { layer: unit.layerIndex + 1, unit: unit.unitIndex + 1 })
              : t('boundaryTitle')
          }
        </h2>
        ${
          unit
            ? html`<button class="back" @click=${this.#showOutput}>${t('boundaryBack')}</button>`
            : this.#legend()
        }
      </div>
      <div
        class="surface"
        role="application"
        tabindex=${this.view ? 0 : -1}
        @pointermove=${this.#onPointer}
        @pointerdown=${this.#onPointer}
        @pointerleave=${this.#onLeave}
        @keydown=${this.#onKey}
        @blur=${this.#hideProbe}
      ></div>
      <div class="card" aria-hidden="true" hidden></div>
      <output class="visually-hidden"></output>`;
  }

  #legend(): TemplateResult {
    const entry = (shape: TemplateResult, text: string) =>
      html`<li><svg viewBox="0 0 14 14" aria-hidden="true">${shape}</svg>${text}</li>`;
    const circle = svg`<circle class="class-0" cx="7" cy="7" r="4.5" />`;
    const triangle = svg`<path class="class-1" d="M7 1.2 12 10.4H2z" />`;
    const hollow = svg`<circle class="test" cx="7" cy="7" r="4" />`;
    const ringed = svg`<circle class="ring" cx="7" cy="7" r="5.8" />
      <circle class="dot" cx="7" cy="7" r="2.4" />`;
    return html`<ul class="legend">
      ${entry(circle, t('boundaryClass0'))}${entry(triangle, t('boundaryClass1'))}
      ${this.view && this.view.data.test.count > 0 ? entry(hollow, t('boundaryTest')) : nothing}
      ${entry(ringed, t('boundaryWrong'))}
    </ul>`;
  }

  #draw(): void {
    const { view } = this;
    const canvas = this.renderRoot.querySelector('canvas');
    const head = this.renderRoot.querySelector<HTMLElement>('.head');
    const surfaceElement = this.renderRoot.querySelector<HTMLElement>('.surface');
    if (!canvas || !head || !surfaceElement) return;
    const scale = this.wall ? 1.6 : 1;
    const { boxWidth, boxHeight } = this.#canvas;
    const heading = head.offsetHeight;
    const square = planeSquare(boxWidth, boxHeight, heading, scale);
    const surface = this.#canvas.surface(canvas, boxWidth, boxHeight);
    if (!surface || square.side < 40) return;
    if (!isSameSquare(square, this.#square)) {
      this.#square = square;
      head.style.left = `${square.x}px`;
      head.style.width = `${square.side}px`;
      head.style.top = `${square.y - heading - 2}px`;
      // A narrower heading may take two lines: the square then moves once more.
      if (head.offsetHeight !== heading) this.#canvas.request();
      surfaceElement.style.left = `${square.x}px`;
      surfaceElement.style.top = `${square.y}px`;
      surfaceElement.style.width = surfaceElement.style.height = `${square.side}px`;
    }
    const colours = palette();
    const { context, ratio } = surface;
    if (!view) {
      context.strokeStyle = colours.line;
      context.beginPath();
      context.roundRect(square.x - 0.5, square.y - 0.5, square.side + 1, square.side + 1, 6);
      context.stroke();
      return;
    }
    const pictures = picturesOf(view);
    const layerIndex = this.#unit?.layerIndex ?? view.network.layers.length - 1;
    const unit = view.network.layers[layerIndex].unitOffset + (this.#unit?.unitIndex ?? 0);
    const shown = { layerIndex, unit };
    this.#picture.draw(context, square, view, pictures, shown, this.unitStyle, colours, ratio);
    const font = getComputedStyle(this).fontFamily;
    drawAxes(context, square, view.data.window, colours, font, 13 * scale);
    this.#drawProbe(view, context);
    this.#label(view, surfaceElement);
  }

  #drawProbe(view: View, context: CanvasRenderingContext2D): void {
    const at = this.#probe;
    const card = this.renderRoot.querySelector<HTMLElement>('.card');
    if (!at || !card) return;
    const { x, y, side } = this.#square;
    const { x1Min, x1Max, x2Min, x2Max } = view.data.window;
    const atX = x + (side * (at.x1 - x1Min)) / (x1Max - x1Min);
    const atY = y + (side * (x2Max - at.x2)) / (x2Max - x2Min);
    drawProbe(context, this.#square, atX, atY, palette());
    card.hidden = false;
    fillCard(card, probeWords(probe(view, at, this.#unit)));
    const room = { width: this.#canvas.boxWidth, height: y + side };
    placeCard(card, { x: atX - 8, y: atY - 8, width: 16, height: 16 }, room, 'beside');
  }

  /** The picture in words, at most once a second. */
  #label(view: View, element: HTMLElement): void {
    const now = performance.now();
    if (view.phase === 'training' && now - this.#labelledAt < 1000) return;
    this.#labelledAt = now;
    const epoch = formatCount(view.snapshot.epoch);
    const unit = this.#unit;
    const label = unit
      ? t('boundaryUnitLabel', { epoch, layer: unit.layerIndex + 1, unit: unit.unitIndex + 1 })
      : t('boundaryLabel', { epoch });
    if (element.ariaLabel !== label) element.ariaLabel = label;
  }

  readonly #onPointer = (event: PointerEvent): void => {
    const { view } = this;
    if (!view) return;
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const share = (at: number, size: number) => Math.min(1, Math.max(0, at / size));
    this.#moveProbe(
      view,
      share(event.clientX - box.left, box.width),
      share(event.clientY - box.top, box.height),
    );
  };

  /** A finger that lifts leaves its probe standing; a mouse takes it away. */
  readonly #onLeave = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse') this.#hideProbe();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const { view } = this;
    if (!view || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') {
      this.#hideProbe();
      return;
    }
    const step = event.shiftKey ? 0.1 : 0.01;
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    const { x1Min, x1Max, x2Min, x2Max } = view.data.window;
    const at = this.#probe ?? { x1: (x1Min + x1Max) / 2, x2: (x2Min + x2Max) / 2 };
    const clamp = (share: number) => Math.min(1, Math.max(0, share));
    this.#moveProbe(
      view,
      clamp((at.x1 - x1Min) / (x1Max - x1Min) + move[0]),
      clamp((x2Max - at.x2) / (x2Max - x2Min) + move[1]),
    );
    const output = this.renderRoot.querySelector('output');
    if (output && this.#probe) output.textContent = probeText(probe(view, this.#probe, this.#unit));
  };

  #moveProbe({ data }: View, right: number, down: number): void {
    const { x1Min, x1Max, x2Min, x2Max } = data.window;
    this.#probe = { x1: x1Min + right * (x1Max - x1Min), x2: x2Max - down * (x2Max - x2Min) };
    this.#canvas.request();
  }

  readonly #hideProbe = (): void => {
    this.#probe = null;
    const card = this.renderRoot.querySelector<HTMLElement>('.card');
    if (card) card.hidden = true;
    this.#canvas.request();
  };

  readonly #showOutput = (): void => {
    this.dispatchEvent(
      new CustomEvent('unit-select', { detail: null, bubbles: true, composed: true }),
    );
  };
}

const isSameSquare = (a: Square, b: Square) => a.x === b.x && a.y === b.y && a.side === b.side;

customElements.define('ml-boundary', MlBoundary);

declare global {
  interface HTMLElementTagNameMap {
    'ml-boundary': MlBoundary;
  }
}
