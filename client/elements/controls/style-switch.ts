import { css, html, LitElement, type TemplateResult } from 'lit';
import { unitStyles, type UnitStyle } from '../../render/selection.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';

const labels = { regions: 'unitStyleRegions', shades: 'unitStyleShades' } as const;

/**
 * Two ways to see a unit, one of them pressed.
 * @fires style-change - detail: 'regions' | 'shades'
 */
export class MlStyleSwitch extends LitElement {
  static override properties = { unitStyle: {} };
  declare unitStyle: UnitStyle;

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: inline-flex;
      }

      button {
        padding: 0 10px;
        font-size: var(--text-13);
      }

      button:first-of-type {
        border-radius: var(--radius) 0 0 var(--radius);
      }

      button:last-of-type {
        margin-left: -1px;
        border-radius: 0 var(--radius) var(--radius) 0;
      }

      button[aria-pressed='true'] {
        position: relative;
        border-color: var(--accent);
        background: var(--accent-soft);
        color: var(--accent);
        font-weight: 600;
      }

      button:focus-visible {
        z-index: 1;
      }
    `,
  ];

  constructor() {
    super();
    this.unitStyle = 'regions';
  }

  override render(): TemplateResult {
    return html`<span role="group" aria-label=${t('unitStyle')}
      >${unitStyles.map(
        (style) =>
          html`<button aria-pressed=${this.unitStyle === style} @click=${() => this.#pick(style)}>
            ${t(labels[style])}
          </button>`,
      )}</span
    >`;
  }

  #pick(style: UnitStyle): void {
    this.dispatchEvent(
      new CustomEvent('style-change', { detail: style, bubbles: true, composed: true }),
    );
  }
}

customElements.define('ml-style-switch', MlStyleSwitch);

declare global {
  interface HTMLElementEventMap {
    'style-change': CustomEvent<UnitStyle>;
  }
}
