import { css, html, LitElement, type TemplateResult } from 'lit';
import { formatCode } from '../texts/format.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { icons } from './controls/icons.ts';
import { copyText } from './copy-text.ts';
import { readableHost } from './join-address.ts';
import './qr-code.ts';

/** How to get in, over the whole screen: for whoever stands at the door, or sits in the last row. */
export class MlJoinDialog extends LitElement {
  static override properties = { code: {}, joinUrl: {}, hasCopied: { state: true } };
  declare code: string;
  declare joinUrl: string;
  declare hasCopied: boolean;

  static override styles = [
    sharedStyles,
    css`
      dialog {
        width: 100vw;
        max-width: none;
        height: 100dvh;
        max-height: none;
        padding: var(--space-6);
        border: 0;
        background: var(--page);
        color: var(--ink);
      }

      dialog[open] {
        display: grid;
        grid-template-columns: auto minmax(0, auto);
        place-content: center;
        align-items: center;
        gap: 6vmin;
      }

      ml-qr-code {
        width: min(76vmin, 44vw);
      }

      dl {
        margin: 0;
      }

      dt {
        color: var(--ink-2);
        font-size: clamp(18px, 2.6vmin, 36px);
      }

      dd {
        margin: 0 0 0.5em;
        font-size: clamp(24px, 4.4vmin, 64px);
        font-weight: 600;
        overflow-wrap: anywhere;
        line-height: 1.15;
      }

      .code {
        font-size: clamp(36px, 11vmin, 160px);
        letter-spacing: 0.04em;
        white-space: nowrap;
      }

      .copy {
        display: flex;
        gap: var(--space-2);
        max-width: 32rem;
      }

      .copy input {
        flex: 1;
        min-width: 0;
        padding: 0 var(--space-3);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
        font: inherit;
      }

      .close {
        position: absolute;
        top: var(--space-4);
        right: var(--space-4);
        display: grid;
        place-items: center;
        width: 44px;
        height: 44px;
        padding: 0;
      }

      @media (max-width: 700px), (orientation: portrait) {
        dialog[open] {
          grid-template-columns: minmax(0, 1fr);
          justify-items: center;
        }

        ml-qr-code {
          width: min(80vw, 50vh);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.code = '';
    this.joinUrl = '';
    this.hasCopied = false;
  }

  show(): void {
    this.hasCopied = false;
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  override render(): TemplateResult {
    return html`<dialog aria-label=${t('joinTitle')} @click=${this.#closeOnBackdrop}>
      <ml-qr-code .text=${this.joinUrl}></ml-qr-code>
      <div>
        <dl>
          <dt>${t('joinOpen')}</dt>
          <dd>${readableHost(this.joinUrl)}</dd>
          <dt>${t('joinCode')}</dt>
          <dd class="code">${formatCode(this.code)}</dd>
        </dl>
        <div class="copy">
          <input
            readonly
            aria-label=${t('joinCopyByHand')}
            .value=${this.joinUrl}
            @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
          />
          <button @click=${this.#copy}>${t(this.hasCopied ? 'joinCopied' : 'joinCopy')}</button>
        </div>
      </div>
      <button class="close" autofocus aria-label=${t('close')} @click=${this.#close}>
        ${icons.close}
      </button>
    </dialog>`;
  }

  #copy = async (): Promise<void> => {
    const field = this.renderRoot.querySelector('input');
    if (field) this.hasCopied = await copyText(field);
  };

  #close = (): void => this.renderRoot.querySelector('dialog')?.close();

  #closeOnBackdrop = (event: Event): void => {
    if (event.target === event.currentTarget) this.#close();
  };
}

customElements.define('ml-join-dialog', MlJoinDialog);

declare global {
  interface HTMLElementTagNameMap {
    'ml-join-dialog': MlJoinDialog;
  }
}
