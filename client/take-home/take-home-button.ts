import { css, html, LitElement, type TemplateResult } from 'lit';
import type { Recording } from '../../shared/view/recording.ts';
import type { View } from '../../shared/view/view.ts';
import { icons } from '../elements/controls/icons.ts';
import { subjectOf } from '../elements/stage/save-picture.ts';
import type { Selection, UnitStyle } from '../render/selection.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';

/** Opens all that can be taken home from a recording. What makes it is loaded when it is asked for. */
export class MlTakeHomeButton extends LitElement {
  static override properties = {
    recording: { attribute: false },
    view: { attribute: false },
    positionMs: { attribute: false },
    selection: { attribute: false },
    unitStyle: {},
  };
  declare recording: Recording | null;
  declare view: View | null;
  declare positionMs: number;
  /** The unit that is enlarged. */
  declare selection: Selection;
  declare unitStyle: UnitStyle;

  static override styles = [
    sharedStyles,
    css`
      .open {
        display: inline-flex;
        align-items: center;
        justify-content: center;
        gap: 6px;
        min-width: var(--target);
        border-color: transparent;
        background: none;
        color: var(--ink-2);
        white-space: nowrap;
      }

      @media (max-width: 700px) {
        .open {
          padding: 0;
        }

        .open span {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.recording = null;
    this.view = null;
    this.positionMs = 0;
    this.selection = null;
    this.unitStyle = 'regions';
  }

  /** It does not depend on the moment: a page that plays changes that sixty times a second. */
  protected override shouldUpdate(): boolean {
    return !this.hasUpdated;
  }

  protected override render(): TemplateResult {
    return html`<button
      class="open"
      title=${t('takeHomeLong')}
      aria-label=${t('takeHome')}
      aria-haspopup="dialog"
      @click=${this.#open}
    >
      ${icons.download}<span>${t('takeHome')}</span>
    </button>`;
  }

  readonly #open = async (): Promise<void> => {
    const { recording, view, positionMs, selection, unitStyle } = this;
    if (!recording || !view) return;
    await import('./take-home-dialog.ts');
    const known = this.renderRoot.querySelector('ml-take-home-dialog');
    const dialog = known ?? document.createElement('ml-take-home-dialog');
    if (!known) this.renderRoot.append(dialog);
    const subject = subjectOf(view, { selection, space: null });
    await dialog.show({ recording, view, positionMs, subject, look: { unitStyle } });
  };
}

customElements.define('ml-take-home-button', MlTakeHomeButton);

declare global {
  interface HTMLElementTagNameMap {
    'ml-take-home-button': MlTakeHomeButton;
  }
}
