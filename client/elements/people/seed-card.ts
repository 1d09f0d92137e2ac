import { css, html, LitElement, type TemplateResult } from 'lit';
import type { OwnSeed } from '../../controllers/seed-controller.ts';
import { formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { activityStyles } from './activity-styles.ts';
import '../figures.ts';
import '../stage/boundary.ts';

/** A pupil's own start in a round of seeds: its picture, its figures, and how far it is. */
export class MlSeedCard extends LitElement {
  static override styles = [
    sharedStyles,
    activityStyles,
    css`
      /* Numbers are the language's in the text, and the browser's in the bar. */
      progress {
        display: block;
        width: 100%;
        height: 8px;
        accent-color: var(--accent);
      }
    `,
  ];
  static override properties = { own: { attribute: false } };
  declare own: OwnSeed | null;

  constructor() {
    super();
    this.own = null;
  }

  protected override render(): TemplateResult {
    const { own } = this;
    if (!own)
      return html`<h2>${t('seedsTitle')}</h2>
        <p class="quiet" role="status">${t('seedsNone')}</p>`;
    const { seed, untilEpoch, view } = own;
    const { epoch } = view.snapshot;
    return html`<h2>${t('seedsYours', { seed: String(seed) })}</h2>
      <p class="quiet">${t('seedsYoursHow')}</p>
      <ml-boundary .view=${view} .selection=${null} unit-style="regions"></ml-boundary>
      <ml-figures .view=${view}></ml-figures>
      <progress aria-label=${t('seedsProgress')} max=${untilEpoch} value=${epoch}></progress>
      <p class="quiet" role="status">${this.#note(own)}</p>`;
  }

  #note({ end, isOver, untilEpoch, view }: OwnSeed): string {
    if (end === 'diverged') return t('seedsDiverged');
    if (end === 'failed') return t('seedsFailed');
    if (end === 'done') return t('seedsDone');
    if (isOver) return t('seedsOver', { epoch: formatCount(view.snapshot.epoch) });
    return t('seedsTraining', { epoch: formatCount(untilEpoch) });
  }
}

customElements.define('ml-seed-card', MlSeedCard);

declare global {
  interface HTMLElementTagNameMap {
    'ml-seed-card': MlSeedCard;
  }
}
