import { writeFeatures } from '../../shared/datasets/features.ts';
import { isSameWindow } from '../../shared/datasets/window.ts';
import {
  evaluateGrid,
  evaluateGridInSteps,
  type Grid,
  type UnitGrids,
} from '../../shared/engine/decision-boundary.ts';
import type { Network } from '../../shared/engine/network.ts';
import type { Feature } from '../../shared/experiment.ts';
import type { Snapshot } from '../../shared/protocol/snapshot-codec.ts';
import type { View } from '../../shared/view/view.ts';
import { contourPath } from './contour.ts';

/** A view's network over the plane: what tiles and the large picture are painted from. */
export interface UnitPictures {
  grid: Grid;
  /** Planes over `grid`, rows × columns, for every unit of all layers; the output's logit last. */
  units: UnitGrids;
  /** One plane for each input feature, from 0 (its least in the window) to 1. */
  features: Float64Array[];
  snapshot: Snapshot;
  /** Where a unit's pre-activation is ≥ 0, in the unit square; made when first asked for. */
  contours: (Path2D | null)[];
}

interface Entry extends UnitPictures {
  featureNames: readonly Feature[];
  /** When these were made, on the page's clock. */
  atMs: number;
  /** What the last evaluation took, ms: the sum of its parts. */
  costMs: number;
  /** The next snapshot's pictures, while they are being made beside these. */
  coming: Coming | null;
  /** Buffers of the snapshot before: the next ones. */
  spare: UnitGrids | undefined;
}

interface Coming {
  snapshot: Snapshot;
  pass: Generator<undefined, UnitGrids, undefined>;
  spentMs: number;
}

/**
 * Lattice points along a side: 100 while all units together stay cheap; fewer for large
 * networks, whose pictures would otherwise cost a frame (48 units at 100 × 100: 15 ms).
 */
export function latticeSide({ unitCount }: Network): number {
  if (unitCount <= 20) return 100;
  return unitCount <= 40 ? 72 : 60;
}

/** By network, since a view keeps its network's identity from snapshot to snapshot. */
const entries = new WeakMap<Network, Entry>();

/**
 * The pictures of `view`: evaluated once a snapshot, into the same buffers, however many
 * elements ask. What is returned is overwritten by the view's next snapshot.
 */
export function picturesOf(view: View): UnitPictures {
  const entry = entryOf(view);
  if (entry?.snapshot === view.snapshot) return entry;
  return entry ? finish(entry, view.snapshot, begin(entry, view)) : createEntry(view);
}

/** So much may what stands beside the stage be behind it. */
const recentMs = 500;

/**
 * The last pictures that are whole, for what is told or drawn beside the stage while training
 * runs: it makes none of a snapshot that the stage leaves out.
 */
export function recentPicturesOf(view: View): UnitPictures {
  const entry = view.phase === 'training' ? entryOf(view) : undefined;
  return entry && performance.now() - entry.atMs < recentMs ? entry : picturesOf(view);
}

/** Whether `picturesOf(view)` would take no more than `ms`: they are there, or were cheap before. */
export function isCheap(view: View, ms: number): boolean {
  const entry = entryOf(view);
  return !entry || entry.snapshot === view.snapshot || entry.costMs <= ms;
}

/**
 * Goes on with the pictures of `view` until the clock says `untilMs`, beside those that are shown;
 * true when they are whole, and then those that `picturesOf` gives.
 */
export function advancePictures(view: View, untilMs: number): boolean {
  const entry = entryOf(view);
  if (entry?.snapshot === view.snapshot) return true;
  if (!entry) {
    createEntry(view);
    return true;
  }
  if (entry.coming?.snapshot !== view.snapshot) entry.coming = begin(entry, view);
  const { coming } = entry;
  const startMs = performance.now();
  let nowMs = startMs;
  let step = coming.pass.next();
  while (step.done !== true) {
    nowMs = performance.now();
    if (nowMs >= untilMs) {
      coming.spentMs += nowMs - startMs;
      return false;
    }
    step = coming.pass.next();
  }
  coming.spentMs += performance.now() - startMs;
  publish(entry, view.snapshot, step.value, coming.spentMs);
  return true;
}

/** Of the plane that the view shows; another window or other features are another plane. */
function entryOf({ network, experiment, data }: View): Entry | undefined {
  const entry = entries.get(network);
  if (entry?.featureNames.join() !== experiment.features.join()) return undefined;
  return isSameWindow(entry.grid, data.window) ? entry : undefined;
}

function begin({ grid, spare }: Entry, { network, snapshot, experiment }: View): Coming {
  const { features } = experiment;
  const pass = evaluateGridInSteps(network, snapshot.parameters, features, grid, spare);
  return { snapshot, pass, spentMs: 0 };
}

function finish(entry: Entry, snapshot: Snapshot, { pass }: Coming): Entry {
  const startMs = performance.now();
  let step = pass.next();
  while (step.done !== true) step = pass.next();
  publish(entry, snapshot, step.value, performance.now() - startMs);
  return entry;
}

function publish(entry: Entry, snapshot: Snapshot, units: UnitGrids, costMs: number): void {
  entry.spare = entry.units;
  entry.units = units;
  entry.snapshot = snapshot;
  entry.coming = null;
  entry.costMs = costMs;
  entry.atMs = performance.now();
  entry.contours.fill(null);
}

function createEntry({ network, snapshot, experiment, data }: View): Entry {
  const { features } = experiment;
  const side = latticeSide(network);
  const grid = { columns: side, rows: side, ...data.window };
  const startMs = performance.now();
  const units = evaluateGrid(network, snapshot.parameters, features, grid);
  const entry = {
    grid,
    units,
    snapshot,
    featureNames: features,
    features: featurePlanes(features, grid),
    contours: new Array<Path2D | null>(network.unitCount).fill(null),
    atMs: performance.now(),
    costMs: performance.now() - startMs,
    coming: null,
    spare: undefined,
  };
  entries.set(network, entry);
  return entry;
}

/** The region of unit `unit` (its index among all units) where z ≥ 0, in the unit square. */
export function contourOf(pictures: UnitPictures, unit: number): Path2D {
  return (pictures.contours[unit] ??= contourPath(
    pictures.units.preActivations[unit],
    pictures.grid,
  ));
}

function featurePlanes(features: readonly Feature[], grid: Grid): Float64Array[] {
  const { columns, rows } = grid;
  const values = new Float64Array(features.length);
  const planes = features.map(() => new Float64Array(rows * columns));
  for (let row = 0; row < rows; row++) {
    const x2 = grid.x2Max - ((grid.x2Max - grid.x2Min) * row) / (rows - 1);
    for (let column = 0; column < columns; column++) {
      const x1 = grid.x1Min + ((grid.x1Max - grid.x1Min) * column) / (columns - 1);
      writeFeatures(features, x1, x2, values, 0);
      for (let f = 0; f < features.length; f++) planes[f][row * columns + column] = values[f];
    }
  }
  planes.forEach(normalize);
  return planes;
}

/** Stretches a plane to 0 … 1, in place; a constant one becomes 0.5. */
function normalize(plane: Float64Array): void {
  let min = Infinity;
  let max = -Infinity;
  for (const value of plane) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const range = max - min;
  for (let i = 0; i < plane.length; i++) plane[i] = range > 0 ? (plane[i] - min) / range : 0.5;
}
