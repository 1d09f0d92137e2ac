import { formatCount, localized } from '../texts/format.ts';
import type { Layer, Network } from '../../shared/engine/network.ts';
import type { Activation, Feature } from '../../shared/experiment.ts';

const subscripts = '₀₁₂₃₄₅₆₇₈₉';
const subscript = (index: number) => String(index).replace(/\d/g, (d) => subscripts[Number(d)]);

const featureSymbols: Record<Feature, string> = {
  x1: 'x₁',
  x2: 'x₂',
  'x1-squared': 'x₁²',
  'x2-squared': 'x₂²',
  'x1-x2': 'x₁x₂',
  'sin-x1': 'sin x₁',
  'sin-x2': 'sin x₂',
};

export const featureSymbol = (feature: Feature): string => featureSymbols[feature];

/** A unit's output among its layer's: a₁, a₂ … */
export const unitSymbol = (unitIndex: number): string => `a${subscript(unitIndex + 1)}`;

/** A value in a formula: 1.70, 12.3, −0.40, 1,240. The minus is a real one. */
export function formatValue(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) {
    return localized(value.toExponential(1)).replace('e+', 'e').replace('-', '−');
  }
  const digits = size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
  const text = size.toFixed(digits);
  const written = size >= 999.5 ? formatCount(Number(text)) : localized(text);
  // What rounds to zero has no sign.
  return value < 0 && Number(text) !== 0 ? `−${written}` : written;
}

/** What a layer is fed: the features for the first, else the outputs a₁, a₂ … of the one before. */
export function inputSymbols(
  network: Network,
  layerIndex: number,
  features: readonly Feature[],
): string[] {
  if (layerIndex === 0) return features.map(featureSymbol);
  return Array.from({ length: network.layers[layerIndex].inputCount }, (_, i) => unitSymbol(i));
}

/**
 * A unit's pre-activation with its live numbers: “z = 1.70·x₁ − 0.40·x₂ + 0.20”.
 * Shapes: parameters as the network lays them out; symbols, one an input of the layer.
 */
export function unitFormula(
  layer: Layer,
  unitIndex: number,
  parameters: Float64Array,
  symbols: readonly string[],
): string {
  let text = 'z =';
  symbols.forEach((symbol, i) => {
    const weight = parameters[layer.weightOffset + i * layer.unitCount + unitIndex];
    text += `${term(weight, i === 0)}·${symbol}`;
  });
  return text + term(parameters[layer.biasOffset + unitIndex], false);
}

function term(value: number, isFirst: boolean): string {
  const text = formatValue(Math.abs(value));
  const isNegative = value < 0 && Number(text) !== 0;
  if (isFirst) return isNegative ? ` −${text}` : ` ${text}`;
  return isNegative ? ` − ${text}` : ` + ${text}`;
}

const outputFormulas: Record<Activation, string> = {
  sigmoid: '1 / (1 + e⁻ᶻ)',
  tanh: 'tanh z',
  relu: 'max(0, z)',
  'leaky-relu': 'z, or 0.01·z below 0',
  linear: 'z',
  sine: 'sin z',
};

/** What the activation makes of z. */
export const activationFormula = (activation: Activation): string => outputFormulas[activation];
