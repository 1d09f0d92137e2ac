import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Window } from '../../../shared/datasets/window.ts';
import { limits } from '../../../shared/limits.ts';
import type { Collect, OfferedPoint } from '../../../shared/protocol/people-messages.ts';
import { recallDraft, rememberDraft } from '../../controllers/draft.ts';
import type { Mine } from '../../controllers/people-news.ts';
import { formatCount } from '../../texts/format.ts';
import { t, type PlainTextKey } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { classMarks } from '../class-marks.ts';
import { icons } from '../controls/icons.ts';
import type { Ink } from '../own-data/point-gestures.ts';
import { PointSheet } from '../own-data/point-sheet.ts';
import '../own-data/points-plane.ts';
import { activityStyles } from './activity-styles.ts';
import type { ClassContext } from './class-context.ts';
import { unlessOff } from '../controls/unless-off.ts';

/** The plane that all pupils share. */
export const collectWindow: Window = { x1Min: -3, x1Max: 3, x2Min: -3, x2Max: 3 };

const inks: readonly { ink: Ink; label: PlainTextKey; mark: TemplateResult }[] = [
  { ink: 0, label: 'pointsClass0', mark: classMarks[0] },
  { ink: 1, label: 'pointsClass1', mark: classMarks[1] },
  { ink: 'erase', label: 'pointsErase', mark: icons.eraser },
];

/** A pupil's share of the class's data: points of both classes, handed in to the teacher. */
export class MlCollectCard extends LitElement {
  static override styles = [
    sharedStyles,
    activityStyles,
    css`
      .inks {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        gap: var(--space-1);
      }

      .inks button {
        min-height: 44px;
        padding: 0 4px;
      }

      ml-points-plane {
        aspect-ratio: 1 / 0.97;
      }
    `,
  ];
  static override properties = {
    code: {},
    collect: { attribute: false },
    mine: { attribute: false },
    send: { attribute: false },
    ink: { state: true },
    sheet: { state: true },
    words: { state: true },
  };
  declare code: string;
  declare collect: Collect | null;
  declare mine: Mine['points'];
  declare send: ClassContext['send'] | null;
  declare ink: Ink;
  declare sheet: PointSheet | null;
  /** What happened last, for the live region. */
  declare words: string;
  #round = -1;

  constructor() {
    super();
    this.code = '';
    this.collect = null;
    this.mine = null;
    this.send = null;
    this.ink = 0;
    this.sheet = null;
    this.words = '';
  }

  protected override willUpdate(): void {
    const { collect } = this;
    if (!collect || collect.round === this.#round) return;
    this.#round = collect.round;
    const points = recallDraft<OfferedPoint[]>(this.code, collect.round) ?? [];
    this.sheet = new PointSheet(points, collectWindow, limits.offeredPointCount);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { collect, sheet } = this;
    if (!collect || !sheet) return nothing;
    if (!collect.isOpen) {
      return html`<h2>${t('collectTitle')}</h2>
        <p>${t('collectClosed')}</p>
        ${this.#renderFate()}`;
    }
    return html`<h2>${t('collectTitle')}</h2>
      <p class="quiet">${t('collectHow', { count: limits.offeredPointCount })}</p>
      <div class="inks" role="group" aria-label=${t('pointsInk')}>
        ${inks.map(
          ({ ink, label, mark }) =>
            html`<button aria-pressed=${this.ink === ink} @click=${() => (this.ink = ink)}>
              ${mark}${t(label)}
            </button>`,
        )}
      </div>
      <ml-points-plane
        .sheet=${sheet}
        .ink=${this.ink}
        .isBrush=${false}
        @points-change=${this.#onPoints}
      ></ml-points-plane>
      <div class="buttons">
        <button
          class="primary"
          aria-disabled=${sheet.points.length === 0}
          @click=${unlessOff(sheet.points.length === 0, this.#offer)}
        >
          ${t(this.mine ? 'collectOfferAgain' : 'collectOffer')}
        </button>
      </div>
      ${this.#renderFate()}
      <div class="visually-hidden" role="status">${this.words}</div>`;
  }

  #renderFate(): TemplateResult | typeof nothing {
    if (!this.mine) return nothing;
    const { pointCount, fate } = this.mine;
    const [one, many] = (
      {
        waiting: ['collectFateWaitingOne', 'collectFateWaiting'],
        accepted: ['collectFateAcceptedOne', 'collectFateAccepted'],
        refused: ['collectFateRefusedOne', 'collectFateRefused'],
      } as const
    )[fate];
    const text = pointCount === 1 ? t(one) : t(many, { count: formatCount(pointCount) });
    return html`<p class="fate" role="status">${text}</p>`;
  }

  readonly #onPoints = (event: CustomEvent<string>): void => {
    if (event.detail !== '') this.words = event.detail;
    if (this.collect && this.sheet) {
      rememberDraft(this.code, this.collect.round, this.sheet.points);
    }
    this.requestUpdate();
  };

  readonly #offer = (): void => {
    const { collect, sheet } = this;
    if (!collect || !sheet) return;
    const points = sheet.points.map(([x1, x2, label]): OfferedPoint => [x1, x2, label]);
    void this.send?.({ type: 'offer-points', round: collect.round, points });
  };
}

customElements.define('ml-collect-card', MlCollectCard);

declare global {
  interface HTMLElementTagNameMap {
    'ml-collect-card': MlCollectCard;
  }
}
