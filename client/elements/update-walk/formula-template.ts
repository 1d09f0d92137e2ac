import { html, nothing, type TemplateResult } from 'lit';
import type { TraceMatrix, UpdateStep } from '../../../shared/engine/update-step.ts';
import type { Activation, Loss } from '../../../shared/experiment.ts';
import { formatSetting } from '../../texts/format.ts';
import { symbolOf } from './symbols.ts';

/** A symbol with its shape, or a sign between two of them. */
type Part = TraceMatrix | string | { drawn: TemplateResult; spoken: string };

/** What a step's formula depends on beside the step. */
export interface FormulaContext {
  /** The number of the last layer. */
  last: number;
  activation: Activation;
  loss: Loss;
  learningRate: number;
}

/** The activation of a sum, as it is written: tanh z. */
function activated(activation: Activation, z: TraceMatrix, last: number): Part {
  const { drawn, spoken } = symbolOf(z, last);
  const around = (before: string, after: string) => ({
    drawn: html`${before}${drawn}${after}`,
    spoken: before + spoken + after,
  });
  switch (activation) {
    case 'sigmoid':
      return around('σ(', ')');
    case 'tanh':
      return around('tanh(', ')');
    case 'relu':
      return around('max(0, ', ')');
    case 'leaky-relu':
      return {
        drawn: html`max(0.01 ${drawn}, ${drawn})`,
        spoken: `max(0.01 ${spoken}, ${spoken})`,
      };
    case 'linear':
      return around('', '');
    case 'sine':
      return around('sin(', ')');
    default:
      return activation satisfies never;
  }
}

const text = (drawn: TemplateResult, spoken: string): Part => ({ drawn, spoken });

const lossParts: Record<Loss, [error: Part, grad: Part]> = {
  'cross-entropy': [
    text(
      html`−<var>y</var> ln <var>ŷ</var> − (1 − <var>y</var>) ln (1 − <var>ŷ</var>)`,
      '−y ln ŷ − (1 − y) ln (1 − ŷ)',
    ),
    text(
      html`<span class="fraction"
        ><span><var>ŷ</var> − <var>y</var></span
        ><span><var>ŷ</var> (1 − <var>ŷ</var>)</span></span
      >`,
      '(ŷ − y) / (ŷ (1 − ŷ))',
    ),
  ],
  'squared-error': [
    text(html`½ (<var>ŷ</var> − <var>y</var>)<sup>2</sup>`, '½ (ŷ − y)²'),
    text(html`<var>ŷ</var> − <var>y</var>`, 'ŷ − y'),
  ],
};

/** The formulas of a step, a line each. */
function linesOf({ kind, operands, results }: UpdateStep, context: FormulaContext): Part[][] {
  const { last, activation, loss, learningRate } = context;
  const [first, second, third, fourth] = operands;
  const [found, foundToo] = results;
  const rate = formatSetting(learningRate);
  switch (kind) {
    case 'input':
      return [[found, ',', foundToo]];
    case 'forward':
      return [
        [found, '=', first, '·', second, '+', third],
        [foundToo, '=', activated(activation, found, last)],
      ];
    case 'error':
      return [
        [found, '=', lossParts[loss][0]],
        [foundToo, '=', lossParts[loss][1]],
      ];
    case 'pre-activation-gradient':
      return [[found, '=', first, '⊙', second]];
    case 'weight-gradient':
    case 'input-gradient':
      return [[found, '=', first, '·', second]];
    case 'bias-gradient':
      return [[found, '=', first]];
    case 'update':
      return [
        [found, '←', first, '−', rate, '·', second],
        [foundToo, '←', third, '−', rate, '·', fourth],
      ];
    case 'result':
      return [];
    default:
      return kind satisfies never;
  }
}

/** The formulas in one line of text: “z₂ = a₁ · W₂ + b₂, a₂ = tanh(z₂)”. */
export function formulaText(step: UpdateStep, context: FormulaContext): string {
  const spokenOf = (part: Part) => {
    if (typeof part === 'string') return part;
    return 'quantity' in part ? symbolOf(part, context.last).spoken : part.spoken;
  };
  return linesOf(step, context)
    .map((parts) => parts.map(spokenOf).join(' ').replace(' ,', ','))
    .join(', ');
}

/** The formulas, each symbol over its shape. */
export function formulaTemplate(
  step: UpdateStep,
  context: FormulaContext,
): TemplateResult | typeof nothing {
  const lines = linesOf(step, context);
  if (lines.length === 0) return nothing;
  return html`<div class="formula" role="math" aria-label=${formulaText(step, context)}>
    ${lines.map(
      (parts) =>
        html`<div class="line">
          ${parts.map((part) => {
            if (typeof part === 'string') return html`<span class="sign">${part}</span>`;
            if (!('quantity' in part))
              return html`<span class="term"><span>${part.drawn}</span></span>`;
            return html`<span class="term"
              ><span>${symbolOf(part, context.last).drawn}</span
              >${isScalar(part) ? nothing : html`<small>${shapeText(part)}</small>`}</span
            >`;
          })}
        </div>`,
    )}
  </div>`;
}

/** Its shape would say nothing. */
export const isScalar = ({ quantity }: TraceMatrix): boolean =>
  quantity === 'loss' || quantity === 'label';

export const shapeText = ({ rows, columns }: TraceMatrix): string => `${rows}×${columns}`;
