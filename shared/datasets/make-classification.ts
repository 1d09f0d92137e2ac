import { sampleWithoutReplacement } from '../random/sample-without-replacement.ts';
import type { RandomState } from '../random/random-state.ts';
import {
  sizeClusters,
  withDefaults,
  type ClassificationOptions,
  type ClassificationSettings,
} from './classification-settings.ts';
import { createSamples, shuffleSamples, toRandomState, type Samples } from './samples.ts';

/** Rows of `width` numbers, one after the other. */
interface Block {
  width: number;
  values: Float64Array;
}

/**
 * Clusters of normal points, each with a covariance of its own, on the corners
 * of a hypercube; cluster k has class k mod nClasses. Equal to scikit-learn's
 * `make_classification` for the same arguments.
 * Errors: RangeError naming the value.
 * Source: scikit-learn 1.2, sklearn.datasets.make_classification; Guyon, Design
 *   of experiments for the NIPS 2003 variable selection benchmark, 2003.
 */
export function makeClassification(options: ClassificationOptions): Samples {
  const settings = withDefaults(options);
  const clusterSizes = sizeClusters(settings);
  const { nSamples, nFeatures, nInformative, nRedundant, nRepeated, classSep } = settings;
  const sourceCount = nInformative + nRedundant;
  const uselessCount = nFeatures - sourceCount - nRepeated;

  // The order of the draws is scikit-learn's; to change it is to change the data.
  const generator = toRandomState(settings.randomState);
  const samples = createSamples(nSamples, nFeatures);
  const centroids = drawCentroids(settings, generator);
  writeBlock(samples, 0, drawNormal(nSamples, nInformative, generator));
  placeClusters(samples, settings, clusterSizes, centroids, generator);
  const mixing = drawMixing(nInformative, nRedundant, generator);
  writeBlock(samples, nInformative, multiply(samples, 0, nSamples, mixing));
  repeatColumns(samples, sourceCount, generator.uniform(0, 1, nRepeated));
  writeBlock(samples, nFeatures - uselessCount, drawNormal(nSamples, uselessCount, generator));
  if (settings.flipY >= 0) flipClasses(samples.y, settings, generator);
  const shift = toColumns(settings.shift, nFeatures, generator, (u) => (2 * u - 1) * classSep);
  const scale = toColumns(settings.scale, nFeatures, generator, (u) => 1 + 100 * u);
  samples.x.forEach((value, i) => {
    samples.x[i] = (value + shift[i % nFeatures]) * scale[i % nFeatures];
  });
  if (settings.shuffle) {
    shuffleSamples(samples, generator);
    shuffleColumns(samples, generator);
  }
  return samples;
}

/** Different corners of a hypercube around 0, of side 2 · classSep: a row for each cluster. */
function drawCentroids(settings: ClassificationSettings, generator: RandomState): Block {
  const { nInformative: width, nClasses, nClustersPerClass, classSep } = settings;
  const clusterCount = nClasses * nClustersPerClass;
  const values = drawCorners(clusterCount, width, generator);
  values.forEach((bit, i) => {
    values[i] = bit * (2 * classSep) - classSep;
  });
  if (!settings.hypercube) {
    const rowScale = generator.uniform(0, 1, clusterCount);
    const columnScale = generator.uniform(0, 1, width);
    values.forEach((value, i) => {
      values[i] = value * rowScale[Math.floor(i / width)] * columnScale[i % width];
    });
  }
  return { width, values };
}

/**
 * Rows of `dimensions` bits, all different, as one row-major array. Only the last
 * 30 columns make them different; those before are drawn freely.
 */
function drawCorners(count: number, dimensions: number, generator: RandomState): Float64Array {
  const freeCount = Math.max(0, dimensions - 30);
  const free = generator.randint(2, null, count * freeCount);
  const numbers = sampleWithoutReplacement(2 ** (dimensions - freeCount), count, generator);
  return Float64Array.from({ length: count * dimensions }, (_, i) => {
    const row = Math.floor(i / dimensions);
    const column = i % dimensions;
    if (column < freeCount) return free[row * freeCount + column];
    return (numbers[row] >>> (dimensions - 1 - column)) & 1;
  });
}

