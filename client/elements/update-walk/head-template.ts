import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../../../shared/view/view.ts';
import { featureSymbol } from '../../render/formula.ts';
import { formatCount, formatSignificant } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { icons } from '../controls/icons.ts';
import './point-map.ts';

export interface WalkHead {
  held: View;
  pointIndex: number;
  /** Whether there are newer numbers to be had. */
  isOutdated: boolean;
  /** Whether they are newer than those that the teacher shows. */
  isLate: boolean;
  onPoint: (pointIndex: number) => void;
  onNewer: () => void;
  onClose: () => void;
}

/** Which point goes through the network, and with which weights. */
export function headTemplate(head: WalkHead): TemplateResult {
  const { held, pointIndex, isOutdated, isLate, onPoint, onNewer, onClose } = head;
  const { count, x, labels } = held.data.train;
  const label = labels[pointIndex];
  const coordinates = (['x1', 'x2'] as const).map(
    (name, i) => `${featureSymbol(name)} ${formatSignificant(x[2 * pointIndex + i])}`,
  );
  // From the last point on to the first.
  const move = (by: number) => onPoint((pointIndex + by + count) % count);
  return html`<div class="head">
    <ml-point-map
      .view=${held}
      .pointIndex=${pointIndex}
      @point-pick=${(event: CustomEvent<number>) => onPoint(event.detail)}
    ></ml-point-map>
    <div class="about">
      <h2 id="title">${t('updateTitle')}</h2>
      <div class="point">
        <button
          aria-label=${t('updatePointPrevious')}
          title=${t('updatePointPrevious')}
          @click=${() => move(-1)}
        >
          ${icons.left}
        </button>
        <span
          ><b
            >${t('updatePoint', {
              point: formatCount(pointIndex + 1),
              count: formatCount(count),
            })}</b
          >
          <span class="coordinates">${coordinates.join(', ')}</span>
          <span class="label" data-label=${label}
            >${label === 1 ? '▲' : '●'} ${t('updatePointClass', { label })}</span
          ></span
        >
        <button
          aria-label=${t('updatePointNext')}
          title=${t('updatePointNext')}
          @click=${() => move(1)}
        >
          ${icons.right}
        </button>
      </div>
      <p class="epoch">
        ${t('updateEpoch', { epoch: formatCount(held.snapshot.epoch) })}
        ${isLate ? html`<span class="late">${t('updateLate')}</span>` : nothing}
        ${
          isOutdated
            ? html`<button class="newer" @click=${onNewer}>${t('updateNewer')}</button>`
            : nothing
        }
      </p>
    </div>
    <button class="close" aria-label=${t('updateClose')} @click=${onClose}>${icons.close}</button>
  </div>`;
}
