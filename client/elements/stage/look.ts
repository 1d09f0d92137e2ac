import type { SpaceChoice } from '../../render/hidden-space.ts';
import type { PointRef } from '../../render/picked-point.ts';

/** What of the picture is looked into. */
export interface Look {
  /** The hidden layer whose space is open. */
  space: SpaceChoice | null;
  point: PointRef | null;
}

declare global {
  interface HTMLElementEventMap {
    'look-change': CustomEvent<Look>;
  }
}
