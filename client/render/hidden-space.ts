import type { PointSet, PreparedData } from '../../shared/datasets/prepare.ts';
import type { Window } from '../../shared/datasets/window.ts';
import { activate } from '../../shared/engine/activations.ts';
import { evaluateGrid, type UnitGrids } from '../../shared/engine/decision-boundary.ts';
import { createForwardPass, forwardRow } from '../../shared/engine/forward.ts';
import type { Network } from '../../shared/engine/network.ts';
import type { Activation } from '../../shared/experiment.ts';
import type { View } from '../../shared/view/view.ts';
import { ticks } from './axes.ts';

/** A hidden layer, and the two of its units whose outputs are the axes. */
export interface SpaceChoice {
  layerIndex: number;
  across: number;
  up: number;
}

/** The plane's lattice behind the mesh: every second row and column of it is a line. */
export const meshSide = 41;
export const meshStep = 2;

/** What one layer makes of the plane and of the points, seen along two of its units. */
export interface HiddenSpace {
  /** The plane's lattice, meshSide × meshSide, row 0 on top: the two units' outputs. */
  mesh: { across: Float64Array; up: Float64Array };
  /** The points with the two outputs for coordinates; the window spans the axes. */
  data: PreparedData;
}

/** Whether the network of `view` has that layer and those units. */
export function hasSpace({ experiment }: View, { layerIndex, across, up }: SpaceChoice): boolean {
  const layer = experiment.hiddenLayers.at(layerIndex);
  return layer !== undefined && across !== up && Math.max(across, up) < layer.unitCount;
}

/** Computes the spaces of one picture, snapshot by snapshot, into the same grids. */
export class HiddenSpaces {
  #grids: UnitGrids | undefined;
  readonly #across = new Float64Array(meshSide * meshSide);
  readonly #up = new Float64Array(meshSide * meshSide);

  /** The mesh is overwritten by the next call. */
  of(view: View, { layerIndex, across, up }: SpaceChoice): HiddenSpace {
    const { network, snapshot, experiment, data } = view;
    const { unitOffset, activation } = network.layers[layerIndex];
    const grid = { columns: meshSide, rows: meshSide, ...data.window };
    const { parameters } = snapshot;
    this.#grids = evaluateGrid(network, parameters, experiment.features, grid, this.#grids);
    const { preActivations } = this.#grids;
    const cells = meshSide * meshSide;
    activate(activation, preActivations[unitOffset + across], this.#across, 0, cells);
    activate(activation, preActivations[unitOffset + up], this.#up, 0, cells);
    const units = [unitOffset + across, unitOffset + up] as const;
    const mapped = (set: PointSet) => mapPoints(network, parameters, layerIndex, units, set);
    const [train, test] = [mapped(data.train), mapped(data.test)];
    const [x1Min, x1Max] = axisOf(activation, [train.x, test.x], 0);
    const [x2Min, x2Max] = axisOf(activation, [train.x, test.x], 1);
    return {
      mesh: { across: this.#across, up: this.#up },
      data: { train, test, window: { x1Min, x1Max, x2Min, x2Max } },
    };
  }
}

/** The points with the outputs of two units for coordinates. */
function mapPoints(
  network: Network,
  parameters: Float64Array,
  layerIndex: number,
  [across, up]: readonly [number, number],
  set: PointSet,
): PointSet {
  const layers = network.layers.slice(0, layerIndex + 1);
  const { preActivations, activations } = createForwardPass(network);
  const x = new Float64Array(2 * set.count);
  for (let i = 0; i < set.count; i++) {
    const offset = i * network.inputCount;
    forwardRow(layers, parameters, set.inputs, offset, preActivations, activations);
    x[2 * i] = activations[across];
    x[2 * i + 1] = activations[up];
  }
  return { ...set, x };
}

/** A bounded activation's whole range; else what the points reach, out to a round number. */
function axisOf(activation: Activation, sets: Float64Array[], axis: 0 | 1): [number, number] {
  if (activation === 'sigmoid') return [-0.04, 1.04];
  if (activation === 'tanh' || activation === 'sine') return [-1.08, 1.08];
  let [min, max] = [0, 0];
  for (const x of sets) {
    for (let i = axis; i < x.length; i += 2) {
      if (x[i] < min) min = x[i];
      if (x[i] > max) max = x[i];
    }
  }
  const span = max - min;
  // Nothing comes through a dead unit; and where training diverged there is no range.
  if (!(span > 1e-9 && Number.isFinite(span))) return [-1, 1];
  const [first, second] = ticks(min - span, max + span, 12);
  const step = second - first;
  const margin = 0.04 * span;
  return [
    Math.floor(min / step) * step - (min < 0 ? 0 : margin),
    Math.ceil(max / step) * step + (max > 0 ? 0 : margin),
  ];
}

/** The half of a window where a·across + u·up + b ≥ 0, and the line between the two halves. */
export interface HalfPlane {
  region: [number, number][];
  line: [number, number][];
}

/**
 * The output's halves, straight in the space of the last hidden layer where that has two units;
 * null elsewhere, where the two axes are not all that the output sees.
 */
export function outputHalves(view: View, choice: SpaceChoice, window: Window): HalfPlane | null {
  const { network, snapshot } = view;
  const output = network.layers[network.layers.length - 1];
  if (choice.layerIndex !== network.layers.length - 2 || output.inputCount !== 2) return null;
  const { parameters } = snapshot;
  return halfPlane(
    parameters[output.weightOffset + choice.across],
    parameters[output.weightOffset + choice.up],
    parameters[output.biasOffset],
    window,
  );
}

/** Cuts a window along a·x + u·y + b = 0. Source: Sutherland and Hodgman (1974). */
export function halfPlane(
  a: number,
  u: number,
  b: number,
  { x1Min, x1Max, x2Min, x2Max }: Window,
): HalfPlane {
  const corners: [number, number][] = [
    [x1Min, x2Min],
    [x1Max, x2Min],
    [x1Max, x2Max],
    [x1Min, x2Max],
  ];
  const valueAt = ([x, y]: [number, number]) => a * x + u * y + b;
  const halves: HalfPlane = { region: [], line: [] };
  corners.forEach((corner, i) => {
    const next = corners[(i + 1) % corners.length];
    const [here, there] = [valueAt(corner), valueAt(next)];
    if (here >= 0) halves.region.push(corner);
    if (here >= 0 === there >= 0) return;
    const share = here / (here - there);
    const cut: [number, number] = [
      corner[0] + share * (next[0] - corner[0]),
      corner[1] + share * (next[1] - corner[1]),
    ];
    halves.region.push(cut);
    halves.line.push(cut);
  });
  return halves;
}
