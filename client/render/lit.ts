/**
 * What the diagram lights while an update is walked through, by the diagram's own columns:
 * 0 is the features, the last one the output.
 */
export interface Lit {
  /** The column whose tiles have a ring. */
  column: number;
  /** Whether the edges that enter the column `edgesInto` are strong and all others faint. */
  edgesInto: number | null;
}
