import { css, html, LitElement, type TemplateResult } from 'lit';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { icons } from '../controls/icons.ts';

/**
 * Says on a student's page, as long as the class is led, whether it shows what the teacher shows
 * or looks around, and has the way from one to the other. It stays in sight, however far the page
 * is scrolled.
 *
 * @fires lead-back - to the teacher's view
 * @fires lead-leave - to look around
 */
export class MlLeadBar extends LitElement {
  static override properties = {
    isAround: { type: Boolean, attribute: 'is-around', reflect: true },
  };
  declare isAround: boolean;

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: flex;
        position: sticky;
        top: 0;
        z-index: 4;
        align-items: center;
        justify-content: center;
        gap: var(--space-1) var(--space-4);
        padding: var(--space-1) var(--space-4);
        border-bottom: 1px solid var(--line);
        background: var(--accent-soft);
      }

      :host([is-around]) {
        border-bottom-color: var(--accent);
        background: var(--surface);
      }

      p {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-width: 0;
        margin: 0;
        line-height: 1.25;
      }

      svg {
        flex: none;
        color: var(--accent);
      }

      button {
        flex: none;
        min-height: max(var(--target), 36px);
        padding: 0 var(--space-3);
      }

      @media (max-width: 700px) {
        :host {
          justify-content: space-between;
          gap: var(--space-2);
          padding: var(--space-1) var(--space-3);
        }

        p {
          font-size: var(--text-13);
        }

        button {
          font-size: var(--text-13);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.isAround = false;
  }

  protected override render(): TemplateResult {
    // One button for both ways: the focus stays where it was pressed.
    return html`<p role="status">
        ${this.isAround ? icons.around : icons.lead}<span
          >${t(this.isAround ? 'leadAround' : 'leadFollowing')}</span
        >
      </p>
      <button class=${this.isAround ? 'primary' : ''} @click=${this.#press}>
        ${t(this.isAround ? 'leadBack' : 'leadLeave')}
      </button>`;
  }

  readonly #press = (): void => {
    const name = this.isAround ? 'lead-back' : 'lead-leave';
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
  };
}

customElements.define('ml-lead-bar', MlLeadBar);

declare global {
  interface HTMLElementTagNameMap {
    'ml-lead-bar': MlLeadBar;
  }
}
