import type { Dataset } from '../../shared/experiment.ts';
import type { View } from '../../shared/view/view.ts';
import { t } from '../texts/translate.ts';
import { datasetKinds } from './controls/dataset-fields.ts';
import { lessonOf, lessons } from './lessons.ts';

/** What a dataset is called. */
export const datasetName = (dataset: Dataset): string =>
  t(dataset.type === 'custom' ? 'dataCustom' : datasetKinds[dataset.type].label);

/** What a class is about: its own title, its lesson's, or what it trains on with how many layers. */
export function headingOf({ title, experiment }: Pick<View, 'title' | 'experiment'>): string {
  if (title !== '') return title;
  const lesson = lessonOf(experiment);
  if (lesson) return t(lessons[lesson].title);
  const { dataset, hiddenLayers } = experiment;
  const data = datasetName(dataset);
  switch (hiddenLayers.length) {
    case 0:
      return t('headingNoLayer', { data });
    case 1:
      return t('headingOneLayer', { data });
    default:
      return t('headingLayers', { data, count: hiddenLayers.length });
  }
}
