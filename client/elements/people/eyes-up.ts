import { css, html, LitElement, type TemplateResult } from 'lit';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { icons } from '../controls/icons.ts';

/** Over all of a pupil's page, while the teacher wants to be looked at. */
export class MlEyesUp extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        position: fixed;
        inset: 0;
        z-index: 20;
        place-content: center;
        padding: var(--space-6);
        background: var(--page);
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
    `,
  ];

  protected override render(): TemplateResult {
    return html`<main>
      <div role="alert">
        ${icons.eyes}
        <h1>${t('eyesUpTitle')}</h1>
        <p>${t('eyesUpBody')}</p>
      </div>
    </main>`;
  }
}

customElements.define('ml-eyes-up', MlEyesUp);

declare global {
  interface HTMLElementTagNameMap {
    'ml-eyes-up': MlEyesUp;
  }
}
