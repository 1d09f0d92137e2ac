import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { PreparedData } from '../../../shared/datasets/prepare.ts';
import type { Pointer } from '../../../shared/protocol/lead.ts';
import type { View } from '../../../shared/view/view.ts';
import { formatValue, unitSymbol } from '../../render/formula.ts';
import {
  hasSpace,
  HiddenSpaces,
  outputHalves,
  type SpaceChoice,
} from '../../render/hidden-space.ts';
import { palette } from '../../render/palette.ts';
import { nearestPoint, type PointRef } from '../../render/picked-point.ts';
import { drawAxes } from '../../render/plane-axes.ts';
import { planeSquare } from '../../render/plane-picture.ts';
import type { Square } from '../../render/plane.ts';
import { shownPoints } from '../../render/shown-points.ts';
import { drawSpace } from '../../render/space-picture.ts';
import { misclassifiedOf } from '../../render/verdicts.ts';
import { formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { boundaryStyles } from './boundary-styles.ts';
import { legendTemplate, saveButton } from './boundary-template.ts';
import { CanvasController } from './canvas-controller.ts';
import { placePicture } from './place-picture.ts';
import './shared-pointer.ts';
import { spaceStyles } from './space-styles.ts';
import { showPoint } from './point-card.ts';
import { pointText } from './point-words.ts';
import { wallScale } from './wall-scale.ts';

const tickRoom = 26;

/**
 * A hidden layer's space in the large picture's place: the points where the layer puts them,
 * along two of its units, and the plane's grid as it bends it.
 *
 * @fires space-change - {@link SpaceChoice}: other units; null: back to the output.
 * @fires plane-point - {@link Pointer}: where it is pointed at; null: nowhere.
 * @fires point-select - {@link PointRef}: a point to look into; null: none.
 * @fires picture-save - it is to be saved.
 */
export class MlSpace extends LitElement {
  static override styles = [sharedStyles, boundaryStyles, spaceStyles];
  static override properties = {
    view: { attribute: false },
    choice: { attribute: false },
    point: { attribute: false },
    hidesTest: { type: Boolean, attribute: 'hides-test' },
    wall: { type: Boolean, reflect: true },
  };
  declare view: View | null;
  declare choice: SpaceChoice | null;
  declare point: PointRef | null;
  /** Whether the points of training are shown alone. */
  declare hidesTest: boolean;
  declare wall: boolean;

  readonly #canvas = new CanvasController(this, () => this.#draw());
  readonly #spaces = new HiddenSpaces();
  #square: Square = { x: 0, y: 0, side: 0 };
  /** The points as they were drawn last. */
  #data: PreparedData | null = null;
  #pointer: Pointer = null;
  #markupKey = '';
  #labelledAt = -Infinity;

  constructor() {
    super();
    this.view = null;
    this.choice = null;
    this.point = null;
    this.hidesTest = false;
    this.wall = false;
  }

  /** Where a teacher points. It moves often, and nothing else is drawn for it. */
  set pointer(pointer: Pointer) {
    this.#pointer = pointer;
    const marker = this.renderRoot?.querySelector('ml-shared-pointer');
    if (marker) marker.at = pointer;
  }

  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    this.#canvas.request();
    if (changed.size > 1 || !changed.has('view') || !this.hasUpdated) return true;
    return this.#markupKey !== this.#keyOfMarkup();
  }

  #keyOfMarkup(): string {
    const { view } = this;
    return view
      ? `${view.experiment.hiddenLayers.map((l) => l.unitCount).join()} ${view.data.test.count > 0}`
      : '';
  }

  protected override willUpdate(): void {
    this.#markupKey = this.#keyOfMarkup();
    this.#labelledAt = -Infinity;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view, choice } = this;
    if (!view || !choice || !hasSpace(view, choice)) return nothing;
    const layer = choice.layerIndex + 1;
    const { unitCount } = view.experiment.hiddenLayers[choice.layerIndex];
    const isStraight = outputHalves(view, choice, view.data.window) !== null;
    return html`<canvas aria-hidden="true"></canvas>
      <div class="head">
        <h2>${t('spaceTitle', { layer })}</h2>
        ${unitCount > 2 && !this.wall ? this.#units(choice, unitCount) : nothing}
        ${
          this.wall
            ? nothing
            : html`<button
                  class="back"
                  title=${t('boundaryBack')}
                  @click=${() => this.#send('space-change', null)}
                >
                  ← ${t('boundaryTitle')}
                </button>
                ${saveButton(() => this.#send('picture-save', {}))}`
        }
      </div>
      <div
        class="surface"
        role="application"
        tabindex="0"
        @click=${this.#onClick}
        @keydown=${this.#onKey}
        @pointermove=${this.#onPointer}
        @pointerleave=${this.#onPointerLeave}
      >
        <ml-shared-pointer .at=${this.#pointer}></ml-shared-pointer>
      </div>
      <div class="foot">
        <p>${t(isStraight ? 'spaceCaptionLine' : 'spaceCaption', { layer })}</p>
        ${legendTemplate(view.data.test.count > 0 && !this.hidesTest)}
      </div>
      <div class="card-room"><div class="card" aria-hidden="true" hidden></div></div>
      <output class="visually-hidden"></output>`;
  }

  #units(choice: SpaceChoice, unitCount: number): TemplateResult {
    const picker = (axis: 'across' | 'up', label: string) =>
      html`<select
        aria-label=${label}
        title=${label}
        @change=${(event: Event) => this.#pickUnit(axis, Number((event.target as HTMLSelectElement).value))}
      >
        ${Array.from(
          { length: unitCount },
          (_, unit) =>
            html`<option value=${unit} .selected=${choice[axis] === unit}>
              ${unitSymbol(unit)}
            </option>`,
        )}
      </select>`;
    return html`<span class="units">
      ${picker('across', t('spaceAcross'))}${picker('up', t('spaceUp'))}
    </span>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const output = this.renderRoot.querySelector('output');
    if (!output || !changed.has('point')) return;
    output.textContent = this.view && this.point ? pointText(this.view, this.point) : '';
  }

  #draw(): void {
    const { view, choice } = this;
    const find = (part: string) => this.renderRoot.querySelector<HTMLElement>(part);
    const canvas = this.renderRoot.querySelector('canvas');
    const [head, surfaceElement, foot] = [find('.head'), find('.surface'), find('.foot')];
    if (!view || !choice || !hasSpace(view, choice)) return;
    if (!canvas || !head || !surfaceElement || !foot) return;
    const { boxWidth, boxHeight } = this.#canvas;
    const scale = this.wall ? wallScale() : 1;
    const room = boxHeight - foot.offsetHeight;
    const square = planeSquare(boxWidth, room, head.offsetHeight, scale);
    const surface = this.#canvas.surface(canvas, boxWidth, boxHeight);
    if (!surface || square.side < 40) return;
    this.#square = square;
    const height = foot.offsetHeight;
    const isMoved = placePicture(square, { head, surface: surfaceElement }, boxWidth);
    foot.style.left = `${square.x}px`;
    foot.style.width = `${square.side}px`;
    foot.style.top = `${square.y + square.side + tickRoom * scale}px`;
    if (isMoved || foot.offsetHeight !== height) this.#canvas.request();

    const { context } = surface;
    const colours = palette();
    const all = this.#spaces.of(view, choice);
    const space = { ...all, data: shownPoints(all.data, this.hidesTest) };
    this.#data = space.data;
    const marker = this.renderRoot.querySelector('ml-shared-pointer');
    if (marker) marker.window = space.data.window;
    drawSpace(context, square, view, choice, space, colours);
    const font = getComputedStyle(this).fontFamily;
    const names = [unitSymbol(choice.across), unitSymbol(choice.up)] as const;
    drawAxes(context, square, space.data.window, colours, font, 13 * scale, names);
    this.#drawPoint(view, space.data, names, context);
    this.#label(view, choice, surfaceElement);
  }

  #drawPoint(
    view: View,
    data: PreparedData,
    names: readonly [string, string],
    context: CanvasRenderingContext2D,
  ): void {
    const card = this.renderRoot.querySelector<HTMLElement>('.card');
    if (!card) return;
    const room = { context, square: this.#square, data, boxWidth: this.#canvas.boxWidth, card };
    const { point } = this;
    if (!point || point.index >= data[point.set].count) {
      showPoint(room, view, null);
      return;
    }
    const { x } = data[point.set];
    const line = names.map((name, axis) => `${name} = ${formatValue(x[2 * point.index + axis])}`);
    showPoint(room, view, point, line.join(', '));
  }

  /** The picture in words, at most once a second. */
  #label(view: View, choice: SpaceChoice, element: HTMLElement): void {
    const now = performance.now();
    if (view.phase === 'training' && now - this.#labelledAt < 1000) return;
    this.#labelledAt = now;
    const { train, test } = misclassifiedOf(view);
    const wrong = [...train, ...test].reduce((sum, flag) => sum + flag, 0);
    const label = t('spaceLabel', {
      layer: choice.layerIndex + 1,
      across: choice.across + 1,
      up: choice.up + 1,
      epoch: formatCount(view.snapshot.epoch),
      wrong: formatCount(wrong),
      count: formatCount(train.length + test.length),
    });
    if (element.ariaLabel !== label) element.ariaLabel = label;
  }

  /** The other axis takes the unit that this one had, where both would show the same. */
  #pickUnit(axis: 'across' | 'up', unit: number): void {
    if (!this.choice) return;
    const other = axis === 'across' ? 'up' : 'across';
    const choice = { ...this.choice, [axis]: unit };
    if (this.choice[other] === unit) choice[other] = this.choice[axis];
    this.#send('space-change', choice);
  }

  readonly #onPointer = (event: PointerEvent): void => {
    if (!this.#data) return;
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const { x1Min, x1Max, x2Min, x2Max } = this.#data.window;
    const right = (event.clientX - box.left) / box.width;
    const down = (event.clientY - box.top) / box.height;
    this.#send('plane-point', [x1Min + right * (x1Max - x1Min), x2Max - down * (x2Max - x2Min)]);
  };

  readonly #onPointerLeave = (): void => this.#send('plane-point', null);

  readonly #onClick = (event: MouseEvent): void => {
    if (!this.#data) return;
    const box = this.getBoundingClientRect();
    const [atX, atY] = [event.clientX - box.left, event.clientY - box.top];
    const reach = event instanceof PointerEvent && event.pointerType === 'touch' ? 24 : 12;
    this.#send('point-select', nearestPoint(this.#square, this.#data, atX, atY, reach));
  };

  /** From point to point: those of training, then those held out. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!this.view || step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const { train, test } = shownPoints(this.view.data, this.hidesTest);
    const count = train.count + test.count;
    const { set, index } = this.point ?? { set: 'train', index: step > 0 ? -1 : 0 };
    const next = ((set === 'test' ? train.count : 0) + index + step + count) % count;
    const isTest = next >= train.count;
    this.#send('point-select', {
      set: isTest ? 'test' : 'train',
      index: isTest ? next - train.count : next,
    });
    event.preventDefault();
    event.stopPropagation();
  };

  #send(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

customElements.define('ml-space', MlSpace);

declare global {
  interface HTMLElementTagNameMap {
    'ml-space': MlSpace;
  }
}