/** Gives each cluster its class and its covariance, and moves it to its centroid. */
function placeClusters(
  samples: Samples,
  { nSamples, nInformative, nClasses }: ClassificationSettings,
  sizes: number[],
  centroids: Block,
  generator: RandomState,
): void {
  let start = 0;
  for (const [cluster, size] of sizes.entries()) {
    // Weights of more than 1 in all promise more samples than there are.
    const end = Math.min(start + size, nSamples);
    samples.y.fill(cluster % nClasses, start, end);
    const placed = multiply(samples, start, end, drawMixing(nInformative, nInformative, generator));
    placed.values.forEach((value, i) => {
      placed.values[i] = value + centroids.values[cluster * nInformative + (i % nInformative)];
    });
    writeBlock(samples, 0, placed, start);
    start = end;
  }
}

const drawNormal = (rows: number, width: number, generator: RandomState): Block => ({
  width,
  values: generator.standardNormal(rows * width),
});

/** A matrix of uniform numbers from −1 to 1. */
const drawMixing = (rows: number, width: number, generator: RandomState): Block => ({
  width,
  values: generator.uniform(0, 1, rows * width).map((u) => 2 * u - 1),
});

/** The first columns of the samples from `start` to `end`, as many as `matrix` has rows, times it. */
function multiply(samples: Samples, start: number, end: number, matrix: Block): Block {
  const { x, featureCount } = samples;
  const { width } = matrix;
  const values = new Float64Array((end - start) * width);
  for (let i = 0; i < values.length; i += 1) {
    const row = (start + Math.floor(i / width)) * featureCount;
    let sum = 0;
    for (let k = 0; k * width < matrix.values.length; k += 1) {
      sum += x[row + k] * matrix.values[k * width + (i % width)];
    }
    values[i] = sum;
  }
  return { width, values };
}

/** Writes a block into the columns from `column` on and the rows from `row` on. */
function writeBlock({ x, featureCount }: Samples, column: number, block: Block, row = 0): void {
  block.values.forEach((value, i) => {
    x[(row + Math.floor(i / block.width)) * featureCount + column + (i % block.width)] = value;
  });
}

/** Appends to the first `sourceCount` columns one of them for each number in [0, 1). */
function repeatColumns({ x, featureCount }: Samples, sourceCount: number, choices: Float64Array) {
  const sources = choices.map((u) => Math.floor((sourceCount - 1) * u + 0.5));
  for (let row = 0; row < x.length; row += featureCount) {
    for (const [i, source] of sources.entries()) x[row + sourceCount + i] = x[row + source]!;
  }
}

function flipClasses(
  y: Int32Array,
  { flipY, nClasses }: ClassificationSettings,
  generator: RandomState,
): void {
  const isFlipped = Array.from(generator.uniform(0, 1, y.length), (u) => u < flipY);
  // All are chosen before the first new class is drawn.
  for (const [i, isChosen] of isFlipped.entries()) if (isChosen) y[i] = generator.randint(nClasses);
}

/** A number for each column: the same, as given, or drawn. */
function toColumns(
  value: number | readonly number[] | null,
  count: number,
  generator: RandomState,
  fromUniform: (u: number) => number,
): ArrayLike<number> {
  if (value === null) return generator.uniform(0, 1, count).map(fromUniform);
  return typeof value === 'number' ? new Float64Array(count).fill(value) : value;
}

function shuffleColumns({ x, featureCount }: Samples, generator: RandomState): void {
  const order = generator.permutation(featureCount);
  const old = x.slice();
  x.forEach((_, i) => {
    const column = i % featureCount;
    x[i] = old[i - column + order[column]]!;
  });
}
