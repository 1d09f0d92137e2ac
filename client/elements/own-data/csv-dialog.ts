import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { parseCsv, type CsvResult } from '../../../shared/datasets/csv.ts';
import type { Dataset } from '../../../shared/experiment.ts';
import { limits } from '../../../shared/limits.ts';
import { formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { classMarks } from '../class-marks.ts';
import { icons } from '../controls/icons.ts';
import { csvDialogStyles } from './csv-dialog-styles.ts';
import { csvErrorText, csvNoteText } from './csv-words.ts';
import { dialogStyles } from './dialog-styles.ts';
import { pointCountWords } from './point-words.ts';
import type { SendCommand } from './send-command.ts';
import './points-picture.ts';

/** So many errors are read before the file is mended. */
const shownErrors = 8;
/** A textarea with more than this is slow, and nobody reads it. */
const shownCharacters = 100_000;

type Good = Extract<CsvResult, { ok: true }>;
type Bad = Extract<CsvResult, { ok: false }>;

/** Points from a CSV file, chosen, dropped or pasted; seen before they are used. */
export class MlCsvDialog extends LitElement {
  static override properties = {
    send: { attribute: false },
    text: { state: true },
    fileName: { state: true },
    result: { state: true },
    isOver: { state: true },
    error: { state: true },
    isSending: { state: true },
  };
  declare send: SendCommand;
  declare text: string;
  declare fileName: string;
  /** Null while there is nothing to read. */
  declare result: CsvResult | null;
  declare isOver: boolean;
  declare error: string;
  declare isSending: boolean;
  #seed = 0;

  static override styles = [sharedStyles, dialogStyles, csvDialogStyles];

  constructor() {
    super();
    this.send = async () => null;
    this.isOver = false;
    this.isSending = false;
    this.#read('', '');
  }

  show({ seed }: Dataset): void {
    this.#seed = seed;
    this.#read('', '');
    this.#dialog?.showModal();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  override render(): TemplateResult {
    const { result } = this;
    return html`<dialog
      aria-labelledby="title"
      @dragover=${this.#onDrag}
      @dragleave=${() => (this.isOver = false)}
      @drop=${this.#onDrop}
    >
      <div class="sheet" tabindex="-1">
        <div class="head">
          <h2 id="title">${t('csvTitle')}</h2>
          <p class="quiet" id="csv-hint">${t('csvHint')}</p>
        </div>
        <div class="source">
          <div class="drop ${this.isOver ? 'is-over' : ''}">
            <label class="button"
              >${icons.open}${t('csvChoose')}<input
                type="file"
                accept=".csv,.tsv,.txt,text/csv,text/plain"
                @change=${this.#onFile}
            /></label>
            <span>${this.fileName === '' ? t('csvDrop') : this.fileName}</span>
          </div>
          <textarea
            aria-label=${t('csvText')}
            aria-describedby="csv-hint"
            placeholder=${t('csvPaste')}
            spellcheck="false"
            autocomplete="off"
            wrap="off"
            .value=${this.text}
            @input=${this.#onInput}
          ></textarea>
        </div>
        <div class="outcome" role="status">${this.#renderOutcome()}</div>
        <div class="foot">
          ${this.error === '' ? nothing : html`<p class="error" role="alert">${this.error}</p>`}
          <div class="actions">
            <button @click=${this.#close}>${t('cancel')}</button>
            <button
              class="primary"
              aria-disabled=${!result?.ok || this.isSending}
              @click=${this.#use}
            >
              ${t('pointsUse')}
            </button>
          </div>
        </div>
      </div>
    </dialog>`;
  }

  #renderOutcome(): TemplateResult {
    const { result } = this;
    if (!result)
      return html`<div class="waiting">
        <p>${t('csvWaiting')}</p>
        <code>${t('csvExample')}</code>
      </div>`;
    return result.ok ? this.#renderPoints(result) : this.#renderErrors(result);
  }

  #renderPoints({ points, notes }: Good): TemplateResult {
    const one = points.filter(([, , label]) => label === 1).length;
    return html`<h3>${pointCountWords(points.length)}</h3>
      <ul class="counts">
        <li>${classMarks[0]}${t('csvClass0', { count: formatCount(points.length - one) })}</li>
        <li>${classMarks[1]}${t('csvClass1', { count: formatCount(one) })}</li>
      </ul>
      <ul class="notes">
        ${notes.map((note) => html`<li>${csvNoteText(note)}</li>`)}
      </ul>
      <ml-points-picture .points=${points}></ml-points-picture>`;
  }

  #renderErrors({ errors, errorCount }: Bad): TemplateResult {
    const shown = errors.slice(0, shownErrors);
    const more = errorCount - shown.length;
    return html`<h3>${t('csvErrors')}</h3>
      <ol class="errors">
        ${shown.map(
          (error) =>
            html`<li>
              <span class="line">${t('csvLine', { line: formatCount(error.line) })}</span
              ><span>${csvErrorText(error)}</span>
            </li>`,
        )}
      </ol>
      ${more > 0 ? html`<p class="quiet">${t('csvMore', { count: formatCount(more) })}</p>` : nothing}`;
  }

  #read(text: string, fileName: string): void {
    this.text = text.slice(0, shownCharacters);
    this.fileName = fileName;
    this.error = '';
    this.result = text.trim() === '' && fileName === '' ? null : parseCsv(text);
  }

  async #readFile(file: File): Promise<void> {
    if (file.size > limits.csvFileBytes) {
      this.#read('', '');
      this.error = t('csvTooLarge', { name: file.name });
      return;
    }
    const text = await file.text().catch(() => null);
    if (text !== null) this.#read(text, file.name);
    else this.error = t('fileUnreadable', { name: file.name });
  }

  #onFile = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) void this.#readFile(file);
    // The same file, mended, may be chosen again.
    input.value = '';
  };

  #onInput = (event: Event): void => this.#read((event.target as HTMLTextAreaElement).value, '');

  #onDrag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.isOver = true;
  };

  #onDrop = (event: DragEvent): void => {
    const file = event.dataTransfer?.files[0];
    this.isOver = false;
    if (!file) return;
    event.preventDefault();
    void this.#readFile(file);
  };

  #close = (): void => this.#dialog?.close();

  #use = async (): Promise<void> => {
    if (!this.result?.ok || this.isSending) return;
    this.isSending = true;
    const dataset: Dataset = { type: 'custom', seed: this.#seed, points: this.result.points };
    const error = await this.send({ type: 'change', experiment: { dataset } });
    this.isSending = false;
    this.error = error ?? '';
    if (error === null) this.#close();
  };
}

customElements.define('ml-csv-dialog', MlCsvDialog);

declare global {
  interface HTMLElementTagNameMap {
    'ml-csv-dialog': MlCsvDialog;
  }
}
