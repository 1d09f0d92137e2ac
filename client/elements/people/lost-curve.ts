import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';

type LostPoint = readonly [epoch: number, count: number];

/** As parts of the host's height; the word beside the highest stands in what is left. */
const height = 100;

/**
 * Under the loss, where pupils said that they are lost: a bar at each epoch, as high as they were
 * many. `leftOf` gives an epoch's place on the axis above, in CSS pixels.
 */
export class MlLostCurve extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        position: absolute;
        inset: auto 0 22px;
        height: 34%;
        pointer-events: none;
      }

      svg {
        position: absolute;
        width: 100%;
        height: 100%;
        overflow: visible;
      }

      line {
        stroke: var(--ink-3);
        stroke-width: 5;
        stroke-linecap: butt;
      }

      b {
        position: absolute;
        top: -2px;
        padding: 0 4px;
        border-radius: 3px;
        background: var(--page);
        color: var(--ink-2);
        font-size: var(--text-13);
        font-weight: 600;
        translate: 6px 0;
        white-space: nowrap;
      }
    `,
  ];
  static override properties = {
    points: { attribute: false },
    leftOf: { attribute: false },
  };
  declare points: readonly LostPoint[];
  declare leftOf: (epoch: number) => number | null;

  constructor() {
    super();
    this.points = [];
    this.leftOf = () => null;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.points.length === 0) return nothing;
    const most = this.points.reduce((max, [, count]) => Math.max(max, count), 0);
    const placed = this.points.flatMap(([epoch, count]) => {
      const left = this.leftOf(epoch);
      return left === null ? [] : [{ left, epoch, count }];
    });
    const highest = placed.find(({ count }) => count === most);
    return html`<svg aria-hidden="true">
        ${placed.map(
          ({ left, count }) =>
            svg`<line
              x1=${left}
              x2=${left}
              y1="100%"
              y2="${height - (height * count) / most}%"
            />`,
        )}
      </svg>
      ${highest ? label(highest) : nothing}
      <ul class="visually-hidden">
        ${this.points.map(
          ([epoch, count]) =>
            html`<li>${t('lostCurve', { count, epoch: formatCount(epoch) })}</li>`,
        )}
      </ul>`;
  }

  protected override updated(): void {
    const label = this.renderRoot.querySelector<HTMLElement>('b');
    if (label) label.style.left = `${label.dataset.left}px`;
  }
}

const label = ({ left, count }: { left: number; count: number }): TemplateResult =>
  html`<b data-left=${left} aria-hidden="true">${count} ${t('lostCurveNow')}</b>`;

customElements.define('ml-lost-curve', MlLostCurve);

declare global {
  interface HTMLElementTagNameMap {
    'ml-lost-curve': MlLostCurve;
  }
}
