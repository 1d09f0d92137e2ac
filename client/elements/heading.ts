import type { View } from '../../shared/view/view.ts';
import { t } from '../texts/translate.ts';
import { datasetKinds } from './controls/dataset-fields.ts';
import { lessonOf, lessons } from './lessons.ts';

/** What a class is about: its own title, its lesson's, or what it trains on with how many layers. */
export function headingOf({ title, experiment }: Pick<View, 'title' | 'experiment'>): string {
  if (title !== '') return title;
  const lesson = lessonOf(experiment);
  if (lesson) return t(lessons[lesson].title);
  const { dataset, hiddenLayers } = experiment;
  const data = t(dataset.type === 'custom' ? 'dataCustom' : datasetKinds[dataset.type].label);
  switch (hiddenLayers.length) {
    case 0:
      return t('headingNoLayer', { data });
    case 1:
      return t('headingOneLayer', { data });
    default:
      return t('headingLayers', { data, count: hiddenLayers.length });
  }
}
