import { contours } from 'd3-contour';

type Shape = { columns: number; rows: number };

/** d3-contour's generator for one lattice: made once, since every tile and page uses few sizes. */
const generators = new Map<string, ReturnType<typeof contours>>();

function generatorFor({ columns, rows }: Shape): ReturnType<typeof contours> {
  const key = `${columns}×${rows}`;
  let generator = generators.get(key);
  if (!generator) {
    generator = contours().size([columns, rows]).smooth(true);
    generators.set(key, generator);
  }
  return generator;
}

/**
 * The region where a plane is ≥ `level`, as rings in the unit square (0, 0 its top left).
 * The lattice's corner points are the square's corners; where the region meets the border its
 * ring runs half a lattice cell outside, so that a clipped stroke shows only the boundary.
 * Shapes: plane (rows × columns), row 0 on top.
 */
export function contourRings(plane: Float64Array, shape: Shape, level = 0): number[][][] {
  const { columns, rows } = shape;
  // d3-contour reads by index alone: a typed array serves where its types ask for number[].
  const region = generatorFor(shape).contour(plane as unknown as number[], level);
  const rings = region.coordinates.flat();
  for (const ring of rings) {
    for (const point of ring) {
      point[0] = (point[0] - 0.5) / (columns - 1);
      point[1] = (point[1] - 0.5) / (rows - 1);
    }
  }
  return rings;
}

/** What paths were made of, which paths do not tell. */
const ringsOfPaths = new WeakMap<Path2D, number[][][]>();

/** The rings that `contourPath` made a path of. */
export const ringsOf = (path: Path2D): number[][][] | undefined => ringsOfPaths.get(path);

/** `contourRings` as one path; fill it with the even-odd rule. */
export function contourPath(plane: Float64Array, shape: Shape): Path2D {
  const path = new Path2D();
  const rings = contourRings(plane, shape);
  ringsOfPaths.set(path, rings);
  for (const ring of rings) {
    path.moveTo(ring[0][0], ring[0][1]);
    for (let i = 1; i < ring.length; i++) path.lineTo(ring[i][0], ring[i][1]);
    path.closePath();
  }
  return path;
}
