import { css, html, LitElement, type TemplateResult } from 'lit';
import type { OfferedPoint } from '../../../shared/protocol/people-messages.ts';
import { palette } from '../../render/palette.ts';
import { drawFrame } from '../../render/plane-axes.ts';
import { drawPoints } from '../../render/points.ts';
import { toDrawnData } from '../../render/points-plane.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { CanvasController } from '../stage/canvas-controller.ts';
import { collectWindow } from './collect-card.ts';

/** Points that pupils have handed in, small, on the plane that they all share. */
export class MlOfferedPoints extends LitElement {
  static override properties = { points: { attribute: false } };
  declare points: readonly OfferedPoint[];

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        overflow: hidden;
        aspect-ratio: 1;
      }

      canvas {
        display: block;
      }
    `,
  ];

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
    if (!surface) return;
    const side = Math.floor(Math.min(boxWidth, boxHeight)) - 2;
    const square = { x: 1, y: 1, side };
    const colours = palette();
    surface.context.fillStyle = colours.page;
    surface.context.fillRect(1, 1, side, side);
    drawPoints(surface.context, square, toDrawnData(this.points, collectWindow), colours);
    drawFrame(surface.context, square, colours);
  }
}

customElements.define('ml-offered-points', MlOfferedPoints);

declare global {
  interface HTMLElementTagNameMap {
    'ml-offered-points': MlOfferedPoints;
  }
}
