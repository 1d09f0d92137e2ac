import { describe, expect, it } from 'vitest';
import { unitCondition } from '../../../client/render/unit-conditions.ts';
import type { UnitPictures } from '../../../client/render/unit-pictures.ts';
import { evaluateGrid } from '../../../shared/engine/decision-boundary.ts';
import { createNetwork } from '../../../shared/engine/network.ts';
import type { Activation } from '../../../shared/experiment.ts';
import type { View } from '../../../shared/view/view.ts';

/** One unit with the given weights and bias, over a window of ±1, and an output that is sure. */
function conditionOf(activation: Activation, w1: number, w2: number, bias: number): string {
  const network = createNetwork(2, [{ unitCount: 1, activation }]);
  const parameters = Float64Array.of(w1, w2, bias, 50, 50);
  const grid = { columns: 60, rows: 60, x1Min: -1, x1Max: 1, x2Min: -1, x2Max: 1 };
  const units = evaluateGrid(network, parameters, ['x1', 'x2'], grid);
  const pictures = { grid, units } as UnitPictures;
  expect(unitCondition({ network } as View, pictures, 1, 0)).toBe('alive');
  return unitCondition({ network } as View, pictures, 0, 0);
}

describe('unitCondition', () => {
  it.each<[string, Activation, number, number, number]>([
    ['alive', 'relu', 1, 1, 0],
    ['alive', 'relu', 1, 0, -0.9],
    ['dead', 'relu', 1, 1, -2.1],
    ['dead', 'relu', 0, 0, 0],
    ['alive', 'leaky-relu', 1, 1, -3],
    ['alive', 'linear', 0, 0, -30],
    ['alive', 'sine', 0, 0, 30],
    ['saturated', 'sigmoid', 1, 0, 9],
    ['saturated', 'sigmoid', 0, 0, -6],
    ['alive', 'sigmoid', 40, 0, 0],
    ['saturated', 'sigmoid', 400, 0, 0],
    ['alive', 'sigmoid', 2, 3, 0],
    ['saturated', 'tanh', 0, 0, 3],
    ['alive', 'tanh', 0, 0, 2.5],
  ])('[PA14] is %s: %s with weights %d, %d and bias %d', (expected, activation, w1, w2, bias) => {
    expect(conditionOf(activation, w1, w2, bias)).toBe(expected);
  });
});
