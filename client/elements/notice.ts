import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Connection } from '../controllers/session-controller.ts';
import type { ErrorCode, Refusal } from '../../shared/protocol/errors.ts';
import { t, type PlainTextKey } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';

const refusals: Partial<Record<ErrorCode, PlainTextKey>> = {
  'unknown-session': 'refusedUnknownSession',
  'wrong-key': 'refusedWrongKey',
  'code-ended': 'refusedCodeEnded',
  'key-ended': 'refusedKeyEnded',
  'room-full': 'refusedRoomFull',
  locked: 'refusedLocked',
  'not-admitted': 'refusedNotAdmitted',
  kicked: 'refusedKicked',
  banned: 'refusedBanned',
  'server-full': 'refusedServerFull',
  'not-now': 'refusedOtherTab',
  'unsupported-protocol': 'refusedProtocol',
  'foreign-origin': 'refusedOrigin',
};

/** What is otherwise for a wall, which nobody sits at. */
const wallRefusals: typeof refusals = {
  'code-ended': 'refusedWallCodeEnded',
  'room-full': 'refusedWallsFull',
  locked: 'refusedWallLocked',
};

/** What a refused connection is told, and what can be done about it. */
export function refusalText({ code, message }: Refusal, isWall = false): string {
  const key = (isWall ? wallRefusals[code] : undefined) ?? refusals[code];
  return key === undefined ? message : t(key);
}

/** Whether loading the page again may help. */
const mayTryAgain = (code: ErrorCode) =>
  !['unknown-session', 'code-ended', 'wrong-key', 'key-ended', 'banned', 'foreign-origin'].includes(
    code,
  );

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
        return this.#renderText(t('endedTitle'), t('endedBody'), false);
      case 'refused':
        return this.#renderText(
          t('refusedTitle'),
          refusalText(connection.refusal, this.isWall),
          mayTryAgain(connection.refusal.code),
        );
      case 'connecting':
      case 'lost':
        return this.#renderWaiting(connection.failureCount > 1);
      default:
        return this.#renderWaiting(false);
    }
  }

  #renderText(title: string, body: string, isRetryable: boolean): TemplateResult {
    return html`<div role="alert">
      <h1>${title}</h1>
      <p>${body}</p>
      <nav>
        ${
          isRetryable
            ? html`<button class="primary" @click=${() => location.reload()}>
                ${t('tryAgain')}
              </button>`
            : nothing
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
