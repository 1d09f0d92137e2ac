import { css, html, LitElement, type TemplateResult } from 'lit';
import { contourPath } from '../../render/contour.ts';
import { palette } from '../../render/palette.ts';
import { drawAxes, drawFrame } from '../../render/plane-axes.ts';
import { planeSquare } from '../../render/plane-picture.ts';
import { createStretch, drawBoundary, drawShades, type Stretch } from '../../render/plane.ts';
import { drawPoints } from '../../render/points.ts';
import type { SeedPictures } from '../../render/seed-pictures.ts';
import { formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { CanvasController } from '../stage/canvas-controller.ts';
import { wallScale } from '../stage/wall-scale.ts';

/** The mean of a round's networks as one picture: pale where they do not agree, its line at 1/2. */
export class MlSeedMean extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        position: relative;
        overflow: hidden;
        width: 100%;
        aspect-ratio: 1;
      }

      canvas {
        position: absolute;
        top: 0;
        left: 0;
      }
    `,
  ];
  static override properties = {
    pictures: { attribute: false },
    count: { attribute: false },
    wall: { type: Boolean, reflect: true },
  };
  declare pictures: SeedPictures | null;
  /** Of how many networks it is: another number is another mean. */
  declare count: number;
  declare wall: boolean;

  readonly #canvas = new CanvasController(this, () => this.#draw());
  #stretch: Stretch | null = null;

  constructor() {
    super();
    this.pictures = null;
    this.count = 0;
    this.wall = false;
  }

  /** The mean is another one. */
  redraw(): void {
    this.#canvas.request();
    this.requestUpdate();
  }

  protected override updated(): void {
    this.#canvas.request();
  }

  protected override render(): TemplateResult {
    return html`<canvas role="img" aria-label=${meanWords(this.count)}></canvas>`;
  }

  #draw(): void {
    const { pictures } = this;
    const canvas = this.renderRoot.querySelector('canvas');
    const { boxWidth, boxHeight } = this.#canvas;
    const drawn = canvas && this.#canvas.surface(canvas, boxWidth, boxHeight);
    if (!pictures || !drawn) return;
    const scale = this.wall ? wallScale() : 1;
    const square = planeSquare(boxWidth, boxHeight, 0, scale);
    const { x, y, side } = square;
    const { context } = drawn;
    const colours = palette();
    const { grid, data } = pictures;
    const logits = pictures.meanLogits();
    context.save();
    context.beginPath();
    context.roundRect(x, y, side, side, 6);
    context.clip();
    if (logits) {
      this.#stretch ??= createStretch(grid.columns, grid.rows);
      drawShades(context, square, logits, 'sigmoid', this.#stretch, colours);
    }
    drawPoints(context, square, data, colours);
    if (logits) {
      const region = contourPath(logits, grid);
      drawBoundary(context, square, region, Math.max(2, side / 180), colours.ink);
    }
    context.restore();
    drawFrame(context, square, colours);
    const font = getComputedStyle(this).fontFamily;
    drawAxes(context, square, data.window, colours, font, 13 * scale);
  }
}

/** “The mean of 12 networks”. */
export function meanWords(count: number): string {
  if (count === 0) return t('seedsMeanNone');
  return count === 1 ? t('seedsMeanOne') : t('seedsMean', { count: formatCount(count) });
}

customElements.define('ml-seed-mean', MlSeedMean);

declare global {
  interface HTMLElementTagNameMap {
    'ml-seed-mean': MlSeedMean;
  }
}
