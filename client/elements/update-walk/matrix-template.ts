import { html, nothing, type TemplateResult } from 'lit';
import type { TraceMatrix } from '../../../shared/engine/update-step.ts';
import type { Feature } from '../../../shared/experiment.ts';
import { featureSymbol } from '../../render/formula.ts';
import { formatSignificant } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { isScalar, shapeText } from './formula-template.ts';
import { symbolOf } from './symbols.ts';

/** What names of rows and columns are taken from. */
export interface MatrixContext {
  last: number;
  features: readonly Feature[];
}

function unitName(layer: number, unit: number, { last, features }: MatrixContext): string {
  if (layer === 0) return featureSymbol(features[unit]);
  return layer === last ? t('stageOutput') : t('updateMatrixUnit', { unit: unit + 1 });
}

/** The layers that a matrix's rows and columns belong to; null where a side has one entry alone. */
function sidesOf(matrix: TraceMatrix): { rows: number | null; columns: number | null } {
  const { quantity, layer, isTransposed } = matrix;
  if (isScalar(matrix)) return { rows: null, columns: null };
  const isWeight =
    quantity === 'weight' || quantity === 'weight-gradient' || quantity === 'new-weight';
  const rows = isWeight ? layer - 1 : null;
  return isTransposed ? { rows: layer, columns: rows } : { rows, columns: layer };
}

/** Four steps of colour by a number's size within its matrix; none for what is next to nothing. */
export function toneOf(value: number, largest: number): string {
  if (!(largest > 0) || !Number.isFinite(value)) return '0';
  const size = Math.min(4, Math.round((4 * Math.abs(value)) / largest));
  return value < 0 ? `-${size}` : String(size);
}

export const largestOf = (values: readonly number[]): number =>
  values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);

/** Indices 0 … count − 1. */
const indices = (count: number) => Array.from({ length: count }, (_, i) => i);

/** A matrix as a table: its symbol and shape above, units at its sides, numbers within. */
export function matrixTemplate(matrix: TraceMatrix, context: MatrixContext): TemplateResult {
  const { rows, columns, values } = matrix;
  const { drawn, spoken } = symbolOf(matrix, context.last);
  const sides = sidesOf(matrix);
  const largest = largestOf(values);
  const caption = t('updateMatrixCaption', { symbol: spoken, rows, columns });
  return html`<div class="matrix">
    <div class="caption" aria-hidden="true">
      <span>${drawn}</span>${isScalar(matrix) ? nothing : html`<small>${shapeText(matrix)}</small>`}
    </div>
    <div class="scroll" role="group" aria-label=${caption}>
      <table>
        <caption class="visually-hidden">
          ${caption}
        </caption>
        ${
          sides.columns === null
            ? nothing
            : html`<thead>
                <tr>
                  ${sides.rows === null ? nothing : html`<td></td>`}
                  ${indices(columns).map(
                    (j) => html`<th scope="col">${unitName(sides.columns ?? 0, j, context)}</th>`,
                  )}
                </tr>
              </thead>`
        }
        <tbody>
          ${indices(rows).map(
            (i) =>
              html`<tr>
                ${
                  sides.rows === null
                    ? nothing
                    : html`<th scope="row">${unitName(sides.rows, i, context)}</th>`
                }
                ${indices(columns).map((j) => {
                  const value = values[i * columns + j];
                  return html`<td data-tone=${toneOf(value, largest)}>
                    ${formatSignificant(value)}
                  </td>`;
                })}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </div>`;
}

/** A layer's weights and biases: each number before, its step, and after. */
export function updateTemplate(
  operands: readonly TraceMatrix[],
  results: readonly TraceMatrix[],
  learningRate: number,
  context: MatrixContext,
): TemplateResult {
  const [weights, weightGrad, biases, biasGrad] = operands;
  const { layer, columns } = weights;
  const symbols = `${symbolOf(weights, context.last).spoken}, ${symbolOf(biases, context.last).spoken}`;
  const caption = t('updateMatrixUpdate', { symbol: symbols });
  const largest = Math.max(largestOf(weightGrad.values), largestOf(biasGrad.values));
  const cell = (before: number, grad: number, after: number) => {
    // As many digits as it takes to see the change.
    const digits = digitsApart(before, after);
    const [from, to] = [formatSignificant(before, digits), formatSignificant(after, digits)];
    return html`<td data-tone=${toneOf(-grad, largest)}>
      <span class="visually-hidden"
        >${t('updateMatrixCell', {
          before: from,
          after: to,
        })}</span
      >
      <span aria-hidden="true">
        <span class="before">${from}</span>
        <span class="change">${stepText(-learningRate * grad)}</span>
        <b>${to}</b>
      </span>
    </td>`;
  };
  return html`<div class="matrix update">
    <p class="legend" aria-hidden="true">
      ${t('updateLegendBefore')} ${t('updateLegendStep')} <b>${t('updateLegendAfter')}</b>
    </p>
    <div class="scroll" role="group" aria-label=${caption}>
      <table>
        <caption class="visually-hidden">
          ${caption}
        </caption>
        <thead>
          <tr>
            <td></td>
            ${indices(columns).map(
              (j) => html`<th scope="col">${unitName(layer, j, context)}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${indices(weights.rows).map(
            (i) =>
              html`<tr>
                <th scope="row">${unitName(layer - 1, i, context)}</th>
                ${indices(columns).map((j) => {
                  const k = i * columns + j;
                  return cell(weights.values[k], weightGrad.values[k], results[0].values[k]);
                })}
              </tr>`,
          )}
          <tr class="biases">
            <th scope="row">${t('updateMatrixBias')}</th>
            ${indices(columns).map((j) =>
              cell(biases.values[j], biasGrad.values[j], results[1].values[j]),
            )}
          </tr>
        </tbody>
      </table>
    </div>
  </div>`;
}

/** Three significant digits, or as many up to six as tell two numbers apart. */
export function digitsApart(before: number, after: number): number {
  for (let digits = 3; digits <= 6; digits++) {
    if (formatSignificant(before, digits) !== formatSignificant(after, digits)) return digits;
  }
  return 3;
}

/** A step with its sign: “+ 0.0140”. */
function stepText(step: number): string {
  const text = formatSignificant(Math.abs(step));
  return step < 0 ? `− ${text}` : `+ ${text}`;
}
