import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Predict } from '../../../shared/protocol/people-messages.ts';
import { formatCount, formatShare } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { activityStyles } from './activity-styles.ts';
import type { ClassContext } from './class-context.ts';
import { scoresText } from './predict-words.ts';
import './drawing-plane.ts';

/** The teacher lets the class predict the boundary, shows all drawings, and scores them. */
export class MlPredictTab extends LitElement {
  static override styles = [
    sharedStyles,
    activityStyles,
    css`
      li {
        display: flex;
        justify-content: space-between;
        gap: var(--space-2);
        padding: 4px 0;
        border-bottom: 1px solid var(--line);
      }

      bdi {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];
  static override properties = {
    context: { attribute: false },
    namedRound: { state: true },
  };
  declare context: ClassContext | null;
  /** The round whose names were asked for; this page may stand on the projector. */
  declare namedRound: number | null;

  constructor() {
    super();
    this.context = null;
    this.namedRound = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { context } = this;
    if (!context) return nothing;
    const { predict } = context.view.people;
    if (predict) return this.#renderRound(context, predict);
    return html`<p>${t('predictTeach')}</p>
      <div class="buttons">
        <button class="primary" @click=${() => void context.send({ type: 'predict-open' })}>
          ${t('predictStart')}
        </button>
      </div>`;
  }

  #renderRound({ view, news, send }: ClassContext, predict: Predict): TemplateResult {
    const { isOpen, drawingCount, drawings, scores } = predict;
    const total = formatCount(Math.max(view.studentCount, drawingCount));
    const count = formatCount(drawingCount);
    return html`<p role="status">${t('predictCount', { count, total })}</p>
      ${
        drawings
          ? html`<ml-drawing-plane
              .view=${view}
              .crowd=${drawings}
              .showsBoundary=${view.snapshot.epoch > 0}
            ></ml-drawing-plane>`
          : nothing
      }
      ${scores ? html`<p><b>${scoresText(scores)}</b></p>` : nothing}
      <div class="buttons">
        ${
          isOpen
            ? html`<button class="primary" @click=${() => void send({ type: 'predict-close' })}>
                ${t('predictClose')}
              </button>`
            : html`<button class="primary" @click=${() => void send({ type: 'predict-score' })}>
                ${t(scores ? 'predictScoreAgain' : 'predictScore')}
              </button>`
        }
        <button @click=${() => void send({ type: 'predict-clear' })}>${t('predictClear')}</button>
      </div>
      ${isOpen ? nothing : html`<p class="quiet">${t('predictScoreHint')}</p>`}
      ${scores && !view.people.areNamesHidden ? this.#renderNames(news.desk.predictions, predict.round) : nothing}`;
  }

  #renderNames(
    predictions: ClassContext['news']['desk']['predictions'],
    round: number,
  ): TemplateResult {
    const areNamed = this.namedRound === round;
    const best = [...predictions].sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
    return html`<button
        aria-expanded=${areNamed}
        @click=${() => (this.namedRound = areNamed ? null : round)}
      >
        ${t('predictNames')}
      </button>
      ${
        areNamed
          ? html`<ul>
              ${best.map(
                ({ name, score }) =>
                  html`<li><bdi>${name}</bdi><span>${formatShare(score ?? NaN)}</span></li>`,
              )}
            </ul>`
          : nothing
      }`;
  }
}

customElements.define('ml-predict-tab', MlPredictTab);

declare global {
  interface HTMLElementTagNameMap {
    'ml-predict-tab': MlPredictTab;
  }
}
