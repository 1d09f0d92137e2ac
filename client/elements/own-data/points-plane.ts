import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { palette } from '../../render/palette.ts';
import { drawPointsPlane } from '../../render/points-plane.ts';
import { drawProbe } from '../../render/plane-axes.ts';
import { planeSquare } from '../../render/plane-picture.ts';
import type { Square } from '../../render/plane.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { CanvasController } from '../stage/canvas-controller.ts';
import { PointGestures, type Ink, type Place } from './point-gestures.ts';
import type { PointSheet } from './point-sheet.ts';
import { editWords } from './point-words.ts';

/**
 * The plane that points are drawn on: by pointer, finger or pen, or by a cursor that arrow keys
 * move. It changes the sheet it is given.
 *
 * @fires points-change - the sheet has other points. detail: what happened, in words; '' while a
 *   gesture goes on.
 */
export class MlPointsPlane extends LitElement {
  static override properties = { sheet: { attribute: false }, ink: {}, isBrush: { type: Boolean } };
  declare sheet: PointSheet | null;
  declare ink: Ink;
  declare isBrush: boolean;

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        position: relative;
        overflow: hidden;
      }

      canvas {
        position: absolute;
        left: 0;
        top: 0;
      }

      .surface {
        position: absolute;
        border-radius: var(--radius);
        cursor: crosshair;
        touch-action: none;
        user-select: none;
        -webkit-user-select: none;
      }
    `,
  ];

  readonly #canvas = new CanvasController(this, () => this.#draw());
  #gestures: PointGestures | null = null;
  #square: Square = { x: 0, y: 0, side: 0 };
  /** Where arrow keys have moved the cursor, while it is shown. */
  #cursor: Place | null = null;
  /** Where a mouse is, for the ring of brush and eraser. */
  #hover: Place | null = null;

  constructor() {
    super();
    this.sheet = null;
    this.ink = 0;
    this.isBrush = false;
  }

  /** Lets the keys be the plane's. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.surface')?.focus();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('sheet')) return;
    this.#gestures = this.sheet && new PointGestures(this.sheet);
    this.#cursor = null;
  }

  override updated(): void {
    this.#canvas.request();
  }

  protected override render(): TemplateResult {
    return html`<canvas aria-hidden="true"></canvas>
      <div
        class="surface"
        role="application"
        tabindex="0"
        aria-label=${t('pointsPlane')}
        @pointerdown=${this.#onDown}
        @pointermove=${this.#onMove}
        @pointerup=${this.#onUp}
        @pointercancel=${this.#onCancel}
        @pointerleave=${this.#onLeave}
        @keydown=${this.#onKey}
        @blur=${this.#hideCursor}
      ></div>`;
  }

  #draw(): void {
    const { sheet } = this;
    const canvas = this.renderRoot.querySelector('canvas');
    const surface = this.renderRoot.querySelector<HTMLElement>('.surface');
    const { boxWidth, boxHeight } = this.#canvas;
    const drawn = canvas && this.#canvas.surface(canvas, boxWidth, boxHeight);
    if (!sheet || !surface || !drawn) return;
    this.#square = planeSquare(boxWidth, boxHeight, 0, 1);
    const { x, y, side } = this.#square;
    surface.style.left = `${x}px`;
    surface.style.top = `${y}px`;
    surface.style.width = surface.style.height = `${side}px`;
    const { context } = drawn;
    const colours = palette();
    const font = getComputedStyle(this).fontFamily;
    drawPointsPlane(context, this.#square, sheet.points, sheet.window, colours, font);
    const at = this.#cursor ?? this.#hover;
    if (!at || !this.#gestures) return;
    const [left, top] = this.#toPixels(at, sheet);
    if (this.#cursor) drawProbe(context, this.#square, left, top, colours);
    if (!this.isBrush && this.ink !== 'erase') return;
    context.beginPath();
    context.arc(left, top, this.#gestures.reachOf(this.ink, this.isBrush) * side, 0, 2 * Math.PI);
    context.strokeStyle = colours.ink2;
    context.lineWidth = 1;
    context.stroke();
  }

  #toPixels([x1, x2]: Place, { window }: PointSheet): [left: number, top: number] {
    const { x, y, side } = this.#square;
    return [
      x + (side * (x1 - window.x1Min)) / (window.x1Max - window.x1Min),
      y + (side * (window.x2Max - x2)) / (window.x2Max - window.x2Min),
    ];
  }

  #placeOf(event: PointerEvent): Place {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return this.#placeAt(
      (event.clientX - box.left) / box.width,
      (event.clientY - box.top) / box.height,
    );
  }

  /** The place that is these shares of the plane's side from its left and upper edges. */
  #placeAt(right: number, down: number): Place {
    const window = this.sheet?.window ?? { x1Min: 0, x1Max: 1, x2Min: 0, x2Max: 1 };
    const { x1Min, x1Max, x2Min, x2Max } = window;
    return [x1Min + right * (x1Max - x1Min), x2Max - down * (x2Max - x2Min)];
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || !this.#gestures || this.#gestures.isBusy) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#cursor = null;
    this.#gestures.down(this.#placeOf(event), event, this.ink, this.isBrush);
    this.#tell('');
  };

  readonly #onMove = (event: PointerEvent): void => {
    const place = this.#placeOf(event);
    this.#hover = event.pointerType === 'mouse' ? place : null;
    if (this.#gestures?.move(place, event)) this.#tell('');
    this.#canvas.request();
  };

  readonly #onUp = (event: PointerEvent): void => {
    const done = this.#gestures?.up(event);
    if (done && this.sheet) this.#tell(editWords(done, this.sheet));
  };

  readonly #onCancel = (event: PointerEvent): void => {
    this.#gestures?.cancel(event);
    this.#tell('');
  };

  readonly #onLeave = (): void => {
    this.#hover = null;
    this.#canvas.request();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const { sheet } = this;
    if (!sheet || !this.#gestures || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = event.shiftKey ? 0.1 : 0.02;
    const moves: Record<string, [right: number, down: number]> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
    };
    const inks: Record<string, Ink> = {
      ' ': this.ink,
      Enter: this.ink,
      Delete: 'erase',
      Backspace: 'erase',
    };
    const cursor = this.#cursor ?? this.#placeAt(0.5, 0.5);
    if (event.key in moves) {
      this.#cursor = this.#moved(cursor, moves[event.key], sheet);
      this.#tell(editWords({ what: 'cursor', place: this.#cursor }, sheet));
    } else if (event.key in inks) {
      this.#cursor = cursor;
      const done = this.#gestures.key(cursor, inks[event.key], this.isBrush);
      if (done) this.#tell(editWords(done, sheet));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #moved([x1, x2]: Place, [right, down]: [number, number], { window }: PointSheet): Place {
    const { x1Min, x1Max, x2Min, x2Max } = window;
    const clamp = (share: number) => Math.min(1, Math.max(0, share));
    return this.#placeAt(
      clamp((x1 - x1Min) / (x1Max - x1Min) + right),
      clamp((x2Max - x2) / (x2Max - x2Min) + down),
    );
  }

  readonly #hideCursor = (): void => {
    this.#cursor = null;
    this.#canvas.request();
  };

  #tell(words: string): void {
    this.#canvas.request();
    this.dispatchEvent(new CustomEvent('points-change', { detail: words }));
  }
}

customElements.define('ml-points-plane', MlPointsPlane);

declare global {
  interface HTMLElementTagNameMap {
    'ml-points-plane': MlPointsPlane;
  }
}
