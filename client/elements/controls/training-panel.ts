import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Activation, Experiment, ExperimentPatch } from '../../../shared/experiment.ts';
import { limits } from '../../../shared/limits.ts';
import { isShown, type Hideable } from '../../controllers/hidden-controls.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { Topic } from '../explain/explanations.ts';
import { fieldStyles } from './field-styles.ts';
import { explained, optionalNumber, select, selectField, switchField } from './fields.ts';
import { panelStyles } from './panel-styles.ts';
import { fireChange } from './session-command.ts';
import { stepControls, stepFields } from './step-fields.ts';
import * as choices from './training-choices.ts';

/**
 * How the network is trained: what takes effect at once, and what begins again at epoch 0.
 * @fires session-command - `change`
 * @fires keep-learned-change - detail: whether it shall
 */
export class MlTrainingPanel extends LitElement {
  static override properties = {
    experiment: { attribute: false },
    keepsLearned: { attribute: false },
  };
  declare experiment: Experiment | null;
  /** Whether a changed network goes on with what it learned. */
  declare keepsLearned: boolean;

  static override styles = [
    sharedStyles,
    fieldStyles,
    panelStyles,
    css`
      :host {
        --control-width: 128px;
      }

      select {
        font-size: var(--text-13);
      }

      @media (pointer: coarse) {
        :host {
          --control-width: 152px;
        }

        select {
          font-size: 1rem;
        }
      }

      .activations,
      .stops {
        display: grid;
        gap: var(--space-1) var(--space-2);
      }

      .activations {
        grid-template-columns: 1fr 1fr;
      }

      .stops {
        grid-template-columns: repeat(3, 1fr);
      }

      p {
        margin: 0;
        color: var(--ink-3);
        font-size: var(--text-13);
      }
    `,
  ];

  constructor() {
    super();
    this.experiment = null;
    this.keepsLearned = false;
  }

  override render(): TemplateResult | typeof nothing {
    const { experiment } = this;
    if (!experiment) return nothing;
    const section = (names: readonly Hideable[], head: TemplateResult, body: TemplateResult) =>
      isShown(...names) ? html`<section>${head}${body}</section>` : nothing;
    return html`
      ${section(
        stepControls,
        html`<h2>${t('trainingTitle')} <small>${t('trainingLive')}</small></h2>`,
        stepFields(experiment, (patch) => this.#change(patch)),
      )}
      ${section(
        ['activation'],
        html`<h2>${t('activationTitle')} <small>${t('activationHint')}</small></h2>`,
        this.#renderActivations(experiment),
      )}
      ${section(
        ['stops'],
        explained(
          { topic: 'stop', experiment },
          html`<h2>
            <span class="term">${t('stopTitle')}</span> <small>${t('stopHint')}</small>
          </h2>`,
        ),
        this.#renderStops(experiment),
      )}
      ${section(
        ['keep-learned', 'initializer', 'loss'],
        html`<h2>
          ${t('startTitle')}
          <small>${t(this.keepsLearned ? 'dataGoesOn' : 'dataStartsOver')}</small>
        </h2>`,
        this.#renderStart(experiment),
      )}
    `;
  }

  #change(patch: ExperimentPatch): void {
    fireChange(this, patch);
  }

  #renderActivations(experiment: Experiment): TemplateResult {
    const { hiddenLayers } = experiment;
    if (hiddenLayers.length === 0) return html`<p>${t('activationNoLayers')}</p>`;
    const pick = (layerIndex: number) => (activation: Activation) =>
      this.#change({
        hiddenLayers: hiddenLayers.map((layer, i) =>
          i === layerIndex ? { ...layer, activation } : layer,
        ),
      });
    return html`<div class="activations">
      ${hiddenLayers.map(({ activation }, i) => {
        const text = { id: `activation-${i}`, label: t('activationOfLayer', { layer: i + 1 }) };
        return html`<div class="stacked">
          ${explained(
            { topic: 'activation', experiment, layerIndex: i },
            html`<label for=${text.id}><small class="term">${text.label}</small></label>`,
          )}
          ${select(text, activation, choices.activationChoices(), pick(i))}
        </div>`;
      })}
    </div>`;
  }

  #renderStops({ stop }: Experiment): TemplateResult {
    const percent = stop.accuracy === null ? null : Number((stop.accuracy * 100).toPrecision(6));
    return html`<div class="stops">
      ${optionalNumber(
        { id: 'stop-epoch', label: t('stopEpoch') },
        stop.epoch,
        { min: 1, max: limits.epoch, step: 1 },
        (epoch) => this.#change({ stop: { ...stop, epoch } }),
      )}
      ${optionalNumber(
        { id: 'stop-loss', label: t('stopLoss') },
        stop.loss,
        { min: 0, max: 1000, step: 0 },
        (loss) => this.#change({ stop: { ...stop, loss } }),
      )}
      ${optionalNumber(
        { id: 'stop-accuracy', label: t('stopAccuracy') },
        percent,
        { min: 0, max: 100, step: 0 },
        (share) =>
          this.#change({ stop: { ...stop, accuracy: share === null ? null : share / 100 } }),
      )}
    </div>`;
  }

  #renderStart(experiment: Experiment): TemplateResult {
    const { initializer, loss } = experiment;
    const about = (topic: Topic) => ({ topic, experiment });
    return html`
      ${switchField(
        {
          id: 'keep-learned',
          label: t('keepLearned'),
          hint: t('keepLearnedHint'),
          about: about('keepLearned'),
        },
        this.keepsLearned,
        (detail) => this.dispatchEvent(new CustomEvent('keep-learned-change', { detail })),
      )}
      ${selectField(
        {
          id: 'initializer',
          label: t('initializer'),
          hint: t('initializerHint'),
          about: about('initializer'),
        },
        initializer,
        choices.initializerChoices(),
        (value) => this.#change({ initializer: value }),
      )}
      ${selectField(
        { id: 'loss', label: t('loss'), hint: t('lossHint'), about: about('loss') },
        loss,
        choices.lossChoices(),
        (value) => this.#change({ loss: value }),
      )}
    `;
  }
}

customElements.define('ml-training-panel', MlTrainingPanel);

declare global {
  interface HTMLElementTagNameMap {
    'ml-training-panel': MlTrainingPanel;
  }
}
