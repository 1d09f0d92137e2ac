import '../texts/language.ts';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  RecordingsController,
  type RecordingAct,
  type RecordingEntry,
} from '../controllers/recordings-controller.ts';
import { fieldStyles } from '../elements/controls/field-styles.ts';
import { failureText } from '../elements/recordings/failure-text.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { theme } from '../theme/theme.ts';
import { recordingsStyles } from './recordings-styles.ts';
import '../elements/controls/language-button.ts';
import '../elements/controls/theme-button.ts';
import '../elements/recordings/recording-card.ts';
import { showTitle } from './show-title.ts';

/** The classes whose keys this browser has: to replay, share, rename, save and delete. */
export class MlRecordingsPage extends LitElement {
  static override properties = {
    busyId: { state: true },
    failed: { state: true },
    addError: { state: true },
    said: { state: true },
  };
  static override styles = [sharedStyles, fieldStyles, recordingsStyles];
  /** The recording that something is being done to. */
  declare busyId: string;
  declare failed: { recordingId: string; error: string } | null;
  declare addError: string;
  declare said: string;
  readonly #recordings = new RecordingsController(this);

  constructor() {
    super();
    this.busyId = '';
    this.failed = null;
    this.addError = '';
    this.said = '';
  }

  override render(): TemplateResult {
    const { entries } = this.#recordings;
    return html`<header class="top">
        <a href="/">${t('appName')}</a>
        <ml-language-button></ml-language-button><ml-theme-button></ml-theme-button>
      </header>
      <main>
        <h1 tabindex="-1">${t('recordingsHeading')}</h1>
        <p class="explain">${t(entries.length === 0 ? 'recordingsEmpty' : 'recordingsExplain')}</p>
        ${
          entries.length === 0
            ? html`<p><a class="start" href="/">${t('recordingsStart')}</a></p>`
            : html`<ul>
                ${repeat(
                  entries,
                  ({ own }) => own.recordingId,
                  (entry) => this.#renderCard(entry),
                )}
              </ul>`
        }
        ${this.#renderAdd()}
        <p role="status" class="visually-hidden">${this.said}</p>
      </main>`;
  }

  override updated(): void {
    showTitle(t('recordingsPageTitle'));
  }

  #renderCard(entry: RecordingEntry): TemplateResult {
    const { recordingId } = entry.own;
    return html`<li>
      <ml-recording-card
        .entry=${entry}
        .isBusy=${this.busyId === recordingId}
        .error=${this.failed?.recordingId === recordingId ? this.failed.error : ''}
        @recording-act=${({ detail }: CustomEvent<RecordingAct>) => this.#act(recordingId, detail)}
      ></ml-recording-card>
    </li>`;
  }

  #renderAdd(): TemplateResult {
    return html`<form class="add" @submit=${this.#add}>
      <label for="link">${t('recordingsAdd')}<small>${t('recordingsAddHint')}</small></label>
      <input
        type="text"
        id="link"
        autocomplete="off"
        spellcheck="false"
        required
        aria-invalid=${this.addError !== ''}
      />
      <button>${t('recordingsAddButton')}</button>
      ${this.addError === '' ? nothing : html`<p class="error" role="alert">${this.addError}</p>`}
    </form>`;
  }

  async #act(recordingId: string, act: RecordingAct): Promise<void> {
    this.busyId = recordingId;
    this.failed = null;
    const failure = await this.#recordings.act(recordingId, act);
    this.busyId = '';
    if (failure) {
      this.failed = { recordingId, error: failureText(failure) };
      return;
    }
    const said = {
      share: 'recordingsSaidShared',
      unshare: 'recordingsSaidUnshared',
      rename: 'recordingsSaidRenamed',
      delete: 'recordingsSaidDeleted',
      forget: 'recordingsSaidForgotten',
    } as const;
    this.said = t(said[act.type]);
    // The card that had the focus is gone.
    if (act.type === 'delete' || act.type === 'forget')
      this.renderRoot.querySelector('h1')?.focus();
  }

  readonly #add = async (event: Event): Promise<void> => {
    event.preventDefault();
    const field = this.renderRoot.querySelector<HTMLInputElement>('#link');
    if (!field) return;
    this.addError = '';
    const failure = await this.#recordings.add(field.value);
    if (failure) {
      this.addError = failureText(failure);
      return;
    }
    field.value = '';
    this.said = t('recordingsSaidAdded');
  };
}

theme.restore();
customElements.define('ml-recordings-page', MlRecordingsPage);
