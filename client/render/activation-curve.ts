import { activate } from '../../shared/engine/activations.ts';
import type { Activation } from '../../shared/experiment.ts';

/** The curve is drawn for z from −reach to reach. */
export const curveReach = 4;
const sampleCount = 65;

/** An activation's curve in a box of width × height, with the places of z = 0, a = 0 and a = 1. */
export interface ActivationCurve {
  path: string;
  zeroX: number;
  zeroY: number;
  oneY: number;
}

export function activationCurve(
  activation: Activation,
  width: number,
  height: number,
): ActivationCurve {
  const z = Float64Array.from(
    { length: sampleCount },
    (_, i) => curveReach * ((2 * i) / (sampleCount - 1) - 1),
  );
  const a = new Float64Array(sampleCount);
  activate(activation, z, a, 0, sampleCount);
  // What stays within ±1 is drawn to ±1; the others as far as z goes, so that their slope is true.
  const isBounded = a.every((value) => Math.abs(value) <= 1);
  const low = isBounded ? -1.15 : -curveReach;
  const high = isBounded ? 1.15 : curveReach;
  const x = (value: number) => ((value + curveReach) / (2 * curveReach)) * width;
  const y = (value: number) => ((high - value) / (high - low)) * height;
  const points = Array.from(z, (value, i) => `${x(value).toFixed(1)} ${y(a[i]).toFixed(1)}`);
  return { path: `M${points.join('L')}`, zeroX: x(0), zeroY: y(0), oneY: y(1) };
}
