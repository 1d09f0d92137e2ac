import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  features,
  type Dataset,
  type DatasetType,
  type Experiment,
  type Feature,
} from '../../../shared/experiment.ts';
import type { PresetName } from '../../../shared/presets.ts';
import { isShown } from '../../controllers/hidden-controls.ts';
import { featureSymbol } from '../../render/formula.ts';
import { formatShare } from '../../texts/format.ts';
import { t, type PlainTextKey } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { datasetName } from '../heading.ts';
import type { Topic } from '../explain/explanations.ts';
import { lessonChoices, lessonOf, lessons } from '../lessons.ts';
import type { OwnDataPart } from '../own-data/own-data-part.ts';
import { dataPanelStyles } from './data-panel-styles.ts';
import { datasetKinds, pointCountBounds, seedBounds } from './dataset-fields.ts';
import { pointCountWords } from '../own-data/point-words.ts';
import { fieldStyles } from './field-styles.ts';
import { explained, numberField, rangeField, select, type Choice } from './fields.ts';
import { icons } from './icons.ts';
import { panelStyles } from './panel-styles.ts';
import { fireChange, fireCommand } from './session-command.ts';
import './dataset-picture.ts';

const kinds = Object.entries(datasetKinds) as [
  keyof typeof datasetKinds,
  (typeof datasetKinds)[keyof typeof datasetKinds],
][];

/**
 * What the network learns from: the lesson, the points and the features.
 * @fires session-command - `preset` or `change`
 * @fires own-data - detail: which of the dialogs of own data is asked for
 */
export class MlDataPanel extends LitElement {
  static override properties = {
    experiment: { attribute: false },
    keepsLearned: { type: Boolean },
  };
  declare experiment: Experiment | null;
  /** Other data are learned with the weights of now. */
  declare keepsLearned: boolean;

  static override styles = [sharedStyles, fieldStyles, panelStyles, dataPanelStyles];

  constructor() {
    super();
    this.experiment = null;
    this.keepsLearned = false;
  }

