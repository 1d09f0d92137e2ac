import { css, html, LitElement, type TemplateResult } from 'lit';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { onThemeChange, theme, type Theme } from '../../theme/theme.ts';
import { icons } from './icons.ts';

const labels = {
  auto: 'themeAuto',
  light: 'themeLight',
  dark: 'themeDark',
  contrast: 'themeContrast',
} as const;
const next: Record<Theme, Theme> = {
  auto: 'light',
  light: 'dark',
  dark: 'contrast',
  contrast: 'auto',
};

/** The page's colours: as the system has them, light, dark, or of high contrast; one press is the next. */
export class MlThemeButton extends LitElement {
  #stopTheme: (() => void) | null = null;

  static override styles = [
    sharedStyles,
    css`
      button {
        display: grid;
        place-items: center;
        width: var(--target);
        padding: 0;
        border-color: transparent;
        background: none;
      }

      /* The system's colours are worn: there is nothing to choose. */
      @media (forced-colors: active) {
        :host {
          display: none;
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopTheme = onThemeChange(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopTheme?.();
  }

  override render(): TemplateResult {
    const chosen = theme.get();
    const label = t(labels[chosen]);
    return html`<button aria-label=${label} title=${label} @click=${() => theme.set(next[chosen])}>
      ${icons.theme}
    </button>`;
  }
}

customElements.define('ml-theme-button', MlThemeButton);
