import { html, nothing, type TemplateResult } from 'lit';
import type { HistoryPoint } from '../../shared/protocol/messages.ts';
import type { View } from '../../shared/view/view.ts';
import { formatClock, formatCount, formatLoss, formatShare } from '../texts/format.ts';
import { t } from '../texts/translate.ts';

/** A moment that is read: with its time, where it is one of a recording under the pointer. */
export type Reading = HistoryPoint & { atMs?: number };

/** What is read of `view`: the present. */
export const presentOf = ({ snapshot }: View): Reading => ({
  ...snapshot.metrics,
  epoch: snapshot.epoch,
});

/** Epoch, losses and accuracies, for the eye; what a screen reader hears is `readingWords`. */
export function readOut({
  epoch,
  atMs,
  trainLoss,
  trainAccuracy,
  testLoss,
  testAccuracy,
}: Reading): TemplateResult {
  const value = (text: string) => html`<b>${text}</b>`;
  const of = (loss: number, accuracy: number) =>
    html`${value(formatLoss(loss))}<span class="share"
        >, ${t('timeLineRight', { share: formatShare(accuracy) })}</span
      >`;
  const clock = html`<span>${value(formatClock(atMs ?? 0))}</span>`;
  const test = html`<span
    ><i class="test"></i>${t('timeLineTest')} ${of(testLoss, testAccuracy)}</span
  >`;
  return html`<div class="read-out" aria-hidden="true">
    <div>
      ${atMs === undefined ? nothing : clock}
      <span>${t('timeLineEpoch')} ${value(formatCount(epoch))}</span>
    </div>
    <div class="sets">
      <span><i></i>${t('timeLineTrain')} ${of(trainLoss, trainAccuracy)}</span>
      ${Number.isFinite(testLoss) ? test : nothing}
    </div>
  </div>`;
}

/** The same in words, for whoever does not see it. */
export function readingWords({
  epoch,
  trainLoss,
  trainAccuracy,
  testLoss,
  testAccuracy,
}: Reading): string {
  const values = {
    epoch: formatCount(epoch),
    loss: formatLoss(trainLoss),
    right: formatShare(trainAccuracy),
  };
  if (!Number.isFinite(testLoss)) return t('timeLineReading', values);
  return t('timeLineReadingTest', {
    ...values,
    testLoss: formatLoss(testLoss),
    testRight: formatShare(testAccuracy),
  });
}

const keyStepMs = 5000;

/** Where a key leads to from `at`, not yet kept on the line from 0 to `end`; null for other keys. */
export function keyTarget(
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  at: number,
  end: number,
  plainStep = keyStepMs,
): number | null {
  const tenth = end / 10;
  const step = shiftKey ? tenth : plainStep;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return at - step;
    case 'ArrowRight':
    case 'ArrowUp':
      return at + step;
    case 'PageDown':
      return at - tenth;
    case 'PageUp':
      return at + tenth;
    case 'Home':
      return 0;
    case 'End':
      return end;
    default:
      return null;
  }
}

/** The place in a history of `count` points that a key leads to from `index`; null for other keys. */
export function keyIndex(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
  index: number,
  count: number,
): number | null {
  const target = keyTarget(event, index, count - 1, 1);
  return target === null ? null : Math.min(count - 1, Math.max(0, Math.round(target)));
}
