import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { prepareData } from '../../shared/datasets/prepare.ts';
import { evaluate } from '../../shared/engine/metrics.ts';
import { createNetwork } from '../../shared/engine/network.ts';
import { createTrainingState, trainSlice } from '../../shared/engine/trainer.ts';
import type { Experiment } from '../../shared/experiment.ts';
import { formatPythonScript } from '../../shared/export/python-script.ts';

export const runFile = promisify(execFile);
export const python = process.env.PYTHON ?? 'python3';
/** Where there is no Python with NumPy, the tests that run the script are skipped, and shown so. */
export const hasNumpy = await runFile(python, ['-c', 'import numpy']).then(
  () => true,
  () => false,
);

/** The state after `epoch` epochs, none of which is a stop. */
export function trained(experiment: Experiment, epoch: number) {
  const unstopped = { ...experiment, stop: { epoch: null, loss: null, accuracy: null } };
  const start = createTrainingState(unstopped);
  if (epoch === 0) return start;
  const limits = { untilEpoch: epoch, budgetMs: Infinity, now: () => 0 };
  return trainSlice(unstopped, prepareData(unstopped), start, limits).state;
}

export const networkOf = ({ features, hiddenLayers }: Experiment) =>
  createNetwork(features.length, hiddenLayers);

/** Two at a time: a test machine has few cores, and NumPy's own threads have nothing to do here. */
const lanes: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()];
let turn = 0;

function inLane<T>(act: () => Promise<T>): Promise<T> {
  const lane = turn++ % lanes.length;
  const done = lanes[lane].then(act);
  lanes[lane] = done.catch(() => undefined);
  return done;
}

/** The rows that the script prints: its first word, then four numbers. */
async function scriptRows(folder: string, experiment: Experiment, epoch: number, every: number) {
  const { parameters } = trained(experiment, epoch);
  const file = join(folder, `network-${crypto.randomUUID()}.py`);
  await writeFile(file, formatPythonScript({ experiment, epoch, parameters }));
  const { stdout } = await inLane(() => runFile(python, [file, String(epoch), String(every)]));
  return stdout
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(' '))
    .map(([name, ...values]) => ({ name, values: values.map(Number) }));
}

/** What a script is held to. */
const tolerance = 1e-9;

/**
 * Runs the script of `experiment` in `folder`, and holds every row to the engine; gives the
 * engine's training losses, by row.
 */
export async function expectSameLosses(
  folder: string,
  experiment: Experiment,
  epoch: number,
  every: number,
): Promise<number[]> {
  const rows = await scriptRows(folder, experiment, epoch, every);
  expect(rows.length).toBe(epoch / every + 2);
  const data = prepareData(experiment);
  return rows.map(({ name, values }) => {
    const { parameters } = trained(experiment, name === 'saved' ? epoch : Number(name));
    const { trainLoss, trainAccuracy, testLoss, testAccuracy } = evaluate(
      networkOf(experiment),
      parameters,
      data,
      experiment.loss,
    );
    const ours = [trainLoss, trainAccuracy, testLoss, testAccuracy];
    for (const [i, value] of ours.entries()) {
      const label = `${name}: ${values[i]}, ${value}`;
      if (Number.isNaN(value)) expect(values[i], label).toBeNaN();
      else expect(Math.abs(values[i] - value), label).toBeLessThan(tolerance);
    }
    return trainLoss;
  });
}
