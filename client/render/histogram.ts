import type { Network } from '../../shared/engine/network.ts';

/** Bins of a histogram of signed values: even, so that 0 is an edge and no bar has both signs. */
export const signedBinCount = 20;

/** Decades of |g| that a histogram of gradients has, two bins each: 1e−8 to 10. */
export const decades = { from: -8, to: 1, binsEach: 2 } as const;
export const decadeBinCount = (decades.to - decades.from) * decades.binsEach;

/** Below this share of the output layer's median, a layer's gradient is called vanishing. */
const vanishingShare = 1e-3;

/** How many of `values` lie in each of `signedBinCount` equal bins over [−limit, limit]. */
export function signedBins(values: ArrayLike<number>, limit: number): number[] {
  const bins = new Array<number>(signedBinCount).fill(0);
  for (const value of Array.from(values)) {
    if (!Number.isFinite(value)) continue;
    const at = Math.floor(((value + limit) / (2 * limit)) * signedBinCount);
    bins[Math.min(signedBinCount - 1, Math.max(0, at))]++;
  }
  return bins;
}

/** How many of `values` are 0, and how many |values| lie in each bin of `decades`. */
export function decadeBins(values: ArrayLike<number>): { zeroCount: number; bins: number[] } {
  const bins = new Array<number>(decadeBinCount).fill(0);
  let zeroCount = 0;
  for (const value of Array.from(values)) {
    if (!Number.isFinite(value)) continue;
    if (value === 0) {
      zeroCount++;
      continue;
    }
    const at = Math.floor((Math.log10(Math.abs(value)) - decades.from) * decades.binsEach);
    bins[Math.min(decadeBinCount - 1, Math.max(0, at))]++;
  }
  return { zeroCount, bins };
}

/** The median of the sizes of what is finite; NaN where nothing is. */
export function medianSize(values: ArrayLike<number>): number {
  const sizes = Array.from(values, Math.abs).filter(Number.isFinite);
  sizes.sort((a, b) => a - b);
  const middle = sizes.length >> 1;
  if (sizes.length === 0) return NaN;
  return sizes.length % 2 === 1 ? sizes[middle] : (sizes[middle - 1] + sizes[middle]) / 2;
}

/** The end of an axis for values up to `size`: 1, 2 or 5 times a power of ten, 0.1 at least. */
export function axisLimit(size: number): number {
  if (!(size > 0.1) || !Number.isFinite(size)) return 0.1;
  const power = 10 ** Math.floor(Math.log10(size));
  const factor = [1, 2, 5].find((one) => one * power >= size * (1 - 1e-9)) ?? 10;
  return Number((factor * power).toPrecision(1));
}

/** What there is to say of a layer's gradient beyond its numbers. */
export type GradientCondition = 'none' | 'vanishing' | 'plain';

/** One layer's weights and their gradients, binned and summed up. */
export interface LayerFigures {
  layerIndex: number;
  weightCount: number;
  weightBins: number[];
  weightMedian: number;
  largestWeight: number;
  gradBins: number[];
  zeroGradCount: number;
  gradMedian: number;
  largestGrad: number;
  condition: GradientCondition;
}

/** Layers share one scale: the weights' from −`weightLimit` to `weightLimit`. */
export interface WeightFigures {
  weightLimit: number;
  layers: LayerFigures[];
}

/** Weights and gradients of every layer (biases stay out), `gradient` laid out like parameters. */
export function weightFigures(
  network: Network,
  parameters: Float64Array,
  gradient: Float64Array,
): WeightFigures {
  const parts = network.layers.map(({ weightOffset, biasOffset }) => ({
    weights: parameters.subarray(weightOffset, biasOffset),
    grads: gradient.subarray(weightOffset, biasOffset),
  }));
  const largest = (values: Float64Array) => values.reduce((m, v) => Math.max(m, Math.abs(v)), 0);
  const weightLimit = axisLimit(Math.max(...parts.map(({ weights }) => largest(weights))));
  const outputMedian = medianSize(parts[parts.length - 1].grads);
  const layers = parts.map(({ weights, grads }, layerIndex) => {
    const { zeroCount, bins } = decadeBins(grads);
    const gradMedian = medianSize(grads);
    const isVanishing = gradMedian < vanishingShare * outputMedian;
    const condition: GradientCondition =
      zeroCount === grads.length ? 'none' : isVanishing ? 'vanishing' : 'plain';
    return {
      layerIndex,
      weightCount: weights.length,
      weightBins: signedBins(weights, weightLimit),
      weightMedian: medianSize(weights),
      largestWeight: largest(weights),
      gradBins: bins,
      zeroGradCount: zeroCount,
      gradMedian,
      largestGrad: largest(grads),
      condition,
    };
  });
  return { weightLimit, layers };
}
