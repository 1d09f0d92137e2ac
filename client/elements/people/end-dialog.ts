import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Summary } from '../../../shared/protocol/summary.ts';
import {
  deleteSession,
  fetchSummary,
  fetchSummaryCsv,
  type ApiFailure,
} from '../../controllers/api.ts';
import { formatCount, formatShare } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { icons } from '../controls/icons.ts';
import { dialogStyles } from '../own-data/dialog-styles.ts';
import { fileStem, saveFile } from '../own-data/save-file.ts';
import { endDialogStyles } from './end-dialog-styles.ts';
import { sheetStyles } from './sheet-styles.ts';
import { triedTable } from './tried-table.ts';

/** The end of a class: what it was, to take along, and everything deleted in one action. */
export class MlEndDialog extends LitElement {
  static override styles = [sharedStyles, dialogStyles, sheetStyles, endDialogStyles];
  static override properties = {
    code: {},
    key: { attribute: false },
    recordingId: { attribute: false },
    isOwner: { attribute: false },
    heading: {},
    summary: { state: true },
    error: { state: true },
    isAsking: { state: true },
  };
  declare code: string;
  /** The teacher's. */
  declare key: string;
  declare recordingId: string | undefined;
  declare isOwner: boolean;
  declare heading: string;
  declare summary: Summary | null;
  declare error: string;
  declare isAsking: boolean;

  constructor() {
    super();
    this.code = '';
    this.key = '';
    this.recordingId = undefined;
    this.isOwner = true;
    this.heading = '';
    this.summary = null;
    this.error = '';
    this.isAsking = false;
  }

  async show(): Promise<void> {
    this.summary = null;
    this.error = '';
    this.isAsking = false;
    this.renderRoot.querySelector('dialog')?.showModal();
    const result = await fetchSummary(this.code, this.key);
    if (result.ok) this.summary = result.value;
    else this.#fail(result);
  }

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title">
      <div class="sheet">
        <div class="head">
          <h2 id="title">${t('endTitle')}</h2>
          <button class="close" aria-label=${t('close')} @click=${this.#close}>
            ${icons.close}
          </button>
        </div>
        ${this.error === '' ? nothing : html`<p class="error" role="alert">${this.error}</p>`}
        ${
          this.summary
            ? this.#renderSummary(this.summary)
            : this.error === ''
              ? html`<p role="status">${t('endLoading')}</p>`
              : nothing
        }
        <p class="quiet">${t('endExpiry')}</p>
        ${this.isOwner ? this.#renderDelete() : html`<p class="quiet">${t('endOwnerOnly')}</p>`}
      </div>
    </dialog>`;
  }

  #renderSummary(summary: Summary): TemplateResult {
    const { studentCount, lost, polls, predictions } = summary;
    return html`<p>${pupilsText(studentCount)}</p>
      <h3>${t('endTried')}</h3>
      ${triedTable(summary)}
      ${
        lost.length === 0
          ? nothing
          : html`<ul>
              ${lost.map((point) => html`<li>${lostText(point)}</li>`)}
            </ul>`
      }
      ${
        polls.length === 0
          ? nothing
          : html`<h3>${t('endPolls')}</h3>
              <ul>
                ${polls.map(
                  ({ question, options, counts }) =>
                    html`<li>
                      <strong>${question}</strong>
                      ${options.map((option, i) => `${option}: ${counts[i]}`).join(' · ')}
                    </li>`,
                )}
              </ul>`
      }
      ${
        predictions.length === 0
          ? nothing
          : html`<h3>${t('endPredictions')}</h3>
              <ul>
                ${predictions.map(({ epoch, scores }) => html`<li>${predictionText(epoch, scores)}</li>`)}
              </ul>`
      }
      <div class="actions">
        <button @click=${this.#saveCsv}>${icons.download}${t('endCsv')}</button>
        <button @click=${() => this.#saveJson(summary)}>${icons.download}${t('endJson')}</button>
        ${
          this.recordingId === undefined
            ? nothing
            : html`<a
                class="button"
                href="/replay/${this.recordingId}#${this.key}"
                target="_blank"
                rel="noopener"
                >${icons.recording}${t('endRecording')}</a
              >`
        }
      </div>`;
  }

  #renderDelete(): TemplateResult {
    return html`<div class="delete">
      <p class="quiet">${t('endDeleteHint')}</p>
      ${
        this.isAsking
          ? html`<div class="actions">
              <button class="primary sure" @click=${this.#delete}>${t('endDeleteSure')}</button>
              <button @click=${() => (this.isAsking = false)}>${t('endKeep')}</button>
            </div>`
          : html`<div class="actions">
              <button class="ask" @click=${() => (this.isAsking = true)}>${t('endDelete')}</button>
            </div>`
      }
    </div>`;
  }

  #fail({ message }: ApiFailure): void {
    this.error = t('endFailed', { reason: message || t('homeOffline') });
  }

  readonly #saveCsv = async (): Promise<void> => {
    const result = await fetchSummaryCsv(this.code, this.key);
    if (result.ok) saveFile(`${fileStem(this.heading)}.csv`, 'text/csv', result.value);
    else this.#fail(result);
  };

  #saveJson(summary: Summary): void {
    const text = `${JSON.stringify(summary, null, 2)}\n`;
    saveFile(`${fileStem(this.heading)}.json`, 'application/json', text);
  }

  /** The server then tells every page, this one too, that the class is over. */
  readonly #delete = async (): Promise<void> => {
    const result = await deleteSession(this.code, this.key);
    if (result.ok) this.#close();
    else this.#fail(result);
  };

  readonly #close = (): void => this.renderRoot.querySelector('dialog')?.close();
}

function pupilsText(count: number): string {
  if (count === 0) return t('endPupilsNone');
  return count === 1 ? t('endPupilsOne') : t('endPupils', { count: formatCount(count) });
}

function lostText({ start, epoch, count }: Summary['lost'][number]): string {
  const at = { epoch: formatCount(epoch), start };
  return count === 1 ? t('endLostOne', at) : t('endLost', { ...at, count: formatCount(count) });
}

function predictionText(atEpoch: number, scores: readonly number[]): string {
  const epoch = formatCount(atEpoch);
  const mean = formatShare(scores.reduce((sum, score) => sum + score, 0) / scores.length);
  return scores.length === 1
    ? t('endPredictionsRowOne', { epoch, mean })
    : t('endPredictionsRow', { epoch, count: formatCount(scores.length), mean });
}

customElements.define('ml-end-dialog', MlEndDialog);

declare global {
  interface HTMLElementTagNameMap {
    'ml-end-dialog': MlEndDialog;
  }
}
