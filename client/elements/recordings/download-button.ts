import { css, html, LitElement, type TemplateResult } from 'lit';
import { fetchRecordingFile } from '../../controllers/owned-recordings.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { icons } from '../controls/icons.ts';
import { fileStem, saveFile } from '../own-data/save-file.ts';

/**
 * Saves a recording as a file: a link alone could not carry the key that opens it.
 * @attr is-narrow - on a phone it is its icon alone
 */
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
        padding: 0 var(--space-1);
        border-color: transparent;
        background: none;
        color: var(--ink-2);
        white-space: nowrap;
      }

      @media (max-width: 700px) {
        :host([is-narrow]) span {
          display: none;
        }
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
      ? 'replayDownloading'
      : this.hasFailed
        ? 'replayDownloadFailed'
        : 'replayDownload';
    return html`<button
      title=${t('replayDownloadLong')}
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
