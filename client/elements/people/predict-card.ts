import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { limits } from '../../../shared/limits.ts';
import type { Predict, Stroke } from '../../../shared/protocol/people-messages.ts';
import type { View } from '../../../shared/view/view.ts';
import { recallDraft, rememberDraft } from '../../controllers/draft.ts';
import type { Mine } from '../../controllers/people-news.ts';
import { formatShare } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { activityStyles } from './activity-styles.ts';
import type { ClassContext } from './class-context.ts';
import './drawing-plane.ts';

/** A pupil draws where the boundary will be, and sees afterwards how close it was. */
export class MlPredictCard extends LitElement {
  static override styles = [sharedStyles, activityStyles];
  static override properties = {
    view: { attribute: false },
    predict: { attribute: false },
    mine: { attribute: false },
    send: { attribute: false },
    strokes: { state: true },
  };
  declare view: View | null;
  declare predict: Predict | null;
  declare mine: Mine['prediction'];
  declare send: ClassContext['send'] | null;
  /** As they are on this page; null before anything was drawn on it in this round. */
  declare strokes: readonly Stroke[] | null;
  #round = -1;

  constructor() {
    super();
    this.view = null;
    this.predict = null;
    this.mine = null;
    this.send = null;
    this.strokes = null;
  }

  protected override willUpdate(): void {
    const { predict, view } = this;
    if (!predict || !view || predict.round === this.#round) return;
    this.#round = predict.round;
    this.strokes = recallDraft<Stroke[]>(view.code, predict.round);
  }

  get #shown(): readonly Stroke[] {
    return this.strokes ?? this.mine?.strokes ?? [];
  }

  protected override render(): TemplateResult | typeof nothing {
    const { predict, view } = this;
    if (!predict || !view) return nothing;
    return predict.isOpen ? this.#renderDrawing(view) : this.#renderClosed(view);
  }

  #renderDrawing(view: View): TemplateResult {
    const strokes = this.#shown;
    return html`<h2>${t('predictTitle')}</h2>
      <p class="quiet">${t('predictHow', { count: limits.strokeCount })}</p>
      <ml-drawing-plane
        .view=${view}
        .strokes=${strokes}
        .isEditable=${true}
        @strokes-change=${(event: CustomEvent<Stroke[]>) => this.#become(event.detail)}
      ></ml-drawing-plane>
      <div class="buttons">
        <button
          aria-disabled=${strokes.length === 0}
          @click=${() => this.#become(strokes.slice(0, -1))}
        >
          ${t('predictUndo')}
        </button>
        <button aria-disabled=${strokes.length === 0} @click=${() => this.#become([])}>
          ${t('predictClearOwn')}
        </button>
      </div>
      <p class="quiet" role="status">${this.#note(strokes)}</p>`;
  }

  #note(strokes: readonly Stroke[]): string {
    if (strokes.length >= limits.strokeCount) return t('predictFull');
    if (strokes.length > 0) return t('predictSent');
    return this.mine ? t('predictEmpty') : '';
  }

  #renderClosed(view: View): TemplateResult {
    const { mine } = this;
    const hasScore = mine?.score !== null && mine?.score !== undefined;
    return html`<h2>
        ${hasScore ? t('predictYourScore', { score: formatShare(mine.score ?? 0) }) : t('predictTitle')}
      </h2>
      <p class="quiet">${t(mine ? 'predictClosed' : 'predictNone')}</p>
      <ml-drawing-plane
        .view=${view}
        .strokes=${mine?.strokes ?? []}
        .showsBoundary=${view.snapshot.epoch > 0}
      ></ml-drawing-plane>`;
  }

  #become(strokes: readonly Stroke[]): void {
    const { predict, view } = this;
    if (!predict || !view) return;
    this.strokes = strokes;
    rememberDraft(view.code, predict.round, strokes);
    // What is empty is nobody's drawing: the last one counts until there is another.
    if (strokes.length === 0) return;
    void this.send?.({ type: 'predict', round: predict.round, strokes: [...strokes] });
  }
}

customElements.define('ml-predict-card', MlPredictCard);

declare global {
  interface HTMLElementTagNameMap {
    'ml-predict-card': MlPredictCard;
  }
}
