import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { prepareData } from '../../shared/datasets/prepare.ts';
import { evaluateGrid, type UnitGrids } from '../../shared/engine/decision-boundary.ts';
import { createEpochTrainer } from '../../shared/engine/epoch.ts';
import { createNetwork } from '../../shared/engine/network.ts';
import { createTrainingState } from '../../shared/engine/trainer.ts';
import type { Experiment } from '../../shared/experiment.ts';
import { presets } from '../../shared/presets.ts';
import { RandomState } from '../../shared/random/random-state.ts';
import type { Row } from './row.ts';

const rounds = 7;
const grid = { columns: 100, rows: 100, x1Min: -1, x1Max: 1, x2Min: -1, x2Max: 1 };

const small = presets['exor-two-hidden'].experiment;
const deep: Experiment = {
  ...small,
  hiddenLayers: Array.from({ length: 3 }, () => ({ unitCount: 8, activation: 'tanh' as const })),
  initializer: 'glorot',
  learningRate: 0.03,
  batchSize: 10,
};

interface Task {
  name: string;
  /** The C program's name for it. */
  task: string;
  experiment: Experiment;
  repeats: number;
  target: number;
  unit: string;
  /** What a repeat counts for in that unit. */
  amount: number;
}

/** An update is a sample's forward and backward pass: batches change how often weights move. */
const tasks: Task[] = [
  {
    name: '2-4-3-1, sigmoid, batch 1',
    task: 'small-updates',
    experiment: small,
    repeats: 800,
    target: 0.25,
    unit: 'M samples/s',
    amount: 500e-6,
  },
  {
    name: '2-8-8-8-1, tanh, batch 10',
    task: 'deep-updates',
    experiment: deep,
    repeats: 150,
    target: 0.25,
    unit: 'M samples/s',
    amount: 500e-6,
  },
  {
    name: '2-4-3-1, grid 100×100',
    task: 'small-grid',
    experiment: small,
    repeats: 400,
    target: 0.08,
    unit: 'grids/ms',
    amount: 1e-3,
  },
  {
    name: '2-8-8-8-1, grid 100×100',
    task: 'deep-grid',
    experiment: deep,
    repeats: 100,
    target: 0.08,
    unit: 'grids/ms',
    amount: 1e-3,
  },
];

/**
 * Speed of the engine as a ratio to the same arithmetic in C, by turns in one run; the best round
 * of each counts. Both must come to the same numbers. Without a compiler the ratio is missing.
 */
export function engineBench(): Row[] {
  const program = compile();
  return tasks.map(({ name, task, experiment, repeats, target, unit, amount }) => {
    const work = task.endsWith('grid') ? gridWork(experiment) : updateWork(experiment);
    let best = Infinity;
    let bestReference = Infinity;
    work(Math.ceil(repeats / 4)); // warm: compiled code on both sides
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      const sum = work(repeats);
      best = Math.min(best, (performance.now() - start) / 1000);
      if (!program) continue;
      const [seconds, reference] = runReference(program, task, experiment, repeats);
      if (Math.abs(sum - reference) > 1e-6) {
        throw new Error(`${name}: ${sum}, but C comes to ${reference}`);
      }
      bestReference = Math.min(bestReference, seconds);
    }
    const speed = (seconds: number) => (repeats * amount) / seconds;
    const row: Row = { name, unit, value: speed(best), target };
    if (!program) return row;
    return { ...row, reference: speed(bestReference), ratio: bestReference / best };
  });
}

function updateWork(experiment: Experiment): (epochs: number) => number {
  const network = createNetwork(2, experiment.hiddenLayers);
  const trainEpoch = createEpochTrainer(experiment, network, prepareData(experiment).train);
  const random = new RandomState(0);
  return (epochs) => {
    const { parameters, optimizerState } = createTrainingState(experiment);
    for (let i = 0; i < epochs; i++) trainEpoch(parameters, optimizerState, random);
    return parameters.reduce((sum, value) => sum + value, 0);
  };
}

function gridWork(experiment: Experiment): (times: number) => number {
  const network = createNetwork(2, experiment.hiddenLayers);
  const { parameters } = createTrainingState(experiment);
  let out: UnitGrids | undefined;
  return (times) => {
    for (let i = 0; i < times; i++)
      out = evaluateGrid(network, parameters, ['x1', 'x2'], grid, out);
    return out?.probabilities[(grid.columns * grid.rows) / 2] ?? NaN;
  };
}

function runReference(
  program: string,
  task: string,
  experiment: Experiment,
  repeats: number,
): [seconds: number, sum: number] {
  const { x, labels, count } = prepareData(experiment).train;
  const { parameters } = createTrainingState(experiment);
  const points = Array.from(
    { length: count },
    (_, i) => `${x[2 * i]} ${x[2 * i + 1]} ${labels[i]}`,
  );
  const input = [count, ...points, parameters.length, ...parameters].join('\n');
  const output = execFileSync(program, [task, String(repeats)], { input, encoding: 'utf8' });
  const [seconds, sum] = output.split(' ').map(Number);
  return [seconds, sum];
}

/** The C program, or null where no compiler is found. */
function compile(): string | null {
  const folder = join(import.meta.dirname, 'build');
  mkdirSync(folder, { recursive: true });
  const program = join(folder, 'engine');
  const source = join(import.meta.dirname, 'c/engine.c');
  for (const compiler of ['cc', 'gcc', 'clang']) {
    const { status } = spawnSync(compiler, ['-O3', '-march=native', '-o', program, source]);
    if (status === 0) return program;
  }
  console.warn('No C compiler found: the engine is measured without its yardstick.');
  return null;
}
