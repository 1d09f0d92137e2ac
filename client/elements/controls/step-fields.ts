import { html, nothing, type TemplateResult } from 'lit';
import type { Experiment, ExperimentPatch } from '../../../shared/experiment.ts';
import { isShown, type Hideable } from '../../controllers/hidden-controls.ts';
import { t } from '../../texts/translate.ts';
import type { Topic } from '../explain/explanations.ts';
import { selectField, switchField } from './fields.ts';
import * as choices from './training-choices.ts';

/** What {@link stepFields} shows, unless it is hidden. */
export const stepControls: readonly Hideable[] = [
  'learning-rate',
  'batch-size',
  'shuffle',
  'optimizer',
  'regularization',
  'snapshot-every',
];

/** How a step is taken and how often one is drawn: all of it takes effect while it trains. */
export function stepFields(
  experiment: Experiment,
  change: (patch: ExperimentPatch) => void,
): TemplateResult {
  const about = (topic: Topic) => ({ topic, experiment });
  const { learningRate, batchSize, shuffle, optimizer, regularization } = experiment;
  return html`
    ${selectField(
      {
        id: 'learning-rate',
        label: t('learningRate'),
        hint: t('learningRateHint'),
        about: about('learningRate'),
      },
      learningRate,
      choices.learningRateChoices(learningRate),
      (value) => change({ learningRate: value }),
    )}
    ${selectField(
      {
        id: 'batch-size',
        label: t('batchSize'),
        hint: t('batchSizeHint'),
        about: about('batchSize'),
      },
      batchSize,
      choices.batchSizeChoices(batchSize),
      (value) => change({ batchSize: value }),
    )}
    ${switchField(
      { id: 'shuffle', label: t('shuffle'), hint: t('shuffleHint'), about: about('shuffle') },
      shuffle,
      (value) => change({ shuffle: value }),
    )}
    ${selectField(
      {
        id: 'optimizer',
        label: t('optimizer'),
        hint: t('optimizerHint'),
        about: about('optimizer'),
      },
      optimizer.type,
      choices.optimizerChoices(),
      (type) => change({ optimizer: choices.optimizerOf(type) }),
    )}
    ${
      optimizer.type === 'momentum' && isShown('optimizer')
        ? selectField(
            {
              id: 'momentum',
              label: t('momentum'),
              hint: t('momentumHint'),
              about: about('momentum'),
            },
            optimizer.momentum,
            choices.momentumChoices(optimizer.momentum),
            (momentum) => change({ optimizer: { type: 'momentum', momentum } }),
          )
        : nothing
    }
    ${selectField(
      {
        id: 'regularization',
        label: t('regularization'),
        hint: t('regularizationHint'),
        about: about('regularization'),
      },
      regularization.type,
      choices.regularizationChoices(),
      (type) => change({ regularization: choices.regularizationOf(type, regularization.rate) }),
    )}
    ${
      regularization.type === 'none' || !isShown('regularization')
        ? nothing
        : selectField(
            {
              id: 'regularization-rate',
              label: t('regularizationRate'),
              hint: t('regularizationRateHint'),
              about: about('regularizationRate'),
            },
            regularization.rate,
            choices.regularizationRateChoices(regularization.rate),
            (rate) => change({ regularization: { ...regularization, rate } }),
          )
    }
    ${selectField(
      {
        id: 'snapshot-every',
        label: t('snapshotEvery'),
        hint: t('snapshotEveryHint'),
        about: about('snapshotEvery'),
      },
      experiment.snapshotEvery,
      choices.snapshotChoices(experiment.snapshotEvery),
      (value) => change({ snapshotEvery: value }),
    )}
  `;
}
