import { html, nothing, type TemplateResult } from 'lit';
import type { Activation } from '../../../shared/experiment.ts';
import { limits } from '../../../shared/limits.ts';
import type { View } from '../../../shared/view/view.ts';
import { featureSymbol } from '../../render/formula.ts';
import type { Lit } from '../../render/lit.ts';
import type { Selection } from '../../render/selection.ts';
import { t } from '../../texts/translate.ts';
import { activationName, featureLabel, unitLabel } from './unit-words.ts';

/** What the network's markup depends on; its pictures and numbers come later, each frame. */
export interface NetworkMarkup {
  view: View;
  selection: Selection;
  /** The hidden layer whose space is shown instead of a unit. */
  spaceLayer: number | null;
  isEditable: boolean;
  /** The one tile that Tab reaches; arrow keys move it. */
  tabStop: number;
  /** The column that is being talked about. */
  lit: Lit | null;
}

const minus = html`<svg viewBox="0 0 12 12" aria-hidden="true"><path d="M2 6h8" /></svg>`;
const plus = html`<svg viewBox="0 0 12 12" aria-hidden="true"><path d="M2 6h8M6 2v8" /></svg>`;
const cross = html`<svg viewBox="0 0 12 12" aria-hidden="true">
  <path d="M2.5 2.5l7 7M9.5 2.5l-7 7" />
</svg>`;

/** “Features”, “Layer 1”, “Output”. */
export function columnName({ network }: View, column: number): string {
  if (column === 0) return t('stageFeatures');
  return column === network.layers.length ? t('stageOutput') : t('stageLayer', { layer: column });
}

/**
 * The columns' names. For the eye alone, since each group of tiles bears its own as a label; but
 * a hidden layer's opens its space, where there is one to be seen (`spaceLayer` is the open one).
 */
export function namesTemplate(
  view: View,
  hasSpaces: boolean,
  spaceLayer: number | null,
): TemplateResult[] {
  const words = (column: number, activation?: Activation) =>
    html`<b>${columnName(view, column)}</b>
      ${activation ? html`<span>${activationName(activation)}</span>` : nothing}`;
  const name = (column: number, activation?: Activation) =>
    html`<div class="name" aria-hidden="true" data-column=${column}>
      ${words(column, activation)}
    </div>`;
  const opener = (column: number, activation: Activation) =>
    html`<button
      class="name"
      data-column=${column}
      data-space=${column - 1}
      aria-pressed=${spaceLayer === column - 1}
      title=${t('stageSpaceLong', { layer: column })}
    >
      ${words(column, activation)}<i class="visually-hidden">${t('stageSpace')}</i>
    </button>`;
  return [
    name(0),
    ...view.network.layers.map(({ activation, unitCount }, l) => {
      const isHidden = l < view.network.layers.length - 1;
      const hasSpace = hasSpaces && isHidden && unitCount > 1;
      return hasSpace ? opener(l + 1, activation) : name(l + 1, activation);
    }),
  ];
}

/** The tiles and buttons of a network. Where they stand is set from the layout. */
export function networkTemplate(markup: NetworkMarkup): TemplateResult {
  const { experiment, network } = markup.view;
  const outputLayer = network.layers.length - 1;
  return html`
    ${featureColumn(markup)}
    ${experiment.hiddenLayers.map((_, layerIndex) => layerColumn(markup, layerIndex))}
    ${layerColumn(markup, outputLayer)}
    ${
      markup.isEditable && experiment.hiddenLayers.length < limits.hiddenLayerCount
        ? network.layers.map((_, gap) => adder(gap))
        : nothing
    }
  `;
}

function featureColumn({ view, tabStop, lit }: NetworkMarkup): TemplateResult {
  return html`<div class="column" role="group" aria-label=${columnName(view, 0)}>
    ${view.experiment.features.map(
      (feature, i) =>
        html`<div
          class="tile feature"
          ?data-lit=${lit?.column === 0}
          role="img"
          data-node=${i}
          tabindex=${i === tabStop ? 0 : -1}
          aria-label=${featureLabel(feature)}
        >
          <span aria-hidden="true">${featureSymbol(feature)}</span>
        </div>`,
    )}
  </div>`;
}

/** Whether the large picture shows that unit: the output where nothing else is chosen. */
export function isSelectedUnit(
  { network }: View,
  selection: Selection,
  spaceLayer: number | null,
  { layerIndex, unitIndex }: { layerIndex: number; unitIndex: number },
): boolean {
  return layerIndex === network.layers.length - 1
    ? selection === null && spaceLayer === null
    : selection?.layerIndex === layerIndex && selection.unitIndex === unitIndex;
}

function layerColumn(markup: NetworkMarkup, layerIndex: number): TemplateResult {
  const { view, selection, spaceLayer, isEditable, tabStop, lit } = markup;
  const { layers } = view.network;
  const layer = layers[layerIndex];
  const isOutput = layerIndex === layers.length - 1;
  const name = columnName(view, layerIndex + 1);
  const firstNode = view.experiment.features.length + layer.unitOffset;
  const isSelected = (unitIndex: number) =>
    isSelectedUnit(view, selection, spaceLayer, { layerIndex, unitIndex });
  return html`<div class="column" role="group" aria-label=${name} data-column=${layerIndex + 1}>
    ${isEditable && !isOutput ? tools(layerIndex, layer.unitCount) : nothing}
    ${Array.from(
      { length: layer.unitCount },
      (_, i) =>
        html`<button
          class="tile"
          ?data-lit=${lit?.column === layerIndex + 1}
          data-node=${firstNode + i}
          data-condition="alive"
          tabindex=${firstNode + i === tabStop ? 0 : -1}
          aria-pressed=${isSelected(i)}
          aria-label=${unitLabel(view, layerIndex, i, 'alive')}
        ></button>`,
    )}
  </div>`;
}

function tools(layerIndex: number, unitCount: number): TemplateResult {
  const layer = layerIndex + 1;
  const button = (edit: string, label: string, icon: TemplateResult, isOff = false) =>
    html`<button
      data-edit=${edit}
      data-layer=${layerIndex}
      title=${label}
      aria-label=${label}
      aria-disabled=${isOff}
    >
      ${icon}
    </button>`;
  return html`<div class="tools" data-column=${layer}>
      ${button('unit-less', t('stageUnitLess', { layer }), minus, unitCount <= 1)}
      ${button('unit-more', t('stageUnitMore', { layer }), plus, unitCount >= limits.unitCount)}
    </div>
    <div class="remover" data-column=${layer}>
      ${button('layer-remove', t('stageLayerRemove', { layer }), cross)}
    </div>`;
}

function adder(gap: number): TemplateResult {
  const label = t('stageLayerAdd', { layer: gap + 1 });
  return html`<div class="adder" data-gap=${gap}>
    <button data-edit="layer-add" data-layer=${gap} title=${label} aria-label=${label}>
      ${plus}
    </button>
  </div>`;
}
