import { describe, expect, it } from 'vitest';
import { evaluate, evaluateSet, type Measured } from '../../../shared/engine/metrics.ts';
import { lossOf } from '../../../shared/engine/losses.ts';
import { initializeParameters } from '../../../shared/engine/initializers.ts';
import { createNetwork } from '../../../shared/engine/network.ts';
import { losses } from '../../../shared/experiment.ts';
import { bigMath } from './big-math.ts';
import { hiddenLayers, seededPoints, smallExperiment, trainOneEpoch, uniforms } from './support.ts';

const big = bigMath(320);
const noPoints: Measured = { count: 0, inputs: new Float64Array(0), labels: new Float64Array(0) };

/** One weight and one bias: at weight 1 and bias 0 a point's input is its logit. */
const line = createNetwork(1, []);
const identity = Float64Array.of(1, 0);
const ofLogits = (logits: number[], labels: number[]): Measured => ({
  count: logits.length,
  inputs: Float64Array.from(logits),
  labels: Float64Array.from(labels),
});

describe('losses', () => {
  it('[EN9] cross-entropy is exact and finite at logits of ±1000', () => {
    expect(lossOf('cross-entropy', 1000, 0)).toBe(1000);
    expect(lossOf('cross-entropy', -1000, 1)).toBe(1000);
    expect(lossOf('cross-entropy', 1000, 1)).toBe(0);
    expect(lossOf('cross-entropy', -1000, 0)).toBe(0);
    expect(lossOf('cross-entropy', 1e300, 0)).toBe(1e300);
    expect(lossOf('cross-entropy', 0, 1)).toBe(Math.LN2);
  });

  it('[EN9] cross-entropy keeps its digits: ln(1 + e^−z) within 3 units in the last place', () => {
    // −y ln p − (1 − y) ln(1 − p) is ln(1 + e^(−z)) for y = 1 and ln(1 + e^z) for y = 0.
    for (const u of uniforms(2000, 17)) {
      const z = 160 * u - 80;
      const exact = (x: number) => big.log(big.one + big.exp(big.fromNumber(x)));
      expect(big.ulpError(lossOf('cross-entropy', z, 1), exact(-z)), `at ${z}`).toBeLessThan(3);
      expect(big.ulpError(lossOf('cross-entropy', z, 0), exact(z)), `at ${z}`).toBeLessThan(3);
    }
  });

  it('[EN9] squared error is half the square of p − y, at ±1000 as well', () => {
    for (const [logit, p] of [
      [0, 0.5],
      [Math.log(3), 0.75],
      [-Math.log(3), 0.25],
      [1000, 1],
      [-1000, 0],
    ]) {
      expect(lossOf('squared-error', logit, 1)).toBeCloseTo((1 - p) ** 2 / 2, 15);
      expect(lossOf('squared-error', logit, 0)).toBeCloseTo(p ** 2 / 2, 15);
    }
  });

  it.each(losses)('[EN9] of NaN is NaN: %s', (loss) => {
    expect(lossOf(loss, NaN, 1)).toBeNaN();
  });
});

describe('metrics', () => {
  it('[EN10] loss is the mean over the points', () => {
    const points = ofLogits([1000, -1000, 0, 0], [0, 0, 1, 0]);
    const [loss] = evaluateSet(line, identity, points, 'cross-entropy');
    expect(loss).toBeCloseTo((1000 + 2 * Math.LN2) / 4, 12);
    const [squared] = evaluateSet(line, identity, points, 'squared-error');
    expect(squared).toBeCloseTo((0.5 + 0 + 0.125 + 0.125) / 4, 12);
  });

  it('[EN10] accuracy is the share of points on their side; p of exactly 1/2 is class 1', () => {
    const accuracy = (logits: number[], labels: number[]) =>
      evaluateSet(line, identity, ofLogits(logits, labels), 'cross-entropy')[1];
    expect(accuracy([3, -3, 0.1, -0.1, 2], [1, 0, 1, 0, 0])).toBe(0.8);
    expect(accuracy([0], [1])).toBe(1);
    expect(accuracy([0], [0])).toBe(0);
    expect(accuracy([-1e-300], [0])).toBe(1);
  });

  it('[EN10] each set has its own numbers; those of an empty one are NaN', () => {
    const train = ofLogits([1000], [0]);
    const test = ofLogits([1000], [1]);
    expect(evaluate(line, identity, { train, test }, 'cross-entropy')).toEqual({
      trainLoss: 1000,
      trainAccuracy: 0,
      testLoss: 0,
      testAccuracy: 1,
    });
    expect(evaluate(line, identity, { train, test: noPoints }, 'cross-entropy')).toEqual({
      trainLoss: 1000,
      trainAccuracy: 0,
      testLoss: NaN,
      testAccuracy: NaN,
    });
  });
});

describe("an epoch's loss", () => {
  it.each(losses)(
    '[EN11] is the mean of each loss before its update; over one batch that of the start: %s',
    (loss) => {
      const network = createNetwork(2, hiddenLayers('tanh', 4));
      const start = initializeParameters(network, 'glorot', 2);
      // So many that a product of their probabilities would be below the smallest double.
      const points = seededPoints(5000, 2, 55);
      const whole = smallExperiment({ loss, batchSize: 5000 });
      const [expected] = evaluateSet(network, start, points, loss);
      expect(trainOneEpoch(whole, network, points, start).loss / expected).toBeCloseTo(1, 13);

      const single = smallExperiment({ loss, batchSize: 1, shuffle: false });
      const few = seededPoints(6, 2, 56);
      let parameters = start;
      let sum = 0;
      for (let n = 0; n < few.count; n++) {
        const one = ofLogits([...few.inputs.subarray(2 * n, 2 * n + 2)], [few.labels[n]]);
        const point = { ...one, count: 1 };
        sum += evaluateSet(network, parameters, point, loss)[0];
        ({ parameters } = trainOneEpoch(single, network, point, parameters));
      }
      expect(trainOneEpoch(single, network, few, start).loss).toBeCloseTo(sum / few.count, 14);
    },
  );

  it('[EN11] stays exact where points are far on the wrong side, and on the right one', () => {
    const experiment = smallExperiment({ batchSize: 10 });
    for (const logit of [4.5, 4.6, 30, 40, 800, 1e300]) {
      for (const label of [0, 1]) {
        for (const side of [-1, 1]) {
          const points = ofLogits([side * logit, 1], [label, 1]);
          const { loss } = trainOneEpoch(experiment, line, points, identity);
          const [expected] = evaluateSet(line, identity, points, 'cross-entropy');
          expect(loss / expected, `${label} at ${side * logit}`).toBeCloseTo(1, 13);
        }
      }
    }
  });
});
