import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { View } from '../../../shared/view/view.ts';
import { palette } from '../../render/palette.ts';
import { PlanePicture } from '../../render/plane-picture.ts';
import { picturesOf } from '../../render/unit-pictures.ts';
import { CanvasController } from '../stage/canvas-controller.ts';

/** A view's boundary as a thumbnail: the large picture, small. */
export class MlRecordingPicture extends LitElement {
  static override properties = { view: { attribute: false } };
  declare view: View | null;
  readonly #canvas = new CanvasController(this, () => this.#draw());
  readonly #picture = new PlanePicture();

  static override styles = css`
    :host {
      display: block;
      overflow: hidden;
      aspect-ratio: 1;
    }

    canvas {
      display: block;
    }
  `;

  constructor() {
    super();
    this.view = null;
  }

  override render(): TemplateResult {
    return html`<canvas aria-hidden="true"></canvas>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('view')) this.#canvas.request();
  }

  #draw(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const { view } = this;
    const side = this.#canvas.boxWidth;
    const surface = canvas && this.#canvas.surface(canvas, side, side);
    if (!surface || !view) return;
    const { network, data } = view;
    this.#picture.draw(
      surface.context,
      surface.ratio,
      { x: 0, y: 0, side },
      {
        view,
        data,
        pictures: picturesOf(view),
        unit: { layerIndex: network.layers.length - 1, unit: network.unitCount - 1 },
        style: 'regions',
        trail: [],
        palette: palette(),
      },
    );
  }
}

customElements.define('ml-recording-picture', MlRecordingPicture);

declare global {
  interface HTMLElementTagNameMap {
    'ml-recording-picture': MlRecordingPicture;
  }
}
