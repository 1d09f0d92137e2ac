import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { View } from '../../../shared/view/view.ts';
import { palette } from '../../render/palette.ts';
import { drawBoundary, drawRegions } from '../../render/plane.ts';
import { contourOf, picturesOf } from '../../render/unit-pictures.ts';
import { CanvasController } from '../stage/canvas-controller.ts';

/** A view's boundary as a thumbnail: what a class came to, without its points. */
export class MlRecordingPicture extends LitElement {
  static override properties = { view: { attribute: false } };
  declare view: View | null;
  readonly #canvas = new CanvasController(this, () => this.#draw());

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
    const { context } = surface;
    const square = { x: 0, y: 0, side };
    const region = contourOf(picturesOf(view), view.network.unitCount - 1);
    const colours = palette();
    drawRegions(context, square, region, colours);
    drawBoundary(context, square, region, 2, colours.ink);
  }
}

customElements.define('ml-recording-picture', MlRecordingPicture);

declare global {
  interface HTMLElementTagNameMap {
    'ml-recording-picture': MlRecordingPicture;
  }
}
