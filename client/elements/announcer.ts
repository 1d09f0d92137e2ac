import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { View } from '../../shared/view/view.ts';
import { boundaryPieces } from '../render/boundary-pieces.ts';
import { recentPicturesOf } from '../render/unit-pictures.ts';
import { formatCount, formatLoss, formatShare } from '../texts/format.ts';
import { t } from '../texts/translate.ts';

/** While it trains, words come no faster than they can be heard. */
const intervalMs = 5000;

/**
 * Says in words what the pictures show, for whoever hears the page: every few seconds while it
 * trains, and at once when the phase changes.
 */
export class MlAnnouncer extends LitElement {
  static override properties = {
    view: { attribute: false },
    isLost: { type: Boolean },
    words: { state: true },
  };
  declare view: View | null;
  declare isLost: boolean;
  declare words: string;
  #timer: ReturnType<typeof setInterval> | undefined;

  static override styles = css`
    :host {
      position: fixed;
      top: 0;
      left: 0;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  `;

  constructor() {
    super();
    this.view = null;
    this.isLost = false;
    this.words = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#speak(), intervalMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('view');
    const hasNewPhase = changed.has('view') && before?.phase !== this.view?.phase;
    const hasNewPlace = before?.snapshot.start !== this.view?.snapshot.start;
    if (hasNewPhase || (changed.has('view') && hasNewPlace) || changed.has('isLost')) {
      this.words = this.#describe();
    }
  }

  override render(): TemplateResult {
    return html`<div role="status">${this.words}</div>`;
  }

  #speak(): void {
    this.words = this.#describe();
  }

  #describe(): string {
    const { view } = this;
    if (!view) return '';
    if (this.isLost) return t('statusLost');
    const { metrics, epoch } = view.snapshot;
    const hasTest = view.data.test.count > 0;
    const figures = t(hasTest ? 'statusFiguresTest' : 'statusFigures', {
      loss: formatLoss(hasTest ? metrics.testLoss : metrics.trainLoss),
      accuracy: formatShare(hasTest ? metrics.testAccuracy : metrics.trainAccuracy),
    });
    const values = { epoch: formatCount(epoch), figures };
    switch (view.phase) {
      case 'training':
        return `${t('statusTraining', values)} ${piecesText(view)}`;
      case 'paused':
        return `${t('statusPaused', values)} ${piecesText(view)}`;
      case 'finished':
        return `${t('statusFinished', values)} ${piecesText(view)}`;
      case 'diverged':
        return t('statusDiverged', { epoch: values.epoch });
      default:
        return view.phase satisfies never;
    }
  }
}

/** The picture's one sentence: in how many pieces the boundary lies. */
function piecesText(view: View): string {
  const { units, grid } = recentPicturesOf(view);
  const count = boundaryPieces(units.preActivations[view.network.unitCount - 1], grid);
  if (count === 0) return t('statusNoPiece');
  return count === 1 ? t('statusOnePiece') : t('statusPieces', { count });
}

customElements.define('ml-announcer', MlAnnouncer);
