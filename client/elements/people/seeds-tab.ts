import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Experiment } from '../../../shared/experiment.ts';
import { limits } from '../../../shared/limits.ts';
import type { Seeds } from '../../../shared/protocol/people-messages.ts';
import type { View } from '../../../shared/view/view.ts';
import type { SeedResult } from '../../controllers/people-news.ts';
import { formatCount, formatLoss } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { fieldStyles } from '../controls/field-styles.ts';
import { activityStyles } from './activity-styles.ts';
import type { ClassContext } from './class-context.ts';
import { resultsOf, seedCountWords, SeedGallery } from './seed-gallery.ts';
import { meanWords } from './seed-mean.ts';
import './seed-tiles.ts';

/** Where the class does not say how far to train. */
const fewestEpochs = 200;

/** The teacher gives every device a start of its own, and sees what came of them. */
export class MlSeedsTab extends LitElement {
  static override styles = [
    sharedStyles,
    fieldStyles,
    activityStyles,
    css`
      form {
        display: grid;
        gap: var(--space-3);
      }

      .error {
        padding-left: var(--space-3);
        border-left: 3px solid var(--ink);
      }

      ml-seed-mean {
        max-width: 260px;
        justify-self: center;
      }

      .picked {
        display: grid;
        gap: var(--space-2);
        padding: var(--space-3);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
      }
    `,
  ];
  static override properties = {
    context: { attribute: false },
    untilEpoch: { state: true },
    error: { state: true },
    picked: { state: true },
    meanCount: { state: true },
  };
  declare context: ClassContext | null;
  /** As it was typed; null where the class's own is taken. */
  declare untilEpoch: string | null;
  declare error: string;
  /** The device whose picture is picked. */
  declare picked: number | null;
  declare meanCount: number;
  readonly #gallery = new SeedGallery();

  constructor() {
    super();
    this.context = null;
    this.untilEpoch = null;
    this.error = '';
    this.picked = null;
    this.meanCount = 0;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { context } = this;
    if (!context) return nothing;
    const { seeds } = context.view.people;
    return seeds ? this.#renderRound(context, seeds) : this.#renderForm(context.view);
  }

  #renderForm(view: View): TemplateResult {
    return html`<p>${t('seedsTeach')}</p>
      <form novalidate @submit=${this.#open}>
        <label class="stacked"
          >${t('seedsUntil')}
          <input
            type="number"
            inputmode="numeric"
            min="1"
            max=${limits.epoch}
            aria-invalid=${this.error !== ''}
            .value=${live(this.untilEpoch ?? String(epochsFor(view)))}
            @input=${(event: Event) => (this.untilEpoch = (event.target as HTMLInputElement).value)}
          />
        </label>
        ${this.error === '' ? nothing : html`<p class="error" role="alert">${this.error}</p>`}
        <div class="buttons"><button class="primary">${t('seedsStart')}</button></div>
      </form>`;
  }

  #renderRound({ view, news, send }: ClassContext, seeds: Seeds): TemplateResult {
    const results = resultsOf(news, seeds);
    const pictures = this.#gallery.of(seeds, results);
    const picked = results.get(this.picked ?? -1);
    return html`<p role="status">${seedCountWords(seeds, results, view.studentCount)}</p>
      <div class="buttons">
        ${
          seeds.isOpen
            ? html`<button class="primary" @click=${() => void send({ type: 'seeds-close' })}>
                ${t('seedsClose')}
              </button>`
            : nothing
        }
        <button @click=${() => void send({ type: 'seeds-clear' })}>${t('seedsClear')}</button>
      </div>
      ${
        results.size === 0
          ? html`<p class="quiet">${t('seedsNoDevices')}</p>`
          : html`<h3>${meanWords(pictures.count)}</h3>
              <ml-seed-mean .pictures=${pictures} .count=${pictures.count}></ml-seed-mean>
              <h3>${t('seedsSorted')}</h3>
              ${picked ? this.#renderPicked(picked, seeds.experiment, view.experiment) : html`<p class="quiet">${t('seedsPickHow')}</p>`}
              <ml-seed-tiles
                .pictures=${pictures}
                .results=${results}
                .untilEpoch=${seeds.untilEpoch}
                .picked=${this.picked}
                @pictures-change=${this.#onPictures}
                @seed-pick=${(event: CustomEvent<number | null>) => (this.picked = event.detail)}
              ></ml-seed-tiles>`
      }`;
  }

  #renderPicked(
    { seed, epoch, loss, hasDiverged }: SeedResult,
    trained: Experiment,
    now: Experiment,
  ): TemplateResult {
    const facts = { seed: String(seed), epoch: formatCount(epoch) };
    return html`<div class="picked">
      <p role="status">
        ${
          hasDiverged
            ? t('seedsPickedDiverged', facts)
            : t('seedsPicked', { ...facts, loss: formatLoss(loss) })
        }
      </p>
      <div class="buttons">
        <button @click=${() => this.#use(seed, trained, now)}>${t('seedsUse')}</button>
      </div>
      <p class="quiet">${t('seedsUseHint')}</p>
    </div>`;
  }

  /** The class begins from that start: with what the devices trained, where that is no longer the class's. */
  #use(seed: number, trained: Experiment, now: Experiment): void {
    const isSame =
      JSON.stringify({ ...trained, seed, stop: now.stop }) === JSON.stringify({ ...now, seed });
    void this.context?.send(
      isSame
        ? { type: 'reroll', seed }
        : { type: 'change', experiment: { ...trained, seed, stop: now.stop } },
    );
  }

  readonly #open = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { context } = this;
    if (!context) return;
    const untilEpoch = Number(this.untilEpoch ?? epochsFor(context.view));
    const isGood = Number.isInteger(untilEpoch) && untilEpoch >= 1 && untilEpoch <= limits.epoch;
    this.error = isGood ? '' : t('seedsUntilBad', { most: formatCount(limits.epoch) });
    if (!isGood) return;
    this.picked = null;
    await context.send({ type: 'seeds-open', untilEpoch });
  };

  readonly #onPictures = (): void => {
    this.renderRoot.querySelector('ml-seed-mean')?.redraw();
    const seeds = this.context?.view.people.seeds;
    if (!seeds || !this.context) return;
    this.meanCount = this.#gallery.of(seeds, resultsOf(this.context.news, seeds)).count;
  };
}

/** As far as the class is meant to train, or has. */
const epochsFor = ({ experiment, snapshot }: View): number =>
  experiment.stop.epoch ?? Math.max(fewestEpochs, snapshot.epoch);

customElements.define('ml-seeds-tab', MlSeedsTab);

declare global {
  interface HTMLElementTagNameMap {
    'ml-seeds-tab': MlSeedsTab;
  }
}
