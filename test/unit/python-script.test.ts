import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareData } from '../../shared/datasets/prepare.ts';
import { forward, createForwardPass } from '../../shared/engine/forward.ts';
import { evaluate } from '../../shared/engine/metrics.ts';
import { createNetwork } from '../../shared/engine/network.ts';
import { createTrainingState, trainSlice } from '../../shared/engine/trainer.ts';
import { activations, features, initializers, type Experiment } from '../../shared/experiment.ts';
import {
  formatNetworkFile,
  layerMatrices,
  type LayerMatrices,
} from '../../shared/export/network-file.ts';
import { formatPythonScript } from '../../shared/export/python-script.ts';
import { presetNames, presets } from '../../shared/presets.ts';

const run = promisify(execFile);
const python = process.env.PYTHON ?? 'python3';
/** Where there is no Python with NumPy, the tests that run the script are skipped, and shown so. */
const hasNumpy = await run(python, ['-c', 'import numpy']).then(
  () => true,
  () => false,
);
const lesson = presets['exor-two-hidden'].experiment;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'more-layers-python-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The state after `epoch` epochs, none of which is a stop. */
function trained(experiment: Experiment, epoch: number) {
  const unstopped = { ...experiment, stop: { epoch: null, loss: null, accuracy: null } };
  const start = createTrainingState(unstopped);
  if (epoch === 0) return start;
  const limits = { untilEpoch: epoch, budgetMs: Infinity, now: () => 0 };
  return trainSlice(unstopped, prepareData(unstopped), start, limits).state;
}

const networkOf = ({ features, hiddenLayers }: Experiment) =>
  createNetwork(features.length, hiddenLayers);

/** The rows that the script prints: its first word, then four numbers. */
async function scriptRows(experiment: Experiment, epoch: number, every: number) {
  const { parameters } = trained(experiment, epoch);
  const file = join(folder, `network-${crypto.randomUUID()}.py`);
  await writeFile(file, formatPythonScript({ experiment, epoch, parameters }));
  const { stdout } = await run(python, [file, String(epoch), String(every)]);
  return stdout
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(' '))
    .map(([name, ...values]) => ({ name, values: values.map(Number) }));
}

async function expectSameLosses(experiment: Experiment, epoch: number, every: number) {
  const rows = await scriptRows(experiment, epoch, every);
  expect(rows.length).toBe(epoch / every + 2);
  const data = prepareData(experiment);
  for (const { name, values } of rows) {
    const { parameters } = trained(experiment, name === 'saved' ? epoch : Number(name));
    const { trainLoss, trainAccuracy, testLoss, testAccuracy } = evaluate(
      networkOf(experiment),
      parameters,
      data,
      experiment.loss,
    );
    const ours = [trainLoss, trainAccuracy, testLoss, testAccuracy];
    for (const [i, value] of ours.entries()) {
      if (Number.isNaN(value)) expect(values[i]).toBeNaN();
      else
        expect(Math.abs(values[i] - value), `${name}: ${values[i]}, ${value}`).toBeLessThan(1e-9);
    }
  }
}

describe.skipIf(!hasNumpy)('formatPythonScript', () => {
  it('[EX2] stays with the engine over some hundred epochs', async () => {
    await expectSameLosses(lesson, 400, 100);
  });

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
      const experiment = {
        ...lesson,
        ...patch,
        dataset: { ...lesson.dataset, pointCount: 60 },
      } as Experiment;
      await expectSameLosses(experiment, epoch, epoch / 4);
    },
    120_000,
  );

  it.each(presetNames.slice(0, 5))(
    '[EX2] retrains the article’s %s to the same losses',
    async (name) => {
      await expectSameLosses(presets[name].experiment, 20, 5);
    },
  );

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
    await expectSameLosses({ ...lesson, ...patch }, 10, 5);
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
    const { stdout } = await run(python, ['-c', question], { cwd: folder });
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
