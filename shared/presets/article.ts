import type { Dataset, Experiment, HiddenLayer } from '../experiment.ts';

const sigmoidLayers = (...unitCounts: number[]): HiddenLayer[] =>
  unitCounts.map((unitCount) => ({ unitCount, activation: 'sigmoid' }));

const exor: Dataset = { type: 'exor', pointCount: 500, seed: 3, gap: 0.1, noise: 0 };

/** What the article's experiments have in common: one sample an update, in file order. */
const common = {
  testShare: 0,
  features: ['x1', 'x2'],
  loss: 'cross-entropy',
  initializer: 'fan-out',
  seed: 30,
  optimizer: { type: 'sgd' },
  regularization: { type: 'none', rate: 0 },
  batchSize: 1,
  shuffle: false,
  pace: 40,
} satisfies Partial<Experiment>;

const stopAt = (epoch: number): Experiment['stop'] => ({ epoch, loss: null, accuracy: null });

/** The article's five experiments, with its data, starts, rates and epochs. */
export const articleExperiments = {
  'exor-one-hidden': {
    ...common,
    dataset: exor,
    hiddenLayers: sigmoidLayers(3),
    initializer: 'normal-0.1',
    seed: 10,
    learningRate: 5e-2,
    snapshotEvery: 2,
    pace: 20,
    stop: stopAt(300),
  },
  'exor-two-hidden': {
    ...common,
    dataset: exor,
    hiddenLayers: sigmoidLayers(4, 3),
    learningRate: 1e-2,
    snapshotEvery: 2,
    stop: stopAt(400),
  },
  'classification-902': {
    ...common,
    dataset: {
      type: 'classification',
      pointCount: 1000,
      seed: 902,
      clustersPerClass: 2,
      classSep: 1,
      flipY: 0,
    },
    hiddenLayers: sigmoidLayers(3, 2),
    learningRate: 1e-2,
    snapshotEvery: 5,
    stop: stopAt(600),
  },
  'moons-0': {
    ...common,
    dataset: { type: 'moons', pointCount: 500, seed: 0, noise: 0.2 },
    hiddenLayers: sigmoidLayers(3, 2),
    learningRate: 5e-2,
    snapshotEvery: 2,
    stop: stopAt(300),
  },
  'classification-910': {
    ...common,
    dataset: {
      type: 'classification',
      pointCount: 1000,
      seed: 910,
      clustersPerClass: 2,
      classSep: 1.3,
      flipY: 0,
    },
    hiddenLayers: sigmoidLayers(3, 2),
    learningRate: 5e-3,
    snapshotEvery: 2,
    stop: stopAt(450),
  },
} as const satisfies Record<string, Experiment>;
