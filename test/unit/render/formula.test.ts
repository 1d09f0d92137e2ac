import { describe, expect, it } from 'vitest';
import { formatValue, inputSymbols, unitFormula } from '../../../client/render/formula.ts';
import { createNetwork } from '../../../shared/engine/network.ts';

describe('formatValue', () => {
  it.each([
    [0, '0.00'],
    [1.7, '1.70'],
    [-0.4, '−0.40'],
    [-0.004, '0.00'],
    [9.994, '9.99'],
    [9.996, '10.0'],
    [-12.34, '−12.3'],
    [99.96, '100'],
    [1240.4, '1,240'],
    [-123456, '−123,456'],
    [1.5e12, '1.5e12'],
    [-2e30, '−2.0e30'],
  ])('[PA8] writes %d as %s', (value, text) => {
    expect(formatValue(value)).toBe(text);
  });
});

describe('unitFormula', () => {
  const layers = [
    { unitCount: 2, activation: 'tanh' },
    { unitCount: 1, activation: 'relu' },
  ] as const;
  const network = createNetwork(2, [...layers]);
  // Layer 1: weights input × unit, then biases; layer 2; output.
  const parameters = Float64Array.of(1.7, -0.5, -0.4, 0.25, 0.2, -3, 2, -0.001, 0, 4, -1);

  it('[PA8] reads a unit’s own weights and bias, with signs between terms', () => {
    const symbols = inputSymbols(network, 0, ['x1', 'x2']);
    expect(unitFormula(network.layers[0], 0, parameters, symbols)).toBe(
      'z = 1.70·x₁ − 0.40·x₂ + 0.20',
    );
    expect(unitFormula(network.layers[0], 1, parameters, symbols)).toBe(
      'z = −0.50·x₁ + 0.25·x₂ − 3.00',
    );
  });

  it('[PA8] names the outputs of the layer before, and gives no sign to what rounds to zero', () => {
    const symbols = inputSymbols(network, 1, ['x1', 'x2']);
    expect(unitFormula(network.layers[1], 0, parameters, symbols)).toBe(
      'z = 2.00·a₁ + 0.00·a₂ + 0.00',
    );
  });

  it('[PA8] names features as they are written', () => {
    const wide = createNetwork(5, []);
    expect(
      inputSymbols(wide, 0, ['x1-squared', 'x2-squared', 'x1-x2', 'sin-x1', 'sin-x2']),
    ).toEqual(['x₁²', 'x₂²', 'x₁x₂', 'sin x₁', 'sin x₂']);
  });

  it('[PA8] counts past nine', () => {
    const wide = createNetwork(2, [{ unitCount: 12, activation: 'tanh' }]);
    expect(inputSymbols(wide, 1, ['x1', 'x2']).at(-1)).toBe('a₁₂');
  });
});
