import type { RandomState } from '../random/random-state.ts';
import { checkCount, checkNumber } from './samples.ts';

export interface ClassificationOptions {
  /** 100 by default. */
  nSamples?: number;
  /** All columns; 20 by default. What no other kind takes is noise. */
  nFeatures?: number;
  /** Columns that hold the clusters; 2 by default. */
  nInformative?: number;
  /** Columns that are linear combinations of the informative ones; 2 by default. */
  nRedundant?: number;
  /** Columns that repeat one of the above; 0 by default. */
  nRepeated?: number;
  /** 2 by default. */
  nClasses?: number;
  /** 2 by default. */
  nClustersPerClass?: number;
  /** Each class's share of the samples, the last one's may be left out; equal shares by default. */
  weights?: readonly number[] | null;
  /** The share of samples whose class is drawn anew; 0.01 by default. Below 0 nothing is drawn for it. */
  flipY?: number;
  /** Half the side of the hypercube on whose corners the clusters are; 1 by default. */
  classSep?: number;
  /** False moves the corners at random; true by default. */
  hypercube?: boolean;
  /** Added to all columns, or to each; null draws from ±classSep; 0 by default. */
  shift?: number | readonly number[] | null;
  /** Times all columns, or each, after the shift; null draws from 1 to 101; 1 by default. */
  scale?: number | readonly number[] | null;
  /** Samples and columns in a random order; true by default. */
  shuffle?: boolean;
  randomState: number | RandomState;
}

export type ClassificationSettings = Required<ClassificationOptions>;

/** The options, with scikit-learn's defaults for those left out. */
export function withDefaults(options: ClassificationOptions): ClassificationSettings {
  return {
    nSamples: 100,
    nFeatures: 20,
    nInformative: 2,
    nRedundant: 2,
    nRepeated: 0,
    nClasses: 2,
    nClustersPerClass: 2,
    weights: null,
    flipY: 0.01,
    classSep: 1,
    hypercube: true,
    shift: 0,
    scale: 1,
    shuffle: true,
    ...options,
  };
}

/**
 * The size of each cluster: by its class's weight, what rounding leaves over to
 * the first ones. All settings are checked on the way.
 * Errors: RangeError naming the value.
 */
export function sizeClusters(settings: ClassificationSettings): number[] {
  const { nFeatures, nInformative, nRedundant, nRepeated, nClasses, nClustersPerClass } = settings;
  checkCount('nSamples', settings.nSamples);
  checkCount('nFeatures', nFeatures, 1);
  checkCount('nInformative', nInformative, 1);
  checkCount('nRedundant', nRedundant);
  checkCount('nRepeated', nRepeated);
  checkCount('nClasses', nClasses, 1);
  checkCount('nClustersPerClass', nClustersPerClass, 1);
  const usefulCount = nInformative + nRedundant + nRepeated;
  if (usefulCount > nFeatures) {
    throw new RangeError(
      `nInformative + nRedundant + nRepeated must be at most nFeatures ${nFeatures}, not ${usefulCount}`,
    );
  }
  const clusterCount = nClasses * nClustersPerClass;
  if (clusterCount > 2 ** nInformative) {
    throw new RangeError(
      `nClasses · nClustersPerClass must be at most 2^nInformative ${2 ** nInformative}, not ${clusterCount}`,
    );
  }
  checkNumber('flipY', settings.flipY);
  checkNumber('classSep', settings.classSep);
  for (const name of ['shift', 'scale'] as const) {
    const value = settings[name];
    if (typeof value === 'number') checkNumber(name, value);
    else if (value !== null && (value.length !== nFeatures || !value.every(Number.isFinite))) {
      throw new RangeError(`${name} must be ${nFeatures} finite numbers, not ${String(value)}`);
    }
  }
  const weights = completeWeights(settings);
  const sizes = Array.from({ length: clusterCount }, (_, cluster) =>
    Math.floor((settings.nSamples * weights[cluster % nClasses]) / nClustersPerClass),
  );
  const missing = settings.nSamples - sizes.reduce((sum, size) => sum + size, 0);
  for (let i = 0; i < missing; i += 1) sizes[i % clusterCount] += 1;
  return sizes;
}

/** A weight for each class. */
function completeWeights({ weights, nClasses }: ClassificationSettings): number[] {
  if (weights === null) return Array<number>(nClasses).fill(1 / nClasses);
  const given = [...weights];
  if (given.length === nClasses - 1) {
    const rest = 1 - given.reduce((sum, weight) => sum + weight, 0);
    // Weights that sum to 1 but for rounding leave nothing.
    given.push(Math.abs(rest) < 1e-12 ? 0 : rest);
  }
  if (given.length !== nClasses) {
    throw new RangeError(`weights must be ${nClasses} numbers or one less, not ${String(weights)}`);
  }
  for (const weight of given) checkNumber('weights', weight, 0);
  return given;
}
