import { css, html, LitElement, type TemplateResult } from 'lit';
import type { Point } from '../../../shared/datasets/csv.ts';
import { windowOf } from '../../../shared/datasets/window.ts';
import { palette } from '../../render/palette.ts';
import { planeSquare } from '../../render/plane-picture.ts';
import { drawPointsPlane } from '../../render/points-plane.ts';
import { CanvasController } from '../stage/canvas-controller.ts';

/** Points as the class would see them, before they are used. */
export class MlPointsPicture extends LitElement {
  static override properties = { points: { attribute: false } };
  /** At least one. */
  declare points: readonly Point[];

  static override styles = css`
    :host {
      display: block;
      overflow: hidden;
    }

    canvas {
      display: block;
    }
  `;

  readonly #canvas = new CanvasController(this, () => this.#draw());

  constructor() {
    super();
    this.points = [];
  }

  override updated(): void {
    this.#canvas.request();
  }

  protected override render(): TemplateResult {
    return html`<canvas aria-hidden="true"></canvas>`;
  }

  #draw(): void {
    const { boxWidth, boxHeight } = this.#canvas;
    const canvas = this.renderRoot.querySelector('canvas');
    const surface = canvas && this.#canvas.surface(canvas, boxWidth, boxHeight);
    if (!surface || this.points.length === 0) return;
    const x = Float64Array.from(this.points.flatMap(([x1, x2]) => [x1, x2]));
    const square = planeSquare(boxWidth, boxHeight, 0, 1);
    const font = getComputedStyle(this).fontFamily;
    drawPointsPlane(surface.context, square, this.points, windowOf(x, 'custom'), palette(), font);
  }
}

customElements.define('ml-points-picture', MlPointsPicture);
