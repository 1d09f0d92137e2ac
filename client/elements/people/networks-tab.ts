import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { NetworkOfferFacts } from '../../../shared/protocol/people-messages.ts';
import { formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { activityStyles } from './activity-styles.ts';
import type { ClassContext } from './class-context.ts';
import { fateText } from './collect-words.ts';
import { handedInStyles } from './handed-in-styles.ts';
import { nameIn } from './seat-words.ts';
import './network-dialog.ts';

/** Networks that pupils trained in copies of their own and offer: each is looked at, then settled. */
export class MlNetworksTab extends LitElement {
  static override styles = [
    sharedStyles,
    activityStyles,
    handedInStyles,
    css`
      li {
        grid-template-columns: minmax(0, 1fr) auto;
      }

      li button {
        min-height: 44px;
      }
    `,
  ];
  static override properties = {
    context: { attribute: false },
    hasTaken: { state: true },
  };
  declare context: ClassContext | null;
  /** One was just made the class's network, here. */
  declare hasTaken: boolean;

  constructor() {
    super();
    this.context = null;
    this.hasTaken = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { context } = this;
    if (!context) return nothing;
    const { networkOffers } = context.news.desk;
    return html`<p>${t('networksTeach')}</p>
      <div role="status">
        ${
          this.hasTaken
            ? html`<p>${t('networksTaken')}</p>
                <div class="buttons">
                  <button aria-disabled=${!context.view.canUndo} @click=${this.#undo}>
                    ${t('networksUndo')}
                  </button>
                </div>`
            : nothing
        }
      </div>
      ${networkOffers.length === 0 ? html`<p class="quiet">${t('networksNone')}</p>` : nothing}
      <ul>
        ${repeat(
          networkOffers,
          ({ offerId }) => offerId,
          (offer) => this.#renderOffer(context, offer),
        )}
      </ul>
      <ml-network-dialog
        .context=${context}
        @network-taken=${() => (this.hasTaken = true)}
      ></ml-network-dialog>`;
  }

  #renderOffer(context: ClassContext, offer: NetworkOfferFacts): TemplateResult {
    const { epoch, fate } = offer;
    const name = nameIn(context, offer);
    const facts = `${t('networksEpoch', { epoch: formatCount(epoch) })} · ${fateText(fate)}`;
    return html`<li>
      <span><bdi>${name}</bdi><small>${facts}</small></span>
      ${
        fate === 'waiting'
          ? html`<button
              aria-label=${t('networksLookName', { name })}
              @click=${() => this.#look(offer)}
            >
              ${t('networksLook')}
            </button>`
          : nothing
      }
    </li>`;
  }

  #look(offer: NetworkOfferFacts): void {
    this.hasTaken = false;
    this.renderRoot.querySelector('ml-network-dialog')?.show(offer);
  }

  readonly #undo = async (): Promise<void> => {
    if (!this.context?.view.canUndo) return;
    const result = await this.context.send({ type: 'undo' });
    if (result.ok) this.hasTaken = false;
  };
}

customElements.define('ml-networks-tab', MlNetworksTab);

declare global {
  interface HTMLElementTagNameMap {
    'ml-networks-tab': MlNetworksTab;
  }
}
