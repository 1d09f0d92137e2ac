import type { Dataset, DatasetType } from '../../../shared/experiment.ts';
import { limits } from '../../../shared/limits.ts';
import { formatSetting, formatShare } from '../../texts/format.ts';
import type { PlainTextKey } from '../../texts/translate.ts';
import type { Bounds } from './fields.ts';

/** A number that shapes a dataset, set with a slider. */
export interface DatasetField {
  key:
    'noise' | 'gap' | 'factor' | 'clusterStd' | 'classSep' | 'clustersPerClass' | 'flipY' | 'cells';
  label: PlainTextKey;
  bounds: Bounds;
  format: (value: number) => string;
}

const field = (
  key: DatasetField['key'],
  label: PlainTextKey,
  [min, max, step]: [number, number, number],
  format = formatSetting,
): DatasetField => ({ key, label, bounds: { min, max, step }, format });

const playgroundNoise = [field('noise', 'dataNoise', [0, 0.5, 0.05], formatShare)];

interface Kind {
  label: PlainTextKey;
  /** What the type begins with when it is chosen. */
  initial: Dataset;
  fields: DatasetField[];
}

const playground = (
  type: Extract<DatasetType, `playground-${string}`>,
  label: PlainTextKey,
): Kind => ({
  label,
  initial: {
    type,
    pointCount: 500,
    seed: 0,
    noise: type === 'playground-xor' ? 0.05 : 0,
  },
  fields: playgroundNoise,
});

/** Every dataset that is drawn from a seed, in the order in which they are offered. */
export const datasetKinds: Record<Exclude<DatasetType, 'custom'>, Kind> = {
  exor: {
    label: 'datasetExor',
    initial: { type: 'exor', pointCount: 500, seed: 3, gap: 0.1, noise: 0 },
    fields: [field('gap', 'dataGap', [0, 0.5, 0.05]), field('noise', 'dataNoise', [0, 1, 0.05])],
  },
  moons: {
    label: 'datasetMoons',
    initial: { type: 'moons', pointCount: 500, seed: 0, noise: 0.2 },
    fields: [field('noise', 'dataNoise', [0, 1, 0.05])],
  },
  circles: {
    label: 'datasetCircles',
    initial: { type: 'circles', pointCount: 500, seed: 0, noise: 0.1, factor: 0.5 },
    fields: [
      field('factor', 'dataFactor', [0, 0.95, 0.05]),
      field('noise', 'dataNoise', [0, 1, 0.05]),
    ],
  },
  blobs: {
    label: 'datasetBlobs',
    initial: { type: 'blobs', pointCount: 500, seed: 0, clusterStd: 1 },
    fields: [field('clusterStd', 'dataClusterStd', [0, 5, 0.1])],
  },
  classification: {
    label: 'datasetClassification',
    initial: {
      type: 'classification',
      pointCount: 1000,
      seed: 902,
      clustersPerClass: 2,
      classSep: 1,
      flipY: 0,
    },
    fields: [
      field('classSep', 'dataClassSep', [0, 4, 0.1]),
      field('clustersPerClass', 'dataClustersPerClass', [1, 2, 1]),
      field('flipY', 'dataFlipY', [0, 0.5, 0.01], formatShare),
    ],
  },
  checkerboard: {
    label: 'datasetCheckerboard',
    initial: { type: 'checkerboard', pointCount: 500, seed: 0, cells: 4, noise: 0 },
    fields: [field('cells', 'dataCells', [2, 8, 1]), field('noise', 'dataNoise', [0, 1, 0.05])],
  },
  'playground-circle': playground('playground-circle', 'datasetPlaygroundCircle'),
  'playground-xor': playground('playground-xor', 'datasetPlaygroundXor'),
  'playground-gauss': playground('playground-gauss', 'datasetPlaygroundGauss'),
  'playground-spiral': playground('playground-spiral', 'datasetPlaygroundSpiral'),
};

export const pointCountBounds: Bounds = { min: 4, max: limits.pointCount, step: 1 };
export const seedBounds: Bounds = { min: 0, max: limits.seed, step: 1 };
