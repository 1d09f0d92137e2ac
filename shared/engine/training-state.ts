import type { Experiment } from '../experiment.ts';
import { RandomState, type RandomStateValue } from '../random/random-state.ts';
import { initializeParameters } from './initializers.ts';
import { createNetwork } from './network.ts';
import { createOptimizerState } from './optimizers.ts';

/** All that training goes on from: plain data, to be copied, stored and sent. */
export interface TrainingState {
  parameters: Float64Array;
  /** See `createOptimizerState`. */
  optimizerState: Float64Array;
  /** Epochs done. */
  epoch: number;
  /** Orders the points of the next epoch, where they are shuffled. */
  generator: RandomStateValue;
}

/** Keeps the order of points apart from the start's draws, which are seeded by the seed itself. */
const shuffleSeedMask = 0x9e3779b9;

/** Epoch 0 of an experiment. Errors: RangeError where the experiment is not a valid one. */
export function createTrainingState(experiment: Experiment): TrainingState {
  const { features, hiddenLayers, initializer, seed, optimizer } = experiment;
  const network = createNetwork(features.length, hiddenLayers);
  return {
    parameters: initializeParameters(network, initializer, seed),
    optimizerState: createOptimizerState(optimizer, network.parameterCount),
    epoch: 0,
    generator: new RandomState((seed ^ shuffleSeedMask) >>> 0).getState(),
  };
}

/** A copy that shares nothing with `state`. */
export const copyTrainingState = (state: TrainingState): TrainingState => ({
  parameters: state.parameters.slice(),
  optimizerState: state.optimizerState.slice(),
  epoch: state.epoch,
  generator: { ...state.generator, words: state.generator.words.slice() },
});
