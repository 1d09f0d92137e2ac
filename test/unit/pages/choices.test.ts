import { describe, expect, it } from 'vitest';
import { datasetKinds } from '../../../client/elements/controls/dataset-fields.ts';
import {
  activationChoices,
  batchSizeChoices,
  learningRateChoices,
  regularizationChoices,
  regularizationRateChoices,
} from '../../../client/elements/controls/training-choices.ts';
import { features } from '../../../shared/experiment.ts';
import { limits } from '../../../shared/limits.ts';

const valuesOf = (choices: readonly { value: unknown }[]) => choices.map(({ value }) => value);
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

describe('what can be chosen', () => {
  it.each<[string, readonly { value: unknown }[], unknown[]]>([
    [
      'learning rates',
      learningRateChoices(0.03),
      [0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    ],
    [
      'regularization rates',
      regularizationRateChoices(0),
      [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    ],
    ['batch sizes, and all points', batchSizeChoices(10), [...upTo(30), limits.batchSize]],
    ['activations', activationChoices(), ['relu', 'tanh', 'sigmoid', 'linear']],
    ['regularizations', regularizationChoices(), ['none', 'l1', 'l2']],
  ])('[PA315] has all of TensorFlow Playground’s %s', (_, choices, wanted) => {
    expect(valuesOf(choices)).toEqual(expect.arrayContaining(wanted));
  });

  it('[PA315] has its data with noise to 50 %, its features and its layers', () => {
    for (const name of ['circle', 'xor', 'gauss', 'spiral'] as const) {
      const noise = datasetKinds[`playground-${name}`].fields.find(({ key }) => key === 'noise');
      expect(noise?.bounds).toEqual({ min: 0, max: 0.5, step: 0.05 });
    }
    expect(features).toEqual(
      expect.arrayContaining(['x1', 'x2', 'x1-squared', 'x2-squared', 'x1-x2', 'sin-x1', 'sin-x2']),
    );
    expect(limits.hiddenLayerCount).toBeGreaterThanOrEqual(6);
    expect(limits.unitCount).toBeGreaterThanOrEqual(8);
  });
});
