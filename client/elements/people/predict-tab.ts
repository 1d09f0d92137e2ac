import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Predict, PredictionFacts } from '../../../shared/protocol/people-messages.ts';
import { formatCount, formatShare } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { activityStyles } from './activity-styles.ts';
import type { ClassContext } from './class-context.ts';
import { handedInStyles } from './handed-in-styles.ts';
import { scoresText } from './predict-words.ts';
import { nameIn } from './seat-words.ts';
import './drawing-plane.ts';

/** The teacher lets the class predict the boundary, shows all drawings, and scores them. */
export class MlPredictTab extends LitElement {
  static override styles = [
    sharedStyles,
    activityStyles,
    handedInStyles,
    css`
      li ml-drawing-plane {
        width: 88px;
      }

      li button,
      .each {
        min-height: 44px;
      }
    `,
  ];
  static override properties = { context: { attribute: false }, shownRound: { state: true } };
  declare context: ClassContext | null;
  /** The round whose drawings are shown one by one, with their pupils: this page may be projected. */
  declare shownRound: number;

  constructor() {
    super();
    this.context = null;
    this.shownRound = -1;
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

  #renderRound(context: ClassContext, predict: Predict): TemplateResult {
    const { view, send } = context;
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
      ${drawingCount === 0 ? nothing : this.#renderEach(context, predict)}`;
  }

  /** One by one, before all see them and afterwards: what is rude is taken away. */
  #renderEach(context: ClassContext, { round, scores }: Predict): TemplateResult {
    const { predictions } = context.news.desk;
    const isShown = round === this.shownRound;
    const best = [...predictions].sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
    return html`<button
        class="each"
        aria-expanded=${isShown}
        @click=${() => (this.shownRound = isShown ? -1 : round)}
      >
        ${t(isShown ? 'predictEachOff' : 'predictEach')}
      </button>
      <p class="quiet">${t('predictEachHint')}</p>
      ${
        isShown
          ? html`<ul>
              ${repeat(
                scores ? best : predictions,
                ({ seatId }) => seatId,
                (one) => this.#renderOne(context, one),
              )}
            </ul>`
          : nothing
      }`;
  }

  #renderOne(context: ClassContext, one: PredictionFacts): TemplateResult {
    const { view, news, send } = context;
    const { offerId, seatId, score } = one;
    const offer = news.offers.get(offerId);
    const name = nameIn(context, one);
    return html`<li>
      <ml-drawing-plane
        .view=${view}
        .strokes=${offer?.kind === 'drawing' ? offer.strokes : []}
        .label=${t('predictDrawingOf', { name })}
        is-small
      ></ml-drawing-plane>
      <span
        ><bdi>${name}</bdi
        >${score === null ? nothing : html`<small>${formatShare(score)}</small>`}</span
      >
      <button
        aria-label=${t('predictRemoveName', { name })}
        @click=${() => void send({ type: 'predict-remove', seatId })}
      >
        ${t('predictRemove')}
      </button>
    </li>`;
  }
}

customElements.define('ml-predict-tab', MlPredictTab);

declare global {
  interface HTMLElementTagNameMap {
    'ml-predict-tab': MlPredictTab;
  }
}
