import { css, html, LitElement, type TemplateResult } from 'lit';
import { limits } from '../../shared/limits.ts';
import type { AnyCommandBody } from '../../shared/protocol/any-command.ts';
import type { CommandResult } from '../controllers/command-outbox.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { fieldStyles } from './controls/field-styles.ts';
import { dialogStyles } from './own-data/dialog-styles.ts';

/**
 * Names what is to be seen now, for whoever replays the class: the time is that at which it was
 * opened, however long one types.
 * @fires moment-named - detail: the name, once it is recorded
 */
export class MlMomentDialog extends LitElement {
  static override properties = { send: { attribute: false } };
  /** Asks the session. */
  declare send: (body: AnyCommandBody) => Promise<CommandResult>;
  #openedMs = 0;

  static override styles = [
    sharedStyles,
    dialogStyles,
    fieldStyles,
    css`
      dialog {
        width: min(26rem, 100vw - 24px);
      }

      form {
        display: grid;
        gap: var(--space-3);
        padding: var(--space-6);
      }

      label {
        display: grid;
        gap: var(--space-1);
        font-weight: 600;
      }

      input[type='text'] {
        height: max(40px, var(--target));
        font-weight: 400;
      }
    `,
  ];

  show(): void {
    this.#openedMs = performance.now();
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @close=${this.#clear}>
      <form @submit=${this.#submit}>
        <h2 id="title">${t('momentName')}</h2>
        <label
          >${t('momentNameLabel')}
          <input
            type="text"
            required
            pattern=".*\\S.*"
            maxlength=${limits.momentTextLength}
            autocomplete="off"
            aria-describedby="hint"
        /></label>
        <p class="quiet" id="hint">${t('momentNameHint')}</p>
        <div class="actions">
          <button type="button" @click=${this.#close}>${t('close')}</button>
          <button class="primary">${t('momentNameSend')}</button>
        </div>
      </form>
    </dialog>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const text = this.#input?.value.trim() ?? '';
    if (text === '') return;
    const agoMs = Math.min(limits.momentAgoMs, Math.round(performance.now() - this.#openedMs));
    // Refused, what was typed is still there.
    const result = await this.send({ type: 'name-moment', text, agoMs });
    if (!result.ok) return;
    this.#close();
    this.dispatchEvent(new CustomEvent('moment-named', { detail: text }));
  };

  get #input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  readonly #close = (): void => this.renderRoot.querySelector('dialog')?.close();

  readonly #clear = (): void => {
    if (this.#input) this.#input.value = '';
  };
}

customElements.define('ml-moment-dialog', MlMomentDialog);

declare global {
  interface HTMLElementTagNameMap {
    'ml-moment-dialog': MlMomentDialog;
  }
}
