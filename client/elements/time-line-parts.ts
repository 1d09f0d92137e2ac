import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { View } from '../../shared/view/view.ts';
import { formatClock, formatCount } from '../texts/format.ts';
import { t } from '../texts/translate.ts';
import type { PlacedMark } from './time-line-marks.ts';
import { presentOf, readingWords } from './time-line-words.ts';

/** The marks as a list, for who does not see them; written anew with other marks alone. */
export const markList = (placed: readonly PlacedMark[], isReplay: boolean): TemplateResult =>
  html`<ol class="visually-hidden">
    ${guard([placed, isReplay], () =>
      placed.map(({ at, text, long }) => {
        const words = isReplay
          ? t('timeLineMarkAtTime', { time: formatClock(at), what: long ?? text })
          : t('timeLineMarkAt', { epoch: formatCount(at), what: text });
        return html`<li>${words}</li>`;
      }),
    )}
  </ol>`;

/** What is done with a pointer on the line. */
export interface PointerHandlers {
  down: (event: PointerEvent) => void;
  move: (event: PointerEvent) => void;
  up: (event: PointerEvent) => void;
  leave: (event: PointerEvent) => void;
}

interface Head {
  positionMs: number;
  durationMs: number;
  view: View | null;
  onKey: (event: KeyboardEvent) => void;
  on: PointerHandlers;
}

/** The play head of a replay. */
export const playHead = ({ positionMs, durationMs, view, onKey, on }: Head): TemplateResult =>
  html`<div
    class="head"
    role="slider"
    tabindex="0"
    aria-label=${t('timeLineHead')}
    aria-valuemin="0"
    aria-valuemax=${Math.round(durationMs)}
    aria-valuenow=${Math.round(positionMs)}
    aria-valuetext=${t('timeLineHeadValue', {
      position: formatClock(positionMs),
      duration: formatClock(durationMs),
      reading: view ? readingWords(presentOf(view)) : '',
    })}
    @keydown=${onKey}
    @pointerdown=${on.down}
    @pointermove=${on.move}
    @pointerup=${on.up}
    @pointercancel=${on.up}
    @pointerleave=${on.leave}
  ></div>`;
