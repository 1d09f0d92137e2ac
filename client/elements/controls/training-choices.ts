import {
  activations,
  initializers,
  losses,
  type Activation,
  type Initializer,
  type Loss,
  type Optimizer,
  type Regularization,
} from '../../../shared/experiment.ts';
import { limits } from '../../../shared/limits.ts';
import { formatCount, formatSetting } from '../../texts/format.ts';
import { t, type PlainTextKey } from '../../texts/translate.ts';
import type { Choice } from './fields.ts';

/** What can be chosen, in words; values that TensorFlow Playground's users know are all there. */

const learningRates = [0.00001, 0.0001, 0.001, 0.003, 0.005, 0.01, 0.03, 0.05, 0.1, 0.3, 1, 3, 10];
const regularizationRates = [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];
const batchSizes = [...Array.from({ length: 30 }, (_, i) => i + 1), 50, 100, 250, 500];
const snapshotIntervals = [1, 2, 5, 10, 20, 25, 50, 100, 250, 1000];
const momenta = [0.5, 0.8, 0.9, 0.95, 0.99];

/** `values` as choices, with `value` among them: a recorded or preset one may be any number. */
function around(
  values: readonly number[],
  value: number,
  label: (value: number) => string = formatSetting,
): Choice<number>[] {
  const all = values.includes(value) ? values : [...values, value].sort((a, b) => a - b);
  return all.map((one) => ({ value: one, label: label(one) }));
}

const named = <Value extends string>(
  values: readonly Value[],
  keys: Record<Value, PlainTextKey>,
): Choice<Value>[] =>
  values.map((value) => {
    const key: PlainTextKey = keys[value];
    return { value, label: t(key) };
  });

export const learningRateChoices = (value: number) => around(learningRates, value);
export const regularizationRateChoices = (value: number) => around(regularizationRates, value);
export const momentumChoices = (value: number) => around(momenta, value);
export const batchSizeChoices = (value: number) =>
  around([...batchSizes, limits.batchSize], value, (size) =>
    size === limits.batchSize ? t('batchSizeAll') : formatCount(size),
  );
export const snapshotChoices = (value: number) =>
  around(snapshotIntervals, value, (count) =>
    count === 1 ? t('snapshotEveryEpoch') : t('snapshotEveryEpochs', { count }),
  );

export const activationChoices = (): Choice<Activation>[] =>
  named(activations, {
    sigmoid: 'activationSigmoid',
    tanh: 'activationTanh',
    relu: 'activationRelu',
    'leaky-relu': 'activationLeakyRelu',
    linear: 'activationLinear',
    sine: 'activationSine',
  });

export const initializerChoices = (): Choice<Initializer>[] =>
  named(initializers, {
    'normal-0.1': 'initializerNormal',
    'fan-out': 'initializerFanOut',
    glorot: 'initializerGlorot',
    he: 'initializerHe',
    zeros: 'initializerZeros',
  });

export const lossChoices = (): Choice<Loss>[] =>
  named(losses, { 'cross-entropy': 'lossCrossEntropy', 'squared-error': 'lossSquaredError' });

export const optimizerChoices = (): Choice<Optimizer['type']>[] =>
  named(['sgd', 'momentum', 'adam'], {
    sgd: 'optimizerSgd',
    momentum: 'optimizerMomentum',
    adam: 'optimizerAdam',
  });

export const optimizerOf = (type: Optimizer['type']): Optimizer =>
  type === 'momentum' ? { type, momentum: 0.9 } : { type };

export const regularizationChoices = (): Choice<Regularization['type']>[] =>
  named(['none', 'l1', 'l2'], {
    none: 'regularizationNone',
    l1: 'regularizationL1',
    l2: 'regularizationL2',
  });

/** A rate to begin with, so that choosing L1 or L2 does something. */
export const regularizationOf = (type: Regularization['type'], rate: number): Regularization => ({
  type,
  rate: type === 'none' ? 0 : rate || 0.001,
});
