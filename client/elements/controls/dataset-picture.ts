import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { generateDataset } from '../../../shared/datasets/generate.ts';
import type { Dataset } from '../../../shared/experiment.ts';
import { palette } from '../../render/palette.ts';
import { onThemeChange } from '../../theme/theme.ts';

/** A dataset as a thumbnail: so many of its points as are seen well in it. */
const pointCount = 120;
const side = 40;
const dotRadius = 1.4;

export class MlDatasetPicture extends LitElement {
  static override properties = { points: { attribute: false } };
  declare points: Dataset | null;
  #stopTheme: (() => void) | null = null;

  static override styles = css`
    :host,
    canvas {
      display: block;
      width: 100%;
      aspect-ratio: 1;
    }
  `;

  constructor() {
    super();
    this.points = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopTheme = onThemeChange(() => this.#draw());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopTheme?.();
  }

  override render(): TemplateResult {
    return html`<canvas aria-hidden="true"></canvas>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('points')) this.#draw();
  }

  #draw(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context || !this.points) return;
    const ratio = Math.max(2, window.devicePixelRatio || 1);
    canvas.width = side * ratio;
    canvas.height = side * ratio;
    context.scale(ratio, ratio);
    const dataset = this.points.type === 'custom' ? this.points : { ...this.points, pointCount };
    const { x, labels } = generateDataset(dataset);
    const [left, across] = span(x, 0);
    const [low, up] = span(x, 1);
    const { class0, class1 } = palette();
    const place = (value: number, from: number, length: number) =>
      3 + ((value - from) / length) * (side - 6);
    for (let i = 0; i < labels.length; i++) {
      context.fillStyle = labels[i] === 1 ? class1 : class0;
      context.beginPath();
      const px = place(x[2 * i], left, across);
      const py = side - place(x[2 * i + 1], low, up);
      context.arc(px, py, dotRadius, 0, 2 * Math.PI);
      context.fill();
    }
  }
}

/** Where the coordinate `axis` of the points begins, and how far it goes. */
function span(x: Float64Array, axis: 0 | 1): [from: number, length: number] {
  let min = Infinity;
  let max = -Infinity;
  for (let i = axis; i < x.length; i += 2) {
    min = Math.min(min, x[i]);
    max = Math.max(max, x[i]);
  }
  return [min, max - min || 1];
}

customElements.define('ml-dataset-picture', MlDatasetPicture);
