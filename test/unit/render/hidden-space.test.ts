import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  halfPlane,
  hasSpace,
  HiddenSpaces,
  meshSide,
  outputHalves,
} from '../../../client/render/hidden-space.ts';
import { createForwardPass, forward } from '../../../shared/engine/forward.ts';
import type { Activation } from '../../../shared/experiment.ts';
import { trainedView } from '../../browser/support/trained-view.ts';

const viewOf = (counts: readonly number[], activation: Activation = 'tanh') =>
  trainedView({
    epochs: 3,
    experiment: {
      hiddenLayers: counts.map((unitCount) => ({ unitCount, activation })),
      features: ['x1', 'x2', 'x1-x2'],
      testShare: 0.3,
    },
  });

describe('HiddenSpaces', () => {
  it.each(['tanh', 'relu', 'sine'] as const)(
    '[PA105] puts mesh and points where forward puts them: %s',
    (activation) => {
      const view = viewOf([3, 4], activation);
      const { network, snapshot, data } = view;
      const pass = createForwardPass(network);
      const spaces = new HiddenSpaces();
      for (const choice of [
        { layerIndex: 0, across: 2, up: 0 },
        { layerIndex: 1, across: 1, up: 3 },
      ]) {
        const space = spaces.of(view, choice);
        const at = (unit: number) =>
          pass.activations[network.layers[choice.layerIndex].unitOffset + unit];
        const { x1Min, x1Max, x2Min, x2Max } = data.window;
        for (let cell = 0; cell < meshSide ** 2; cell += 7) {
          const x1 = x1Min + ((cell % meshSide) / (meshSide - 1)) * (x1Max - x1Min);
          const down = Math.floor(cell / meshSide) / (meshSide - 1);
          const x2 = x2Max - down * (x2Max - x2Min);
          forward(network, snapshot.parameters, Float64Array.of(x1, x2, x1 * x2), pass);
          expect(space.mesh.across[cell]).toBeCloseTo(at(choice.across), 12);
          expect(space.mesh.up[cell]).toBeCloseTo(at(choice.up), 12);
        }
        for (const set of ['train', 'test'] as const) {
          const { count, inputs, labels } = data[set];
          expect(space.data[set].labels).toBe(labels);
          for (let i = 0; i < count; i++) {
            forward(network, snapshot.parameters, inputs.slice(3 * i, 3 * i + 3), pass);
            expect(space.data[set].x[2 * i]).toBe(at(choice.across));
            expect(space.data[set].x[2 * i + 1]).toBe(at(choice.up));
          }
        }
        const { window } = space.data;
        for (const { x } of [space.data.train, space.data.test]) {
          for (let i = 0; i < x.length; i += 2) {
            expect(x[i]).toBeGreaterThanOrEqual(window.x1Min);
            expect(x[i]).toBeLessThanOrEqual(window.x1Max);
            expect(x[i + 1]).toBeGreaterThanOrEqual(window.x2Min);
            expect(x[i + 1]).toBeLessThanOrEqual(window.x2Max);
          }
        }
      }
    },
  );

  it('[PA105] has axes even where nothing comes through', () => {
    const dead = trainedView({
      experiment: { hiddenLayers: [{ unitCount: 2, activation: 'relu' }] },
      parameters: (trained) => trained.fill(0),
    });
    const { window } = new HiddenSpaces().of(dead, { layerIndex: 0, across: 0, up: 1 }).data;
    expect(window).toEqual({ x1Min: -1, x1Max: 1, x2Min: -1, x2Max: 1 });
  });
});

describe('hasSpace', () => {
  it('[PA105] asks for a hidden layer with both units', () => {
    const view = viewOf([2, 1]);
    expect(hasSpace(view, { layerIndex: 0, across: 0, up: 1 })).toBe(true);
    expect(hasSpace(view, { layerIndex: 0, across: 0, up: 2 })).toBe(false);
    expect(hasSpace(view, { layerIndex: 1, across: 0, up: 1 })).toBe(false);
    expect(hasSpace(view, { layerIndex: 2, across: 0, up: 1 })).toBe(false);
  });
});

describe('outputHalves', () => {
  const window = { x1Min: -1, x1Max: 1, x2Min: -1, x2Max: 1 };

  it('[PA106] divides the space of two last units as the output does, for every point', () => {
    const view = viewOf([4, 2]);
    const { network, snapshot, data } = view;
    const output = network.layers[2];
    for (const [across, up] of [
      [0, 1],
      [1, 0],
    ]) {
      const choice = { layerIndex: 1, across, up };
      const halves = outputHalves(view, choice, window);
      const { train } = new HiddenSpaces().of(view, choice).data;
      const pass = createForwardPass(network);
      for (let i = 0; i < train.count; i++) {
        const input = data.train.inputs.slice(3 * i, 3 * i + 3);
        const logit = forward(network, snapshot.parameters, input, pass);
        const { parameters } = snapshot;
        const straight =
          parameters[output.weightOffset + across] * train.x[2 * i] +
          parameters[output.weightOffset + up] * train.x[2 * i + 1] +
          parameters[output.biasOffset];
        expect(straight).toBeCloseTo(logit, 12);
      }
      expect(halves).not.toBeNull();
    }
  });

  it('[PA106] has none where the output sees more than the two axes', () => {
    expect(outputHalves(viewOf([4, 3]), { layerIndex: 1, across: 0, up: 1 }, window)).toBeNull();
    expect(outputHalves(viewOf([2, 2]), { layerIndex: 0, across: 0, up: 1 }, window)).toBeNull();
  });

  it('[PA106] cuts the square along the line', () => {
    const number = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(number, number, number, (a, u, b) => {
        const { region, line } = halfPlane(a, u, b, window);
        expect([0, 2]).toContain(line.length);
        for (const [x, y] of line) expect(a * x + u * y + b).toBeCloseTo(0, 9);
        for (const [x, y] of region) {
          expect(a * x + u * y + b).toBeGreaterThan(-1e-9);
          expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});
