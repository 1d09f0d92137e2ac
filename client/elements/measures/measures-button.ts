import { css, html, LitElement, type TemplateResult } from 'lit';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { icons } from '../controls/icons.ts';

/** Opens and closes the measures: small, beside the figures. */
export class MlMeasuresButton extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override properties = { isOpen: { type: Boolean } };
  declare isOpen: boolean;

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: inline-flex;
      }

      button {
        display: inline-grid;
        place-items: center;
        width: var(--target);
        padding: 0;
        color: var(--ink-2);
      }

      button[aria-expanded='true'] {
        border-color: var(--accent);
        background: var(--accent-soft);
        color: var(--accent);
      }
    `,
  ];

  constructor() {
    super();
    this.isOpen = false;
  }

  override render(): TemplateResult {
    return html`<button
      aria-label=${t('measures')}
      aria-expanded=${this.isOpen}
      title=${t('measuresLong')}
    >
      ${icons.measures}
    </button>`;
  }
}

customElements.define('ml-measures-button', MlMeasuresButton);

declare global {
  interface HTMLElementTagNameMap {
    'ml-measures-button': MlMeasuresButton;
  }
}
