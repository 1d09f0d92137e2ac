import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { View } from '../../shared/view/view.ts';
import { selectField, switchField, type Choice } from '../elements/controls/fields.ts';
import { fieldStyles } from '../elements/controls/field-styles.ts';
import { icons } from '../elements/controls/icons.ts';
import { dialogStyles } from '../elements/own-data/dialog-styles.ts';
import { fileStem, saveFile } from '../elements/own-data/save-file.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { pictureOf, type Picture, type PictureLook, type PictureSubject } from './pictures.ts';
import { drawOn, picturePng, pictureSvg } from './save-picture.ts';
import { subjectKey, subjectsOf } from './picture-subjects.ts';

/** As high as the preview is at most, in CSS pixels. */
const previewHeight = 220;

/** Saves a picture of a network at one moment as PNG or SVG: which one is chosen here. */
export class MlPictureForm extends LitElement {
  static override properties = {
    view: { attribute: false },
    heading: {},
    subject: { attribute: false },
    look: { attribute: false },
    chosen: { state: true },
    isTile: { state: true },
    told: { state: true },
  };
  declare view: View | null;
  /** What files are named after. */
  declare heading: string;
  /** The picture that is looked at. */
  declare subject: PictureSubject;
  declare look: PictureLook;
  /** What was chosen here instead; null for none yet. */
  declare chosen: PictureSubject | null;
  /** Whether a unit is saved as its tile alone. */
  declare isTile: boolean;
  declare told: string;

  static override styles = [
    sharedStyles,
    fieldStyles,
    dialogStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-2) var(--space-4);
        align-items: start;
      }

      .choice .field {
        grid-template-columns: auto minmax(0, 1fr);
      }

      :host > .field,
      p {
        grid-column: 1 / -1;
      }

      .preview {
        width: 150px;
        max-width: 38vw;
        height: 150px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        object-fit: contain;
      }

      .row {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--space-2);
        margin-top: var(--space-2);
      }

      button {
        min-height: max(40px, var(--target));
      }

      @media (max-width: 480px) {
        .choice .field,
        .row {
          grid-template-columns: minmax(0, 1fr);
          gap: var(--space-1);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.view = null;
    this.heading = '';
    this.subject = { type: 'network' };
    this.look = { unitStyle: 'regions' };
    this.chosen = null;
    this.isTile = false;
    this.told = '';
  }

  get #subject(): PictureSubject {
    return this.chosen ?? this.subject;
  }

  /** The picture that would be saved now. */
  get picture(): Picture | null {
    const { view, look } = this;
    if (!view) return null;
    const subject = this.#subject;
    const isTile = subject.type === 'unit' && this.isTile;
    return pictureOf(view, isTile ? { ...subject, type: 'tile' } : subject, look);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view')) this.told = '';
    // What is handed in again as it was takes nothing back.
    if (changed.has('view') || changed.has('subject')) this.chosen = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view } = this;
    if (!view) return nothing;
    const subject = this.#subject;
    const subjects = subjectsOf(view, subject);
    const choices = [...subjects].map(([value, { label }]): Choice<string> => ({ value, label }));
    return html`<canvas class="preview" aria-hidden="true"></canvas>
      <div class="choice">
        ${selectField(
          { id: 'subject', label: t('takeShows') },
          subjectKey(view, subject),
          choices,
          (key) => {
            this.chosen = subjects.get(key)?.subject ?? subject;
          },
        )}
        <div class="row">
          <button @click=${this.#savePng}>${icons.download}PNG</button>
          <button @click=${this.#saveSvg}>${icons.download}SVG</button>
        </div>
      </div>
      ${
        subject.type === 'unit'
          ? switchField(
              { id: 'tile', label: t('pictureTile'), hint: t('pictureTileHint') },
              this.isTile,
              (isTile) => (this.isTile = isTile),
            )
          : nothing
      }
      <p class="quiet">${t('pictureHint')}</p>
      ${this.told === '' ? nothing : html`<p role="status">${this.told}</p>`}`;
  }

  protected override updated(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const { picture } = this;
    if (!canvas || !picture) return;
    const room = previewHeight / Math.max(picture.width, picture.height);
    drawOn(canvas, picture, room * Math.max(2, window.devicePixelRatio));
  }

  readonly #saveSvg = (): void => {
    const { picture } = this;
    if (picture)
      this.#save(picture, 'svg', new Blob([pictureSvg(picture)], { type: 'image/svg+xml' }));
  };

  readonly #savePng = async (): Promise<void> => {
    const { picture } = this;
    if (!picture) return;
    try {
      this.#save(picture, 'png', await picturePng(picture));
    } catch (error) {
      this.told = String(error);
    }
  };

  #save({ title }: Picture, ending: string, file: Blob): void {
    const epoch = this.view?.snapshot.epoch ?? 0;
    const name = `${fileStem(this.heading)}-${epoch}-${fileStem(title)}.${ending}`;
    saveFile(name, file.type, file);
    this.told = t('takeSaved', { name });
  }
}

customElements.define('ml-picture-form', MlPictureForm);

declare global {
  interface HTMLElementTagNameMap {
    'ml-picture-form': MlPictureForm;
  }
}
