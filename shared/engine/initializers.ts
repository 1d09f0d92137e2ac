import type { Initializer } from '../experiment.ts';
import { RandomState } from '../random/random-state.ts';
import type { Layer, Network } from './network.ts';

/**
 * The parameters of a new network: weights layer by layer, row-major, from one
 * `RandomState(seed)`; biases are 0.
 *   normal-0.1  normal(0, 0.1)                        the article's
 *   fan-out     standard normal · √(1 / fan_out)      the article's
 *   glorot      uniform(−l, l), l = √(6 / (fan_in + fan_out))   Glorot and Bengio 2010
 *   he          normal(0, √(2 / fan_in))              He et al. 2015
 *   zeros       0                                     a lesson in symmetry
 */
export function initializeParameters(
  network: Network,
  initializer: Initializer,
  seed: number,
): Float64Array {
  const parameters = new Float64Array(network.parameterCount);
  const random = new RandomState(seed);
  for (const layer of network.layers) {
    const draw = weightSource(initializer, layer, random);
    const end = layer.biasOffset;
    for (let i = layer.weightOffset; i < end; i++) parameters[i] = draw();
  }
  return parameters;
}

/** What draws the next weight of `layer`. */
export function weightSource(
  initializer: Initializer,
  { inputCount, unitCount }: Pick<Layer, 'inputCount' | 'unitCount'>,
  random: RandomState,
): () => number {
  switch (initializer) {
    case 'normal-0.1':
      return () => random.normal(0, 0.1);
    case 'fan-out': {
      const scale = Math.sqrt(1 / unitCount);
      return () => random.standardNormal() * scale;
    }
    case 'glorot': {
      const bound = Math.sqrt(6 / (inputCount + unitCount));
      return () => random.uniform(-bound, bound);
    }
    case 'he': {
      const scale = Math.sqrt(2 / inputCount);
      return () => random.normal(0, scale);
    }
    case 'zeros':
      return () => 0;
    default:
      throw new RangeError(`initializer ${String(initializer satisfies never)} is not known`);
  }
}
