import { describe, expect, it } from 'vitest';
import { prepareData } from '../../../shared/datasets/prepare.ts';
import { forward } from '../../../shared/engine/forward.ts';
import { createNetwork } from '../../../shared/engine/network.ts';
import { createTrainingState, trainSlice } from '../../../shared/engine/trainer.ts';
import type { Experiment, HiddenLayer } from '../../../shared/experiment.ts';
import { presetNames, presets, type PresetName } from '../../../shared/presets.ts';

const lesson = (name: PresetName, patch: Partial<Experiment> = {}): Experiment => ({
  ...presets[name].experiment,
  ...patch,
});
const layers = (activation: HiddenLayer['activation'], ...unitCounts: number[]): HiddenLayer[] =>
  unitCounts.map((unitCount) => ({ unitCount, activation }));

/** The state after some epochs, or after all of them. */
function train(experiment: Experiment, untilEpoch = experiment.stop.epoch!) {
  const limits = { untilEpoch, budgetMs: Infinity, now: () => 0 };
  const data = prepareData(experiment);
  return trainSlice(experiment, data, createTrainingState(experiment), limits);
}
const metricsOf = (experiment: Experiment, untilEpoch?: number) =>
  train(experiment, untilEpoch).metrics;

/** For each unit of the first layer, its pre-activations at the train points. */
function firstLayerOf(experiment: Experiment): number[][] {
  const { parameters } = train(experiment).state;
  const network = createNetwork(experiment.features.length, experiment.hiddenLayers);
  const { inputs, count } = prepareData(experiment).train;
  const out = {
    preActivations: new Float64Array(network.unitCount),
    activations: new Float64Array(network.unitCount),
  };
  const points = Array.from({ length: count }, (_, i) => {
    forward(network, parameters, inputs.slice(2 * i, 2 * i + 2), out);
    return [...out.preActivations];
  });
  return Array.from({ length: network.layers[0].unitCount }, (_, unit) =>
    points.map((z) => z[unit]),
  );
}
const deadCount = (units: number[][]) => units.filter((zs) => zs.every((z) => z <= 0)).length;

