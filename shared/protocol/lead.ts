import * as z from 'zod/mini';
import { limits } from '../limits.ts';

/**
 * What a teacher looks at, and shows the class while leading it: all that a page needs to come to
 * the same picture. Whether a unit or a point of that number is there, the page sees: the network
 * and the data may be others by the time it comes.
 */

const index = (count: number) => z.int().check(z.gte(0), z.lt(count));
const layerIndex = index(limits.hiddenLayerCount);
const unitIndex = index(limits.unitCount);
const pointIndex = index(limits.pointCount);

const parts = {
  /** The hidden unit that is enlarged; null: the output. */
  unit: z.nullable(z.strictObject({ layerIndex, unitIndex })),
  /** How units are drawn. */
  style: z.enum(['regions', 'shades']),
  /** The hidden layer whose space takes the picture's place, and the two units that are its axes. */
  space: z.nullable(z.strictObject({ layerIndex, across: unitIndex, up: unitIndex })),
  /** The point that is looked into. */
  point: z.nullable(z.strictObject({ set: z.enum(['train', 'test']), index: pointIndex })),
  /** One update, step by step: the training point, the step, and the frame that has its numbers. */
  walk: z.nullable(
    z.strictObject({
      pointIndex,
      stepIndex: index(limits.walkStepCount),
      sequence: z.int().check(z.gte(0), z.lt(2 ** 32)),
    }),
  ),
};

export const shownSchema = z.strictObject(parts);
export type Shown = z.infer<typeof shownSchema>;

/** Some parts of it, each whole. */
export const shownPartsSchema = z.partial(shownSchema);

const coordinate = z.number().check(z.gte(-limits.coordinate), z.lte(limits.coordinate));

/** Where the teacher points, in the coordinates of the large picture; null: nowhere. */
export const pointerSchema = z.nullable(z.tuple([coordinate, coordinate]));
export type Pointer = z.infer<typeof pointerSchema>;
