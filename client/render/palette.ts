import type { Activation } from '../../shared/experiment.ts';
import { onThemeChange } from '../theme/theme.ts';
import { mix, packPixel, parseHex, toCss, type Rgb } from './oklab.ts';

/** The theme's colours as pixels and strings a canvas takes. */
export interface Palette {
  class0: string;
  class1: string;
  page: string;
  surface: string;
  ink: string;
  ink2: string;
  ink3: string;
  line: string;
  lineStrong: string;
  accent: string;
  /** What runs around a point, so that it is seen on its own class's colour. */
  rim: string;
  /** The two halves of a picture of regions: pre-activation < 0, and ≥ 0. */
  regions: readonly [string, string];
  /** `regionSteps` pixels from the one half to the other, for a smooth edge. */
  regionPixels: Uint32Array;
  /** Greys from low to high, for a feature's own picture. */
  featurePixels: Uint32Array;
  /** For each activation: pixels by pre-activation, `shadeSteps` over ±`shadeReach`. */
  shadePixels: Record<Activation, Uint32Array>;
}

export const regionSteps = 32;
export const featureSteps = 256;
export const shadeSteps = 2048;
/** The pre-activation at which the pictures of shades end; beyond it they stay as they are. */
export const shadeReach = 16;

const squash = (a: number) => 0.5 + (0.5 * a) / (1 + Math.abs(a));

/**
 * Where on the way from class 0 (0) to class 1 (1) a unit's output stands, from its
 * pre-activation z. Bounded activations fill the whole way; unbounded ones approach its ends.
 */
const shares: Record<Activation, (z: number) => number> = {
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  tanh: (z) => 0.5 + 0.5 * Math.tanh(z),
  relu: (z) => squash(Math.max(0, z)),
  'leaky-relu': (z) => squash(z < 0 ? 0.01 * z : z),
  linear: squash,
  sine: (z) => 0.5 + 0.5 * Math.sin(z),
};

/** The palette of the colours that <html> now wears; see tokens.css. */
function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const text = (name: string) => style.getPropertyValue(name);
  const rgb = (name: string) => parseHex(text(name));
  const page = rgb('--page');
  const class0 = rgb('--class-0');
  const class1 = rgb('--class-1');
  const strength = Number(text('--plane-strength'));

  const shade = (share: number): Rgb =>
    share < 0.5
      ? mix(page, class0, strength * (1 - 2 * share))
      : mix(page, class1, strength * (2 * share - 1));
  const low = shade(0);
  const high = shade(1);
  const steps = (count: number, colour: (share: number) => Rgb) =>
    Uint32Array.from({ length: count }, (_, i) => packPixel(colour(i / (count - 1))));
  const shadesOf = (activation: Activation) =>
    steps(shadeSteps, (step) => shade(shares[activation](shadeReach * (2 * step - 1))));

  return {
    class0: toCss(class0),
    class1: toCss(class1),
    page: toCss(page),
    surface: toCss(rgb('--surface')),
    ink: toCss(rgb('--ink')),
    ink2: toCss(rgb('--ink-2')),
    ink3: toCss(rgb('--ink-3')),
    line: toCss(rgb('--line')),
    lineStrong: toCss(rgb('--line-strong')),
    accent: toCss(rgb('--accent')),
    rim: toCss(rgb('--point-rim')),
    regions: [toCss(low), toCss(high)],
    regionPixels: steps(regionSteps, (share) => mix(low, high, share)),
    featurePixels: steps(featureSteps, (share) => mix(page, rgb('--ink'), 0.04 + 0.36 * share)),
    shadePixels: {
      sigmoid: shadesOf('sigmoid'),
      tanh: shadesOf('tanh'),
      relu: shadesOf('relu'),
      'leaky-relu': shadesOf('leaky-relu'),
      linear: shadesOf('linear'),
      sine: shadesOf('sine'),
    },
  };
}

let current: Palette | null = null;
onThemeChange(() => (current = null));

/** The palette of now; the same object until the theme changes. */
export const palette = (): Palette => (current ??= readPalette());
