import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { PreparedData } from '../../../shared/datasets/prepare.ts';
import { isSameWindow } from '../../../shared/datasets/window.ts';
import type { Pointer } from '../../../shared/protocol/lead.ts';
import type { Snapshot } from '../../../shared/protocol/snapshot-codec.ts';
import type { View } from '../../../shared/view/view.ts';
import { palette as currentPalette } from '../../render/palette.ts';
import { drawAxes, drawFrame, drawProbe, placeIn } from '../../render/plane-axes.ts';
import { planeSquare, PlanePicture, toolsTop } from '../../render/plane-picture.ts';
import type { Square } from '../../render/plane.ts';
import type { PointRef } from '../../render/picked-point.ts';
import { probe } from '../../render/probe.ts';
import { shownPoints } from '../../render/shown-points.ts';
import { drawnUnit, isSelectable, type Selection, type UnitStyle } from '../../render/selection.ts';
import { frameSizes, isZoomed, wholeFrame, zoomFrame } from '../../render/zoom.ts';
import type { Frame } from '../../render/zoom.ts';
import { ZoomedPlanes } from '../../render/zoomed-plane.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { boundaryStyles } from './boundary-styles.ts';
import { markupKey, surfaceTemplate } from './boundary-surface.ts';
import { legendTemplate, toolsTemplate } from './boundary-template.ts';
import { CanvasController } from './canvas-controller.ts';
import { PlaneGestures } from './plane-gestures.ts';
import { PlaneProbe, type PlanePlace, type ProbedPicture } from './plane-probe.ts';
import { showPoint, showWords } from './point-card.ts';
import { pointText } from './point-words.ts';
import { pictureLabel, pictureTitle, probeText, probeWords } from './probe-words.ts';
import { placePicture } from './place-picture.ts';
import { wallScale } from './wall-scale.ts';

/**
 * The large picture of the network's output, or of one unit: the plane in the classes' colours,
 * the crisp boundary, the points, and a probe at the pointer or moved by arrow keys. It can be
 * zoomed, and one point looked into.
 *
 * @fires unit-select - null: back to the output.
 * @fires point-select - {@link PointRef}: a point to look into; null: none.
 * @fires plane-point - {@link Pointer}: where it is pointed at, by pointer or keys; null: nowhere.
 * @fires trail-change - whether earlier boundaries are to be seen.
 * @fires test-points-change - whether the test points are to be seen.
 * @fires picture-save - `{frame}`: it is to be saved, with what part of the plane it shows.
 */
export class MlBoundary extends LitElement implements ProbedPicture {
  static override styles = [sharedStyles, boundaryStyles];
  static override properties = {
    view: { attribute: false },
    selection: { attribute: false },
    unitStyle: { attribute: 'unit-style' },
    point: { attribute: false },
    trail: { attribute: false },
    hasTrail: { type: Boolean, attribute: 'has-trail' },
    hidesTest: { type: Boolean, attribute: 'hides-test' },
    hasTools: { type: Boolean, attribute: 'has-tools' },
    wall: { type: Boolean, reflect: true },
  };
  declare view: View | null;
  declare selection: Selection;
  declare unitStyle: UnitStyle;
  /** The point that is looked into. */
  declare point: PointRef | null;
  /** Earlier snapshots, shown where `hasTrail`. */
  declare trail: readonly Snapshot[];
  declare hasTrail: boolean;
  /** Whether the points of training are shown alone. */
  declare hidesTest: boolean;
  /** Whether it has buttons of its own: test points, trail and zoom. */
  declare hasTools: boolean;
  declare wall: boolean;

