import { css, html, LitElement, type TemplateResult } from 'lit';
import { language, switchLanguage, type Language } from '../../texts/language.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';

/** Each language by its own name: who looks for it need not read the others. */
const names: Record<Language, string> = { en: 'English', de: 'Deutsch' };
const next: Record<Language, Language> = { en: 'de', de: 'en' };

/** The language that the page does not speak; one press, and it does. */
export class MlLanguageButton extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      button {
        min-width: var(--target);
        padding: 0 var(--space-1);
        border-color: transparent;
        background: none;
        color: var(--ink-2);
      }
    `,
  ];

  override render(): TemplateResult {
    const other = next[language];
    return html`<button lang=${other} @click=${() => switchLanguage(other)}>
      ${names[other]}
    </button>`;
  }
}

customElements.define('ml-language-button', MlLanguageButton);

declare global {
  interface HTMLElementTagNameMap {
    'ml-language-button': MlLanguageButton;
  }
}
