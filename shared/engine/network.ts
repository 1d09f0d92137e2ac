import type { Activation, HiddenLayer } from '../experiment.ts';
import { limits } from '../limits.ts';

/** One dense layer and where its parameters and units lie in the network's flat arrays. */
export interface Layer {
  inputCount: number;
  unitCount: number;
  activation: Activation;
  /** Of the weights, inputCount × unitCount, row-major. */
  weightOffset: number;
  biasOffset: number;
  /** Of its first unit among all units. */
  unitOffset: number;
}

/** A multilayer perceptron's shape: its hidden layers, then the output layer (one sigmoid unit). */
export interface Network {
  inputCount: number;
  layers: readonly Layer[];
  parameterCount: number;
  /** Of all layers, the output's included. */
  unitCount: number;
}

const maxInputCount = 32;

/**
 * The layout of a network in one flat parameter array: layer by layer the weights, then the biases.
 * Errors: RangeError naming the value.
 */
export function createNetwork(inputCount: number, hiddenLayers: readonly HiddenLayer[]): Network {
  check('inputCount', inputCount, 1, maxInputCount);
  check('the number of hidden layers', hiddenLayers.length, 0, limits.hiddenLayerCount);
  const layers: Layer[] = [];
  let width = inputCount;
  let offset = 0;
  let unitOffset = 0;
  for (const { unitCount, activation } of [
    ...hiddenLayers,
    { unitCount: 1, activation: 'sigmoid' } as const,
  ]) {
    check('unitCount', unitCount, 1, limits.unitCount);
    const biasOffset = offset + width * unitCount;
    layers.push({
      inputCount: width,
      unitCount,
      activation,
      weightOffset: offset,
      biasOffset,
      unitOffset,
    });
    offset = biasOffset + unitCount;
    unitOffset += unitCount;
    width = unitCount;
  }
  return { inputCount, layers, parameterCount: offset, unitCount: unitOffset };
}

/** RangeError where `parameters` is not of this network. */
export function checkParameters(network: Network, parameters: Float64Array): void {
  if (parameters.length !== network.parameterCount) {
    throw new RangeError(
      `parameters: ${parameters.length} values, the network has ${network.parameterCount}`,
    );
  }
}

/** RangeError where `inputs` are not those of `count` points for this network. */
export function checkPoints(network: Network, count: number, inputs: Float64Array): void {
  if (inputs.length !== count * network.inputCount) {
    throw new RangeError(`inputs: ${inputs.length} values for ${count} points`);
  }
}

function check(name: string, value: number, min: number, max: number): void {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new RangeError(`${name} must be a whole number from ${min} to ${max}, not ${value}`);
  }
}
