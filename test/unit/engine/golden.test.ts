import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareData } from '../../../shared/datasets/prepare.ts';
import { evaluateGrid } from '../../../shared/engine/decision-boundary.ts';
import { createEpochTrainer } from '../../../shared/engine/epoch.ts';
import { createForwardPass, forward } from '../../../shared/engine/forward.ts';
import { evaluateSet } from '../../../shared/engine/metrics.ts';
import { createTrainingState } from '../../../shared/engine/trainer.ts';
import { articleExperiments } from '../../../shared/presets/article.ts';
import { RandomState } from '../../../shared/random/random-state.ts';
import { largestDifference, networkOf, trainUntil, uniforms } from './support.ts';

interface Golden {
  layerSizes: number[];
  epochs: number;
  snapshots: {
    epoch: number;
    weights: number[][][];
    biases: number[][];
    meanOnlineLoss: number | null;
    loss: number;
    accuracy: number;
  }[];
  probe: { points: [number, number][]; preActivations: number[][][]; output: number[] };
}

const folder = join(import.meta.dirname, '../../fixtures/golden');
const readGolden = (name: string) =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Golden;

/** A snapshot's parameters in the order of the network's layout. */
const flatten = ({ weights, biases }: Golden['snapshots'][number]): number[] =>
  weights.flatMap((matrix, l) => [...matrix.flat(), ...biases[l]]);

const tolerance = 1e-9;
const runs = Object.entries(articleExperiments).map(([name, experiment]) => {
  const golden = readGolden(name);
  return {
    name,
    experiment,
    golden,
    data: prepareData(experiment),
    network: networkOf(experiment),
  };
});

describe("the article's experiments", () => {
  it.each(runs)(
    '[EN2] every snapshot of $name: parameters, loss, accuracy, online loss',
    ({ experiment, golden, data, network }) => {
      expect([network.inputCount, ...network.layers.map((layer) => layer.unitCount)]).toEqual(
        golden.layerSizes,
      );
      expect(experiment.stop.epoch).toBe(golden.epochs);
      const { parameters, optimizerState } = createTrainingState(experiment);
      const trainEpoch = createEpochTrainer(experiment, network, data.train);
      let epoch = 0;
      let onlineLoss = NaN;
      for (const snapshot of golden.snapshots) {
        for (; epoch < snapshot.epoch; epoch++) {
          onlineLoss = trainEpoch(parameters, optimizerState, new RandomState(0));
        }
        const where = `epoch ${epoch}`;
        const [loss, accuracy] = evaluateSet(network, parameters, data.train, experiment.loss);
        expect(largestDifference(parameters, flatten(snapshot)), where).toBeLessThan(tolerance);
        expect(Math.abs(loss - snapshot.loss), where).toBeLessThan(tolerance);
        expect(Math.abs(accuracy - snapshot.accuracy), where).toBeLessThan(tolerance);
        if (snapshot.meanOnlineLoss !== null) {
          expect(Math.abs(onlineLoss - snapshot.meanOnlineLoss), where).toBeLessThan(tolerance);
        }
      }
      expect(epoch).toBe(golden.epochs);
      expect(golden.snapshots.filter((s) => s.meanOnlineLoss !== null).length).toBeGreaterThan(5);
    },
  );

  it.each(runs)(
    '[EN2] … of $name in slices of several epochs, with their metrics, up to its stop',
    ({ experiment, golden, data }) => {
      const lengths = uniforms(golden.epochs, 99).map((u) => 1 + Math.floor(12 * u));
      const snapshots = new Map(golden.snapshots.map((snapshot) => [snapshot.epoch, snapshot]));
      let state = createTrainingState(experiment);
      let compared = 0;
      for (const length of lengths) {
        // Slices of any length, but none beyond the next snapshot that is to be compared.
        const next = golden.snapshots.find(({ epoch }) => epoch > state.epoch)!;
        const untilEpoch = Math.min(state.epoch + length, next.epoch);
        const slice = trainUntil(experiment, untilEpoch, state, data);
        state = slice.state;
        expect(state.epoch).toBe(untilEpoch);
        const snapshot = snapshots.get(state.epoch);
        if (snapshot) {
          const { trainLoss, trainAccuracy, testLoss } = slice.metrics;
          expect(largestDifference(state.parameters, flatten(snapshot))).toBeLessThan(tolerance);
          expect(Math.abs(trainLoss - snapshot.loss)).toBeLessThan(tolerance);
          expect(Math.abs(trainAccuracy - snapshot.accuracy)).toBeLessThan(tolerance);
          expect(testLoss).toBeNaN();
          compared++;
        }
        if (slice.outcome) {
          expect(slice.outcome).toEqual({ reason: 'epoch', epoch: golden.epochs });
          break;
        }
      }
      expect(state.epoch).toBe(golden.epochs);
      expect(compared).toBe(golden.snapshots.length - 1);
    },
  );

  it.each(runs)(
    "[EN3] the probe's pre-activations and output of $name, by forward and as a grid",
    ({ experiment, golden, network }) => {
      const parameters = Float64Array.from(flatten(golden.snapshots.at(-1)!));
      const { points, preActivations, output } = golden.probe;
      const pass = createForwardPass(network);
      points.forEach((point, n) => {
        // The grid's first cell is the point itself: its top left corner.
        const grid = { columns: 2, rows: 2, x1Min: point[0], x1Max: 9, x2Min: -9, x2Max: point[1] };
        const planes = evaluateGrid(network, parameters, experiment.features, grid);
        forward(network, parameters, Float64Array.from(point), pass);
        const expected = preActivations.flatMap((layer) => layer[n]);
        const cell = planes.preActivations.map((plane) => plane[0]);
        expect(largestDifference(pass.preActivations, expected)).toBeLessThan(tolerance);
        expect(largestDifference(cell, expected)).toBeLessThan(tolerance);
        expect(Math.abs(pass.activations.at(-1)! - output[n])).toBeLessThan(tolerance);
        expect(Math.abs(planes.probabilities[0] - output[n])).toBeLessThan(tolerance);
      });
      expect(points).toHaveLength(25);
    },
  );
});
