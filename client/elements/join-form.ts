import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { limits } from '../../shared/limits.ts';
import { suggestName } from '../../shared/suggest-name.ts';
import { language } from '../texts/language.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { fieldStyles } from './controls/field-styles.ts';
import { icons } from './controls/icons.ts';

/**
 * A student's way in: the suggested name, another one, or their own.
 * @fires join - detail: `{name}`; undefined where the field was emptied, and one shall be picked
 */
export class MlJoinForm extends LitElement {
  static override properties = {
    heading: {},
    error: {},
    isBusy: { type: Boolean },
    isNameGiven: { attribute: false },
  };
  declare heading: string;
  declare error: string;
  declare isBusy: boolean;
  /** The class names whoever is new: nothing is asked. */
  declare isNameGiven: boolean;

  static override styles = [
    sharedStyles,
    fieldStyles,
    css`
      :host {
        display: grid;
        place-content: center;
        min-height: min(100dvh, 640px);
        padding: var(--space-6) var(--space-4);
      }

      form {
        display: grid;
        gap: var(--space-4);
        width: min(24rem, calc(100vw - 2 * var(--space-4)));
      }

      p {
        margin: 0;
        color: var(--ink-2);
      }

      h1 {
        margin: 0;
        font-size: var(--text-24);
        line-height: 1.2;
        text-wrap: balance;
      }

      .name {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: var(--space-1) var(--space-2);
      }

      label,
      small {
        grid-column: 1 / -1;
      }

      label {
        font-weight: 600;
      }

      small {
        font-weight: 400;
      }

      input[type='text'] {
        height: 48px;
        font-size: var(--text-18);
      }

      button {
        min-width: 48px;
        min-height: 48px;
        font-size: var(--text-18);
      }

      [type='button'] {
        display: grid;
        place-content: center;
      }

      .error {
        padding-left: var(--space-3);
        border-left: 3px solid var(--ink);
        color: var(--ink);
      }
    `,
  ];

  /** Of a pupil's first moment on the page: what they type is not written over. */
  #suggestion = suggestName(Math.random, language);

  constructor() {
    super();
    this.heading = '';
    this.error = '';
    this.isBusy = false;
    this.isNameGiven = false;
  }

  override render(): TemplateResult {
    return html`<form @submit=${this.#submit}>
      <header>
        <p>${t('joinPageHeading')}</p>
        <h1>${this.heading}</h1>
      </header>
      ${this.isNameGiven ? html`<p>${t('joinNameGiven')}</p>` : this.#renderName()}
      ${this.error === '' ? nothing : html`<p class="error" role="alert">${this.error}</p>`}
      <button class="primary" aria-disabled=${this.isBusy}>
        ${t(this.isBusy ? 'joinJoining' : 'joinButton')}
      </button>
    </form>`;
  }

  #renderName(): TemplateResult {
    return html`<div class="name">
      <label for="name">${t('joinName')}</label>
      <input
        id="name"
        type="text"
        maxlength=${limits.nameLength}
        autocomplete="off"
        autocapitalize="words"
        spellcheck="false"
        aria-describedby="name-hint"
        aria-invalid=${this.error !== ''}
        .value=${this.#suggestion}
        @focus=${this.#select}
      />
      <button type="button" aria-label=${t('joinAnotherName')} @click=${this.#suggest}>
        ${icons.newStart}
      </button>
      <small id="name-hint">${t('joinNameHint')}</small>
    </div>`;
  }

  /** Typing replaces the suggestion. */
  #select = (event: FocusEvent): void => (event.currentTarget as HTMLInputElement).select();

  #suggest = (): void => {
    this.#suggestion = suggestName(Math.random, language);
    this.requestUpdate();
  };

  #submit = (event: Event): void => {
    event.preventDefault();
    if (this.isBusy) return;
    const name = this.renderRoot.querySelector('input')?.value.trim();
    const detail = name ? { name } : {};
    this.dispatchEvent(new CustomEvent('join', { detail }));
  };
}

customElements.define('ml-join-form', MlJoinForm);
