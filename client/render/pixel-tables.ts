import type { Activation } from '../../shared/experiment.ts';
import { mix, packPixel, type Rgb } from './oklab.ts';

/** Steps across the smooth edge between the two halves of a picture of regions. */
export const regionSteps = 32;
export const featureSteps = 256;
export const shadeSteps = 2048;
/** The pre-activation at which the pictures of shades end; beyond it they stay as they are. */
export const shadeReach = 16;

/** Pixels to be looked up while painting. */
export interface PixelTables {
  /** From the one half (pre-activation < 0) to the other. */
  regionPixels: Uint32Array;
  /** Greys from low to high, for a feature's own picture. */
  featurePixels: Uint32Array;
  /** For each activation: by pre-activation, `shadeSteps` over ±`shadeReach`. */
  shadePixels: Record<Activation, Uint32Array>;
}

/** The theme's colours that pictures are mixed from. */
export interface PictureColours {
  page: Rgb;
  ink: Rgb;
  class0: Rgb;
  class1: Rgb;
  /** How far the plane runs from the page towards a class, 0 to 1. */
  strength: number;
}

const squash = (a: number) => 0.5 + (0.5 * a) / (1 + Math.abs(a));

/**
 * Where on the way from class 0 (0) to class 1 (1) a unit's output stands, from its
 * pre-activation z. Bounded activations fill the whole way; unbounded ones approach its ends.
 */
export const shareOf: Record<Activation, (z: number) => number> = {
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  tanh: (z) => 0.5 + 0.5 * Math.tanh(z),
  relu: (z) => squash(Math.max(0, z)),
  'leaky-relu': (z) => squash(z < 0 ? 0.01 * z : z),
  linear: squash,
  sine: (z) => 0.5 + 0.5 * Math.sin(z),
};

/** The plane's colour at a share between class 0 (0) and class 1 (1): through the page, in OKLab. */
export const planeColour = ({ page, class0, class1, strength }: PictureColours, share: number) =>
  share < 0.5
    ? mix(page, class0, strength * (1 - 2 * share))
    : mix(page, class1, strength * (2 * share - 1));

/** The tables of one theme. */
export function createPixelTables(colours: PictureColours): PixelTables {
  const steps = (count: number, colour: (share: number) => Rgb) =>
    Uint32Array.from({ length: count }, (_, i) => packPixel(colour(i / (count - 1))));
  const shades = (activation: Activation) =>
    steps(shadeSteps, (step) =>
      planeColour(colours, shareOf[activation](shadeReach * (2 * step - 1))),
    );
  const [low, high] = [planeColour(colours, 0), planeColour(colours, 1)];
  return {
    regionPixels: steps(regionSteps, (share) => mix(low, high, share)),
    featurePixels: steps(featureSteps, (share) =>
      mix(colours.page, colours.ink, 0.04 + 0.36 * share),
    ),
    shadePixels: {
      sigmoid: shades('sigmoid'),
      tanh: shades('tanh'),
      relu: shades('relu'),
      'leaky-relu': shades('leaky-relu'),
      linear: shades('linear'),
      sine: shades('sine'),
    },
  };
}

const period = 2 * Math.PI;

/** The index into a table of shades for a pre-activation; a sine's goes round. */
export function shadeStep(z: number, isPeriodic: boolean): number {
  const reduced = isPeriodic ? z - period * Math.round(z / period) : z;
  const step = ((reduced + shadeReach) * (shadeSteps - 1)) / (2 * shadeReach) + 0.5;
  return step <= 0 ? 0 : step >= shadeSteps - 1 ? shadeSteps - 1 : step | 0;
}
