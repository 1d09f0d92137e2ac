import { css, html, LitElement, type TemplateResult } from 'lit';
import type { View } from '../../../shared/view/view.ts';
import { palette } from '../../render/palette.ts';
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
    // As of no layer: rings around what is wrong would be too many in so small a picture.
    const unit = { layerIndex: -1, unit: view.network.unitCount - 1 };
    this.#picture.draw(context, ratio, square, {
      view,
      data: view.data,
      pictures: picturesOf(view),
      unit,
      style: 'regions',
      trail: [],
      palette: colours,
    });
    const { train, window } = view.data;
    const { x } = train;
    const at = 2 * this.pointIndex;
    const pointX = 1 + (side * (x[at] - window.x1Min)) / (window.x1Max - window.x1Min);
    const pointY = 1 + (side * (window.x2Max - x[at + 1])) / (window.x2Max - window.x2Min);
    context.beginPath();
    context.arc(pointX, pointY, 7, 0, 2 * Math.PI);
    context.lineWidth = 5;
    context.strokeStyle = colours.page;
    context.stroke();
    context.lineWidth = 2.5;
    context.strokeStyle = colours.ink;
    context.stroke();
  }

  #pick(event: MouseEvent): void {
    const { view } = this;
    if (!view) return;
    const { train, window } = view.data;
    const box = this.getBoundingClientRect();
    const x1 =
      window.x1Min + ((event.clientX - box.left) / box.width) * (window.x1Max - window.x1Min);
    const x2 =
      window.x2Max - ((event.clientY - box.top) / box.height) * (window.x2Max - window.x2Min);
    let nearest = 0;
    let least = Infinity;
    for (let i = 0; i < train.count; i++) {
      const distance = (train.x[2 * i] - x1) ** 2 + (train.x[2 * i + 1] - x2) ** 2;
      if (distance >= least) continue;
      least = distance;
      nearest = i;
    }
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
