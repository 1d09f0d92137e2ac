import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { limits } from '../../../shared/limits.ts';
import type { Predict, Stroke } from '../../../shared/protocol/people-messages.ts';
import type { View } from '../../../shared/view/view.ts';
import { recallDraft, rememberDraft } from '../../controllers/draft.ts';
import type { Mine } from '../../controllers/people-news.ts';
import { formatShare } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { unlessOff } from '../controls/unless-off.ts';
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
    wasTaken: { state: true },
  };
  declare view: View | null;
  declare predict: Predict | null;
  /** As the server has it; undefined until that is known. */
  declare mine: Mine['prediction'] | undefined;
  declare send: ClassContext['send'] | null;
  /** As they are on this page; null before anything was drawn on it in this round. */
  declare strokes: readonly Stroke[] | null;
  /** The teacher took the drawing away. */
  declare wasTaken: boolean;
  #round = -1;

  constructor() {
    super();
    this.view = null;
    this.predict = null;
    this.mine = undefined;
    this.send = null;
    this.strokes = null;
    this.wasTaken = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { predict, view } = this;
    if (changed.get('mine') && this.mine === null) this.#lose();
    if (!predict || !view || predict.round === this.#round) return;
    this.#round = predict.round;
    this.strokes = recallDraft<Stroke[]>(view.code, predict.round);
    this.wasTaken = false;
  }

  /** What was handed in is gone, and not by this page: it was taken away. */
  #lose(): void {
    const { predict, view } = this;
    if (!predict || !view || predict.round !== this.#round || !this.strokes?.length) return;
    this.strokes = null;
    this.wasTaken = true;
    rememberDraft(view.code, predict.round, null);
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
          @click=${unlessOff(strokes.length === 0, () => this.#become(strokes.slice(0, -1)))}
        >
          ${t('predictUndo')}
        </button>
        <button
          aria-disabled=${strokes.length === 0}
          @click=${unlessOff(strokes.length === 0, () => this.#become([]))}
        >
          ${t('predictClearOwn')}
        </button>
      </div>
      <p class="quiet" role="status">${this.#note(strokes)}</p>`;
  }

  #note(strokes: readonly Stroke[]): string {
    if (strokes.length >= limits.strokeCount) return t('predictFull');
    if (strokes.length > 0) return t('predictSent');
    if (this.wasTaken) return t('predictTaken');
    return this.strokes ? t('predictEmpty') : '';
  }

  #renderClosed(view: View): TemplateResult {
    const { mine } = this;
    const closed = view.phase === 'training' ? 'predictClosedTraining' : 'predictClosed';
    const hasScore = mine?.score !== null && mine?.score !== undefined;
    return html`<h2>
        ${hasScore ? t('predictYourScore', { score: formatShare(mine.score ?? 0) }) : t('predictTitle')}
      </h2>
      <p class="quiet">${t(mine ? closed : 'predictNone')}</p>
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
    this.wasTaken = false;
    rememberDraft(view.code, predict.round, strokes);
    // What is empty takes back what was handed in.
    void this.send?.({ type: 'predict', round: predict.round, strokes: [...strokes] });
  }
}

customElements.define('ml-predict-card', MlPredictCard);

declare global {
  interface HTMLElementTagNameMap {
    'ml-predict-card': MlPredictCard;
  }
}
