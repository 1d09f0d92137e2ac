import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { formatNetworkFile, type TrainedNetwork } from '../../shared/export/network-file.ts';
import { formatPythonScript } from '../../shared/export/python-script.ts';
import type { Recording } from '../../shared/view/recording.ts';
import type { View } from '../../shared/view/view.ts';
import { isOffline } from '../controllers/embedded-recording.ts';
import { icons } from '../elements/controls/icons.ts';
import { headingOf } from '../elements/heading.ts';
import { dialogStyles } from '../elements/own-data/dialog-styles.ts';
import { experimentDialogStyles } from '../elements/own-data/experiment-dialog-styles.ts';
import { fileStem, saveFile } from '../elements/own-data/save-file.ts';
import { formatClock, formatCount } from '../texts/format.ts';
import { language } from '../texts/language.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import './moving-picture-form.ts';
import { makeOfflinePage } from './offline-page.ts';
import './picture-form.ts';
import type { PictureLook, PictureSubject } from './pictures.ts';
import { recordingFile } from './recording-file.ts';

/** What is shown when something is to be taken home. */
export interface ShownMoment {
  recording: Recording;
  view: View;
  positionMs: number;
  /** The picture that is looked at. */
  subject: PictureSubject;
  look: PictureLook;
}

/** All that can be taken home from a recording: itself, moving pictures, and the moment shown. */
export class MlTakeHomeDialog extends LitElement {
  static override properties = { shown: { state: true }, told: { state: true } };
  /** As it stood when the dialog was opened. */
  declare shown: ShownMoment | null;
  /** What became of the file asked for last. */
  declare told: string;

  static override styles = [
    sharedStyles,
    dialogStyles,
    experimentDialogStyles,
    css`
      /* Two columns where there is room: the whole recording, and the moment. */
      @media (min-width: 900px) {
        dialog {
          width: 56rem;
        }

        .sheet {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
          gap: var(--space-4) var(--space-8);
        }

        .head {
          grid-column: 1 / -1;
        }
      }

      .column {
        display: grid;
        align-content: start;
        gap: var(--space-4);
      }
    `,
  ];

  constructor() {
    super();
    this.shown = null;
    this.told = '';
  }

  async show(shown: ShownMoment): Promise<void> {
    this.shown = shown;
    this.told = '';
    await this.updateComplete;
    this.#dialog?.showModal();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  get #heading(): string {
    if (!this.shown) return '';
    // Its newest title: it may have been renamed since the moment that is shown.
    const { recording, view } = this.shown;
    return headingOf({ title: recording.header.title, experiment: view.experiment });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { shown } = this;
    if (!shown) return nothing;
    return html`<dialog aria-labelledby="title" @close=${this.#onClose}>
      <div class="sheet" tabindex="-1">
        <div class="head">
          <h2 id="title">${t('takeHome')}</h2>
          <button class="close" aria-label=${t('close')} @click=${() => this.#dialog?.close()}>
            ${icons.close}
          </button>
          <p class="quiet">${t('takeHomeHint')}</p>
        </div>
        <div class="column">
          ${this.#renderRecording()}
          <section>
            <h3>${t('takeMoving')}</h3>
            <ml-moving-picture-form
              .recording=${shown.recording}
              .heading=${this.#heading}
            ></ml-moving-picture-form>
          </section>
        </div>
        <div class="column">${this.#renderMoment(shown)}</div>
      </div>
    </dialog>`;
  }

  #renderRecording(): TemplateResult {
    return html`<section>
      <h3>${t('takeRecording')}</h3>
      <div class="row">
        ${this.#button(t('takeRecordingFile'), this.#saveRecording)}
        ${isOffline ? nothing : this.#button(t('takeOfflinePage'), this.#saveOfflinePage)}
      </div>
      <p class="quiet">${t(isOffline ? 'takeRecordingHintOffline' : 'takeRecordingHint')}</p>
      <p role="status" ?hidden=${this.told === ''}>${this.told}</p>
    </section>`;
  }

  #renderMoment({ view, positionMs, subject, look }: ShownMoment): TemplateResult {
    const epoch = formatCount(view.snapshot.epoch);
    return html`<section>
        <h3>${t('takeMoment', { position: formatClock(positionMs), epoch })}</h3>
        <div class="row">
          ${this.#button(t('experimentSavePython'), this.#savePython)}
          ${this.#button(t('experimentSaveNetwork'), this.#saveNetwork)}
        </div>
        <p class="quiet">${t('experimentNetworkHint')}</p>
      </section>
      <section>
        <h3>${t('takePicture')}</h3>
        <ml-picture-form
          .view=${view}
          .heading=${this.#heading}
          .subject=${subject}
          .look=${look}
        ></ml-picture-form>
      </section>`;
  }

  #button(text: string, act: () => unknown): TemplateResult {
    return html`<button @click=${act}>${icons.download}${text}</button>`;
  }

  readonly #onClose = (): void => {
    this.renderRoot.querySelector('ml-moving-picture-form')?.stop();
  };

  readonly #saveRecording = (): Promise<void> =>
    this.#save('ndjson.gz', 'takeTooLarge', recordingFile);

  readonly #saveOfflinePage = (): Promise<void> =>
    this.#save('html', 'takeNoPlayer', async (recording) =>
      makeOfflinePage({
        title: t('replayPageTitle', { title: this.#heading }),
        language,
        recording: await recordingFile(recording),
      }),
    );

  async #save(
    ending: string,
    failure: 'takeTooLarge' | 'takeNoPlayer',
    make: (recording: Recording) => Promise<Blob>,
  ): Promise<void> {
    const { shown } = this;
    if (!shown) return;
    this.told = t('takePacking');
    const name = `${fileStem(this.#heading)}.${ending}`;
    try {
      const file = await make(shown.recording);
      saveFile(name, file.type, file);
      this.told = t('takeSaved', { name });
    } catch {
      this.told = t(failure);
    }
  }

  get #trained(): TrainedNetwork | null {
    if (!this.shown) return null;
    const { experiment, snapshot } = this.shown.view;
    return { experiment, epoch: snapshot.epoch, parameters: snapshot.parameters };
  }

  readonly #savePython = (): void => {
    const trained = this.#trained;
    if (!trained) return;
    const name = `${fileStem(this.#heading)}-${trained.epoch}.py`;
    saveFile(name, 'text/x-python', formatPythonScript(trained));
  };

  readonly #saveNetwork = (): void => {
    const trained = this.#trained;
    if (!trained) return;
    const name = `${fileStem(this.#heading)}-${trained.epoch}.json`;
    saveFile(name, 'application/json', formatNetworkFile(trained));
  };
}

customElements.define('ml-take-home-dialog', MlTakeHomeDialog);

declare global {
  interface HTMLElementTagNameMap {
    'ml-take-home-dialog': MlTakeHomeDialog;
  }
}
