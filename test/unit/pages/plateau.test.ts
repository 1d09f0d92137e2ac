import { describe, expect, it } from 'vitest';
import { flatEpochs } from '../../../client/elements/plateau.ts';

const historyOf = (losses: number[], distance = 1) =>
  losses.map((trainLoss, i) => ({
    epoch: i * distance,
    trainLoss,
    trainAccuracy: 0.5,
    testLoss: NaN,
    testAccuracy: NaN,
  }));

describe('flatEpochs', () => {
  it('[PA125] counts the epochs for which the loss has been where it is', () => {
    expect(flatEpochs([])).toBe(0);
    expect(flatEpochs(historyOf([0.7]))).toBe(0);
    expect(flatEpochs(historyOf([0.7, 0.69, 0.695, 0.69], 20))).toBe(60);
    expect(flatEpochs(historyOf([0.9, 0.8, 0.69, 0.69, 0.69]))).toBe(2);
  });

  it('[PA125] is 0 where the loss falls, jumps or is none', () => {
    expect(flatEpochs(historyOf([0.7, 0.6, 0.5, 0.4]))).toBe(0);
    expect(flatEpochs(historyOf([0.7, 1.9, 0.7, 1.9]))).toBe(0);
    expect(flatEpochs(historyOf([0.7, 0.7, NaN]))).toBe(0);
  });
});
