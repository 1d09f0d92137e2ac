import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forward, createForwardPass } from '../../shared/engine/forward.ts';
import {
  activations,
  features,
  initializers,
  losses,
  type Experiment,
} from '../../shared/experiment.ts';
import {
  formatNetworkFile,
  layerMatrices,
  type LayerMatrices,
} from '../../shared/export/network-file.ts';
import { formatPythonScript } from '../../shared/export/python-script.ts';
import { presetNames, presets, type PresetName } from '../../shared/presets.ts';
import {
  expectSameLosses,
  hasNumpy,
  networkOf,
  python,
  runFile,
  trained,
} from '../support/python.ts';
import { seededRandom } from '../support/session-driver.ts';

const lesson = presets['exor-two-hidden'].experiment;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'more-layers-python-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** How far each of the article's runs is retrained: where its loss has fallen. */
const articleEpochs: Partial<Record<PresetName, number>> = {
  'exor-one-hidden': 100,
  'exor-two-hidden': 200,
  'classification-902': 40,
  'moons-0': 100,
  'classification-910': 40,
};

/** An experiment of which everything is drawn, so that each of its parts meets the others. */
function anyExperiment(seed: number): Experiment {
  const random = seededRandom(seed);
  const below = (count: number) => Math.floor(random() * count);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)];
  const types = ['exor', 'moons', 'circles', 'blobs', 'playground-spiral'] as const;
  const more = { gap: 0.1, factor: 0.5, clusterStd: 1, noise: 0.1 };
  const fields = { exor: ['gap', 'noise'], circles: ['noise', 'factor'], blobs: ['clusterStd'] };
  const type = types[seed % types.length];
  const parts = (fields as Partial<Record<string, string[]>>)[type] ?? ['noise'];
  const own = Object.fromEntries(Object.entries(more).filter(([name]) => parts.includes(name)));
  // Points of some ten units squared are a hundred: a sine of that is chance.
  const isWide = type === 'blobs' || type === 'playground-spiral';
  const isNear = (feature: string) => !isWide || !/squared|x1-x2/.test(feature);
  return {
    dataset: {
      type,
      pointCount: 24 + below(30),
      seed: below(1000),
      ...own,
    } as Experiment['dataset'],
    testShare: pick([0, 0.2, 0.5]),
    features: features.filter((feature) => feature === 'x1' || (isNear(feature) && random() < 0.6)),
    hiddenLayers: Array.from({ length: below(4) }, () => ({
      unitCount: 1 + below(5),
      activation: pick(activations),
    })),
    loss: losses[below(losses.length)],
    initializer: pick(initializers.filter((name) => name !== 'zeros')),
    seed: below(2 ** 32),
    optimizer: pick([
      { type: 'sgd' },
      { type: 'momentum', momentum: 0.9 },
      { type: 'momentum', momentum: 0.5 },
      { type: 'adam' },
    ]),
    // Where steps are too large, rounding grows tenfold an epoch, whoever trains.
    learningRate: pick([0.0003, 0.001, 0.003]),
    regularization: pick([
      { type: 'none', rate: 0 },
      { type: 'l1', rate: 0.001 },
      { type: 'l2', rate: 0.01 },
    ]),
    batchSize: pick([1, 3, 10, 1000]),
    shuffle: random() < 0.5,
    snapshotEvery: 1,
    pace: 10,
    stop: { epoch: null, loss: null, accuracy: null },
  };
}

const inTurns = { concurrent: true, timeout: 180_000 };

