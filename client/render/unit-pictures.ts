import { writeFeatures } from '../../shared/datasets/features.ts';
import { isSameWindow } from '../../shared/datasets/window.ts';
import { evaluateGrid, type Grid, type UnitGrids } from '../../shared/engine/decision-boundary.ts';
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
  const { network, snapshot, experiment, data } = view;
  let entry = entries.get(network);
  const isSamePlane =
    entry !== undefined &&
    entry.featureNames.join() === experiment.features.join() &&
    isSameWindow(entry.grid, data.window);
  if (entry && isSamePlane && entry.snapshot === snapshot) return entry;

  const grid =
    entry && isSamePlane
      ? entry.grid
      : { columns: latticeSide(network), rows: latticeSide(network), ...data.window };
  const units = evaluateGrid(network, snapshot.parameters, experiment.features, grid, entry?.units);
  if (entry && isSamePlane) {
    entry.snapshot = snapshot;
    entry.units = units;
    entry.contours.fill(null);
    return entry;
  }
  entry = {
    grid,
    units,
    snapshot,
    featureNames: experiment.features,
    features: featurePlanes(experiment.features, grid),
    contours: new Array<Path2D | null>(network.unitCount).fill(null),
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
