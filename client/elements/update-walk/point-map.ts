import { css, html, LitElement, type TemplateResult } from 'lit';
import type { View } from '../../../shared/view/view.ts';
import { palette } from '../../render/palette.ts';
import { drawPicked, nearestPoint } from '../../render/picked-point.ts';
import { PlanePicture } from '../../render/plane-picture.ts';
import { picturesOf } from '../../render/unit-pictures.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { CanvasController } from '../stage/canvas-controller.ts';

/**
 * The plane in small, the chosen training point ringed; a press chooses the nearest one. For
 * pointers: by keyboard points are chosen one after the other, beside it.
 *
 * @fires point-pick - detail: the point's index among the training points
 */
export class MlPointMap extends LitElement {
  static override properties = {
    view: { attribute: false },
    pointIndex: { type: Number, attribute: 'point-index' },
  };
  declare view: View | null;
  declare pointIndex: number;

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        position: relative;
        aspect-ratio: 1;
        cursor: crosshair;
      }

      canvas {
        position: absolute;
        inset: 0;
      }
    `,
  ];

  readonly #canvas = new CanvasController(this, () => this.#draw());
  readonly #picture = new PlanePicture();

  constructor() {
    super();
    this.view = null;
    this.pointIndex = 0;
    this.addEventListener('click', (event) => this.#pick(event));
  }

  protected override render(): TemplateResult {
    return html`<canvas role="img" aria-label=${t('updatePointMap')}></canvas>`;
  }

  protected override updated(): void {
    this.#canvas.request();
  }

  #draw(): void {
    const { view } = this;
    const canvas = this.renderRoot.querySelector('canvas');
    const { boxWidth, boxHeight } = this.#canvas;
    if (!view || !canvas) return;
    const surface = this.#canvas.surface(canvas, boxWidth, boxHeight);
    if (!surface) return;
    const { context, ratio } = surface;
    const colours = palette();
    const side = Math.min(boxWidth, boxHeight) - 2;
    const square = { x: 1, y: 1, side };
    this.#picture.draw(context, ratio, square, {
      view,
      data: view.data,
      pictures: picturesOf(view),
      // As of no layer: rings around what is wrong would be too many in so small a picture.
      unit: { layerIndex: -1, unit: view.network.unitCount - 1 },
      style: 'regions',
      trail: [],
      palette: colours,
    });
    drawPicked(context, square, view.data, { set: 'train', index: this.pointIndex }, colours);
  }

  #pick(event: MouseEvent): void {
    const { view } = this;
    if (!view) return;
    const box = this.getBoundingClientRect();
    const square = { x: 1, y: 1, side: Math.min(box.width, box.height) - 2 };
    // Test points are looked at and never learned from.
    const none = { ...view.data.test, count: 0 };
    const points = { ...view.data, test: none };
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const nearest = nearestPoint(square, points, x, y)?.index ?? 0;
    this.dispatchEvent(
      new CustomEvent('point-pick', { detail: nearest, bubbles: true, composed: true }),
    );
  }
}

customElements.define('ml-point-map', MlPointMap);

declare global {
  interface HTMLElementTagNameMap {
    'ml-point-map': MlPointMap;
  }
  interface HTMLElementEventMap {
    'point-pick': CustomEvent<number>;
  }
}
