import { html, type TemplateResult } from 'lit';
import type { UpdateStep } from '../../../shared/engine/update-step.ts';
import { formatSignificant } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { digitsApart } from './matrix-template.ts';

/** What the update has done for its point: error and output, before and after. */
export function resultTemplate({ operands, results }: UpdateStep): TemplateResult {
  const [output, loss, label] = operands;
  const row = (symbol: string, what: string, before: number, after: number) => {
    const digits = digitsApart(before, after);
    return html`<div>
      <dt><var>${symbol}</var> <small>${what}</small></dt>
      <dd>
        <span>${formatSignificant(before, digits)}</span>
        <span class="arrow">→</span>
        <b>${formatSignificant(after, digits)}</b>
      </dd>
    </div>`;
  };
  const wanted = t('updateOutputOf', { label: label.values[0] });
  return html`<dl class="result">
    ${row('E', t('updateErrorOf'), loss.values[0], results[1].values[0])}
    ${row('ŷ', wanted, output.values[0], results[0].values[0])}
  </dl>`;
}
