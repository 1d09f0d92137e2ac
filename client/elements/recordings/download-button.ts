import { css, html, LitElement, type TemplateResult } from 'lit';
import { fetchRecordingFile } from '../../controllers/owned-recordings.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { icons } from '../controls/icons.ts';
import { fileStem, saveFile } from '../own-data/save-file.ts';

/** Saves a recording as a file: a link alone could not carry the key that opens it. */
export class MlDownloadButton extends LitElement {
  static override properties = {
    recordingId: { attribute: false },
    key: { attribute: false },
    heading: {},
    isBusy: { state: true },
    hasFailed: { state: true },
  };
  declare recordingId: string;
  declare key: string;
  /** What the file is named after. */
  declare heading: string;
  declare isBusy: boolean;
  declare hasFailed: boolean;

  static override styles = [
    sharedStyles,
    css`
      button {
        display: inline-flex;
        align-items: center;
        justify-content: center;
        gap: 6px;
        width: 100%;
        min-width: var(--target);
        min-height: var(--target);
        padding: 0 var(--space-2);
        border-color: transparent;
        background: none;
        color: var(--ink-2);
        white-space: nowrap;
      }
    `,
  ];

  constructor() {
    super();
    this.recordingId = '';
    this.key = '';
    this.heading = '';
    this.isBusy = false;
    this.hasFailed = false;
  }

  override render(): TemplateResult {
    const label = this.isBusy
      ? 'recordingsDownloading'
      : this.hasFailed
        ? 'recordingsDownloadFailed'
        : 'recordingsDownload';
    return html`<button
      title=${t('recordingsDownloadLong')}
      aria-label=${t(label)}
      aria-disabled=${this.isBusy}
      @click=${this.#save}
    >
      ${icons.download}<span>${t(label)}</span>
    </button>`;
  }

  readonly #save = async (): Promise<void> => {
    if (this.isBusy) return;
    this.isBusy = true;
    this.hasFailed = false;
    const result = await fetchRecordingFile(this.recordingId, this.key);
    this.isBusy = false;
    this.hasFailed = !result.ok;
    if (!result.ok) return;
    saveFile(`${fileStem(this.heading)}.ndjson.gz`, 'application/gzip', result.value);
  };
}

customElements.define('ml-download-button', MlDownloadButton);

declare global {
  interface HTMLElementTagNameMap {
    'ml-download-button': MlDownloadButton;
  }
}
