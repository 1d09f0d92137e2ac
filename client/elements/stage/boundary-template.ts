import { html, nothing, svg, type TemplateResult } from 'lit';
import { t } from '../../texts/translate.ts';
import { unlessOff } from '../controls/unless-off.ts';

/** What the points' shapes mean; `hasRings` where those in the wrong class are ringed. */
export function legendTemplate(hasTest: boolean, hasRings = true): TemplateResult {
  const entry = (shape: TemplateResult, text: string) =>
    html`<li><svg viewBox="0 0 14 14" aria-hidden="true">${shape}</svg>${text}</li>`;
  const circle = svg`<circle class="class-0" cx="7" cy="7" r="4.5" />`;
  const triangle = svg`<path class="class-1" d="M7 1.2 12 10.4H2z" />`;
  const hollow = svg`<circle class="test" cx="7" cy="7" r="4" />`;
  const ringed = svg`<circle class="ring" cx="7" cy="7" r="5.8" />
    <circle class="dot" cx="7" cy="7" r="2.4" />`;
  return html`<ul class="legend">
    ${entry(circle, t('boundaryClass0'))}${entry(triangle, t('boundaryClass1'))}
    ${hasTest ? entry(hollow, t('boundaryTest')) : nothing}
    ${hasRings ? entry(ringed, t('boundaryWrong')) : nothing}
  </ul>`;
}

const icon = (path: string) =>
  html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d=${path} /></svg>`;
const trailIcon = icon('M2 13C3 6 7 3 14 2M2 9.5C3.500 5 6 3 10 2M6 14c.6-5 3-8 8-8.500');
const testIcon = icon('M8 3.500a4.500 4.500 0 1 0 .01 0z');
const minusIcon = icon('M3 8h10');
const plusIcon = icon('M3 8h10M8 3v10');
const saveIcon = icon('M8 2.5v7M5 7l3 3 3-3M3 13h10');

/** Opens what saves the picture as a file. */
export const saveButton = (onSave: () => void): TemplateResult =>
  html`<button
    class="save"
    title=${t('pictureSave')}
    aria-label=${t('pictureSave')}
    aria-haspopup="dialog"
    @click=${onSave}
  >
    ${saveIcon}
  </button>`;

/** What can be done with the picture itself. */
export interface PictureTools {
  /** Whether there are test points, and whether they are left out. */
  hasTest: boolean;
  hidesTest: boolean;
  hasTrail: boolean;
  isZoomed: boolean;
  isNearest: boolean;
  isFarthest: boolean;
  onTest: () => void;
  onTrail: () => void;
  onZoom: (factor: number) => void;
  onFit: () => void;
  onSave: () => void;
}

/** One press of a button or a key zooms so far. */
export const zoomStep = Math.SQRT2;

export function toolsTemplate(tools: PictureTools): TemplateResult {
  const { hasTest, hidesTest, hasTrail, isZoomed, isNearest, isFarthest, onZoom } = tools;
  const zoom = (factor: number, label: string, sign: TemplateResult, isOff: boolean) =>
    html`<button
      title=${label}
      aria-label=${label}
      aria-disabled=${isOff}
      @click=${unlessOff(isOff, () => onZoom(factor))}
    >
      ${sign}
    </button>`;
  return html`<div class="tools" role="group" aria-label=${t('boundaryTools')}>
    <button
      class="trail"
      aria-pressed=${hasTrail}
      title=${t('boundaryTrailLong')}
      @click=${tools.onTrail}
    >
      ${trailIcon}${t('boundaryTrail')}
    </button>
    ${
      hasTest
        ? html`<button
            class="test-points"
            aria-pressed=${!hidesTest}
            aria-label=${t('boundaryTestPoints')}
            title=${t('boundaryTestPointsLong')}
            @click=${tools.onTest}
          >
            ${testIcon}${t('boundaryTest')}
          </button>`
        : nothing
    }
    <span class="zoom">
      ${zoom(1 / zoomStep, t('boundaryZoomOut'), minusIcon, isFarthest)}
      <button
        class="fit"
        title=${t('boundaryFitLong')}
        aria-disabled=${!isZoomed}
        @click=${unlessOff(!isZoomed, tools.onFit)}
      >
        ${t('boundaryFit')}
      </button>
      ${zoom(zoomStep, t('boundaryZoomIn'), plusIcon, isNearest)}
    </span>
    ${saveButton(tools.onSave)}
  </div>`;
}
