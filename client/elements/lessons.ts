import type { Experiment } from '../../shared/experiment.ts';
import { isSame } from '../../shared/is-same.ts';
import { articleExperiments } from '../../shared/presets/article.ts';
import { presetNames, presets, type PresetName } from '../../shared/presets.ts';
import { t, type PlainTextKey } from '../texts/translate.ts';
import type { Choice } from './controls/fields.ts';

interface LessonTexts {
  title: PlainTextKey;
  look: PlainTextKey;
}

/** What each preset is called, and what to look for while it trains. */
export const lessons: Record<PresetName, LessonTexts> = {
  'exor-one-hidden': { title: 'lessonExorOneHidden', look: 'lessonExorOneHiddenLook' },
  'exor-two-hidden': { title: 'lessonExorTwoHidden', look: 'lessonExorTwoHiddenLook' },
  'classification-902': {
    title: 'lessonClassification902',
    look: 'lessonClassification902Look',
  },
  'moons-0': { title: 'lessonMoons0', look: 'lessonMoons0Look' },
  'classification-910': {
    title: 'lessonClassification910',
    look: 'lessonClassification910Look',
  },
  'one-layer-is-a-line': { title: 'lessonOneLayerIsALine', look: 'lessonOneLayerIsALineLook' },
  'one-against-two': { title: 'lessonOneAgainstTwo', look: 'lessonOneAgainstTwoLook' },
  'features-instead-of-layers': {
    title: 'lessonFeaturesInsteadOfLayers',
    look: 'lessonFeaturesInsteadOfLayersLook',
  },
  'linear-activations': {
    title: 'lessonLinearActivations',
    look: 'lessonLinearActivationsLook',
  },
  'circle-relu': { title: 'lessonCircleRelu', look: 'lessonCircleReluLook' },
  'dead-relu': { title: 'lessonDeadRelu', look: 'lessonDeadReluLook' },
  'zero-start': { title: 'lessonZeroStart', look: 'lessonZeroStartLook' },
  'rate-too-high': { title: 'lessonRateTooHigh', look: 'lessonRateTooHighLook' },
  'rate-too-low': { title: 'lessonRateTooLow', look: 'lessonRateTooLowLook' },
  'batch-sizes': { title: 'lessonBatchSizes', look: 'lessonBatchSizesLook' },
  momentum: { title: 'lessonMomentum', look: 'lessonMomentumLook' },
  'spiral-deep': { title: 'lessonSpiralDeep', look: 'lessonSpiralDeepLook' },
  'overfit-noise': { title: 'lessonOverfitNoise', look: 'lessonOverfitNoiseLook' },
  regularized: { title: 'lessonRegularized', look: 'lessonRegularizedLook' },
};

/** All lessons by name, the article's apart from the others. */
export const lessonChoices = (): Choice<PresetName>[] =>
  presetNames.map((name) => ({
    value: name,
    label: t(lessons[name].title),
    group: t(name in articleExperiments ? 'lessonGroupArticle' : 'lessonGroupMore'),
  }));

/**
 * The parts that make a lesson what its words say: what may be turned without leaving it
 * (rate, batch, pace, stops) is not among them.
 */
const tellingParts = [
  'dataset',
  'features',
  'testShare',
  'hiddenLayers',
  'initializer',
  'seed',
] as const;

const told = (one: Experiment) => JSON.stringify(tellingParts.map((part) => one[part]));
const presetsByWhatTheyTell = new Map(
  presetNames.map((name) => [told(presets[name].experiment), name]),
);
/** Every render of a page asks. */
const lessonsOf = new WeakMap<Experiment, PresetName | null>();

/** The preset that `experiment` still is, or null where it has become the teacher's own. */
export function lessonOf(experiment: Experiment): PresetName | null {
  let lesson = lessonsOf.get(experiment);
  if (lesson === undefined) {
    lesson = presetsByWhatTheyTell.get(told(experiment)) ?? null;
    lessonsOf.set(experiment, lesson);
  }
  return lesson;
}

/** So many parts are changed at once by the choice of a lesson, hardly by hand. */
const lessonParts = 3;

/** The preset that a change went to: the one that has all its values, of a dataset the type. */
export function lessonOfChange(to: Partial<Experiment>): PresetName | null {
  const parts = Object.keys(to) as (keyof Experiment)[];
  const isOfLesson = to.dataset !== undefined || to.hiddenLayers !== undefined;
  if (parts.length < lessonParts || !isOfLesson) return null;
  const agrees = ({ experiment }: (typeof presets)[PresetName]) =>
    parts.every((part) =>
      part === 'dataset'
        ? experiment.dataset.type === to.dataset?.type
        : isSame(experiment[part], to[part]),
    );
  return presetNames.find((name) => agrees(presets[name])) ?? null;
}
