import { createNetwork, checkParameters } from '../engine/network.ts';
import type { Activation, Experiment } from '../experiment.ts';

/** A layer as matrices, as other programs want it. */
export interface LayerMatrices {
  activation: Activation;
  /** fan_in rows of fan_out values. */
  weights: number[][];
  biases: number[];
}

/** What is exported: the network as it stands at an epoch, and how it was trained. */
export interface TrainedNetwork {
  experiment: Experiment;
  epoch: number;
  parameters: ArrayLike<number>;
}

/**
 * The layers of a network from its flat parameters, the output's last.
 * Errors: RangeError where the parameters are not of this network.
 */
export function layerMatrices({
  experiment,
  parameters,
}: Pick<TrainedNetwork, 'experiment' | 'parameters'>): LayerMatrices[] {
  const network = createNetwork(experiment.features.length, experiment.hiddenLayers);
  const flat = Float64Array.from(parameters);
  checkParameters(network, flat);
  return network.layers.map(({ inputCount, unitCount, activation, weightOffset, biasOffset }) => ({
    activation,
    weights: Array.from({ length: inputCount }, (_, i) => [
      ...flat.subarray(weightOffset + i * unitCount, weightOffset + (i + 1) * unitCount),
    ]),
    biases: [...flat.subarray(biasOffset, biasOffset + unitCount)],
  }));
}

/**
 * A network as the text of a JSON file: `{format, version, epoch, experiment, layers}`.
 * Errors: RangeError where the parameters are not of this network.
 */
export function formatNetworkFile(trained: TrainedNetwork): string {
  const { experiment, epoch } = trained;
  const file = {
    format: 'more-layers-network',
    version: 1,
    epoch,
    experiment,
    layers: layerMatrices(trained),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
