import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../../shared/view/view.ts';
import type { LossColumns } from '../render/loss-chart.ts';
import { formatClock, formatCount, formatLoss } from '../texts/format.ts';
import { t } from '../texts/translate.ts';

/** What the time line is read from. */
export interface TimeLineReading {
  view: View | null;
  columns: LossColumns;
  /** The index under the pointer, or null for the present. */
  at: number | null;
  isReplay: boolean;
}

/** Epoch (or time) and losses at the pointer, else of the present. */
export function readOut({ view, columns, at, isReplay }: TimeLineReading): TemplateResult {
  const { x, train, test } = columns;
  const isPast = at !== null && at < x.length && train[at] !== null;
  const metrics = view?.snapshot.metrics;
  const trainLoss = isPast ? train[at] : metrics?.trainLoss;
  const testLoss = isPast ? test[at] : metrics?.testLoss;
  const moment = isPast ? x[at] : (view?.snapshot.epoch ?? 0);
  const isClock = isPast && isReplay;
  const value = (text: string) => html`<b>${text}</b>`;
  const loss = (of: number | null | undefined) => value(formatLoss(of ?? NaN));
  const testEntry = html`<span><i class="test"></i>${t('timeLineTest')} ${loss(testLoss)}</span>`;
  return html`<div class="read-out" aria-hidden="true">
    ${
      isClock
        ? html`<span>${value(formatClock(moment))}</span>`
        : html`<span>${t('timeLineEpoch')} ${value(formatCount(moment))}</span>`
    }
    <span>${t('timeLineLoss')}</span>
    <span><i></i>${t('timeLineTrain')} ${loss(trainLoss)}</span>
    ${Number.isFinite(testLoss ?? NaN) ? testEntry : nothing}
  </div>`;
}

/** The present in words: the chart's accessible name. */
export function timeLineSummary(view: View | null, isReplay: boolean): string {
  const name = t(isReplay ? 'timeLineReplayLabel' : 'timeLineLabel');
  if (!view) return name;
  const { epoch, metrics } = view.snapshot;
  const values = { epoch: formatCount(epoch), train: formatLoss(metrics.trainLoss) };
  return Number.isFinite(metrics.testLoss)
    ? `${name}, ${t('timeLineSummaryTest', { ...values, test: formatLoss(metrics.testLoss) })}`
    : `${name}, ${t('timeLineSummary', values)}`;
}

const keyStepMs = 5000;

/** The moment a key leads to from `positionMs`, not yet kept on the line; null for other keys. */
export function keyTarget(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  positionMs: number,
  durationMs: number,
): number | null {
  const tenth = durationMs / 10;
  const step = shiftKey ? tenth : keyStepMs;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return positionMs - step;
    case 'ArrowRight':
    case 'ArrowUp':
      return positionMs + step;
    case 'PageDown':
      return positionMs - tenth;
    case 'PageUp':
      return positionMs + tenth;
    case 'Home':
      return 0;
    case 'End':
      return durationMs;
    default:
      return null;
  }
}