  readonly #canvas = new CanvasController(this, () => this.#draw(), {
    prepare: () => this.#prepare(),
  });
  readonly #picture = new PlanePicture();
  readonly #planes = new ZoomedPlanes();
  readonly #probe = new PlaneProbe(this);
  readonly #gestures = new PlaneGestures(this.#probe);
  #square: Square = { x: 0, y: 0, side: 0 };
  #frame = wholeFrame;
  #pointer: Pointer = null;
  #markupKey = '';
  #labelledAt = -Infinity;

  constructor() {
    super();
    this.view = null;
    this.selection = null;
    this.unitStyle = 'regions';
    this.point = null;
    this.trail = [];
    this.hasTrail = false;
    this.hidesTest = false;
    this.hasTools = false;
    this.wall = false;
  }

  /** Where a teacher points. It moves often, and nothing else is drawn for it. */
  set pointer(pointer: Pointer) {
    this.#pointer = pointer;
    const marker = this.renderRoot?.querySelector('ml-shared-pointer');
    if (marker) marker.at = pointer;
  }

  /** What part of the data's window is shown. */
  get frame(): Frame {
    return this.#frame;
  }

  set frame(frame: Frame) {
    if (frame === this.#frame) return;
    this.#frame = frame;
    this.requestUpdate();
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
    return this.#markupKey !== markupKey(this.view, this.#unit);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Another window is another picture: of other data, or with other features.
    const before = changed.get('view')?.data.window;
    const after = this.view?.data.window;
    if (before && after && !isSameWindow(before, after)) this.#frame = wholeFrame;
    this.#markupKey = markupKey(this.view, this.#unit);
    this.#labelledAt = -Infinity;
  }

  protected override render(): TemplateResult {
    const unit = this.#unit;
    const { view } = this;
    return html`<div class="apart">
      <canvas aria-hidden="true"></canvas>
      <div class="head">
        <h2>${pictureTitle(unit)}</h2>
        ${
          unit && !this.wall
            ? html`<button class="back" @click=${this.#showOutput}>${t('boundaryBack')}</button>`
            : legendTemplate(view !== null && view.data.test.count > 0 && !this.hidesTest)
        }
      </div>
      ${surfaceTemplate({
        view,
        frame: this.#frame,
        pointer: this.#pointer,
        gestures: this.#gestures,
        probe: this.#probe,
      })}
      ${
        this.hasTools && view
          ? toolsTemplate({
              hasTrail: this.hasTrail,
              isZoomed: isZoomed(this.#frame),
              isNearest: this.#frame.size <= frameSizes.min,
              isFarthest: this.#frame.size >= frameSizes.max,
              hasTest: view.data.test.count > 0,
              hidesTest: this.hidesTest,
              onTest: () => this.#send('test-points-change', this.hidesTest),
              onTrail: () => this.#send('trail-change', !this.hasTrail),
              onZoom: (factor) => (this.frame = zoomFrame(this.#frame, factor)),
              onFit: () => (this.frame = wholeFrame),
              onSave: () => this.#send('picture-save', { frame: this.#frame }),
            })
          : nothing
      }
      <div class="card-room"><div class="card" aria-hidden="true" hidden></div></div>
      <output class="visually-hidden"></output>
    </div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const output = this.renderRoot.querySelector('output');
    if (!output || !changed.has('point')) return;
    output.textContent = this.view && this.point ? pointText(this.view, this.point) : '';
  }

  /** Not of a part of the plane: that is dragged, and drawn at once. */
  #prepare(): boolean {
    const { view } = this;
    if (!view || isZoomed(this.#frame)) return false;
    const { pictures } = this.#planes.of(view, this.#frame);
    return this.#picture.prepare({ view, pictures, unit: drawnUnit(view.network, this.#unit) });
  }

  #draw(): void {
    const { view } = this;
    const canvas = this.renderRoot.querySelector('canvas');
    const head = this.renderRoot.querySelector<HTMLElement>('.head');
    const surfaceElement = this.renderRoot.querySelector<HTMLElement>('.surface');
    if (!canvas || !head || !surfaceElement) return;
    const scale = this.wall ? wallScale() : 1;
    const { boxWidth, boxHeight } = this.#canvas;
    const heading = head.offsetHeight;
    const tools = this.renderRoot.querySelector<HTMLElement>('.tools');
    const foot = tools?.offsetHeight ?? 0;
    const square = planeSquare(boxWidth, boxHeight, heading, scale, foot);
    const toolsAt = toolsTop(square, scale);
    const surface = this.#canvas.surface(canvas, boxWidth, boxHeight);
    if (!surface || square.side < 40) return;
    this.#square = square;
    // A narrower heading may take two lines: the square then moves once more.
    if (placePicture(square, { head, surface: surfaceElement, tools }, boxWidth, toolsAt)) {
      this.#canvas.request();
    }
    const palette = currentPalette();
    const { context, ratio } = surface;
    if (!view) {
      drawFrame(context, square, palette);
      return;
    }
    const { pictures, data: all } = this.#planes.of(view, this.#frame);
    const data = shownPoints(all, this.hidesTest);
    this.#picture.draw(context, ratio, square, {
      view,
      data,
      pictures,
      unit: drawnUnit(view.network, this.#unit),
      style: this.unitStyle,
      trail: this.hasTrail ? this.trail : [],
      palette,
    });
    const font = getComputedStyle(this).fontFamily;
    drawAxes(context, square, data.window, palette, font, 13 * scale);
    this.#drawCard(view, data, context);
    this.#label(view, surfaceElement);
  }

  /** The probe, and the card of the point that is looked into, or else of the probe. */
  #drawCard(view: View, data: PreparedData, context: CanvasRenderingContext2D): void {
    const card = this.renderRoot.querySelector<HTMLElement>('.card');
    if (!card) return;
    const square = this.#square;
    const room = { context, square, data, boxWidth: this.#canvas.boxWidth, card };
    const { place } = this.#probe;
    const at = place && placeIn(square, data.window, place);
    if (at) drawProbe(context, square, at.x, at.y, currentPalette());
    if (this.point || !place || !at) showPoint(room, view, this.point);
    else showWords(room, at, probeWords(probe(view, place, this.#unit)));
  }

  /** The picture in words, at most once a second. */
  #label(view: View, element: HTMLElement): void {
    const now = performance.now();
    if (view.phase === 'training' && now - this.#labelledAt < 1000) return;
    this.#labelledAt = now;
    const label = pictureLabel(view, this.#unit);
    if (element.ariaLabel !== label) element.ariaLabel = label;
  }

  get square(): Square {
    return this.#square;
  }

  shownData(view: View): PreparedData {
    return shownPoints(this.#planes.of(view, this.#frame).data, this.hidesTest);
  }

  onPointer(pointer: Pointer): void {
    this.#send('plane-point', pointer);
  }

  onPick(point: PointRef | null): void {
    this.#send('point-select', point);
  }

  onStep(view: View, place: PlanePlace): void {
    const output = this.renderRoot.querySelector('output');
    if (output) output.textContent = probeText(probe(view, place, this.#unit));
  }

  request(): void {
    this.#canvas.request();
  }

  readonly #showOutput = (): void => this.#send('unit-select', null);

  #send(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

customElements.define('ml-boundary', MlBoundary);

declare global {
  interface HTMLElementTagNameMap {
    'ml-boundary': MlBoundary;
  }
  interface HTMLElementEventMap {
    'plane-point': CustomEvent<Pointer>;
  }
}
