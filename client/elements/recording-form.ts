import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { keyIn, recordingIdIn, searchIn } from '../controllers/address.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { fieldStyles } from './controls/field-styles.ts';

export interface RecordingLink {
  id: string;
  key: string;
  /** What else the link names: a moment, a unit. */
  search?: string;
}

/**
 * A recording, by its link or id, or from a file.
 * @fires recording-link - detail: {@link RecordingLink}, the key empty where the link has none
 * @fires recording-file - detail: the `File`
 */
export class MlRecordingForm extends LitElement {
  static override properties = { error: {}, heading: {} };
  declare error: string;
  /** In place of its own. */
  declare heading: string;

  static override styles = [
    sharedStyles,
    fieldStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
        width: min(26rem, 100%);
      }

      h1 {
        margin: 0;
        font-size: var(--text-24);
      }

      p {
        margin: 0;
        color: var(--ink-2);
      }

      form {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: var(--space-1) var(--space-2);
      }

      label {
        grid-column: 1 / -1;
        font-weight: 600;
      }

      input[type='text'],
      button {
        height: 44px;
      }

      .file {
        display: grid;
        gap: var(--space-1);
        font-weight: 600;
      }

      input[type='file'] {
        max-width: 100%;
        min-height: 44px;
        font: inherit;
        color: var(--ink-2);
      }

      input::file-selector-button {
        min-height: 44px;
        margin-right: var(--space-3);
        padding: 0 var(--space-3);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
        font: inherit;
        cursor: pointer;
      }

      .error {
        padding-left: var(--space-3);
        border-left: 3px solid var(--ink);
        color: var(--ink);
      }
    `,
  ];

  constructor() {
    super();
    this.error = '';
    this.heading = '';
  }

  override render(): TemplateResult {
    return html`
      <header>
        <h1>${this.heading || t('replayHeading')}</h1>
        <p>${t('replayExplain')}</p>
      </header>
      ${this.error === '' ? nothing : html`<p class="error" role="alert">${this.error}</p>`}
      <form @submit=${this.#submit}>
        <label for="id">${t('replayLink')}</label>
        <input type="text" id="id" autocomplete="off" spellcheck="false" required />
        <button>${t('replayOpen')}</button>
      </form>
      <label class="file"
        >${t('replayFile')}
        <input
          type="file"
          accept=".ndjson,.gz,application/x-ndjson,application/gzip"
          @change=${this.#pickFile}
        />
      </label>
    `;
  }

  #submit = (event: Event): void => {
    event.preventDefault();
    const text = this.renderRoot.querySelector<HTMLInputElement>('#id')?.value ?? '';
    const detail: RecordingLink = {
      id: recordingIdIn(text),
      key: keyIn(text),
      search: searchIn(text),
    };
    if (detail.id !== '') this.dispatchEvent(new CustomEvent('recording-link', { detail }));
  };

  #pickFile = (event: Event): void => {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file) this.dispatchEvent(new CustomEvent('recording-file', { detail: file }));
  };
}

customElements.define('ml-recording-form', MlRecordingForm);
