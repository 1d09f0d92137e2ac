import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { icons } from './controls/icons.ts';

const shownMs = 7000;

/** One quiet message at a time, at the lower edge: what did not work, and what to do. */
export class MlToasts extends LitElement {
  static override properties = { message: { state: true } };
  declare message: string;
  #timer: ReturnType<typeof setTimeout> | undefined;

  static override styles = [
    sharedStyles,
    css`
      :host {
        position: fixed;
        bottom: var(--space-4);
        left: 50%;
        z-index: 10;
        width: max-content;
        max-width: min(36rem, calc(100vw - 2 * var(--space-4)));
        translate: -50%;
      }

      .toast {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
        border-radius: var(--radius);
        background: var(--ink);
        color: var(--page);
      }

      button {
        display: grid;
        place-items: center;
        width: var(--target);
        padding: 0;
        border-color: transparent;
        background: none;
        color: inherit;
      }
    `,
  ];

  constructor() {
    super();
    this.message = '';
  }

  say(message: string): void {
    this.message = message;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#dismiss, shownMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render(): TemplateResult {
    return html`<div role="status">
      ${
        this.message === ''
          ? nothing
          : html`<div class="toast">
              <span>${this.message}</span>
              <button aria-label=${t('dismiss')} @click=${this.#dismiss}>${icons.close}</button>
            </div>`
      }
    </div>`;
  }

  #dismiss = (): void => {
    this.message = '';
  };
}

customElements.define('ml-toasts', MlToasts);

declare global {
  interface HTMLElementTagNameMap {
    'ml-toasts': MlToasts;
  }
}
