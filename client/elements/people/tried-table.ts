import { html, type TemplateResult } from 'lit';
import type { Experiment } from '../../../shared/experiment.ts';
import type { MetricsOrNull, Summary, TriedRow } from '../../../shared/protocol/summary.ts';
import { formatCount, formatLoss, formatShare } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { lessonOfChange, lessons } from '../lessons.ts';
import { markText } from '../time-line-marks.ts';

/** What was tried: where the network had come to each time, and what was done then. */
export function triedTable({ tried, now }: Summary): TemplateResult {
  const hasTest = [...tried, now].some(({ testLoss }) => testLoss !== null);
  const row = (
    { start, epoch, ...metrics }: { start: number; epoch: number } & MetricsOrNull,
    what: string,
  ): TemplateResult =>
    html`<tr>
      <td>${start}</td>
      <td>${formatCount(epoch)}</td>
      <td><bdi>${what}</bdi></td>
      <td>${formatLoss(metrics.trainLoss ?? NaN)}</td>
      ${hasTest ? html`<td>${formatLoss(metrics.testLoss ?? NaN)}</td>` : ''}
      <td>${formatShare((hasTest ? metrics.testAccuracy : metrics.trainAccuracy) ?? NaN)}</td>
    </tr>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${t('endTried')}>
    <table>
      <thead>
        <tr>
          <th scope="col">${t('endStart')}</th>
          <th scope="col">${t('endEpoch')}</th>
          <th scope="col">${t('endWhat')}</th>
          <th scope="col">${t('endLoss')}</th>
          ${hasTest ? html`<th scope="col">${t('endTestLoss')}</th>` : ''}
          <th scope="col">${t('endRight')}</th>
        </tr>
      </thead>
      <tbody>
        ${tried.map((each) => row(each, whatText(each)))} ${row(now, t('endNow'))}
      </tbody>
    </table>
  </div>`;
}

function whatText({ what, parts, by }: TriedRow): string {
  if (what === 'adopted') return by ? t('credit', { name: by }) : t('markAdopted');
  const names = Object.keys(parts) as (keyof Experiment)[];
  const lesson = lessonOfChange(parts);
  if (lesson) return t(lessons[lesson].title);
  if (names.length > 0) return [...new Set(names.map((name) => partText(name, parts)))].join(', ');
  if (what === 'new-start') return t('markNewStart');
  return what === 'restored' ? t('markRestored') : t('markParameter');
}

/** Of the dataset the summary has the type alone, and the mark's words ask for no more. */
const partText = (name: keyof Experiment, { dataset: _, ...parts }: TriedRow['parts']): string =>
  markText([name], parts);
