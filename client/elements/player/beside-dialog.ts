import { css, html, LitElement, type TemplateResult } from 'lit';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { dialogStyles } from '../own-data/dialog-styles.ts';
import '../recording-form.ts';

/**
 * Asks for the recording that is to play beside the first.
 * @fires recording-link - detail: `{id, key}`
 * @fires recording-file - detail: the `File`
 */
export class MlBesideDialog extends LitElement {
  static override properties = { error: {} };
  declare error: string;

  static override styles = [
    sharedStyles,
    dialogStyles,
    css`
      .sheet {
        display: grid;
        gap: var(--space-4);
        padding: var(--space-6);
      }
    `,
  ];

  constructor() {
    super();
    this.error = '';
  }

  show(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-label=${t('besideHeading')}>
      <div class="sheet">
        <ml-recording-form
          .heading=${t('besideHeading')}
          .error=${this.error}
          @recording-link=${this.#pass}
          @recording-file=${this.#pass}
        ></ml-recording-form>
        <form method="dialog"><button>${t('close')}</button></form>
      </div>
    </dialog>`;
  }

  readonly #pass = (event: CustomEvent<unknown>): void => {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }));
  };
}

customElements.define('ml-beside-dialog', MlBesideDialog);

declare global {
  interface HTMLElementTagNameMap {
    'ml-beside-dialog': MlBesideDialog;
  }
}
