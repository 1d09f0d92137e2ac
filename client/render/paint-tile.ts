import type { Activation } from '../../shared/experiment.ts';
import { featureSteps, regionSteps, shadeStep, type PixelTables } from './pixel-tables.ts';

/** For every pixel of a tile's side: the lattice column (or row) before it and how far beyond. */
export interface Sampler {
  side: number;
  columns: number;
  rows: number;
  column: Int32Array;
  columnShare: Float64Array;
  row: Int32Array;
  rowShare: Float64Array;
}

/** How a square of `side` pixels reads a lattice of `columns` × `rows` points, corner to corner. */
export function createSampler(side: number, columns: number, rows: number): Sampler {
  const along = (points: number) => {
    const before = new Int32Array(side);
    const share = new Float64Array(side);
    for (let pixel = 0; pixel < side; pixel++) {
      const at = ((pixel + 0.5) / side) * (points - 1);
      before[pixel] = Math.min(points - 2, Math.floor(at));
      share[pixel] = at - before[pixel];
    }
    return { before, share };
  };
  const across = along(columns);
  const down = along(rows);
  return {
    side,
    columns,
    rows,
    column: across.before,
    columnShare: across.share,
    row: down.before,
    rowShare: down.share,
  };
}

/**
 * Paints where a unit's pre-activation z is ≥ 0 in the one colour and below in the other,
 * its edge smooth over one pixel: share = z / |∇z| + 1/2 between bilinear samples.
 * Shapes: plane (rows × columns); pixels: side × side.
 */
export function paintRegions(
  plane: Float64Array,
  sampler: Sampler,
  tables: PixelTables,
  pixels: Uint32Array,
): void {
  const { side, columns, column, columnShare, row, rowShare } = sampler;
  const { regionPixels } = tables;
  const low = regionPixels[0];
  const high = regionPixels[regionSteps - 1];
  const perPixelX = (columns - 1) / side;
  const perPixelY = (sampler.rows - 1) / side;
  for (let y = 0; y < side; y++) {
    const above = row[y] * columns;
    const below = above + columns;
    const t = rowShare[y];
    const out = y * side;
    for (let x = 0; x < side; x++) {
      const c = column[x];
      const a = plane[above + c];
      const b = plane[above + c + 1];
      const d = plane[below + c];
      const e = plane[below + c + 1];
      if (a >= 0 && b >= 0 && d >= 0 && e >= 0) {
        pixels[out + x] = high;
      } else if (a < 0 && b < 0 && d < 0 && e < 0) {
        pixels[out + x] = low;
      } else {
        const s = columnShare[x];
        const top = a + s * (b - a);
        const bottom = d + s * (e - d);
        const z = top + t * (bottom - top);
        const slopeX = (b - a + t * (e - d - b + a)) * perPixelX;
        const slopeY = (bottom - top) * perPixelY;
        const slope = Math.sqrt(slopeX * slopeX + slopeY * slopeY);
        const share = slope > 0 ? z / slope + 0.5 : z >= 0 ? 1 : 0;
        const step = share <= 0 ? 0 : share >= 1 ? regionSteps - 1 : (share * regionSteps) | 0;
        pixels[out + x] = regionPixels[step];
      }
    }
  }
}

/** Paints a unit's output in shades, by its activation; shapes as in `paintRegions`. */
export function paintShades(
  plane: Float64Array,
  activation: Activation,
  sampler: Sampler,
  tables: PixelTables,
  pixels: Uint32Array,
): void {
  const { side, columns, column, columnShare, row, rowShare } = sampler;
  const shades = tables.shadePixels[activation];
  const isPeriodic = activation === 'sine';
  for (let y = 0; y < side; y++) {
    const above = row[y] * columns;
    const below = above + columns;
    const t = rowShare[y];
    const out = y * side;
    for (let x = 0; x < side; x++) {
      const c = column[x];
      const s = columnShare[x];
      const top = plane[above + c] + s * (plane[above + c + 1] - plane[above + c]);
      const bottom = plane[below + c] + s * (plane[below + c + 1] - plane[below + c]);
      pixels[out + x] = shades[shadeStep(top + t * (bottom - top), isPeriodic)];
    }
  }
}

/** Paints an input feature's plane (0 … 1) in greys; shapes as in `paintRegions`. */
export function paintFeature(
  plane: Float64Array,
  sampler: Sampler,
  tables: PixelTables,
  pixels: Uint32Array,
): void {
  const { side, columns, column, columnShare, row, rowShare } = sampler;
  for (let y = 0; y < side; y++) {
    const above = row[y] * columns;
    const below = above + columns;
    for (let x = 0; x < side; x++) {
      const c = column[x];
      const s = columnShare[x];
      const top = plane[above + c] + s * (plane[above + c + 1] - plane[above + c]);
      const bottom = plane[below + c] + s * (plane[below + c + 1] - plane[below + c]);
      const value = top + rowShare[y] * (bottom - top);
      pixels[y * side + x] = tables.featurePixels[Math.round(value * (featureSteps - 1))];
    }
  }
}
