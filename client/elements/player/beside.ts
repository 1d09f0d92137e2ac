import { css, html, LitElement, type TemplateResult } from 'lit';
import type { View } from '../../../shared/view/view.ts';
import { maxOffsetMs } from '../../controllers/beside-controller.ts';
import type { PointRef } from '../../render/picked-point.ts';
import type { UnitStyle } from '../../render/selection.ts';
import { t, type PlainTextKey } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { fieldStyles } from '../controls/field-styles.ts';
import { icons } from '../controls/icons.ts';
import { headingOf } from '../heading.ts';
import '../figures.ts';
import '../stage/boundary.ts';

/**
 * Two recordings side by side, or above each other where there is little room: what each has
 * learned at the moment that is shown, with its figures.
 *
 * @fires beside-offset - milliseconds that the second begins later
 * @fires beside-close - the second is to go
 */
export class MlBeside extends LitElement {
  static override properties = {
    first: { attribute: false },
    second: { attribute: false },
    titles: { attribute: false },
    offsetMs: { attribute: false },
    unitStyle: { attribute: false },
    points: { state: true },
  };
  declare first: View | null;
  declare second: View | null;
  /** What each is called now; empty where it has no name. */
  declare titles: readonly [string, string];
  declare offsetMs: number;
  declare unitStyle: UnitStyle;
  /** The point of each that is looked into. */
  declare points: readonly [PointRef | null, PointRef | null];

  static override styles = [
    sharedStyles,
    fieldStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        gap: var(--space-2);
      }

      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-4);
        color: var(--ink-2);
        font-size: var(--text-13);
      }

      .head p {
        flex: 1 1 14rem;
        margin: 0;
      }

      .offset {
        display: flex;
        align-items: center;
        gap: var(--space-2);
      }

      .offset input {
        width: 84px;
      }

      .head button {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-height: var(--target);
      }

      .two {
        display: grid;
        gap: var(--space-4);
        min-height: 0;
      }

      section {
        display: grid;
        grid-template-rows: auto auto minmax(0, 1fr);
        gap: var(--space-1);
        min-width: 0;
        min-height: 0;
      }

      h2 {
        margin: 0;
        overflow: hidden;
        font-size: var(--text-15);
        font-weight: 600;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      h2 small {
        display: inline;
        margin-right: var(--space-1);
        font-weight: 400;
      }

      ml-boundary {
        justify-self: center;
        width: 100%;
        max-width: 70svh;
      }

      .waiting {
        display: grid;
        place-items: center;
        min-height: 200px;
        margin: 0;
        border-radius: var(--radius);
        background: var(--sunken);
        color: var(--ink-2);
      }

      @media (min-width: 700px) {
        .two {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }

        ml-boundary {
          max-width: none;
          height: 100%;
          aspect-ratio: auto;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.first = null;
    this.second = null;
    this.titles = ['', ''];
    this.offsetMs = 0;
    this.unitStyle = 'regions';
    this.points = [null, null];
  }

  protected override render(): TemplateResult {
    return html`<div class="head">
        <p>${t('besideAligned')}</p>
        <label class="offset"
          >${t('besideOffset')}
          <input
            type="number"
            inputmode="decimal"
            min=${-maxOffsetMs / 1000}
            max=${maxOffsetMs / 1000}
            step="1"
            .value=${String(this.offsetMs / 1000)}
            @change=${this.#onOffset}
          />
          ${t('besideSeconds')}</label
        >
        <button @click=${() => this.#fire('beside-close')}>
          ${icons.close}${t('besideClose')}
        </button>
      </div>
      <div class="two">
        ${this.#renderOne(0, 'besideFirst', this.first)}
        ${this.#renderOne(1, 'besideSecond', this.second)}
      </div>`;
  }

  #renderOne(index: 0 | 1, name: PlainTextKey, view: View | null): TemplateResult {
    return html`<section aria-label=${t(name)}>
      <h2><small>${t(name)}</small>${this.#headingOf(index, view)}</h2>
      <ml-figures .view=${view}></ml-figures>
      ${
        view
          ? html`<ml-boundary
              .view=${view}
              .unitStyle=${this.unitStyle}
              .point=${this.points[index]}
              @point-select=${(event: CustomEvent<PointRef | null>) =>
                this.#pick(index, event.detail)}
            ></ml-boundary>`
          : html`<p class="waiting">${t('besideWaiting')}</p>`
      }
    </section>`;
  }

  #headingOf(index: 0 | 1, view: View | null): string {
    const title = this.titles[index];
    return view ? headingOf({ title, experiment: view.experiment }) : title;
  }

  #pick(index: 0 | 1, point: PointRef | null): void {
    this.points = index === 0 ? [point, this.points[1]] : [this.points[0], point];
  }

  readonly #onOffset = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const wanted = 1000 * input.valueAsNumber;
    const offsetMs = Number.isFinite(wanted)
      ? Math.min(maxOffsetMs, Math.max(-maxOffsetMs, wanted))
      : this.offsetMs;
    input.value = String(offsetMs / 1000);
    this.#fire('beside-offset', offsetMs);
  };

  #fire(type: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

customElements.define('ml-beside', MlBeside);

declare global {
  interface HTMLElementTagNameMap {
    'ml-beside': MlBeside;
  }
}
