import { css, html, LitElement, type TemplateResult } from 'lit';
import type { View } from '../../../shared/view/view.ts';
import { palette as currentPalette } from '../../render/palette.ts';
import { drawFrame } from '../../render/plane-axes.ts';
import { drawBoundary, drawRegions } from '../../render/plane.ts';
import { contourOf, picturesOf } from '../../render/unit-pictures.ts';
import { formatClock, formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { CanvasController } from '../stage/canvas-controller.ts';

/** A moment that is pointed at, and where on the screen. */
export interface Scrub {
  positionMs: number;
  clientX: number;
}

/**
 * The boundary at the moment under the pointer, as a small picture above the time line: evaluated
 * from the recording, at most once an animation frame. Whoever seeks by keys has the stage itself.
 */
export class MlScrubPreview extends LitElement {
  static override properties = {
    scrub: { attribute: false },
    viewAt: { attribute: false },
  };
  declare scrub: Scrub | null;
  declare viewAt: (atMs: number) => View | null;

  static override styles = [
    sharedStyles,
    css`
      :host {
        position: absolute;
        right: 0;
        bottom: 100%;
        left: 0;
        z-index: 4;
        height: 0;
        pointer-events: none;
      }

      figure {
        position: absolute;
        bottom: var(--space-1);
        left: 0;
        margin: 0;
        padding: var(--space-1);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
      }

      figure[hidden] {
        display: none;
      }

      canvas {
        display: block;
        width: 132px;
        height: 132px;
      }

      figcaption {
        margin-top: var(--space-1);
        color: var(--ink-2);
        font-size: var(--text-13);
        font-variant-numeric: tabular-nums;
        line-height: 1.2;
        text-align: center;
        white-space: nowrap;
      }
    `,
  ];

  readonly #canvas = new CanvasController(this, () => this.#draw());

  constructor() {
    super();
    this.scrub = null;
    this.viewAt = () => null;
  }

  protected override shouldUpdate(): boolean {
    this.#canvas.request();
    return !this.hasUpdated;
  }

  protected override render(): TemplateResult {
    return html`<figure aria-hidden="true" hidden>
      <canvas></canvas>
      <figcaption></figcaption>
    </figure>`;
  }

  #draw(): void {
    const figure = this.renderRoot.querySelector('figure');
    const canvas = this.renderRoot.querySelector('canvas');
    const caption = this.renderRoot.querySelector('figcaption');
    if (!figure || !canvas || !caption) return;
    const { scrub } = this;
    const view = scrub && this.viewAt(scrub.positionMs);
    figure.hidden = !view;
    if (!scrub || !view) return;
    caption.textContent = t('playerPreview', {
      time: formatClock(scrub.positionMs),
      epoch: formatCount(view.snapshot.epoch),
    });
    this.#place(figure, scrub.clientX);
    const side = canvas.clientWidth;
    const surface = this.#canvas.surface(canvas, side, side);
    if (!surface) return;
    // As a tile: points would only be specks.
    const { context } = surface;
    const square = { x: 0, y: 0, side };
    const palette = currentPalette();
    const region = contourOf(picturesOf(view), view.network.unitCount - 1);
    drawRegions(context, square, region, palette);
    drawBoundary(context, square, region, 2, palette.ink);
    drawFrame(context, square, palette);
  }

  /** Above the pointer, as far as the time line reaches. */
  #place(figure: HTMLElement, clientX: number): void {
    const { left, width } = this.getBoundingClientRect();
    const own = figure.offsetWidth;
    const at = Math.min(width - own, Math.max(0, clientX - left - own / 2));
    figure.style.transform = `translateX(${Math.round(at)}px)`;
  }
}

customElements.define('ml-scrub-preview', MlScrubPreview);

declare global {
  interface HTMLElementTagNameMap {
    'ml-scrub-preview': MlScrubPreview;
  }
}
