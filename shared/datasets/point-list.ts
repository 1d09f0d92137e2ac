/** Labelled points: x1 and x2 one after the other, and a label, 0 or 1, for each point. */
export interface PointList {
  /** count × 2, row-major. */
  x: Float64Array;
  labels: Float64Array;
}

export const createPointList = (count: number): PointList => ({
  x: new Float64Array(count * 2),
  labels: new Float64Array(count),
});
