import type { Activation, Experiment } from '../../../shared/experiment.ts';
import type { View } from '../../../shared/view/view.ts';
import { activationFormula, featureSymbol } from '../../render/formula.ts';
import { formatCount, formatSetting, formatShare } from '../../texts/format.ts';
import { t, type PlainTextKey } from '../../texts/translate.ts';
import { troubleOf } from '../trouble.ts';
import {
  initializerFormulas,
  lossFormulas,
  optimizerFormulas,
  penaltyFormulas,
  pointCounts,
  updatesOf,
} from './formulas.ts';

/** What an explanation is about: an experiment, one of its layers, and where training stands. */
export interface Subject {
  experiment: Experiment;
  view: View | null;
  layerIndex: number;
}

/** What can be said of a control beside its name. */
interface Parts {
  formulas?: string[];
  /** Its value as it is now, in symbols or words. */
  now?: string;
  /** The activation whose curve is drawn. */
  curve?: Activation;
}

interface Entry {
  term: PlainTextKey;
  text: PlainTextKey | ((subject: Subject) => string);
  parts?: (subject: Subject) => Parts;
}

export interface Explanation extends Parts {
  term: string;
  text: string;
}

function accuracyWords({ view }: Subject): Parts {
  if (!view) return {};
  const { data, snapshot } = view;
  const hasTest = data.test.count > 0;
  const { count } = hasTest ? data.test : data.train;
  const share = hasTest ? snapshot.metrics.testAccuracy : snapshot.metrics.trainAccuracy;
  const right = formatCount(Math.round(share * count));
  return { now: t('explainAccuracyNow', { right, count: formatCount(count) }) };
}

function troubleWords({ view }: Subject): Parts {
  const trouble = view && troubleOf(view);
  switch (trouble?.type) {
    case 'saturated':
      return { now: t('explainSaturationNow', { share: formatShare(trouble.share) }) };
    case 'dead':
      return { now: t('explainDeadUnitsNow', { count: trouble.count, total: trouble.total }) };
    default:
      return {};
  }
}

