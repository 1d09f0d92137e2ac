import type { Activation, Feature } from '../../../shared/experiment.ts';
import type { View } from '../../../shared/view/view.ts';
import type { Edge } from '../../render/edges.ts';
import {
  activationFormula,
  featureSymbol,
  formatValue,
  inputSymbols,
  unitFormula,
} from '../../render/formula.ts';
import type { UnitCondition } from '../../render/unit-conditions.ts';
import { t, type TextKey } from '../../texts/translate.ts';

/** What a card says of a tile or an edge: a heading and some lines beneath. */
export interface Words {
  title: string;
  lines: string[];
}

const meanings = {
  x1: 'stageFeatureX1',
  x2: 'stageFeatureX2',
  'x1-squared': 'stageFeatureX1Squared',
  'x2-squared': 'stageFeatureX2Squared',
  'x1-x2': 'stageFeatureX1X2',
  'sin-x1': 'stageFeatureSinX1',
  'sin-x2': 'stageFeatureSinX2',
} as const satisfies Record<Feature, TextKey>;

const activationNames = {
  sigmoid: 'activationSigmoid',
  tanh: 'activationTanh',
  relu: 'activationRelu',
  'leaky-relu': 'activationLeakyRelu',
  linear: 'activationLinear',
  sine: 'activationSine',
} as const satisfies Record<Activation, TextKey>;

export const activationName = (activation: Activation): string => t(activationNames[activation]);

/** “Layer 1, unit 2”, “Output”. */
export function unitName(view: View, layerIndex: number, unitIndex: number): string {
  return layerIndex === view.network.layers.length - 1
    ? t('stageOutput')
    : t('stageUnitName', { layer: layerIndex + 1, unit: unitIndex + 1 });
}

function formulaOf(view: View, layerIndex: number, unitIndex: number): string {
  const { network, snapshot, experiment } = view;
  const symbols = inputSymbols(network, layerIndex, experiment.features);
  return unitFormula(network.layers[layerIndex], unitIndex, snapshot.parameters, symbols);
}

const conditionText = (condition: UnitCondition): string | null =>
  condition === 'alive' ? null : t(condition === 'dead' ? 'stageDead' : 'stageSaturated');

/** A tile's accessible name: “Layer 1, unit 2: z = 1.70·x₁ − 0.40·x₂ + 0.20”. */
export function unitLabel(
  view: View,
  layerIndex: number,
  unitIndex: number,
  condition: UnitCondition,
): string {
  const name = unitName(view, layerIndex, unitIndex);
  const formula = formulaOf(view, layerIndex, unitIndex);
  const text = conditionText(condition);
  return text === null
    ? t('stageTile', { name, formula })
    : t('stageTileCondition', { name, formula, condition: text });
}

export const featureLabel = (feature: Feature): string =>
  t('stageFeatureTile', { symbol: featureSymbol(feature), meaning: t(meanings[feature]) });

export function featureWords(feature: Feature): Words {
  return { title: featureSymbol(feature), lines: [t(meanings[feature])] };
}

/** A unit with its live numbers: its sum, what its activation makes of it, and what to do where it learns no more. */
export function unitWords(
  view: View,
  layerIndex: number,
  unitIndex: number,
  condition: UnitCondition,
): Words {
  const { layers } = view.network;
  const { activation } = layers[layerIndex];
  const isOutput = layerIndex === layers.length - 1;
  const formula = activationFormula(activation);
  const lines = [
    formulaOf(view, layerIndex, unitIndex),
    t(isOutput ? 'stageOutputOutput' : 'stageUnitOutput', { formula }),
  ];
  if (layerIndex > 0) {
    const symbols = inputSymbols(view.network, layerIndex, view.experiment.features);
    lines.push(
      symbols.length === 1
        ? t('stageInput', { symbols: symbols[0], layer: layerIndex })
        : t('stageInputs', {
            symbols: `${symbols[0]} ${symbols.length > 2 ? '…' : ','} ${symbols[symbols.length - 1]}`,
            layer: layerIndex,
          }),
    );
  }
  if (condition !== 'alive') {
    lines.push(t(condition === 'dead' ? 'stageDeadWhy' : 'stageSaturatedWhy'));
  }
  return { title: unitName(view, layerIndex, unitIndex), lines };
}

/** An edge with its live weight. */
export function edgeWords(view: View, { layer, from, to }: Edge): Words {
  const { network, snapshot, experiment } = view;
  const { weightOffset, unitCount } = network.layers[layer];
  const weight = snapshot.parameters[weightOffset + from * unitCount + to];
  const source =
    layer === 0 ? featureSymbol(experiment.features[from]) : unitName(view, layer - 1, from);
  return {
    title: t('stageEdge', { from: source, to: unitName(view, layer, to) }),
    lines: [t('stageEdgeWeight', { weight: formatValue(weight) })],
  };
}
