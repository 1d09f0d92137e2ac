import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { toCsv, toPoints } from '../../../shared/datasets/csv.ts';
import { generateDataset } from '../../../shared/datasets/generate.ts';
import { formatExperimentFile, parseExperimentFile } from '../../../shared/experiment-file.ts';
import type { Experiment } from '../../../shared/experiment.ts';
import { formatNetworkFile, type TrainedNetwork } from '../../../shared/export/network-file.ts';
import { formatPythonScript } from '../../../shared/export/python-script.ts';
import { limits } from '../../../shared/limits.ts';
import { experimentLink, packExperiment } from '../../controllers/experiment-link.ts';
import {
  hiddenControls,
  hideable,
  hideableNames,
  hideSearch,
  type Hideable,
} from '../../controllers/hidden-controls.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { icons } from '../controls/icons.ts';
import { copyText } from '../copy-text.ts';
import { experimentErrorText } from '../experiment-words.ts';
import { datasetName } from '../heading.ts';
import { dialogStyles } from './dialog-styles.ts';
import { experimentDialogStyles } from './experiment-dialog-styles.ts';
import { fileStem, saveFile } from './save-file.ts';
import type { SendCommand } from './send-command.ts';

/**
 * The class's whole experiment as a link and as a file, and from a file; its points as CSV; the
 * network as it stands, as JSON and as a Python script.
 */
export class MlExperimentDialog extends LitElement {
  static override properties = {
    send: { attribute: false },
    heading: {},
    base: {},
    experiment: { state: true },
    trained: { state: true },
    packed: { state: true },
    hasCopied: { state: true },
    hiddenNames: { state: true },
    error: { state: true },
  };
  declare send: SendCommand;
  /** What the class is about: its files are named after it. */
  declare heading: string;
  /** An address of the server that others can open. */
  declare base: string;
  declare experiment: Experiment | null;
  /** The network as it stood when the dialog was opened. */
  declare trained: TrainedNetwork | null;
  /** The experiment for its link; undefined while it is made. */
  declare packed: string | undefined;
  declare hasCopied: boolean;
  /** The controls that the link's class is without. */
  declare hiddenNames: ReadonlySet<Hideable>;
  declare error: string;

  static override styles = [sharedStyles, dialogStyles, experimentDialogStyles];

  constructor() {
    super();
    this.send = async () => null;
    this.heading = '';
    this.base = location.href;
    this.experiment = null;
    this.trained = null;
    this.packed = undefined;
    this.hasCopied = false;
    this.hiddenNames = new Set();
    this.error = '';
  }

  /** Opens it with the experiment and the network as they are now. */
  async show(trained: TrainedNetwork): Promise<void> {
    const { experiment } = trained;
    this.experiment = experiment;
    this.trained = trained;
    this.packed = undefined;
    this.hasCopied = false;
    this.error = '';
    this.hiddenNames = hiddenControls();
    this.#dialog?.showModal();
    const packed = await packExperiment(experiment);
    // It may have been opened with another one meanwhile.
    if (experiment === this.experiment) this.packed = packed;
  }

