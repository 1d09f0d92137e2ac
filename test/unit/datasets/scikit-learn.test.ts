import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeBlobs, type BlobsOptions } from '../../../shared/datasets/make-blobs.ts';
import { makeCircles, type CirclesOptions } from '../../../shared/datasets/make-circles.ts';
import { makeClassification } from '../../../shared/datasets/make-classification.ts';
import type { ClassificationOptions } from '../../../shared/datasets/classification-settings.ts';
import { makeMoons, type MoonsOptions } from '../../../shared/datasets/make-moons.ts';
import type { Samples } from '../../../shared/datasets/samples.ts';
import { RandomState } from '../../../shared/random/random-state.ts';
import { expectClose } from './expect-close.ts';

interface Case {
  function: string;
  arguments: Record<string, unknown>;
  X: number[][];
  y: number[];
}
const fixtures = join(import.meta.dirname, '../../fixtures');
const read = (name: string): unknown => JSON.parse(readFileSync(join(fixtures, name), 'utf8'));
const golden = read('golden/sklearn-datasets.json') as { datasets: Case[] };
const oracle = read('data-oracle.json') as {
  datasets: Case[];
  sharedGenerator: { moons: number[][]; blobs: number[][]; next: number };
};

const makers: Record<string, (options: never) => Samples> = {
  make_moons: (options: MoonsOptions) => makeMoons(options),
  make_circles: (options: CirclesOptions) => makeCircles(options),
  make_blobs: (options: BlobsOptions) => makeBlobs(options),
  make_classification: (options: ClassificationOptions) => makeClassification(options),
};

/** scikit-learn's argument names in camelCase. */
const toOptions = (values: Record<string, unknown>): unknown =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );

const cases = [...golden.datasets, ...oracle.datasets].map((item) => ({
  ...item,
  name: `${item.function} ${JSON.stringify(item.arguments)}`,
}));

describe("scikit-learn's datasets", () => {
  it.each(cases)('[DA5] $name', ({ function: name, arguments: values, X, y }) => {
    const samples = makers[name](toOptions(values) as never);
    expect([samples.sampleCount, samples.featureCount]).toEqual([X.length, X[0].length]);
    expectClose([...samples.x], X, 'X');
    expect([...samples.y]).toEqual(y);
  });

  it('[DA6] go on with a generator that they are given', () => {
    const randomState = new RandomState(5);
    const { moons, blobs, next } = oracle.sharedGenerator;
    expectClose([...makeMoons({ nSamples: 5, noise: 0.1, randomState }).x], moons, 'moons');
    expectClose([...makeBlobs({ nSamples: 4, randomState }).x], blobs, 'blobs');
    expect(randomState.randomSample()).toBe(next);
  });

  it('[DA6] give the centers of blobs, drawn or as they are', () => {
    const drawn = makeBlobs({
      nSamples: 4,
      centers: 2,
      clusterStd: 0,
      shuffle: false,
      randomState: 3,
    });
    expect([...drawn.x]).toEqual(
      [0, 0, 1, 1].flatMap((k) => [...drawn.centers.slice(2 * k, 2 * k + 2)]),
    );
    expect([...makeBlobs({ centers: [[1, 2]], randomState: 0 }).centers]).toEqual([1, 2]);
  });

  const randomState = 0;
  it.each<[string, () => unknown]>([
    [
      'nSamples must be an integer of at least 0, not -1',
      () => makeMoons({ nSamples: -1, randomState }),
    ],
    [
      'nSamples must be an integer of at least 0, not 2.5',
      () => makeMoons({ nSamples: 2.5, randomState }),
    ],
    [
      'nSamples must be one count or two, not 1,2,3',
      () => makeMoons({ nSamples: [1, 2, 3] as never, randomState }),
    ],
    ['not -7', () => makeCircles({ nSamples: [3, -7], randomState })],
    ['noise must be at least 0, not -0.1', () => makeMoons({ noise: -0.1, randomState })],
    ['noise must be at least 0, not NaN', () => makeCircles({ noise: NaN, randomState })],
    ['factor must be at least 0 and below 1, not 1', () => makeCircles({ factor: 1, randomState })],
    [
      'factor must be at least 0 and below 1, not -0.5',
      () => makeCircles({ factor: -0.5, randomState }),
    ],
    ['seed must be an integer from 0 to 4294967295, not -4', () => makeMoons({ randomState: -4 })],
    [
      'centers must be an integer of at least 1, not 0',
      () => makeBlobs({ centers: 0, randomState }),
    ],
    [
      'centers must be an integer of at least 1, not 0',
      () => makeBlobs({ centers: [], randomState }),
    ],
    ['nSamples must have a count, not none', () => makeBlobs({ nSamples: [], randomState })],
    ['not 2', () => makeBlobs({ nSamples: [3, 4], centers: 2, randomState })],
    ['not [[1,2]]', () => makeBlobs({ nSamples: [3, 4], centers: [[1, 2]], randomState })],
    ['not 3', () => makeBlobs({ centers: [[1, 2], [3]], randomState })],
    [
      'not 3,NaN',
      () =>
        makeBlobs({
          centers: [
            [1, 2],
            [3, NaN],
          ],
          randomState,
        }),
    ],
    [
      'clusterStd must be one for each of 3 centers, not 1,2',
      () => makeBlobs({ clusterStd: [1, 2], randomState }),
    ],
    ['clusterStd must be at least 0, not -1', () => makeBlobs({ clusterStd: -1, randomState })],
    [
      'centerBox must be finite, not Infinity',
      () => makeBlobs({ centerBox: [0, Infinity], randomState }),
    ],
    [
      'nFeatures must be an integer of at least 1, not 0',
      () => makeBlobs({ nFeatures: 0, randomState }),
    ],
    [
      'nInformative + nRedundant + nRepeated must be at most nFeatures 2, not 4',
      () => makeClassification({ nFeatures: 2, randomState }),
    ],
    [
      'nClasses · nClustersPerClass must be at most 2^nInformative 4, not 6',
      () => makeClassification({ nClasses: 3, randomState }),
    ],
    [
      'weights must be 2 numbers or one less, not 1,2,3',
      () => makeClassification({ weights: [1, 2, 3], randomState }),
    ],
    [
      'weights must be at least 0, not -0.25',
      () => makeClassification({ weights: [1.25], randomState }),
    ],
    ['flipY must be finite, not NaN', () => makeClassification({ flipY: NaN, randomState })],
    [
      'classSep must be finite, not Infinity',
      () => makeClassification({ classSep: Infinity, randomState }),
    ],
    [
      'shift must be 20 finite numbers, not 1,2',
      () => makeClassification({ shift: [1, 2], randomState }),
    ],
    ['scale must be finite, not NaN', () => makeClassification({ scale: NaN, randomState })],
    [
      'nInformative must be an integer of at least 1, not 0',
      () => makeClassification({ nInformative: 0, randomState }),
    ],
    [
      'nRepeated must be an integer of at least 0, not -1',
      () => makeClassification({ nRepeated: -1, randomState }),
    ],
  ])('[DA3] throw RangeError naming the value: %s', (message, misuse) => {
    expect(misuse).toThrow(RangeError);
    expect(misuse).toThrow(message);
  });
});
