import { html, type TemplateResult } from 'lit';
import {
  accuracyOf,
  precisionOf,
  recallOf,
  type Confusion,
  type Share,
} from '../../../shared/engine/confusion.ts';
import { formatCount, formatShare } from '../../texts/format.ts';
import { t, type PlainTextKey } from '../../texts/translate.ts';

const class0 = () => html`<span class="class-0">● ${t('measuresClass0')}</span>`;
const class1 = () => html`<span class="class-1">▲ ${t('measuresClass1')}</span>`;

const cell = (kind: string, count: number, name: PlainTextKey) =>
  html`<td class=${kind}>${formatCount(count)}<small>${t(name)}</small></td>`;

/** What the points are, by rows, and what the network calls them, by columns. */
export function confusionTable(confusion: Confusion, caption: string): TemplateResult {
  const { trueNegatives, falsePositives, falseNegatives, truePositives } = confusion;
  return html`<table class="matrix">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <td></td>
        <th scope="col"><small>${t('measuresCalled')}</small>${class0()}</th>
        <th scope="col"><small>${t('measuresCalled')}</small>${class1()}</th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <th scope="row"><small>${t('measuresIs')}</small>${class0()}</th>
        ${cell('right-0', trueNegatives, 'measuresTrueNegatives')}
        ${cell('wrong', falsePositives, 'measuresFalsePositives')}
      </tr>
      <tr>
        <th scope="row"><small>${t('measuresIs')}</small>${class1()}</th>
        ${cell('wrong', falseNegatives, 'measuresFalseNegatives')}
        ${cell('right-1', truePositives, 'measuresTruePositives')}
      </tr>
    </tbody>
  </table>`;
}

/** Accuracy, precision and recall: what each says, its formula, its value. */
export function shareList(confusion: Confusion): TemplateResult {
  const entry = (
    name: PlainTextKey,
    means: PlainTextKey,
    formula: 'measuresAccuracyFormula' | 'measuresPrecisionFormula' | 'measuresRecallFormula',
    undefinedText: PlainTextKey,
    { part, whole, value }: Share,
  ) =>
    html`<div>
      <dt>${t(name)}</dt>
      <dd>
        <b>${formatShare(value)}</b>
        <p>${t(whole === 0 ? undefinedText : means)}</p>
        <p class="formula">${t(formula, { part: formatCount(part), whole: formatCount(whole) })}</p>
      </dd>
    </div>`;
  return html`<dl>
    ${entry(
      'measuresAccuracy',
      'measuresAccuracyMeans',
      'measuresAccuracyFormula',
      'measuresNoPoints',
      accuracyOf(confusion),
    )}
    ${entry(
      'measuresPrecision',
      'measuresPrecisionMeans',
      'measuresPrecisionFormula',
      'measuresNothingCalled',
      precisionOf(confusion),
    )}
    ${entry(
      'measuresRecall',
      'measuresRecallMeans',
      'measuresRecallFormula',
      'measuresNothingThere',
      recallOf(confusion),
    )}
  </dl>`;
}
