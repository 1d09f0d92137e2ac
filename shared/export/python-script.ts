import { prepareData, type PointSet } from '../datasets/prepare.ts';
import { layerMatrices, type TrainedNetwork } from './network-file.ts';
import { pythonProgram } from './python-program.ts';

/**
 * A Python script with NumPy alone that holds the network as it stands and its points, trains it
 * again from the same seed with the same settings, and prints the same losses. What a teacher
 * changed on the way is not in it: it trains with the settings of now from epoch 0.
 * Errors: RangeError where the parameters are not of this network.
 */
export function formatPythonScript(trained: TrainedNetwork): string {
  const { experiment, epoch } = trained;
  const { train, test } = prepareData(experiment);
  // The points are listed: their recipe would only say them twice.
  const settings = { ...experiment, dataset: undefined, pace: undefined, stop: undefined };
  const run = {
    epoch,
    experiment: settings,
    layers: layerMatrices(trained),
    train: rows(train),
    test: rows(test),
  };
  return [
    '"""A network of More Layers, in NumPy.',
    '',
    '    python3 network.py             trains from the start to the epoch of the file',
    '    python3 network.py 500 50      trains 500 epochs, prints every 50th',
    '',
    'Prints loss and accuracy of the training and the test points, then those of the network as it',
    'was saved. They are the same unless settings or weights were changed while it trained: the',
    'script trains with the last settings from epoch 0. probability([[x1, x2], ...]) asks the saved',
    'network, whose weights are rounded to 32 bits.',
    '"""',
    'import json',
    'import sys',
    '',
    'import numpy as np',
    '',
    "RUN = json.loads('''",
    ...Object.entries(run).map(
      ([name, value], i) => `${i === 0 ? '{' : ','}"${name}": ${JSON.stringify(value)}`,
    ),
    "}''')",
    pythonProgram,
  ].join('\n');
}

const rows = ({ count, x, labels }: PointSet): number[][] =>
  Array.from({ length: count }, (_, i) => [x[2 * i], x[2 * i + 1], labels[i]]);
