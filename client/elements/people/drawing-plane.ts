import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { limits } from '../../../shared/limits.ts';
import type { PlanePoint, Stroke } from '../../../shared/protocol/people-messages.ts';
import type { View } from '../../../shared/view/view.ts';
import { drawCrowd, drawStrokes } from '../../render/drawings.ts';
import { palette } from '../../render/palette.ts';
import { drawAxes, drawFrame } from '../../render/plane-axes.ts';
import { planeSquare } from '../../render/plane-picture.ts';
import { drawBoundary, drawRegions, type Square } from '../../render/plane.ts';
import { drawPoints } from '../../render/points.ts';
import { fitStrokes } from '../../render/simplify-stroke.ts';
import { contourOf, recentPicturesOf } from '../../render/unit-pictures.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { CanvasController } from '../stage/canvas-controller.ts';
import { movedStroke, straightStroke, turnedStroke } from './stroke-moves.ts';
import { wallScale } from '../stage/wall-scale.ts';

/**
 * The class's points with boundaries that people have drawn: one's own, which may be drawn on, and
 * those of a crowd; over the network's own boundary or without it.
 *
 * @fires strokes-change - `Stroke[]`: all of one's own lines, after one was drawn or moved
 */
export class MlDrawingPlane extends LitElement {
  static override properties = {
    view: { attribute: false },
    strokes: { attribute: false },
    crowd: { attribute: false },
    showsBoundary: { attribute: false },
    isEditable: { attribute: false },
    wall: { type: Boolean },
    isSmall: { type: Boolean, attribute: 'is-small' },
    label: {},
  };
  declare view: View | null;
  declare strokes: readonly Stroke[];
  declare crowd: readonly (readonly Stroke[])[];
  declare showsBoundary: boolean;
  declare isEditable: boolean;
  declare wall: boolean;
  /** One of many in a list: without axes, and with smaller points. */
  declare isSmall: boolean;
  /** What it is a picture of, where nobody draws on it; '' for all drawings. */
  declare label: string;

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        position: relative;
        overflow: hidden;
        aspect-ratio: 1 / 0.97;
      }

      :host([is-small]) {
        aspect-ratio: 1;
      }

      canvas,
      .surface {
        position: absolute;
        left: 0;
        top: 0;
      }

      .surface {
        border-radius: var(--radius);
        cursor: crosshair;
        touch-action: none;
        user-select: none;
        -webkit-user-select: none;
      }
    `,
  ];

  readonly #canvas = new CanvasController(this, () => this.#draw());
  #square: Square = { x: 0, y: 0, side: 0 };
  /** The line that a pointer is drawing. */
  #open: { pointerId: number; points: PlanePoint[] } | null = null;

  constructor() {
    super();
    this.view = null;
    this.strokes = [];
    this.crowd = [];
    this.showsBoundary = false;
    this.isEditable = false;
    this.wall = false;
    this.isSmall = false;
    this.label = '';
  }

  override updated(): void {
    this.#canvas.request();
  }

  protected override render(): TemplateResult {
    return html`<canvas
        role=${this.isEditable ? nothing : 'img'}
        aria-label=${this.isEditable ? nothing : this.label || t('predictAll')}
        aria-hidden=${this.isEditable ? 'true' : nothing}
      ></canvas>
      ${
        this.isEditable
          ? html`<div
              class="surface"
              role="application"
              tabindex="0"
              aria-label="${t('predictPlane')}. ${t('predictKeys')}"
              @pointerdown=${this.#onDown}
              @pointermove=${this.#onMove}
              @pointerup=${this.#onUp}
              @pointercancel=${this.#onCancel}
              @keydown=${this.#onKey}
            ></div>`
          : nothing
      }`;
  }

  #draw(): void {
    const { view } = this;
    const canvas = this.renderRoot.querySelector('canvas');
    const { boxWidth, boxHeight } = this.#canvas;
    const drawn = canvas && this.#canvas.surface(canvas, boxWidth, boxHeight);
    if (!view || !drawn) return;
    const scale = this.wall ? wallScale() : 1;
    this.#square = this.isSmall
      ? { x: 0, y: 0, side: Math.min(boxWidth, boxHeight) }
      : planeSquare(boxWidth, boxHeight, 0, scale);
    const { x, y, side } = this.#square;
    const surface = this.renderRoot.querySelector<HTMLElement>('.surface');
    if (surface) {
      surface.style.left = `${x}px`;
      surface.style.top = `${y}px`;
      surface.style.width = surface.style.height = `${side}px`;
    }
    const { context } = drawn;
    const colours = palette();
    const { window } = view.data;
    context.save();
    context.beginPath();
    context.roundRect(x, y, side, side, 6);
    context.clip();
    context.fillStyle = colours.page;
    context.fillRect(x, y, side, side);
    const region = this.showsBoundary
      ? contourOf(recentPicturesOf(view), view.network.unitCount - 1)
      : null;
    if (region) drawRegions(context, this.#square, region, colours);
    drawPoints(context, this.#square, view.data, colours);
    if (region) drawBoundary(context, this.#square, region, Math.max(2, side / 220), colours.ink);
    drawCrowd(context, this.#square, window, this.crowd, colours);
    const open = this.#open ? [this.#open.points] : [];
    const width = this.isSmall ? 2 : Math.max(3, side / 110);
    drawStrokes(context, this.#square, window, [...this.strokes, ...open], width, colours);
    context.restore();
    drawFrame(context, this.#square, colours);
    if (this.isSmall) return;
    const font = getComputedStyle(this).fontFamily;
    drawAxes(context, this.#square, window, colours, font, 13 * scale);
  }

  #placeOf({ offsetX, offsetY }: PointerEvent): PlanePoint {
    const { x1Min, x1Max, x2Min, x2Max } = this.view!.data.window;
    const share = (offset: number) => Math.min(1, Math.max(0, offset / this.#square.side));
    const round = (value: number) => Number(value.toPrecision(6));
    return [
      round(x1Min + share(offsetX) * (x1Max - x1Min)),
      round(x2Max - share(offsetY) * (x2Max - x2Min)),
    ];
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || this.#open || !this.view) return;
    if (this.strokes.length >= limits.strokeCount) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#open = { pointerId: event.pointerId, points: [this.#placeOf(event)] };
    this.#canvas.request();
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (this.#open?.pointerId !== event.pointerId) return;
    // All places on the way, where the browser tells them: a quick line stays round.
    const places = event.getCoalescedEvents?.() ?? [];
    for (const place of places.length > 0 ? places : [event]) {
      this.#open.points.push(this.#placeOf(place));
    }
    this.#canvas.request();
  };

  readonly #onUp = (event: PointerEvent): void => {
    const open = this.#open;
    if (open?.pointerId !== event.pointerId) return;
    this.#open = null;
    // A tap is no line.
    if (open.points.length > 1) this.#become([...this.strokes, open.points]);
    this.#canvas.request();
  };

  readonly #onCancel = (): void => {
    this.#open = null;
    this.#canvas.request();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const { view } = this;
    if (!view || event.altKey || event.ctrlKey || event.metaKey) return;
    const { window } = view.data;
    if (event.key === 'Enter') {
      if (this.strokes.length < limits.strokeCount) {
        this.#become([...this.strokes, straightStroke(window)]);
      }
    } else {
      const last = this.strokes.at(-1);
      const next = last && (movedStroke(last, event.key, window) ?? turnedStroke(last, event.key));
      if (!next) return;
      this.#become([...this.strokes.slice(0, -1), next]);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  #become(strokes: readonly Stroke[]): void {
    const { x1Min, x1Max } = this.view!.data.window;
    const detail = fitStrokes(strokes, x1Max - x1Min, limits.strokePointCount);
    this.dispatchEvent(new CustomEvent('strokes-change', { detail }));
  }
}

customElements.define('ml-drawing-plane', MlDrawingPlane);

declare global {
  interface HTMLElementTagNameMap {
    'ml-drawing-plane': MlDrawingPlane;
  }
}