describe('lessons', () => {
  it('[DA19] are told apart by their data, features, layers and start', () => {
    const parts = presetNames.map((name) => {
      const { dataset, features, testShare, hiddenLayers, initializer, seed } = lesson(name);
      return JSON.stringify([dataset, features, testShare, hiddenLayers, initializer, seed]);
    });
    expect(new Set(parts).size).toBe(presetNames.length);
  });

  it('[DA19] one-layer-is-a-line: no line does better than chance; three units do', () => {
    expect(metricsOf(lesson('one-layer-is-a-line')).trainLoss).toBeGreaterThan(0.69);
    const withLayer = metricsOf(
      lesson('one-layer-is-a-line', { hiddenLayers: layers('sigmoid', 3) }),
    );
    expect(withLayer.trainAccuracy).toBeGreaterThan(0.85);
  });

  it('[DA19] one-against-two: one layer stays below 75 %, a second one of the same size gets all', () => {
    expect(metricsOf(lesson('one-against-two')).testAccuracy).toBeLessThan(0.75);
    const two = metricsOf(lesson('one-against-two', { hiddenLayers: layers('tanh', 8, 8) }));
    expect(two.testAccuracy).toBeGreaterThan(0.97);
  });

  it('[DA19] features-instead-of-layers: all are right with x1·x2, and without it fewer than half', () => {
    expect(metricsOf(lesson('features-instead-of-layers')).testAccuracy).toBe(1);
    const without = metricsOf(lesson('features-instead-of-layers', { features: ['x1', 'x2'] }));
    expect(without.testAccuracy).toBeLessThan(0.5);
  });

  it('[DA19] linear-activations: two linear layers are no better than a line; tanh gets all', () => {
    expect(metricsOf(lesson('linear-activations')).trainLoss).toBeGreaterThan(0.69);
    const tanh = metricsOf(lesson('linear-activations', { hiddenLayers: layers('tanh', 8, 8) }));
    expect(tanh.testAccuracy).toBe(1);
  });

  it('[DA19] circle-relu: three lines close around the circle, two do not', () => {
    expect(metricsOf(lesson('circle-relu')).testAccuracy).toBe(1);
    const two = metricsOf(lesson('circle-relu', { hiddenLayers: layers('relu', 2) }));
    expect(two.testAccuracy).toBeLessThan(0.9);
  });

  it('[DA19] dead-relu: five of six units die; at a small rate, none', () => {
    expect(deadCount(firstLayerOf(lesson('dead-relu')))).toBe(5);
    expect(metricsOf(lesson('dead-relu')).testAccuracy).toBeLessThan(0.7);
    expect(deadCount(firstLayerOf(lesson('dead-relu', { learningRate: 0.03 })))).toBe(0);
    const leaky = metricsOf(lesson('dead-relu', { hiddenLayers: layers('leaky-relu', 6) }));
    expect(leaky.testAccuracy).toBe(1);
  });

  it('[DA19] zero-start: the units stay one and the same; from another start they part', () => {
    const [first, ...others] = firstLayerOf(lesson('zero-start'));
    for (const other of others) expect(other).toEqual(first);
    expect(metricsOf(lesson('zero-start')).trainLoss).toBeGreaterThan(0.69);
    expect(metricsOf(lesson('zero-start', { initializer: 'glorot' })).testAccuracy).toBe(1);
  });

  it('[DA19] rate-too-high: the loss stays worse than at the start', () => {
    const { trainLoss: atStart } = metricsOf(lesson('rate-too-high', { learningRate: 1e-6 }), 1);
    for (const epoch of [10, 25, 50, 100, 200]) {
      expect(metricsOf(lesson('rate-too-high'), epoch).trainLoss).toBeGreaterThan(1.5 * atStart);
    }
    expect(metricsOf(lesson('rate-too-high', { learningRate: 0.1 })).testAccuracy).toBeGreaterThan(
      0.98,
    );
  });

  it('[DA19] rate-too-low: hardly a step in 200 epochs; with a good rate all is done', () => {
    expect(metricsOf(lesson('rate-too-low')).trainLoss).toBeGreaterThan(0.68);
    expect(metricsOf(lesson('rate-too-low', { learningRate: 0.1 })).testLoss).toBeLessThan(0.05);
  });

  it('[DA19] batch-sizes: one update an epoch is far behind ten points an update', () => {
    expect(metricsOf(lesson('batch-sizes')).testLoss).toBeGreaterThan(0.25);
    expect(metricsOf(lesson('batch-sizes', { batchSize: 10 })).testLoss).toBeLessThan(0.05);
  });

  it('[DA19] momentum: the same rate goes much further than by plain descent', () => {
    expect(metricsOf(lesson('momentum')).trainAccuracy).toBeGreaterThan(0.9);
    expect(
      metricsOf(lesson('momentum', { optimizer: { type: 'sgd' } })).trainAccuracy,
    ).toBeLessThan(0.8);
  });

  it('[DA19] spiral-deep: three layers learn the spiral', () => {
    const { trainAccuracy, testAccuracy } = metricsOf(lesson('spiral-deep'));
    expect(trainAccuracy).toBeGreaterThan(0.98);
    expect(testAccuracy).toBeGreaterThan(0.98);
  });

  it('[DA19] overfit-noise: every train point is learnt, and the test loss has risen threefold', () => {
    const early = metricsOf(lesson('overfit-noise'), 25);
    const late = metricsOf(lesson('overfit-noise'));
    expect(late.trainAccuracy).toBe(1);
    expect(late.trainLoss).toBeLessThan(0.01);
    expect(late.testLoss).toBeGreaterThan(3 * early.testLoss);
  });

  it('[DA19] regularized: held small, the weights do not overfit; let go, they do', () => {
    const none = { type: 'none', rate: 0 } as const;
    const free = metricsOf(lesson('regularized', { regularization: none }));
    const held = metricsOf(lesson('regularized'));
    expect(held.testLoss).toBeLessThan(free.testLoss / 3);
    expect(held.trainLoss).toBeGreaterThan(0.2);
  });
});
