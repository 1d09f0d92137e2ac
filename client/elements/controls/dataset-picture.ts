import { css, html, LitElement, svg, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { generateDataset } from '../../../shared/datasets/generate.ts';
import type { Dataset } from '../../../shared/experiment.ts';

/** A dataset as a thumbnail: so many of its points as are seen well in it. */
const pointCount = 120;
const side = 40;
const dotRadius = 1.4;

/**
 * A few of a dataset's points. An SVG and no canvas: each canvas would be a layer of its own to
 * the compositor, and ten of them slowed every frame of a page that trains.
 */
export class MlDatasetPicture extends LitElement {
  static override properties = { points: { attribute: false } };
  declare points: Dataset | null;

  static override styles = css`
    :host,
    svg {
      display: block;
      width: 100%;
      aspect-ratio: 1;
    }

    .class-0 {
      fill: var(--class-0);
    }

    .class-1 {
      fill: var(--class-1);
    }
  `;

  constructor() {
    super();
    this.points = null;
  }

  override render(): TemplateResult {
    return html`<svg viewBox="0 0 ${side} ${side}" aria-hidden="true">
      ${guard([this.points], () =>
        pathsOf(this.points).map((d, label) => svg`<path class="class-${label}" d=${d} />`),
      )}
    </svg>`;
  }
}

/**
 * The points of class 0 as circles, those of class 1 as triangles. Joined at the end: a string that
 * grows stays a chain of all its pieces, and ten of these were a tenth of what the garbage collector
 * has to follow.
 */
function pathsOf(points: Dataset | null): [circles: string, triangles: string] {
  if (!points) return ['', ''];
  const [circles, triangles]: [string[], string[]] = [[], []];
  const { x, labels } = generateDataset(
    points.type === 'custom' ? points : { ...points, pointCount },
  );
  const [left, across] = span(x, 0);
  const [low, up] = span(x, 1);
  const place = (value: number, from: number, length: number) =>
    3 + ((value - from) / length) * (side - 6);
  for (let i = 0; i < labels.length; i++) {
    const px = place(x[2 * i], left, across);
    const py = side - place(x[2 * i + 1], low, up);
    if (labels[i] === 1) triangles.push(triangle(px, py));
    else circles.push(circle(px, py));
  }
  return [circles.join(''), triangles.join('')];
}

const r = dotRadius;
const circle = (x: number, y: number) =>
  `M${(x - r).toFixed(2)} ${y.toFixed(2)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
const triangle = (x: number, y: number) =>
  `M${x.toFixed(2)} ${(y - 1.3 * r).toFixed(2)}l${1.2 * r} ${2.1 * r}h${-2.4 * r}z`;

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
