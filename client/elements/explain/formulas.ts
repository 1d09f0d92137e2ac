import type { Experiment, Optimizer } from '../../../shared/experiment.ts';

/** As the engine computes them: see `shared/engine/`. g is ∂E/∂w. */
export const optimizerFormulas: Record<Optimizer['type'], string[]> = {
  sgd: ['w ← w − η·g'],
  momentum: ['v ← μ·v − η·g', 'w ← w + v'],
  adam: [
    'm ← 0.9·m + 0.1·g',
    's ← 0.999·s + 0.001·g²',
    'w ← w − η·m̂ / (√ŝ + 10⁻⁸)',
    'm̂ = m / (1 − 0.9ᵗ),  ŝ = s / (1 − 0.999ᵗ)',
  ],
};

export const penaltyFormulas: Record<Experiment['regularization']['type'], string[]> = {
  none: [],
  l1: ['E + λ·Σ|w|'],
  l2: ['E + λ/2·Σw²'],
};

export const initializerFormulas: Record<Experiment['initializer'], string> = {
  'normal-0.1': 'w ~ normal(0, 0.1)',
  'fan-out': 'w ~ normal(0, 1) / √units',
  glorot: 'w ~ uniform(−l, l),  l = √(6 / (inputs + units))',
  he: 'w ~ normal(0, √(2 / inputs))',
  zeros: 'w = 0',
};

export const lossFormulas: Record<Experiment['loss'], string> = {
  'cross-entropy': 'E = −y·ln p − (1 − y)·ln(1 − p)',
  'squared-error': 'E = ½·(p − y)²',
};

/** How many points an experiment trains on and is tested on; as `prepareData` parts them. */
export function pointCounts({ dataset, testShare }: Experiment): { train: number; test: number } {
  const count = dataset.type === 'custom' ? dataset.points.length : dataset.pointCount;
  const test = Math.min(Math.round(count * testShare), count - 1);
  return { train: count - test, test };
}

/** Updates an epoch. */
export const updatesOf = (experiment: Experiment) =>
  Math.ceil(pointCounts(experiment).train / experiment.batchSize);
