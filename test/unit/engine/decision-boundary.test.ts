import { describe, expect, it } from 'vitest';
import { writeFeatures } from '../../../shared/datasets/features.ts';
import {
  evaluateGrid,
  type Grid,
  type UnitGrids,
} from '../../../shared/engine/decision-boundary.ts';
import { createForwardPass, forward } from '../../../shared/engine/forward.ts';
import { createNetwork, type Network } from '../../../shared/engine/network.ts';
import { activations, features, type Feature } from '../../../shared/experiment.ts';
import { hiddenLayers, uniforms } from './support.ts';

const grid: Grid = { columns: 7, rows: 5, x1Min: -2, x1Max: 4, x2Min: -1, x2Max: 3 };

/** Parameters from −1 to 1, biases too. */
const parametersOf = ({ parameterCount }: Network, seed = 5) =>
  uniforms(parameterCount, seed).map((u) => 2 * u - 1);

/** Every cell of `grids` against `forward` at its point: the same sums in the same order, same bits. */
function expectForward(
  grids: UnitGrids,
  network: Network,
  parameters: Float64Array,
  chosen: readonly Feature[],
  { columns, rows, x1Min, x1Max, x2Min, x2Max }: Grid,
): void {
  const pass = createForwardPass(network);
  const input = new Float64Array(chosen.length);
  expect(grids.preActivations.map((plane) => plane.length)).toEqual(
    new Array(network.unitCount).fill(columns * rows),
  );
  expect(grids.probabilities).toHaveLength(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      // These grids' points are multiples of 1/2: no way to them rounds.
      const x1 = x1Min + ((x1Max - x1Min) * column) / (columns - 1);
      const x2 = x2Max - ((x2Max - x2Min) * row) / (rows - 1);
      writeFeatures(chosen, x1, x2, input, 0);
      forward(network, parameters, input, pass);
      const cell = row * columns + column;
      const where = `(${x1}, ${x2})`;
      expect(
        grids.preActivations.map((plane) => plane[cell]),
        where,
      ).toEqual([...pass.preActivations]);
      expect(grids.probabilities[cell], where).toBe(pass.activations.at(-1));
    }
  }
}

describe('evaluateGrid', () => {
  it.each([0, 1, 2, 3, 4, 5, 6])(
    '[EN21] is forward at each cell, unit by unit, for %d hidden layers and any features',
    (depth) => {
      const widths = [5, 1, 16, 4, 3, 2].slice(0, depth);
      const layers = widths.flatMap((width, l) => hiddenLayers(activations[l], width));
      for (let count = 1; count <= features.length; count++) {
        const chosen = features.slice(-count);
        const network = createNetwork(count, layers);
        const parameters = parametersOf(network);
        const grids = evaluateGrid(network, parameters, chosen, grid);
        expectForward(grids, network, parameters, chosen, grid);
      }
    },
  );

  it('[EN21] begins at the top left: x1 rises along a row, x2 falls from row to row', () => {
    // z = x1 + 10 x2 tells each point.
    const network = createNetwork(2, []);
    const small = { ...grid, columns: 3, rows: 2 };
    const grids = evaluateGrid(network, Float64Array.of(1, 10, 0), ['x1', 'x2'], small);
    expect([...grids.preActivations[0]]).toEqual([28, 31, 34, -12, -9, -6]);
  });

  it('[EN21] gives probabilities that agree with the logit in their side', () => {
    const network = createNetwork(2, hiddenLayers('sine', 6));
    const grids = evaluateGrid(network, parametersOf(network), ['x1', 'x2'], grid);
    const logits = grids.preActivations.at(-1)!;
    expect(logits.some((z) => z > 0) && logits.some((z) => z < 0)).toBe(true);
    logits.forEach((z, cell) => expect(grids.probabilities[cell] >= 0.5).toBe(z >= 0));
  });

  it('[EN22] writes into what it gave before, where the shapes fit, and leaves nothing of it', () => {
    const network = createNetwork(2, hiddenLayers('tanh', 3, 2));
    const parameters = parametersOf(network);
    const out = evaluateGrid(network, parameters, ['x1', 'x2'], grid);
    const changes: [Float64Array, Feature[], Grid][] = [
      [parametersOf(network, 6), ['x1', 'x2'], grid],
      [parameters, ['x2', 'x1'], grid],
      [parameters, ['x1-squared', 'sin-x2'], grid],
      [parameters, ['x1', 'x2'], { ...grid, columns: 5, rows: 7, x1Max: 2, x2Max: 2 }],
      [parameters, ['x1', 'x2'], { ...grid, x2Min: 1 }],
    ];
    for (const [changed, chosen, moved] of changes) {
      const again = evaluateGrid(network, changed, chosen, moved, out);
      expect(again).toBe(out);
      expectForward(again, network, changed, chosen, moved);
    }
  });

  it('[EN22] goes on in the same planes for other layers of as many units', () => {
    const network = createNetwork(2, hiddenLayers('tanh', 3, 2));
    const other = createNetwork(2, hiddenLayers('relu', 1, 4));
    const out = evaluateGrid(network, parametersOf(network), ['x1', 'x2'], grid);
    const again = evaluateGrid(other, parametersOf(other), ['x1', 'x2'], grid, out);
    expect(again).toBe(out);
    expectForward(again, other, parametersOf(other), ['x1', 'x2'], grid);
  });

  it('[EN22] makes new planes where the shapes do not fit, and leaves the old ones alone', () => {
    const network = createNetwork(2, hiddenLayers('tanh', 3));
    const parameters = parametersOf(network);
    const out = evaluateGrid(network, parameters, ['x1', 'x2'], grid);
    const kept = structuredClone(out);
    const wider = createNetwork(2, hiddenLayers('tanh', 4));
    const more = createNetwork(3, hiddenLayers('tanh', 3));
    const larger = { ...grid, columns: 13 };
    const results: [Network, Feature[], Grid][] = [
      [wider, ['x1', 'x2'], grid],
      [more, ['x1', 'x2', 'x1-x2'], grid],
      [network, ['x1', 'x2'], larger],
    ];
    for (const [shape, chosen, size] of results) {
      const values = parametersOf(shape);
      const again = evaluateGrid(shape, values, chosen, size, out);
      expect(again).not.toBe(out);
      expectForward(again, shape, values, chosen, size);
    }
    expect(out).toEqual(kept);
  });
});
