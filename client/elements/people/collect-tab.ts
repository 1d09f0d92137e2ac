import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Collect, PointOfferFacts } from '../../../shared/protocol/people-messages.ts';
import { formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { activityStyles } from './activity-styles.ts';
import type { ClassContext } from './class-context.ts';
import { collectText, fateText } from './collect-words.ts';
import { handedInStyles } from './handed-in-styles.ts';
import './offered-points.ts';
import { nameIn } from './seat-words.ts';
import { unlessOff } from '../controls/unless-off.ts';

/** The teacher sees points come in, takes what is good, and has the network train on it. */
export class MlCollectTab extends LitElement {
  static override styles = [
    sharedStyles,
    activityStyles,
    handedInStyles,
    css`
      .all {
        width: min(100%, 260px);
        justify-self: center;
      }

      li ml-offered-points {
        width: 88px;
      }

      .choice {
        display: grid;
        gap: 4px;
      }
    `,
  ];
  static override properties = { context: { attribute: false } };
  declare context: ClassContext | null;

  constructor() {
    super();
    this.context = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { context } = this;
    if (!context) return nothing;
    const { collect } = context.view.people;
    if (collect) return this.#renderRound(context, collect);
    return html`<p>${t('collectTeach')}</p>
      <div class="buttons">
        <button class="primary" @click=${() => void context.send({ type: 'collect-open' })}>
          ${t('collectStart')}
        </button>
      </div>`;
  }

  #renderRound(context: ClassContext, collect: Collect): TemplateResult {
    const { news, send } = context;
    const { pointOffers } = news.desk;
    // Those that are seen here: what comes or is replaced meanwhile waits on.
    const offerIds = pointOffers.flatMap(({ fate, offerId }) =>
      fate === 'waiting' ? [offerId] : [],
    );
    const areAnyWaiting = offerIds.length > 0;
    const shown = pointOffers.filter(({ fate }) => fate !== 'refused');
    const points = shown.flatMap(({ offerId }) => this.#pointsOf(context, offerId));
    return html`<p role="status">${collectText(collect)}</p>
      <ml-offered-points class="all" .points=${points}></ml-offered-points>
      <div class="buttons">
        <button
          aria-disabled=${!areAnyWaiting}
          @click=${unlessOff(!areAnyWaiting, () => void send({ type: 'collect-accept', offerIds }))}
        >
          ${t('collectAcceptAll')}
        </button>
        <button
          class="primary"
          title=${t('collectUseHint')}
          aria-disabled=${collect.acceptedPointCount === 0}
          @click=${unlessOff(collect.acceptedPointCount === 0, () => void send({ type: 'collect-use' }))}
        >
          ${t('collectUse')}
        </button>
        ${
          collect.isOpen
            ? html`<button @click=${() => void send({ type: 'collect-close' })}>
                ${t('collectClose')}
              </button>`
            : nothing
        }
        <button @click=${() => void send({ type: 'collect-clear' })}>${t('collectClear')}</button>
      </div>
      <ul>
        ${repeat(
          pointOffers,
          ({ offerId }) => offerId,
          (offer) => this.#renderOffer(context, offer),
        )}
      </ul>`;
  }

  #renderOffer(context: ClassContext, offer: PointOfferFacts): TemplateResult {
    const { offerId, pointCount, fate } = offer;
    const name = nameIn(context, offer);
    const settle = (type: 'collect-accept' | 'collect-refuse') => () =>
      void context.send({ type, offerIds: [offerId] });
    return html`<li>
      <ml-offered-points .points=${this.#pointsOf(context, offerId)}></ml-offered-points>
      <span><bdi>${name}</bdi><small>${formatCount(pointCount)} · ${fateText(fate)}</small></span>
      <span class="choice">
        <button
          aria-label=${t('collectAcceptName', { name })}
          aria-disabled=${fate === 'accepted'}
          @click=${unlessOff(fate === 'accepted', settle('collect-accept'))}
        >
          ${t('collectAccept')}
        </button>
        <button
          aria-label=${t('collectRefuseName', { name })}
          aria-disabled=${fate === 'refused'}
          @click=${unlessOff(fate === 'refused', settle('collect-refuse'))}
        >
          ${t('collectRefuse')}
        </button>
      </span>
    </li>`;
  }

  #pointsOf({ news }: ClassContext, offerId: string) {
    const offer = news.offers.get(offerId);
    return offer?.kind === 'points' ? offer.points : [];
  }
}

customElements.define('ml-collect-tab', MlCollectTab);

declare global {
  interface HTMLElementTagNameMap {
    'ml-collect-tab': MlCollectTab;
  }
}
