import { describe, expect, it } from 'vitest';
import { initializeParameters } from '../../../shared/engine/initializers.ts';
import { createNetwork, type Network } from '../../../shared/engine/network.ts';
import { createTrainingState } from '../../../shared/engine/trainer.ts';
import { activations, initializers, type Initializer } from '../../../shared/experiment.ts';
import { RandomState } from '../../../shared/random/random-state.ts';
import { hiddenLayers, networkOf, smallExperiment, trainUntil } from './support.ts';

const network = createNetwork(7, hiddenLayers('tanh', 16, 5, 11));
const seed = 2024;

/** The weights of each layer, or its biases. */
const weightsOf = ({ layers }: Network, parameters: Float64Array) =>
  layers.map(({ weightOffset, biasOffset }) => [...parameters.subarray(weightOffset, biasOffset)]);
const biasesOf = ({ layers }: Network, parameters: Float64Array) =>
  layers.map(({ biasOffset, unitCount }) => [
    ...parameters.subarray(biasOffset, biasOffset + unitCount),
  ]);

/** NumPy's calls, a matrix at a time, as the article makes them. */
const draws: Record<Initializer, (random: RandomState, fanIn: number, fanOut: number) => number[]> =
  {
    'normal-0.1': (random, fanIn, fanOut) => [...random.normal(0, 0.1, fanIn * fanOut)],
    'fan-out': (random, fanIn, fanOut) =>
      [...random.standardNormal(fanIn * fanOut)].map((value) => value * Math.sqrt(1 / fanOut)),
    glorot: (random, fanIn, fanOut) => {
      const limit = Math.sqrt(6 / (fanIn + fanOut));
      return [...random.uniform(-limit, limit, fanIn * fanOut)];
    },
    he: (random, fanIn, fanOut) => [...random.normal(0, Math.sqrt(2 / fanIn), fanIn * fanOut)],
    zeros: (_, fanIn, fanOut) => new Array<number>(fanIn * fanOut).fill(0),
  };

/** What the papers say of a weight's deviation, from its layer's fan-in and fan-out. */
const deviations: Partial<Record<Initializer, (fanIn: number, fanOut: number) => number>> = {
  'normal-0.1': () => 0.1,
  'fan-out': (_, fanOut) => 1 / Math.sqrt(fanOut),
  glorot: (fanIn, fanOut) => Math.sqrt(2 / (fanIn + fanOut)),
  he: (fanIn) => Math.sqrt(2 / fanIn),
};

describe('initializers', () => {
  it.each(initializers)(
    '[EN17] draw layer by layer, row by row, from one generator: %s',
    (name) => {
      const parameters = initializeParameters(network, name, seed);
      const random = new RandomState(seed);
      const expected = network.layers.map(({ inputCount, unitCount }) =>
        draws[name](random, inputCount, unitCount),
      );
      expect(weightsOf(network, parameters)).toEqual(expected);
      expect(biasesOf(network, parameters).flat()).toEqual(new Array(33).fill(0));
    },
  );

  it.each(Object.entries(deviations))(
    '[EN17] have the mean 0 and the deviation of their formula: %s',
    (name, deviation) => {
      // Layers wide and narrow, each drawn from a hundred seeds: 6400, 3200 and 200 weights.
      const shape = createNetwork(4, hiddenLayers('tanh', 16, 2));
      const starts = Array.from({ length: 100 }, (_, i) =>
        weightsOf(shape, initializeParameters(shape, name as Initializer, i)),
      );
      shape.layers.forEach(({ inputCount, unitCount }, l) => {
        const weights = starts.flatMap((layers) => layers[l]);
        const sigma = deviation(inputCount, unitCount);
        const mean = weights.reduce((sum, w) => sum + w, 0) / weights.length;
        const variance = weights.reduce((sum, w) => sum + w * w, 0) / weights.length;
        // Five standard errors: the draws are always the same ones.
        const bound = 5 / Math.sqrt(weights.length);
        expect(Math.abs(mean / sigma)).toBeLessThan(bound);
        expect(Math.abs(variance / sigma ** 2 - 1)).toBeLessThan(Math.SQRT2 * bound);
      });
    },
  );

  it('[EN17] differ with the seed, but for zeros', () => {
    for (const name of initializers) {
      const [one, other] = [1, 2].map((value) => initializeParameters(network, name, value));
      if (name === 'zeros') expect(other).toEqual(one);
      else expect(other).not.toEqual(one);
    }
  });
});

describe('symmetry', () => {
  const train = (patch: Parameters<typeof smallExperiment>[0]) => {
    const experiment = smallExperiment({
      features: ['x1', 'x2', 'x1-squared'],
      dataset: { type: 'blobs', pointCount: 40, seed: 3, clusterStd: 1 },
      learningRate: 0.05,
      ...patch,
    });
    const { state } = trainUntil(experiment, 20);
    expect(state.parameters).not.toEqual(createTrainingState(experiment).parameters);
    return { shape: networkOf(experiment), parameters: state.parameters };
  };
  /** How many different units a layer has, by their incoming weights and bias. */
  const kinds = ({ layers }: Network, parameters: Float64Array) =>
    layers.map(({ inputCount, unitCount, weightOffset, biasOffset }) => {
      const units = Array.from({ length: unitCount }, (_, j) => [
        ...Array.from(
          { length: inputCount },
          (_, i) => parameters[weightOffset + i * unitCount + j],
        ),
        parameters[biasOffset + j],
      ]);
      return new Set(units.map((unit) => unit.join())).size;
    });

  // Units 1 to 4 and the fifth go through different loops.
  it.each(activations)('[EN18] from zeros, units of a layer stay the same: %s', (activation) => {
    for (const batchSize of [1, 4]) {
      const { shape, parameters } = train({
        initializer: 'zeros',
        hiddenLayers: hiddenLayers(activation, 5, 3),
        batchSize,
      });
      expect(kinds(shape, parameters)).toEqual([1, 1, 1]);
    }
  });

  it('[EN18] from zeros, sigmoid layers still learn, each as one unit', () => {
    const { shape, parameters } = train({
      initializer: 'zeros',
      hiddenLayers: hiddenLayers('sigmoid', 5, 3),
    });
    expect(
      weightsOf(shape, parameters)
        .flat()
        .every((w) => w !== 0),
    ).toBe(true);
  });

  it.each(initializers.filter((name) => name !== 'zeros'))(
    '[EN18] from any other start all units differ: %s',
    (initializer) => {
      const { shape, parameters } = train({
        initializer,
        hiddenLayers: hiddenLayers('tanh', 5, 3),
      });
      expect(kinds(shape, parameters)).toEqual([5, 3, 1]);
    },
  );
});
