import * as z from 'zod/mini';
import { limits } from './limits.ts';

/**
 * What a session trains: one validated value. The same experiment gives the
 * same parameters, bit for bit, wherever it is trained.
 */

const between = (min: number, max: number) => z.number().check(z.gte(min), z.lte(max));
const integer = (min: number, max: number) => z.int().check(z.gte(min), z.lte(max));
const seed = integer(0, limits.seed);
const pointCount = integer(4, limits.pointCount);
const coordinate = between(-limits.coordinate, limits.coordinate);

/** x1, x2 and the label, 0 or 1. */
const point = z.tuple([coordinate, coordinate, z.union([z.literal(0), z.literal(1)])]);

const dataset = z.discriminatedUnion('type', [
  /** The article's EX-OR: uniform points pushed `gap` away from both axes. */
  z.strictObject({
    type: z.literal('exor'),
    pointCount,
    seed,
    gap: between(0, 1),
    noise: between(0, 1),
  }),
  /** scikit-learn's make_moons. */
  z.strictObject({ type: z.literal('moons'), pointCount, seed, noise: between(0, 2) }),
  /** scikit-learn's make_circles. */
  z.strictObject({
    type: z.literal('circles'),
    pointCount,
    seed,
    noise: between(0, 2),
    factor: between(0, 0.99),
  }),
  /** scikit-learn's make_blobs with two centers. */
  z.strictObject({
    type: z.literal('blobs'),
    pointCount,
    seed,
    clusterStd: between(0, 10),
  }),
  /** scikit-learn's make_classification with two informative features. */
  z.strictObject({
    type: z.literal('classification'),
    pointCount,
    seed,
    clustersPerClass: integer(1, 2),
    classSep: between(0, 10),
    flipY: between(0, 1),
  }),
  z.strictObject({
    type: z.literal('checkerboard'),
    pointCount,
    seed,
    cells: integer(2, 8),
    noise: between(0, 1),
  }),
  /** TensorFlow Playground's four; noise from 0 to 0.5. */
  ...(
    ['playground-circle', 'playground-xor', 'playground-gauss', 'playground-spiral'] as const
  ).map((type) =>
    z.strictObject({ type: z.literal(type), pointCount, seed, noise: between(0, 0.5) }),
  ),
  z.strictObject({
    type: z.literal('custom'),
    /** Seeds the train/test split alone. */
    seed,
    points: z.array(point).check(z.minLength(1), z.maxLength(limits.customPointCount)),
  }),
]);
export type Dataset = z.infer<typeof dataset>;
export type DatasetType = Dataset['type'];

export const features = [
  'x1',
  'x2',
  'x1-squared',
  'x2-squared',
  'x1-x2',
  'sin-x1',
  'sin-x2',
] as const;
export type Feature = (typeof features)[number];

export const activations = ['sigmoid', 'tanh', 'relu', 'leaky-relu', 'linear', 'sine'] as const;
export type Activation = (typeof activations)[number];

export const initializers = ['normal-0.1', 'fan-out', 'glorot', 'he', 'zeros'] as const;
export type Initializer = (typeof initializers)[number];

export const losses = ['cross-entropy', 'squared-error'] as const;
export type Loss = (typeof losses)[number];

const hiddenLayer = z.strictObject({
  unitCount: integer(1, limits.unitCount),
  activation: z.enum(activations),
});
export type HiddenLayer = z.infer<typeof hiddenLayer>;

const optimizer = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('sgd') }),
  z.strictObject({ type: z.literal('momentum'), momentum: between(0, 0.999) }),
  z.strictObject({ type: z.literal('adam') }),
]);
export type Optimizer = z.infer<typeof optimizer>;

const regularization = z.strictObject({
  type: z.enum(['none', 'l1', 'l2']),
  rate: between(0, limits.regularizationRate),
});
export type Regularization = z.infer<typeof regularization>;

const stop = z.strictObject({
  /** Training stops when this epoch is done. */
  epoch: z.nullable(integer(1, limits.epoch)),
  /** … or at the first epoch after which the training loss is at most this. */
  loss: z.nullable(between(0, 1000)),
  /** … or the accuracy (test's where there is one, else train's) is at least this. */
  accuracy: z.nullable(between(0, 1)),
});
export type Stop = z.infer<typeof stop>;

export const experimentSchema = z.strictObject({
  dataset,
  /** The share of points held out as test points; 0 trains on all, in their order. */
  testShare: between(0, 0.9),
  features: z.array(z.enum(features)).check(
    z.minLength(1),
    z.maxLength(features.length),
    z.refine((list) => new Set(list).size === list.length, 'each feature at most once'),
  ),
  hiddenLayers: z.array(hiddenLayer).check(z.maxLength(limits.hiddenLayerCount)),
  loss: z.enum(losses),
  initializer: z.enum(initializers),
  /** Draws the first parameters and, apart from them, the order of shuffled points. */
  seed,
  optimizer,
  learningRate: between(limits.learningRate.min, limits.learningRate.max),
  regularization,
  /** Larger than the training set means all of it. */
  batchSize: integer(1, limits.batchSize),
  shuffle: z.boolean(),
  /** Epochs between snapshots. */
  snapshotEvery: integer(1, limits.snapshotEvery),
  /** Epochs a second, or 'max': as fast as it goes. */
  pace: z.union([between(limits.pace.min, limits.pace.max), z.literal('max')]),
  stop,
});
export type Experiment = z.infer<typeof experimentSchema>;

/** Some of an experiment's parts, each whole. */
export const experimentPatchSchema = z
  .partial(experimentSchema)
  .check(z.refine((patch) => Object.keys(patch).length > 0, 'nothing to change'));
export type ExperimentPatch = Partial<Experiment>;

/** What may change while it trains, without a new start. Activations may, too: see `needsNewStart`. */
const liveParts: ReadonlySet<string> = new Set<keyof Experiment>([
  'optimizer',
  'learningRate',
  'regularization',
  'batchSize',
  'shuffle',
  'snapshotEvery',
  'pace',
  'stop',
]);

export const isLivePart = (part: string): boolean => liveParts.has(part);

/** Whether training must begin again at epoch 0 when `patch` is applied to `experiment`. */
export function needsNewStart(experiment: Experiment, patch: ExperimentPatch): boolean {
  return (Object.keys(patch) as (keyof Experiment)[]).some((part) => {
    if (isLivePart(part)) return false;
    if (part !== 'hiddenLayers' || !patch.hiddenLayers) return true;
    const unitCounts = (layers: HiddenLayer[]) => layers.map((layer) => layer.unitCount).join();
    return unitCounts(patch.hiddenLayers) !== unitCounts(experiment.hiddenLayers);
  });
}
