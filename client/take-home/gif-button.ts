import { css, html, LitElement, type TemplateResult } from 'lit';
import type { Recording } from '../../shared/view/recording.ts';
import { icons } from '../elements/controls/icons.ts';
import { fileStem, saveFile } from '../elements/own-data/save-file.ts';
import { formatShare } from '../texts/format.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';

/** Saves a recording as a GIF, made in this browser; while it is made, a press ends it. */
export class MlGifButton extends LitElement {
  static override properties = {
    recording: { attribute: false },
    heading: {},
    share: { state: true },
    hasFailed: { state: true },
  };
  declare recording: Recording | null;
  /** What the file is named after. */
  declare heading: string;
  /** How much is done; null while none is made. */
  declare share: number | null;
  declare hasFailed: boolean;
  #abort: AbortController | null = null;

  static override styles = [
    sharedStyles,
    css`
      button {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-width: var(--target);
        min-height: var(--target);
        padding: 0 var(--space-1);
        border-color: transparent;
        background: none;
        color: var(--ink-2);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  constructor() {
    super();
    this.recording = null;
    this.heading = '';
    this.share = null;
    this.hasFailed = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#abort?.abort();
  }

  override render(): TemplateResult {
    const { share } = this;
    if (share === null) {
      return html`<button title=${t('gifLong')} @click=${this.#make}>
        ${icons.download}${t(this.hasFailed ? 'gifFailed' : 'gif')}
      </button>`;
    }
    return html`<button
      title=${t('gifStop')}
      aria-label=${`${t('gif')} ${formatShare(share)}: ${t('gifStop')}`}
      @click=${() => this.#abort?.abort()}
    >
      ${t('gif')} ${formatShare(share)}
    </button>`;
  }

  #make = async (): Promise<void> => {
    const { recording } = this;
    if (!recording) return;
    const abort = new AbortController();
    this.#abort = abort;
    this.share = 0;
    this.hasFailed = false;
    try {
      const { makeGif } = await import('./gif.ts');
      const bytes = await makeGif(recording, {
        signal: abort.signal,
        onProgress: (share) => (this.share = share),
      });
      saveFile(`${fileStem(this.heading)}.gif`, 'image/gif', bytes);
    } catch {
      this.hasFailed = !abort.signal.aborted;
    }
    this.share = null;
  };
}

customElements.define('ml-gif-button', MlGifButton);

declare global {
  interface HTMLElementTagNameMap {
    'ml-gif-button': MlGifButton;
  }
}
