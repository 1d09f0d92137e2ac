import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Connection } from '../controllers/session-controller.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { refusalWords, type RefusalWords } from './refusal-words.ts';

/** In place of the class where there is none to show: waiting, refused or over. */
export class MlNotice extends LitElement {
  static override properties = {
    connection: { attribute: false },
    isWall: { type: Boolean, attribute: 'is-wall' },
  };
  declare connection: Connection;
  declare isWall: boolean;

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        place-content: center;
        justify-items: start;
        min-height: 60dvh;
        padding: var(--space-6);
      }

      div {
        max-width: 30rem;
      }

      h1 {
        margin: 0 0 var(--space-2);
        font-size: var(--text-24);
        line-height: 1.2;
      }

      p {
        margin: 0 0 var(--space-6);
        color: var(--ink-2);
        font-size: var(--text-18);
        text-wrap: pretty;
      }

      nav {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-4);
      }

      a {
        color: var(--accent);
      }

      button {
        min-height: 44px;
      }
    `,
  ];

  constructor() {
    super();
    this.connection = { state: 'idle' };
    this.isWall = false;
  }

  override render(): TemplateResult {
    const { connection } = this;
    switch (connection.state) {
      case 'ended':
        return this.#renderText({ title: t('endedTitle'), body: t('endedBody'), retry: null });
      case 'refused':
        return this.#renderText(refusalWords(connection.refusal, this.isWall));
      case 'connecting':
      case 'lost':
        return this.#renderWaiting(connection.failureCount > 1);
      default:
        return this.#renderWaiting(false);
    }
  }

  #renderText({ title, body, retry }: RefusalWords): TemplateResult {
    return html`<div role="alert">
      <h1>${title}</h1>
      <p>${body}</p>
      <nav>
        ${
          retry === null
            ? nothing
            : html`<button class="primary" @click=${() => location.reload()}>${retry}</button>`
        }
        <a href="/">${t('toHome')}</a>
      </nav>
    </div>`;
  }

  #renderWaiting(hasFailed: boolean): TemplateResult {
    return html`<div role="status">
      <p>${t('waitingForClass')}</p>
      ${hasFailed ? html`<p>${t('waitingForServer')}</p>` : nothing}
    </div>`;
  }
}

customElements.define('ml-notice', MlNotice);
