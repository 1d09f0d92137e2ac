import { writeFeatures } from '../datasets/features.ts';
import type { Feature } from '../experiment.ts';
import { activate } from './activations.ts';
import { checkParameters, type Network } from './network.ts';

/**
 * A lattice over the plane, corners included: column 0 lies at x1Min, row 0 (the top) at x2Max.
 */
export interface Grid {
  columns: number;
  rows: number;
  x1Min: number;
  x1Max: number;
  x2Min: number;
  x2Max: number;
}

/** Planes of rows × columns values, row-major. */
export interface UnitGrids {
  /** One plane for each unit of all layers; the output's logit last. */
  preActivations: Float64Array[];
  /** The output's probability of class 1. */
  probabilities: Float64Array;
  /** The inputs' planes and the activations', kept for the next pass. */
  scratch: { key: string; features: Float64Array[]; activations: Float64Array[] };
}

const maxCells = 1 << 22;

/**
 * Every unit's pre-activation and the output's probability over a grid, in one pass, unit by unit
 * over whole planes. `out` is overwritten and given back where its shapes fit; a new one otherwise.
 * Errors: RangeError where the grid, the features or the parameters do not fit.
 */
export function evaluateGrid(
  network: Network,
  parameters: Float64Array,
  features: readonly Feature[],
  grid: Grid,
  out?: UnitGrids,
): UnitGrids {
  const pass = evaluateGridInSteps(network, parameters, features, grid, out);
  let step = pass.next();
  while (step.done !== true) step = pass.next();
  return step.value;
}

/**
 * The same, with a pause after each unit: for who has other things to do meanwhile. `out` is whole
 * at the end alone, and `parameters` are not to change before it.
 */
export function* evaluateGridInSteps(
  network: Network,
  parameters: Float64Array,
  features: readonly Feature[],
  grid: Grid,
  out?: UnitGrids,
): Generator<undefined, UnitGrids, undefined> {
  checkParameters(network, parameters);
  checkGrid(grid);
  if (features.length !== network.inputCount) {
    throw new RangeError(`features: ${features.length}, the network has ${network.inputCount}`);
  }
  const cells = grid.columns * grid.rows;
  const grids = fits(out, network, cells) ? out : createGrids(network, cells);
  fillFeatures(grids, features, grid);
  const { activations } = grids.scratch;
  let sources = grids.scratch.features;
  for (const layer of network.layers) {
    const targets = activations.slice(layer.unitOffset, layer.unitOffset + layer.unitCount);
    for (let j = 0; j < layer.unitCount; j++) {
      const plane = grids.preActivations[layer.unitOffset + j];
      const weight = layer.weightOffset + j;
      sumPlanes(
        plane,
        parameters[layer.biasOffset + j],
        sources,
        parameters,
        weight,
        layer.unitCount,
      );
      activate(layer.activation, plane, targets[j], 0, cells);
      yield;
    }
    sources = targets;
  }
  return grids;
}

/** plane = bias + Σ wᵢ sourceᵢ, four sources a sweep where there are as many: less traffic through memory. */
function sumPlanes(
  plane: Float64Array,
  bias: number,
  sources: readonly Float64Array[],
  parameters: Float64Array,
  weight: number,
  stride: number,
): void {
  const count = plane.length;
  let i = 0;
  if (sources.length % 2 === 1) {
    addOne(plane, bias, sources[0], parameters[weight], count);
    i = 1;
  } else {
    setTwo(
      plane,
      bias,
      sources[0],
      parameters[weight],
      sources[1],
      parameters[weight + stride],
      count,
    );
    i = 2;
  }
  for (; i + 4 <= sources.length; i += 4) {
    addFour(plane, sources, i, parameters, weight, stride, count);
  }
  for (; i < sources.length; i += 2) {
    addTwo(
      plane,
      sources[i],
      parameters[weight + i * stride],
      sources[i + 1],
      parameters[weight + (i + 1) * stride],
      count,
    );
  }
}

function addOne(
  plane: Float64Array,
  bias: number,
  a: Float64Array,
  v: number,
  count: number,
): void {
  for (let c = 0; c < count; c++) plane[c] = bias + v * a[c];
}

function setTwo(
  plane: Float64Array,
  bias: number,
  a: Float64Array,
  v: number,
  b: Float64Array,
  w: number,
  count: number,
): void {
  for (let c = 0; c < count; c++) plane[c] = bias + v * a[c] + w * b[c];
}

function addTwo(
  plane: Float64Array,
  a: Float64Array,
  v: number,
  b: Float64Array,
  w: number,
  count: number,
): void {
  for (let c = 0; c < count; c++) plane[c] = plane[c] + v * a[c] + w * b[c];
}

function addFour(
  plane: Float64Array,
  sources: readonly Float64Array[],
  first: number,
  parameters: Float64Array,
  weight: number,
  stride: number,
  count: number,
): void {
  const a = sources[first];
  const b = sources[first + 1];
  const d = sources[first + 2];
  const e = sources[first + 3];
  const u = parameters[weight + first * stride];
  const v = parameters[weight + (first + 1) * stride];
  const w = parameters[weight + (first + 2) * stride];
  const x = parameters[weight + (first + 3) * stride];
  for (let c = 0; c < count; c++) plane[c] = plane[c] + u * a[c] + v * b[c] + w * d[c] + x * e[c];
}

function createGrids(network: Network, cells: number): UnitGrids {
  const planes = (count: number) => Array.from({ length: count }, () => new Float64Array(cells));
  const activations = planes(network.unitCount);
  return {
    preActivations: planes(network.unitCount),
    probabilities: activations[network.unitCount - 1],
    scratch: { key: '', features: planes(network.inputCount), activations },
  };
}

const fits = (out: UnitGrids | undefined, network: Network, cells: number): out is UnitGrids =>
  out !== undefined &&
  out.preActivations.length === network.unitCount &&
  out.scratch.features.length === network.inputCount &&
  out.probabilities.length === cells;

/** The features depend on the grid alone: they are written when it changes. */
function fillFeatures(
  { scratch }: UnitGrids,
  features: readonly Feature[],
  { columns, rows, x1Min, x1Max, x2Min, x2Max }: Grid,
): void {
  const key = [columns, rows, x1Min, x1Max, x2Min, x2Max, ...features].join();
  if (scratch.key === key) return;
  scratch.key = key;
  const values = new Float64Array(features.length);
  for (let row = 0, cell = 0; row < rows; row++) {
    const x2 = x2Max + (row / (rows - 1)) * (x2Min - x2Max);
    for (let column = 0; column < columns; column++, cell++) {
      const x1 = x1Min + (column / (columns - 1)) * (x1Max - x1Min);
      writeFeatures(features, x1, x2, values, 0);
      for (let f = 0; f < features.length; f++) scratch.features[f][cell] = values[f];
    }
  }
}

function checkGrid({ columns, rows, x1Min, x1Max, x2Min, x2Max }: Grid): void {
  for (const [name, value] of Object.entries({ columns, rows })) {
    if (!Number.isInteger(value) || value < 2) {
      throw new RangeError(`${name} must be a whole number from 2 on, not ${value}`);
    }
  }
  if (columns * rows > maxCells) {
    throw new RangeError(`the grid has ${columns * rows} cells, more than ${maxCells}`);
  }
  if (!(x1Min < x1Max && x2Min < x2Max && Number.isFinite(x1Max - x1Min + x2Max - x2Min))) {
    throw new RangeError(`the grid spans ${x1Min} to ${x1Max} and ${x2Min} to ${x2Max}`);
  }
}
