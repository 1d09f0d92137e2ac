import type { Dataset, Experiment, HiddenLayer } from '../experiment.ts';

const layers = (activation: HiddenLayer['activation'], ...unitCounts: number[]): HiddenLayer[] =>
  unitCounts.map((unitCount) => ({ unitCount, activation }));

const exor: Dataset = { type: 'exor', pointCount: 500, seed: 3, gap: 0.1, noise: 0 };
const circle: Dataset = { type: 'playground-circle', pointCount: 300, seed: 1, noise: 0 };
const spiral: Dataset = { type: 'playground-spiral', pointCount: 500, seed: 1, noise: 0 };
const moons: Dataset = { type: 'moons', pointCount: 500, seed: 6, noise: 0.15 };
/** So few points, and so noisy, that they can be learnt by heart. */
const fewNoisy: Dataset = { type: 'playground-circle', pointCount: 80, seed: 4, noise: 0.35 };

const common = {
  testShare: 0.3,
  features: ['x1', 'x2'],
  loss: 'cross-entropy',
  initializer: 'glorot',
  seed: 1,
  optimizer: { type: 'sgd' },
  learningRate: 0.03,
  regularization: { type: 'none', rate: 0 },
  batchSize: 10,
  shuffle: true,
  snapshotEvery: 1,
  pace: 20,
} satisfies Partial<Experiment>;

const adam: Experiment['optimizer'] = { type: 'adam' };
const stopAt = (epoch: number): Experiment['stop'] => ({ epoch, loss: null, accuracy: null });

/**
 * Lessons, each an experiment that shows one thing. No two agree in data,
 * features, layers and start, so that an experiment tells which lesson it is.
 */
export const lessonExperiments = {
  /** A rate too high throws units to where no point reaches them; ReLU's gradient there is 0, for good. */
  'dead-relu': {
    ...common,
    dataset: circle,
    hiddenLayers: layers('relu', 6),
    initializer: 'he',
    seed: 2,
    learningRate: 3,
    stop: stopAt(100),
  },
  /** All units begin alike, get the same gradient, and stay alike. */
  'zero-start': {
    ...common,
    dataset: circle,
    hiddenLayers: layers('sigmoid', 4),
    initializer: 'zeros',
    learningRate: 0.1,
    stop: stopAt(200),
  },
  /** Every step overshoots: the loss jumps about and does not settle. */
  'rate-too-high': {
    ...common,
    dataset: circle,
    hiddenLayers: layers('tanh', 4),
    seed: 2,
    learningRate: 10,
    stop: stopAt(200),
  },
  /** The same with steps too small to get anywhere. */
  'rate-too-low': {
    ...common,
    dataset: circle,
    hiddenLayers: layers('tanh', 4),
    seed: 3,
    learningRate: 1e-4,
    stop: stopAt(200),
  },
  /** Without a hidden layer the boundary is a line, and no line parts EX-OR. */
  'one-layer-is-a-line': {
    ...common,
    dataset: exor,
    testShare: 0,
    hiddenLayers: [],
    learningRate: 0.1,
    stop: stopAt(100),
  },
  /** Eight units in one layer are too few for the spiral; a second layer of eight is enough. */
  'one-against-two': {
    ...common,
    dataset: spiral,
    hiddenLayers: layers('tanh', 8),
    optimizer: adam,
    learningRate: 0.01,
    pace: 30,
    stop: stopAt(400),
  },
  /** Train loss falls, test loss rises. */
  'overfit-noise': {
    ...common,
    dataset: fewNoisy,
    testShare: 0.5,
    hiddenLayers: layers('tanh', 8, 8),
    optimizer: adam,
    learningRate: 0.01,
    pace: 30,
    stop: stopAt(400),
  },
  /** Three layers wind around the spiral. */
  'spiral-deep': {
    ...common,
    dataset: { ...spiral, noise: 0.1 },
    hiddenLayers: layers('tanh', 8, 8, 8),
    seed: 5,
    optimizer: adam,
    learningRate: 0.01,
    stop: stopAt(300),
  },
  /** x₁·x₂ says it all: with it no hidden layer is needed. */
  'features-instead-of-layers': {
    ...common,
    dataset: { type: 'playground-xor', pointCount: 300, seed: 1, noise: 0 },
    features: ['x1', 'x2', 'x1-x2'],
    hiddenLayers: [],
    stop: stopAt(60),
  },
  /** Layers of linear units are one linear unit. */
  'linear-activations': {
    ...common,
    dataset: circle,
    hiddenLayers: layers('linear', 8, 8),
    stop: stopAt(100),
  },
  /** The data of overfit-noise with weights held small. */
  regularized: {
    ...common,
    dataset: fewNoisy,
    testShare: 0.5,
    hiddenLayers: layers('tanh', 8, 8),
    seed: 2,
    optimizer: adam,
    learningRate: 0.01,
    regularization: { type: 'l2', rate: 0.03 },
    pace: 30,
    stop: stopAt(400),
  },
  /** One update an epoch: smooth and slow. With 10 points an update it arrives. */
  'batch-sizes': {
    ...common,
    dataset: moons,
    hiddenLayers: layers('tanh', 6, 4),
    learningRate: 0.1,
    batchSize: 500,
    stop: stopAt(200),
  },
  /** Each ReLU unit draws one line; three of them make a polygon around the middle. */
  'circle-relu': {
    ...common,
    dataset: circle,
    hiddenLayers: layers('relu', 3),
    initializer: 'he',
    seed: 2,
    stop: stopAt(200),
  },
  /** Steps that keep nine tenths of their speed go where plain ones crawl. */
  momentum: {
    ...common,
    dataset: { ...spiral, pointCount: 400 },
    hiddenLayers: layers('tanh', 8, 8),
    optimizer: { type: 'momentum', momentum: 0.9 },
    stop: stopAt(200),
  },
} as const satisfies Record<string, Experiment>;
