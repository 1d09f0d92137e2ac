import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { HistoryPoint } from '../../shared/protocol/messages.ts';
import type { View } from '../../shared/view/view.ts';
import { fieldStyles } from '../elements/controls/field-styles.ts';
import { formatCount, formatLoss } from '../texts/format.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';

const [width, height] = [1000, 100];

/**
 * One scrubber for both: the losses of the recording and of its branch over the same epochs, and
 * the epoch at which both are looked at.
 *
 * @fires epoch-look - the epoch that the scrubber was brought to
 */
export class MlBranchLine extends LitElement {
  static override properties = {
    original: { attribute: false },
    view: { attribute: false },
    forkEpoch: { attribute: false },
    lastEpoch: { attribute: false },
    epoch: { attribute: false },
  };
  /** The recording, as far as it goes on with the start that was forked. */
  declare original: View | null;
  /** The branch of now. */
  declare view: View | null;
  declare forkEpoch: number;
  declare lastEpoch: number;
  declare epoch: number;

  static override styles = [
    sharedStyles,
    fieldStyles,
    css`
      :host {
        display: block;
      }

      .top {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--space-4);
        color: var(--ink-2);
        font-size: var(--text-13);
      }

      output {
        min-width: 8em;
        color: var(--ink);
        font-weight: 600;
      }

      .key {
        display: inline-flex;
        align-items: center;
        gap: 6px;
      }

      .key svg {
        width: 26px;
        height: 10px;
      }

      .chart {
        display: block;
        width: 100%;
        height: 64px;
      }

      polyline,
      line {
        fill: none;
        stroke: var(--ink);
        stroke-width: 1.75px;
        vector-effect: non-scaling-stroke;
      }

      .original {
        stroke: var(--ink-3);
        stroke-dasharray: 5 4;
      }

      .fork {
        stroke: var(--line-strong);
        stroke-width: 1px;
      }

      .at {
        stroke: var(--accent);
        stroke-width: 2px;
      }

      input {
        width: 100%;
        min-height: var(--target);
        margin: 0;
      }
    `,
  ];

  constructor() {
    super();
    this.original = null;
    this.view = null;
    this.forkEpoch = 0;
    this.lastEpoch = 0;
    this.epoch = 0;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { original, view, lastEpoch, epoch } = this;
    if (!original || !view) return nothing;
    const at = t('branchAt', { epoch: formatCount(epoch) });
    return html`<div class="top">
        <output for="epoch">${at}</output>
        ${this.#key('original', t('branchOriginal'), original)}
        ${this.#key('own', t('branchOwn'), view)}
      </div>
      ${this.#renderChart(original, view)}
      <input
        type="range"
        id="epoch"
        aria-label=${t('branchScrub')}
        aria-valuetext=${at}
        min="0"
        max=${Math.max(1, lastEpoch)}
        step="1"
        .value=${live(String(epoch))}
        @input=${this.#onInput}
      />`;
  }

  #key(line: 'original' | 'own', text: string, { history }: View): TemplateResult {
    const loss = history.at(-1)?.trainLoss ?? NaN;
    return html`<span class="key"
      ><svg viewBox="0 0 26 10" aria-hidden="true">
        <polyline class=${line} points="0,5 26,5" /></svg
      >${t('branchKey', { what: text, loss: formatLoss(loss) })}</span
    >`;
  }

  #renderChart(original: View, view: View): TemplateResult {
    const most = Math.max(...[...original.history, ...view.history].map(lossOf), 1e-9);
    const x = (epoch: number) => round((width * epoch) / Math.max(1, this.lastEpoch));
    const points = ({ history }: View) =>
      history
        .filter(({ trainLoss }) => Number.isFinite(trainLoss))
        .map((point) => `${x(point.epoch)},${round(height * (1 - lossOf(point) / most))}`)
        .join(' ');
    const upright = (name: string, epoch: number) =>
      svg`<line class=${name} x1=${x(epoch)} x2=${x(epoch)} y1="0" y2=${height} />`;
    return html`<svg
      class="chart"
      viewBox="0 -4 ${width} ${height + 8}"
      preserveAspectRatio="none"
      role="img"
      aria-label=${t('branchChart', { epoch: formatCount(this.forkEpoch) })}
    >
      ${upright('fork', this.forkEpoch)}${upright('at', this.epoch)}
      <polyline class="original" points=${points(original)} />
      <polyline class="own" points=${points(view)} />
    </svg>`;
  }

  readonly #onInput = (event: Event): void => {
    const detail = (event.target as HTMLInputElement).valueAsNumber;
    this.dispatchEvent(new CustomEvent('epoch-look', { detail, bubbles: true, composed: true }));
  };
}

const lossOf = ({ trainLoss }: HistoryPoint) => (Number.isFinite(trainLoss) ? trainLoss : 0);
const round = (value: number) => Math.round(10 * value) / 10;

customElements.define('ml-branch-line', MlBranchLine);

declare global {
  interface HTMLElementTagNameMap {
    'ml-branch-line': MlBranchLine;
  }
}