  override render(): TemplateResult | typeof nothing {
    const { experiment } = this;
    if (!experiment) return nothing;
    return html`
      ${isShown('lesson') ? html`<section>${this.#renderLesson(experiment)}</section>` : nothing}
      <section>
        <h2>
          ${t('dataTitle')}
          <small>${t(this.keepsLearned ? 'dataGoesOn' : 'dataStartsOver')}</small>
        </h2>
        ${this.#renderKinds(experiment.dataset)} ${this.#renderFields(experiment)}
      </section>
      <section ?hidden=${!isShown('features')}>
        ${explained(
          { topic: 'features', experiment },
          html`<h2>
            <span class="term" id="features">${t('featuresTitle')}</span>
            <small>${t('featuresHint')}</small>
          </h2>`,
        )}
        ${this.#renderFeatures(experiment)}
      </section>
      <section class="save" ?hidden=${!isShown('save')}>
        ${this.#ownButton('experiment', icons.download, 'ownSave', 'ownSaveLong')}
      </section>
    `;
  }

  #renderLesson(experiment: Experiment): TemplateResult {
    const lesson = lessonOf(experiment);
    const choices: Choice<PresetName | null>[] = lessonChoices();
    if (!lesson) choices.unshift({ value: null, label: t('presetOwn') });
    return html`
      <h2><label for="lesson">${t('presetLabel')}</label></h2>
      ${select({ id: 'lesson', label: t('presetLabel') }, lesson, choices, (name) => {
        if (name) fireCommand(this, { type: 'preset', name });
      })}
      <p class="look">${lesson ? t(lessons[lesson].look) : t('presetOwnLook')}</p>
    `;
  }

  #renderKinds(dataset: Dataset): TemplateResult {
    const pick = (type: DatasetType) => {
      if (type !== 'custom') fireChange(this, { dataset: datasetKinds[type].initial });
    };
    return html`
      <fieldset class="pictures" ?hidden=${!isShown('dataset')}>
        <legend class="visually-hidden">${t('dataTitle')}</legend>
        ${kinds.map(
          ([type, { label, initial }]) =>
            html`<label title=${t(label)}>
              <input
                type="radio"
                name="dataset"
                aria-label=${t(label)}
                .checked=${live(dataset.type === type)}
                @change=${() => pick(type)}
              />
              <ml-dataset-picture .points=${initial}></ml-dataset-picture>
            </label>`,
        )}
      </fieldset>
      <div class="name">
        ${datasetName(dataset)}${
          dataset.type === 'custom'
            ? html`<span>${pointCountWords(dataset.points.length)}</span>`
            : nothing
        }
      </div>
      <div class="own" role="group" aria-label=${t('dataCustom')} ?hidden=${!isShown('own-data')}>
        ${this.#ownButton('edit', icons.draw, 'ownEdit', 'ownEditLong')}
        ${this.#ownButton('draw', icons.empty, 'ownNew', 'ownNewLong')}
        ${this.#ownButton('csv', icons.table, 'ownCsv', 'ownCsvLong')}
      </div>
    `;
  }

  #ownButton(
    part: OwnDataPart,
    icon: TemplateResult,
    label: PlainTextKey,
    title: PlainTextKey,
  ): TemplateResult {
    const options = { detail: part, bubbles: true, composed: true };
    const ask = () => this.dispatchEvent(new CustomEvent('own-data', options));
    return html`<button title=${t(title)} @click=${ask}>${icon}${t(label)}</button>`;
  }

  #renderFields(experiment: Experiment): TemplateResult {
    const { dataset, testShare } = experiment;
    const about = (topic: Topic) => ({ topic, experiment });
    const set = (key: string) => (value: number) =>
      fireChange(this, { dataset: { ...dataset, [key]: value } });
    const values = dataset as unknown as Record<string, number>;
    const fields = dataset.type === 'custom' ? [] : datasetKinds[dataset.type].fields;
    const heldOut = (share: number) => (share === 0 ? t('dataTestShareNone') : formatShare(share));
    return html`
      ${fields.map(({ key, label, bounds, format }) => {
        const text = { id: `data-${key}`, label: t(label), about: about(key) };
        return rangeField(text, values[key], bounds, format, set(key));
      })}
      ${rangeField(
        { id: 'test-share', label: t('dataTestShare'), about: about('testShare') },
        testShare,
        { min: 0, max: 0.9, step: 0.1 },
        heldOut,
        (share) => fireChange(this, { testShare: share }),
      )}
      <div class="pair">
        ${
          'pointCount' in dataset
            ? numberField(
                { id: 'point-count', label: t('dataPoints'), about: about('points') },
                dataset.pointCount,
                pointCountBounds,
                set('pointCount'),
              )
            : nothing
        }
        <div class="seed" ?hidden=${!isShown('data-seed')}>
          ${numberField(
            { id: 'data-seed', label: t('dataSeed'), about: about('dataSeed') },
            dataset.seed,
            seedBounds,
            set('seed'),
          )}
          <button
            aria-label=${t('dataSeedAnother')}
            title=${t('dataSeedAnother')}
            @click=${() => set('seed')(Math.floor(Math.random() * 1000))}
          >
            ${icons.newStart}
          </button>
        </div>
      </div>
    `;
  }

  #renderFeatures({ features: chosen }: Experiment): TemplateResult {
    const toggle = (feature: Feature) => {
      const next = features.filter((one) => chosen.includes(one) !== (one === feature));
      if (next.length > 0) fireChange(this, { features: next });
    };
    return html`<div class="features" role="group" aria-labelledby="features">
      ${features.map(
        (feature) =>
          html`<button
            aria-pressed=${chosen.includes(feature)}
            aria-disabled=${chosen.length === 1 && chosen[0] === feature}
            title=${chosen.length === 1 && chosen[0] === feature ? t('featureLeast') : nothing}
            @click=${() => toggle(feature)}
          >
            ${featureSymbol(feature)}
          </button>`,
      )}
    </div>`;
  }
}

customElements.define('ml-data-panel', MlDataPanel);

declare global {
  interface HTMLElementTagNameMap {
    'ml-data-panel': MlDataPanel;
  }
}
