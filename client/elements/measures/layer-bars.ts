import { html, nothing, svg, type TemplateResult } from 'lit';
import {
  decades,
  signedBinCount,
  type LayerFigures,
  type WeightFigures,
} from '../../render/histogram.ts';
import { formatCount, formatLoss, formatSetting, formatShare } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';

/** A picture's own pixels; it grows with its column. */
const width = 126;
const plotHeight = 34;
const height = plotHeight + 15;
/** Room at the left for the bar of zeros, apart from the decades. */
const zeroWidth = 16;
const decadeWidth = (width - zeroWidth - 2) / (decades.to - decades.from);

const tick = (x: number, text: string, anchor: 'start' | 'middle' | 'end' = 'middle') =>
  svg`<text x=${x} y=${height - 2} text-anchor=${anchor}>${text}</text>`;

const bar = (kind: string, x: number, barWidth: number, share: number) =>
  share > 0
    ? svg`<rect
        class=${kind}
        x=${x + 0.5}
        y=${(plotHeight * (1 - share)).toFixed(2)}
        width=${barWidth - 1}
        height=${(plotHeight * share).toFixed(2)}
      />`
    : nothing;

const picture = (content: unknown) =>
  html`<svg viewBox="0 0 ${width} ${height}" aria-hidden="true">
    ${content} ${svg`<path class="axis" d="M0 ${plotHeight + 0.5}H${width}" />`}
  </svg>`;

/** Bars by sign, in the colours that edges have; `top` is the share that fills the height. */
function weightBars({ weightBins, weightCount }: LayerFigures, limit: number, top: number) {
  const step = width / signedBinCount;
  return picture([
    weightBins.map((count, i) =>
      bar(
        i < signedBinCount / 2 ? 'negative' : 'positive',
        i * step,
        step,
        count / weightCount / top,
      ),
    ),
    tick(0, `−${formatSetting(limit)}`, 'start'),
    tick(width / 2, '0'),
    tick(width, formatSetting(limit), 'end'),
  ]);
}

/** Bars by size, in powers of ten, and at the left those that are 0. */
function gradBars({ gradBins, zeroGradCount, weightCount }: LayerFigures, top: number) {
  const step = decadeWidth / decades.binsEach;
  const xOf = (decade: number) => zeroWidth + (decade - decades.from) * decadeWidth;
  return picture([
    bar('zero', 0, zeroWidth - 6, zeroGradCount / weightCount / top),
    gradBins.map((count, i) => bar('size', zeroWidth + i * step, step, count / weightCount / top)),
    tick((zeroWidth - 6) / 2, '0'),
    tick(xOf(-6), '10⁻⁶'),
    tick(xOf(-3), '10⁻³'),
    tick(xOf(0), '1'),
  ]);
}

const nameOf = ({ layerIndex }: LayerFigures, layerCount: number) =>
  layerIndex === layerCount - 1
    ? t('measuresOutput')
    : t('measuresLayer', { layer: layerIndex + 1 });

function noteOf({ condition, zeroGradCount }: LayerFigures): string {
  if (condition === 'none') return t('measuresNoGrad');
  if (condition === 'vanishing') return t('measuresVanishing');
  return zeroGradCount > 0 ? t('measuresZero', { count: zeroGradCount }) : '';
}

/** Every layer's weights and gradients, on one scale. */
export function layerBars({ weightLimit, layers }: WeightFigures): TemplateResult {
  const topOf = (counts: (layer: LayerFigures) => number[]) =>
    Math.max(...layers.map((layer) => Math.max(...counts(layer)) / layer.weightCount), 1e-9);
  const weightTop = topOf(({ weightBins }) => weightBins);
  const gradTop = topOf(({ gradBins, zeroGradCount }) => [...gradBins, zeroGradCount]);
  const median = (size: number) =>
    html`<small>${t('measuresMedian', { size: formatLoss(size) })}</small>`;
  const head = (text: string, top: number) =>
    html`<span>${text} <small>${t('measuresTop', { share: formatShare(top) })}</small></span>`;
  return html`<div class="layers" aria-hidden="true">
    <div class="pair heads">
      ${head(t('measuresWeightsHead'), weightTop)} ${head(t('measuresGradsHead'), gradTop)}
    </div>
    ${layers.map((layer) => {
      const note = noteOf(layer);
      const isWarning = layer.condition !== 'plain';
      return html`<div class="layer">
        <h3>${nameOf(layer, layers.length)}</h3>
        <div class="pair">${median(layer.weightMedian)} ${median(layer.gradMedian)}</div>
        <div class="pair">
          ${weightBars(layer, weightLimit, weightTop)} ${gradBars(layer, gradTop)}
        </div>
        ${note === '' ? nothing : html`<p class=${isWarning ? 'warning' : 'note'}>${note}</p>`}
      </div>`;
    })}
  </div>`;
}

/** The same as a table, for whoever does not see the bars. */
export function layerTable({ layers }: WeightFigures, epoch: number): TemplateResult {
  return html`<table class="visually-hidden">
    <caption>
      ${t('measuresTableCaption', { epoch: formatCount(epoch) })}
    </caption>
    <thead>
      <tr>
        <th scope="col">${t('measuresColumnLayer')}</th>
        <th scope="col">${t('measuresColumnWeights')}</th>
        <th scope="col">${t('measuresColumnMedianWeight')}</th>
        <th scope="col">${t('measuresColumnLargestWeight')}</th>
        <th scope="col">${t('measuresColumnMedianGrad')}</th>
        <th scope="col">${t('measuresColumnLargestGrad')}</th>
        <th scope="col">${t('measuresColumnZero')}</th>
        <th scope="col">${t('measuresColumnNote')}</th>
      </tr>
    </thead>
    <tbody>
      ${layers.map(
        (layer) =>
          html`<tr>
            <th scope="row">${nameOf(layer, layers.length)}</th>
            <td>${layer.weightCount}</td>
            <td>${formatLoss(layer.weightMedian)}</td>
            <td>${formatLoss(layer.largestWeight)}</td>
            <td>${formatLoss(layer.gradMedian)}</td>
            <td>${formatLoss(layer.largestGrad)}</td>
            <td>${layer.zeroGradCount}</td>
            <td>${noteOf(layer)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