  #hide(name: Hideable, isHidden: boolean): void {
    const hidden = new Set(this.hiddenNames);
    if (isHidden) hidden.add(name);
    else hidden.delete(name);
    this.hiddenNames = hidden;
    this.hasCopied = false;
  }

  /** This very page without them: it is loaded anew, and its class comes back. */
  readonly #hideHere = (): void => {
    const address = new URL(location.href);
    const others = new URLSearchParams(address.search);
    others.delete('hide');
    const lang = others.toString();
    const hide = hideSearch(this.hiddenNames).slice(1);
    address.search = [lang, hide].filter((part) => part !== '').join('&');
    history.replaceState(null, '', address);
    location.reload();
  };

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  override render(): TemplateResult {
    const button = (icon: TemplateResult, text: string, act: () => void) =>
      html`<button @click=${act}>${icon}${text}</button>`;
    return html`<dialog aria-labelledby="title" @close=${() => (this.experiment = null)}>
      <div class="sheet" tabindex="-1">
        <div class="head">
          <h2 id="title">${t('ownSave')}</h2>
          <button class="close" aria-label=${t('close')} @click=${this.#close}>
            ${icons.close}
          </button>
          <p class="quiet">${t('experimentHint')}</p>
        </div>
        <section>
          <h3>${t('experimentLink')}</h3>
          ${this.#renderLink()}
        </section>
        <section>
          <h3>${t('experimentFile')}</h3>
          <div class="row">
            ${button(icons.download, t('experimentSave'), this.#saveExperiment)}
            <label class="button file"
              >${icons.open}${t('experimentOpen')}<input
                type="file"
                accept=".json,application/json"
                @change=${this.#onFile}
            /></label>
          </div>
          <p class="quiet">${t('experimentOpenHint')}</p>
          ${this.error === '' ? nothing : html`<p class="error" role="alert">${this.error}</p>`}
        </section>
        <section>
          <h3>${t('experimentPoints')}</h3>
          <div class="row">${button(icons.table, t('experimentSaveCsv'), this.#saveCsv)}</div>
        </section>
        <section>
          <h3>${t('experimentNetwork')}</h3>
          <div class="row">
            ${button(icons.download, t('experimentSavePython'), this.#savePython)}
            ${button(icons.download, t('experimentSaveNetwork'), this.#saveNetwork)}
          </div>
          <p class="quiet">${t('experimentNetworkHint')}</p>
        </section>
      </div>
    </dialog>`;
  }

  #renderLink(): TemplateResult {
    const { packed } = this;
    const link = packed === undefined ? '' : experimentLink(packed, this.base, this.hiddenNames);
    const copy = html`<div class="copy">
        <input
          readonly
          aria-label=${t('experimentLink')}
          .value=${link ?? ''}
          @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
        />
        <button @click=${this.#copy}>
          ${icons.link}${t(this.hasCopied ? 'joinCopied' : 'experimentLinkCopy')}
        </button>
      </div>
      <p class="quiet">${t('experimentLinkHint')}</p>`;
    return html`${link === null ? html`<p>${t('experimentLinkTooLong')}</p>` : copy}
    ${
      // The switches have the names of the page's own controls: only while they are asked for.
      this.experiment ? this.#renderHide() : nothing
    }`;
  }

  #renderHide(): TemplateResult {
    const box = (name: Hideable) =>
      html`<label>
        <input
          type="checkbox"
          .checked=${live(this.hiddenNames.has(name))}
          @change=${(event: Event) => this.#hide(name, (event.target as HTMLInputElement).checked)}
        />
        ${t(hideable[name])}
      </label>`;
    const count = this.hiddenNames.size;
    return html`<details class="hide">
      <summary>${t('hideTitle')}${count > 0 ? html` <b>${count}</b>` : nothing}</summary>
      <p class="quiet">${t('hideHint')}</p>
      <div class="boxes">${hideableNames.map(box)}</div>
      <button @click=${this.#hideHere}>${t('hideHere')}</button>
    </details>`;
  }

  #copy = async (): Promise<void> => {
    const field = this.renderRoot.querySelector<HTMLInputElement>('.copy input');
    if (field && this.packed !== undefined) this.hasCopied = await copyText(field);
  };

  #saveExperiment = (): void => {
    if (!this.experiment) return;
    const name = `${fileStem(this.heading)}.json`;
    saveFile(name, 'application/json', formatExperimentFile(this.experiment));
  };

  #saveCsv = (): void => {
    if (!this.experiment) return;
    const { dataset } = this.experiment;
    const name = `${fileStem(datasetName(dataset))}.csv`;
    saveFile(name, 'text/csv', toCsv(toPoints(generateDataset(dataset))));
  };

  #savePython = (): void => {
    if (!this.trained) return;
    const name = `${fileStem(this.heading)}.py`;
    saveFile(name, 'text/x-python', formatPythonScript(this.trained));
  };

  #saveNetwork = (): void => {
    if (!this.trained) return;
    const name = `${fileStem(this.heading)}-${this.trained.epoch}.json`;
    saveFile(name, 'application/json', formatNetworkFile(this.trained));
  };

  #onFile = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    this.error = (await this.#open(file)) ?? '';
    // The same file, mended, may be chosen again.
    input.value = '';
    if (this.error === '') this.#close();
  };

  /** Null where the class has it, else why not. */
  async #open(file: File): Promise<string | null> {
    const { name } = file;
    const isSmall = file.size <= limits.experimentFileBytes;
    const text = isSmall ? await file.text().catch(() => null) : '';
    if (text === null) return t('fileUnreadable', { name });
    const parsed = isSmall
      ? parseExperimentFile(text)
      : ({ ok: false, error: { code: 'too-large' } } as const);
    if (parsed.ok) {
      return this.send({ type: 'change', experiment: parsed.experiment, keepLearned: false });
    }
    return t('experimentCannotOpen', { name, reason: experimentErrorText(parsed.error) });
  }

  #close = (): void => this.#dialog?.close();
}

customElements.define('ml-experiment-dialog', MlExperimentDialog);

declare global {
  interface HTMLElementTagNameMap {
    'ml-experiment-dialog': MlExperimentDialog;
  }
}