describe.skipIf(!hasNumpy)('formatPythonScript', inTurns, () => {
  const long: [string, Partial<Experiment>, number][] = [
    ['the article’s two layers', {}, 2000],
    [
      'momentum and batches',
      { optimizer: { type: 'momentum', momentum: 0.9 }, learningRate: 0.05, batchSize: 50 },
      4000,
    ],
    [
      'Adam and L2',
      {
        optimizer: { type: 'adam' },
        regularization: { type: 'l2', rate: 0.001 },
        learningRate: 0.01,
        batchSize: 100,
      },
      4000,
    ],
  ];
  it.each(long)(
    '[EX2] stays with the engine over thousands of epochs, with %s',
    async (_, patch, epoch) => {
      const pointCount = patch.batchSize === undefined ? 24 : 60;
      const dataset = { ...lesson.dataset, pointCount } as Experiment['dataset'];
      await expectSameLosses(folder, { ...lesson, ...patch, dataset }, epoch, epoch / 4);
    },
  );

  it.each(presetNames.slice(0, 5))(
    '[EX20] retrains the article’s %s to the same losses, to where they have fallen',
    async (name) => {
      const epochs = articleEpochs[name] ?? 0;
      const { experiment } = presets[name];
      const ours = await expectSameLosses(folder, experiment, epochs, epochs / 10);
      const [first, last] = [ours[0], ours[ours.length - 1]];
      expect(last, `from ${first}`).toBeLessThan(0.75 * first);
    },
  );

  it.each(Array.from({ length: 24 }, (_, seed) => seed))(
    '[EX21] retrains whatever is drawn to the same losses (seed %i)',
    async (seed) => {
      await expectSameLosses(folder, anyExperiment(seed), 60, 15);
    },
  );

  it('[EX21] draws all there is', () => {
    const all = Array.from({ length: 24 }, (_, seed) => anyExperiment(seed));
    const of = (values: (one: Experiment) => readonly string[]) => new Set(all.flatMap(values));
    expect(of(({ features: some }) => some).size).toBe(features.length);
    expect(of(({ hiddenLayers }) => hiddenLayers.map((one) => one.activation)).size).toBe(
      activations.length,
    );
    expect(of(({ initializer }) => [initializer]).size).toBe(initializers.length - 1);
    expect(of(({ loss }) => [loss]).size).toBe(losses.length);
    expect(of(({ optimizer }) => [optimizer.type]).size).toBe(3);
    expect(of(({ regularization }) => [regularization.type]).size).toBe(3);
    expect(of(({ shuffle, batchSize }) => [`${shuffle}`, `${batchSize}`]).size).toBe(6);
    expect(of(({ dataset }) => [dataset.type]).size).toBe(5);
  });

  const settings: [string, Partial<Experiment>][] = [
    ['momentum', { optimizer: { type: 'momentum', momentum: 0.9 }, learningRate: 0.05 }],
    ['Adam', { optimizer: { type: 'adam' }, learningRate: 0.02 }],
    ['L1', { regularization: { type: 'l1', rate: 0.003 } }],
    [
      'L2, in batches that do not come out even',
      { regularization: { type: 'l2', rate: 0.01 }, batchSize: 7 },
    ],
    ['squared error, shuffled', { loss: 'squared-error', shuffle: true, batchSize: 3 }],
    [
      'a test set and all features',
      { testShare: 0.3, features: [...features], learningRate: 0.05 },
    ],
    ['no hidden layer, full batch', { hiddenLayers: [], batchSize: 5000 }],
    ...initializers.map((initializer): [string, Partial<Experiment>] => [
      `start ${initializer}`,
      { initializer, seed: 4_294_967_295, shuffle: true },
    ]),
    ...activations.map((activation): [string, Partial<Experiment>] => [
      activation,
      {
        hiddenLayers: [
          { unitCount: 3, activation },
          { unitCount: 2, activation },
        ],
        learningRate: 0.05,
      },
    ]),
  ];
  it.each(settings)('[EX2] retrains with %s to the same losses', async (_name, patch) => {
    await expectSameLosses(folder, { ...lesson, ...patch }, 10, 5);
  });

  it('[EX3] asks the saved network for probabilities', async () => {
    const { parameters } = trained(lesson, 30);
    await writeFile(
      join(folder, 'asked.py'),
      formatPythonScript({ experiment: lesson, epoch: 30, parameters }),
    );
    const points = [
      [0.3, -0.8],
      [-0.5, -0.5],
      [0, 0.9],
    ];
    const question = `import asked; print(*asked.probability(${JSON.stringify(points)}).tolist())`;
    const { stdout } = await runFile(python, ['-c', question], { cwd: folder });
    const network = networkOf(lesson);
    const pass = createForwardPass(network);
    const ours = points.map((point) => {
      const logit = forward(network, parameters, Float64Array.from(point), pass);
      return 1 / (1 + Math.exp(-logit));
    });
    for (const [i, text] of stdout.trim().split(' ').entries()) {
      expect(Number(text)).toBeCloseTo(ours[i], 12);
    }
  });
});

describe('formatNetworkFile', () => {
  it('[EX1] gives each layer as matrices, and the experiment', () => {
    const { parameters } = trained(lesson, 3);
    const text = formatNetworkFile({ experiment: lesson, epoch: 3, parameters });
    const file = JSON.parse(text) as { experiment: Experiment; layers: LayerMatrices[] };
    expect(file).toMatchObject({ format: 'more-layers-network', version: 1, epoch: 3 });
    expect(file.experiment).toEqual(lesson);
    const flat = file.layers.flatMap(({ weights, biases }) => [...weights.flat(), ...biases]);
    expect(flat).toEqual([...parameters]);
    expect(file.layers.map(({ weights }) => weights.length)).toEqual(
      networkOf(lesson).layers.map(({ inputCount }) => inputCount),
    );
  });

  it('[EX1] refuses parameters of another network', () => {
    expect(() => layerMatrices({ experiment: lesson, parameters: [1, 2] })).toThrow(RangeError);
  });
});
