import { cos, sin } from '../engine/elementary.ts';
import type { RandomState } from '../random/random-state.ts';
import { createPointList, type PointList } from './point-list.ts';
import { checkCount, checkNumber, toRandomState } from './samples.ts';

export const playgroundShapes = ['circle', 'xor', 'gauss', 'spiral'] as const;
export type PlaygroundShape = (typeof playgroundShapes)[number];

export interface PlaygroundOptions {
  /** Points of both classes together. */
  nSamples: number;
  /** From 0 to 0.5. */
  noise: number;
  randomState: number | RandomState;
}

/** A point: x1, x2, label. */
type Point = readonly [number, number, 0 | 1];
/** The i-th of `count` points of one class. */
type DrawPoint = (
  label: 0 | 1,
  i: number,
  count: number,
  noise: number,
  generator: RandomState,
) => Point;

const radius = 5;
const turn = 2 * Math.PI;

const drawPoint: Record<PlaygroundShape, DrawPoint> = {
  /** Label 1 within half the radius, label 0 in a ring from 0.7 of it; noise moves the point that is labelled. */
  circle(label, _i, _count, noise, generator) {
    const distance = label
      ? generator.uniform(0, radius * 0.5)
      : generator.uniform(radius * 0.7, radius);
    const angle = generator.uniform(0, turn);
    const x1 = distance * sin(angle);
    const x2 = distance * cos(angle);
    const seen1 = x1 + generator.uniform(-radius, radius) * noise;
    const seen2 = x2 + generator.uniform(-radius, radius) * noise;
    return [x1, x2, seen1 * seen1 + seen2 * seen2 < (radius * 0.5) ** 2 ? 1 : 0];
  },
  /** Label 1 where the signs agree, 0.3 away from the axes; noise moves the point that is labelled. */
  xor(_label, _i, _count, noise, generator) {
    const padding = 0.3;
    const draw = () => {
      const value = generator.uniform(-radius, radius);
      return value + (value > 0 ? padding : -padding);
    };
    const x1 = draw();
    const x2 = draw();
    const seen1 = x1 + generator.uniform(-radius, radius) * noise;
    const seen2 = x2 + generator.uniform(-radius, radius) * noise;
    return [x1, x2, seen1 * seen2 >= 0 ? 1 : 0];
  },
  /** Label 1 around (2, 2), label 0 around (−2, −2), with a variance from 0.5 (no noise) to 4. */
  gauss(label, _i, _count, noise, generator) {
    const mean = label ? 2 : -2;
    const deviation = Math.sqrt(0.5 + 7 * noise);
    return [generator.normal(mean, deviation), generator.normal(mean, deviation), label];
  },
  /** Two arms of 1¾ turns each, half a turn apart. */
  spiral(label, i, count, noise, generator) {
    const distance = (i / count) * radius;
    const angle = 1.75 * (i / count) * turn + (label ? 0 : Math.PI);
    const x1 = distance * sin(angle) + generator.uniform(-1, 1) * noise;
    const x2 = distance * cos(angle) + generator.uniform(-1, 1) * noise;
    return [x1, x2, label];
  },
};

/**
 * TensorFlow Playground's data: the geometry of its four shapes, of radius 5 and
 * in a window of ±6, half of the points (and the odd one) drawn as label 1, in a
 * random order at the end.
 * Errors: RangeError naming the value.
 * Source: the idea is TensorFlow Playground's (Smilkov, Carter, 2016); the draws
 *   are our generator's, so the points are not the same ones.
 */
export function makePlayground(
  shape: PlaygroundShape,
  { nSamples, noise, randomState }: PlaygroundOptions,
): PointList {
  checkCount('nSamples', nSamples);
  checkNumber('noise', noise, 0, 0.5);
  const generator = toRandomState(randomState);
  const counts = [Math.floor(nSamples / 2), Math.ceil(nSamples / 2)] as const;
  const points = ([1, 0] as const).flatMap((label) =>
    Array.from({ length: counts[label] }, (_, i) =>
      drawPoint[shape](label, i, counts[label], noise, generator),
    ),
  );
  // In the order of their classes, batches of one would unlearn one class while they learn the other.
  generator.shuffle(points);
  const { x, labels } = createPointList(nSamples);
  points.forEach(([x1, x2, label], i) => {
    x.set([x1, x2], 2 * i);
    labels[i] = label;
  });
  return { x, labels };
}
