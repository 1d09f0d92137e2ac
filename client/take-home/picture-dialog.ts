import { css, html, LitElement, type TemplateResult } from 'lit';
import type { View } from '../../shared/view/view.ts';
import { icons } from '../elements/controls/icons.ts';
import { headingOf } from '../elements/heading.ts';
import { dialogStyles } from '../elements/own-data/dialog-styles.ts';
import { experimentDialogStyles } from '../elements/own-data/experiment-dialog-styles.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import './picture-form.ts';
import type { PictureLook, PictureSubject } from './pictures.ts';

/** The picture that is looked at, to be saved. */
export interface ShownPicture {
  view: View;
  subject: PictureSubject;
  look: PictureLook;
}

/** Over the stage: the picture that is looked at, or another of the same moment, as a file. */
export class MlPictureDialog extends LitElement {
  static override properties = { shown: { state: true } };
  /** As it stood when the dialog was opened. */
  declare shown: ShownPicture | null;

  static override styles = [
    sharedStyles,
    dialogStyles,
    experimentDialogStyles,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  constructor() {
    super();
    this.shown = null;
  }

  async show(shown: ShownPicture): Promise<void> {
    this.shown = shown;
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  protected override render(): TemplateResult {
    const { shown } = this;
    return html`<dialog aria-labelledby="title">
      <div class="sheet" tabindex="-1">
        <div class="head">
          <h2 id="title">${t('pictureTitle')}</h2>
          <button class="close" aria-label=${t('close')} @click=${this.#close}>
            ${icons.close}
          </button>
        </div>
        <ml-picture-form
          .view=${shown?.view ?? null}
          .heading=${shown ? headingOf(shown.view) : ''}
          .subject=${shown?.subject ?? { type: 'network' }}
          .look=${shown?.look ?? { unitStyle: 'regions' }}
        ></ml-picture-form>
      </div>
    </dialog>`;
  }

  readonly #close = (): void => this.renderRoot.querySelector('dialog')?.close();
}

customElements.define('ml-picture-dialog', MlPictureDialog);

/** Opens the dialog inside `root`, which keeps it. */
export async function openPictureDialog(root: ParentNode, shown: ShownPicture): Promise<void> {
  let dialog = root.querySelector('ml-picture-dialog');
  if (!dialog) {
    dialog = document.createElement('ml-picture-dialog');
    root.append(dialog);
  }
  await dialog.show(shown);
}

declare global {
  interface HTMLElementTagNameMap {
    'ml-picture-dialog': MlPictureDialog;
  }
}
