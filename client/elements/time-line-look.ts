import { html, type TemplateResult } from 'lit';
import type { HistoryPoint } from '../../shared/protocol/messages.ts';
import { recall, remember } from '../controllers/storage.ts';
import type { CurveColumns, Measure, YScale } from '../render/curve-chart.ts';
import { t, type PlainTextKey } from '../texts/translate.ts';
import { icons } from './controls/icons.ts';

/** What the time line draws, and on which axis. */
export interface TimeLineLook {
  measure: Measure;
  scale: YScale;
}

/** A wall's. */
export const plainLook: TimeLineLook = { measure: 'loss', scale: 'linear' };

const storageKey = 'more-layers-time-line';

/** How this device looked at it last. */
export function recallLook(): TimeLineLook {
  const [measure, scale] = (recall('local', storageKey) ?? '').split(' ');
  return {
    measure: measure === 'accuracy' ? 'accuracy' : 'loss',
    scale: scale === 'log' ? 'log' : 'linear',
  };
}

export function rememberLook({ measure, scale }: TimeLineLook): void {
  remember('local', storageKey, `${measure} ${scale}`);
}

/** The two switches of the head line; where there is little room, a pressed or unpressed icon each. */
export function switches(
  { measure, scale }: TimeLineLook,
  isNarrow: boolean,
  pick: (part: Partial<TimeLineLook>) => void,
): TemplateResult {
  const ofMeasure = (next: Measure) => () => pick({ measure: next });
  const ofScale = (next: YScale) => () => pick({ scale: next });
  const isAccuracy = measure === 'accuracy';
  const isLog = scale === 'log';
  // An accuracy has no logarithmic axis: the switch keeps its place, and waits.
  if (isNarrow) {
    return html`<div class="switches icons">
      ${toggle(icons.percent, 'timeLineAccuracyInstead', isAccuracy, false, ofMeasure(isAccuracy ? 'loss' : 'accuracy'))}
      ${toggle(icons.logScale, 'timeLineLogInstead', isLog && !isAccuracy, isAccuracy, ofScale(isLog ? 'linear' : 'log'))}
    </div>`;
  }
  return html`<div class="switches">
    <span role="group" aria-label=${t('timeLineMeasure')}
      >${segment('timeLineLoss', !isAccuracy, false, ofMeasure('loss'))}${segment('timeLineAccuracy', isAccuracy, false, ofMeasure('accuracy'))}</span
    >
    <span role="group" aria-label=${t('timeLineScale')}
      >${segment('timeLineLinear', !isLog, isAccuracy, ofScale('linear'))}${segment('timeLineLog', isLog, isAccuracy, ofScale('log'))}</span
    >
  </div>`;
}

function segment(label: PlainTextKey, isOn: boolean, isOff: boolean, pick: () => void) {
  return html`<button aria-pressed=${isOn} ?disabled=${isOff} @click=${pick}>${t(label)}</button>`;
}

function toggle(
  icon: TemplateResult,
  label: PlainTextKey,
  isOn: boolean,
  isOff: boolean,
  pick: () => void,
) {
  return html`<button
    title=${t(label)}
    aria-label=${t(label)}
    aria-pressed=${isOn}
    ?disabled=${isOff}
    @click=${pick}
  >
    ${icon}
  </button>`;
}

/**
 * Rewrites the chart's columns in place; NaN becomes the gap that uPlot knows. A loss of 0 has no
 * place on a logarithmic axis: it lies on its floor, the smallest loss above 0.
 */
export function fillColumns<Row extends HistoryPoint>(
  { x, train, test }: CurveColumns,
  rows: readonly Row[],
  xOf: (row: Row) => number,
  { measure, scale }: TimeLineLook,
): void {
  const isLoss = measure === 'loss';
  let floor = -Infinity;
  if (isLoss && scale === 'log') {
    const positive = rows
      .flatMap((row) => [row.trainLoss, row.testLoss])
      .filter((loss) => loss > 0);
    floor = positive.reduce((least, loss) => Math.min(least, loss), Infinity);
  }
  const drawn = (value: number) =>
    Number.isFinite(value) && floor !== Infinity ? Math.max(floor, value) : null;
  x.length = train.length = test.length = rows.length;
  rows.forEach((row, i) => {
    x[i] = xOf(row);
    train[i] = drawn(isLoss ? row.trainLoss : row.trainAccuracy);
    test[i] = drawn(isLoss ? row.testLoss : row.testAccuracy);
  });
}
