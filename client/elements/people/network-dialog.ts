import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Experiment } from '../../../shared/experiment.ts';
import { isSame } from '../../../shared/is-same.ts';
import type { NetworkOfferFacts } from '../../../shared/protocol/people-messages.ts';
import type { View } from '../../../shared/view/view.ts';
import { formatSetting } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { icons } from '../controls/icons.ts';
import { datasetName } from '../heading.ts';
import { dialogStyles } from '../own-data/dialog-styles.ts';
import type { ClassContext } from './class-context.ts';
import { viewOfOffer, type NetworkOffer } from './offered-networks.ts';
import { nameIn } from './seat-words.ts';
import { sheetStyles } from './sheet-styles.ts';
import '../compare.ts';

/**
 * A network that is offered, beside the class's, on the data of the class: taken with the pupil's
 * name or without, or refused.
 *
 * @fires network-taken - it is the class's network now
 */
export class MlNetworkDialog extends LitElement {
  static override styles = [
    sharedStyles,
    dialogStyles,
    sheetStyles,
    css`
      dialog {
        width: min(62rem, 100vw);
      }

      ml-compare {
        height: min(62dvh, 58vw, 34rem);
      }

      .actions {
        flex-wrap: wrap;
      }

      .actions button {
        min-height: 44px;
        white-space: normal;
      }

      /* One above the other, each as high as it is: the dialog scrolls. */
      @media (max-width: 500px) {
        ml-compare {
          height: auto;
        }

        .actions button {
          flex-basis: 100%;
        }
      }
    `,
  ];
  static override properties = {
    context: { attribute: false },
    offerId: { state: true },
  };
  declare context: ClassContext | null;
  declare offerId: string;
  /** Whose it is; the name may be hidden by the time it is shown. */
  #whose: Pick<NetworkOfferFacts, 'seatId' | 'name'> = { seatId: '', name: '' };
  #shown: { offer: NetworkOffer; dataset: Experiment['dataset']; view: View } | null = null;

  constructor() {
    super();
    this.context = null;
    this.offerId = '';
  }

  show(offer: NetworkOfferFacts): void {
    this.#whose = offer;
    this.offerId = offer.offerId;
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  get #name(): string {
    return this.context ? nameIn(this.context, this.#whose) : '';
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @close=${() => (this.offerId = '')}>
      <div class="sheet">
        <div class="head">
          <h2 id="title">${t('networksTitle', { name: this.#name })}</h2>
          <button class="close" aria-label=${t('close')} @click=${this.#close}>
            ${icons.close}
          </button>
        </div>
        ${this.context && this.offerId !== '' ? this.#renderOffer(this.context) : nothing}
      </div>
    </dialog>`;
  }

  #renderOffer({ view, news }: ClassContext): TemplateResult {
    const offer = news.offers.get(this.offerId);
    const facts = news.desk.networkOffers.find(({ offerId }) => offerId === this.offerId);
    // Replaced by a later one, settled by a co-teacher, or gone with its pupil.
    if (offer?.kind !== 'network' || facts?.fate !== 'waiting') {
      return html`<p role="status">${t('networksGone')}</p>`;
    }
    const networks = [
      { label: t('networksClass'), note: layersText(view.experiment), view },
      { label: this.#name, note: noteOf(offer, view), view: this.#viewOf(offer, view) },
    ];
    return html`<ml-compare .networks=${networks}></ml-compare>
      <p class="quiet">${t('networksSameData')}</p>
      ${this.#renderWhereNamed(view, news.desk.areNamesOnWall)}
      <div class="actions">
        <button class="primary" @click=${() => void this.#take(true)}>
          ${t('networksTakeCredited')}
        </button>
        <button @click=${() => void this.#take(false)}>${t('networksTakePlain')}</button>
        <button @click=${() => void this.#refuse()}>${t('collectRefuse')}</button>
      </div>`;
  }

  /** Where the name is not to be seen, though it is credited. */
  #renderWhereNamed({ people }: View, isOnWall: boolean): TemplateResult | typeof nothing {
    if (people.areNamesHidden) return html`<p class="quiet">${t('networksNamesHidden')}</p>`;
    return isOnWall ? nothing : html`<p class="quiet">${t('networksNotOnWall')}</p>`;
  }

  #viewOf(offer: NetworkOffer, classView: View): View {
    const { dataset } = classView.experiment;
    if (this.#shown?.offer !== offer || this.#shown.dataset !== dataset) {
      this.#shown = { offer, dataset, view: viewOfOffer(offer, classView) };
    }
    return this.#shown.view;
  }

  async #take(isCredited: boolean): Promise<void> {
    const { offerId } = this;
    const result = await this.context?.send({ type: 'offer-accept', offerId, isCredited });
    if (!result?.ok) return;
    this.#close();
    this.dispatchEvent(new CustomEvent('network-taken', { bubbles: true, composed: true }));
  }

  async #refuse(): Promise<void> {
    const result = await this.context?.send({ type: 'offer-refuse', offerId: this.offerId });
    if (result?.ok) this.#close();
  }

  readonly #close = (): void => this.renderRoot.querySelector('dialog')?.close();
}

const layersText = ({ hiddenLayers, learningRate }: Experiment): string =>
  t('networksFacts', {
    layers: hiddenLayers.map(({ unitCount }) => unitCount).join('–') || '–',
    rate: formatSetting(learningRate),
  });

/** What it was trained on, where that is not what it is shown on. */
function noteOf({ experiment }: NetworkOffer, classView: View): string {
  const facts = layersText(experiment);
  if (isSame(experiment.dataset, classView.experiment.dataset)) return facts;
  return `${facts} · ${t('networksOtherData', { data: datasetName(experiment.dataset) })}`;
}

customElements.define('ml-network-dialog', MlNetworkDialog);

declare global {
  interface HTMLElementTagNameMap {
    'ml-network-dialog': MlNetworkDialog;
  }
}
