import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Connection } from '../../controllers/session-controller.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { icons } from '../controls/icons.ts';
import { deepActive } from '../deep-active.ts';
import '../connection-badge.ts';

/**
 * Over all of a pupil's page, while the teacher wants to be looked at. A modal dialog itself: one
 * that the pupil has open would stand above everything else. What they had in it is still there
 * afterwards, and the focus is where it was.
 */
export class MlEyesUp extends LitElement {
  static override properties = {
    connection: { attribute: false },
    isTeacherAway: { attribute: false },
  };
  declare connection: Connection;
  declare isTeacherAway: boolean;
  #hadFocus: HTMLElement | null = null;

  static override styles = [
    sharedStyles,
    css`
      dialog {
        display: grid;
        position: fixed;
        inset: 0;
        place-content: center;
        width: 100%;
        max-width: none;
        height: 100%;
        max-height: none;
        padding: var(--space-6);
        border: 0;
        outline: none;
        background: var(--page);
        color: var(--ink);
        text-align: center;
      }

      svg {
        width: clamp(96px, 24vmin, 220px);
        height: clamp(96px, 24vmin, 220px);
      }

      h1 {
        margin: 0;
        font-size: clamp(36px, 10vmin, 96px);
        line-height: 1.1;
      }

      p {
        max-width: 26rem;
        margin: var(--space-3) auto 0;
        color: var(--ink-2);
        font-size: var(--text-18);
        text-wrap: balance;
      }

      ml-connection-badge {
        justify-content: center;
        margin-top: var(--space-6);
        white-space: normal;
      }
    `,
  ];

  constructor() {
    super();
    this.connection = { state: 'live' };
    this.isTeacherAway = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#hadFocus = deepActive();
    window.addEventListener('keydown', this.#onKey, { capture: true });
    if (this.hasUpdated) this.#cover();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKey, { capture: true });
    if (this.#hadFocus?.isConnected) this.#hadFocus.focus();
  }

  protected override firstUpdated(): void {
    this.#cover();
  }

  protected override render(): TemplateResult {
    const isWell = this.connection.state === 'live' && !this.isTeacherAway;
    return html`<dialog
      aria-labelledby="title"
      @cancel=${(event: Event) => event.preventDefault()}
      @close=${this.#cover}
    >
      <div role="alert">
        ${icons.eyes}
        <h1 id="title">${t('eyesUpTitle')}</h1>
        <p>${t('eyesUpBody')}</p>
      </div>
      ${
        isWell
          ? nothing
          : html`<ml-connection-badge
              .connection=${this.connection}
              .isTeacherAway=${this.isTeacherAway}
            ></ml-connection-badge>`
      }
    </dialog>`;
  }

  /** Escape would close the dialog beneath, or this one at the second time. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Where a browser closes it all the same, it comes back. */
  readonly #cover = (): void => {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open && this.isConnected) dialog.showModal();
  };
}

customElements.define('ml-eyes-up', MlEyesUp);

declare global {
  interface HTMLElementTagNameMap {
    'ml-eyes-up': MlEyesUp;
  }
}