/** Every control and figure that explains itself. */
const entries = {
  learningRate: {
    term: 'learningRate',
    text: 'explainLearningRate',
    parts: ({ experiment: { learningRate } }) => ({
      formulas: ['w ← w − η·∂E/∂w'],
      now: `η = ${formatSetting(learningRate)}`,
    }),
  },
  batchSize: {
    term: 'batchSize',
    text: 'explainBatchSize',
    parts: ({ experiment }) => {
      const { train } = pointCounts(experiment);
      const values = { points: formatCount(train), updates: formatCount(updatesOf(experiment)) };
      return {
        formulas: ['∂E/∂w = 1/B · Σ ∂Eₙ/∂w'],
        now: `B = ${formatCount(Math.min(experiment.batchSize, train))}. ${t('explainBatchSizeNow', values)}`,
      };
    },
  },
  shuffle: { term: 'shuffle', text: 'explainShuffle' },
  optimizer: {
    term: 'optimizer',
    text: 'explainOptimizer',
    parts: ({ experiment: { optimizer, learningRate } }) => ({
      formulas: optimizerFormulas[optimizer.type],
      now:
        `η = ${formatSetting(learningRate)}` +
        (optimizer.type === 'momentum' ? `, μ = ${formatSetting(optimizer.momentum)}` : ''),
    }),
  },
  momentum: {
    term: 'momentum',
    text: 'explainMomentum',
    parts: ({ experiment: { optimizer } }) =>
      optimizer.type === 'momentum'
        ? { formulas: optimizerFormulas.momentum, now: `μ = ${formatSetting(optimizer.momentum)}` }
        : {},
  },
  regularization: {
    term: 'regularization',
    text: 'explainRegularization',
    parts: ({ experiment: { regularization } }) => ({
      formulas: penaltyFormulas[regularization.type],
      ...(regularization.type !== 'none' && { now: `λ = ${formatSetting(regularization.rate)}` }),
    }),
  },
  regularizationRate: {
    term: 'regularizationRate',
    text: 'explainRegularizationRate',
    parts: ({ experiment: { regularization } }) => ({
      formulas: penaltyFormulas[regularization.type],
      now: `λ = ${formatSetting(regularization.rate)}`,
    }),
  },
  snapshotEvery: {
    term: 'snapshotEvery',
    text: 'explainSnapshotEvery',
    parts: ({ experiment: { pace, snapshotEvery } }) =>
      pace === 'max'
        ? {}
        : { now: t('explainSnapshotEveryNow', { count: formatSetting(pace / snapshotEvery) }) },
  },
  pace: {
    term: 'pace',
    text: 'explainPace',
    parts: ({ experiment: { pace } }) =>
      pace === 'max' ? {} : { now: t('explainPaceNow', { seconds: formatSetting(400 / pace) }) },
  },
  activation: {
    term: 'activationTitle',
    text: 'explainActivation',
    parts: ({ experiment, layerIndex }) => {
      const layer = experiment.hiddenLayers[layerIndex];
      return layer
        ? { formulas: [`a = ${activationFormula(layer.activation)}`], curve: layer.activation }
        : {};
    },
  },
  stop: { term: 'stopTitle', text: 'explainStop' },
  keepLearned: { term: 'keepLearned', text: 'explainKeepLearned' },
  initializer: {
    term: 'initializer',
    text: 'explainInitializer',
    parts: ({ experiment: { initializer } }) => ({ formulas: [initializerFormulas[initializer]] }),
  },
  loss: {
    term: 'loss',
    text: 'explainLoss',
    parts: ({ experiment: { loss } }) => ({ formulas: [lossFormulas[loss]] }),
  },
  testShare: {
    term: 'dataTestShare',
    text: 'explainTestShare',
    parts: ({ experiment }) => {
      const { train, test } = pointCounts(experiment);
      return {
        now: t('explainTestShareNow', { train: formatCount(train), test: formatCount(test) }),
      };
    },
  },
  points: { term: 'dataPoints', text: 'explainPoints' },
  dataSeed: { term: 'dataSeed', text: 'explainDataSeed' },
  noise: { term: 'dataNoise', text: 'explainNoise' },
  gap: { term: 'dataGap', text: 'explainGap' },
  factor: { term: 'dataFactor', text: 'explainFactor' },
  clusterStd: { term: 'dataClusterStd', text: 'explainClusterStd' },
  classSep: { term: 'dataClassSep', text: 'explainClassSep' },
  clustersPerClass: { term: 'dataClustersPerClass', text: 'explainClustersPerClass' },
  flipY: { term: 'dataFlipY', text: 'explainFlipY' },
  cells: { term: 'dataCells', text: 'explainCells' },
  features: {
    term: 'featuresTitle',
    text: 'explainFeatures',
    parts: ({ experiment: { features } }) => ({
      now: t('explainFeaturesNow', { features: features.map(featureSymbol).join(', ') }),
    }),
  },
  epoch: {
    term: 'epoch',
    text: 'explainEpoch',
    parts: ({ experiment, view }) => {
      const updates = (view?.snapshot.epoch ?? 0) * updatesOf(experiment);
      return { now: t('explainEpochNow', { updates: formatCount(updates) }) };
    },
  },
  trainLoss: {
    term: 'lossTrain',
    text: ({ experiment: { loss } }) =>
      t('explainTrainLoss', { guess: loss === 'cross-entropy' ? 'ln 2 ≈ 0.693' : '1/8 = 0.125' }),
    parts: ({ experiment: { loss } }) => ({ formulas: [lossFormulas[loss]] }),
  },
  testLoss: { term: 'lossTest', text: 'explainTestLoss' },
  accuracy: { term: 'accuracyTrain', text: 'explainAccuracy', parts: accuracyWords },
  saturation: {
    term: 'explainSaturationTerm',
    text: 'explainSaturation',
    parts: (subject) => ({
      formulas: ['tanh: ∂a/∂z = 1 − a² → 0', 'σ: ∂a/∂z = a·(1 − a) → 0'],
      ...troubleWords(subject),
    }),
  },
  deadUnits: {
    term: 'explainDeadUnitsTerm',
    text: 'explainDeadUnits',
    parts: (subject) => ({
      formulas: ['a = max(0, z)', 'z < 0: ∂a/∂z = 0'],
      ...troubleWords(subject),
    }),
  },
} as const satisfies Record<string, Entry>;

export type Topic = keyof typeof entries;
export const topics = Object.keys(entries) as Topic[];

/** The words, formulas and live values of `topic`. */
export function explain(topic: Topic, subject: Subject): Explanation {
  const { term, text, parts }: Entry = entries[topic];
  return {
    term: t(term),
    text: typeof text === 'function' ? text(subject) : t(text),
    ...parts?.(subject),
  };
}

/** The name alone: cheap, since every label asks for it. */
export function termOf(topic: Topic): string {
  const { term }: Entry = entries[topic];
  return t(term);
}
