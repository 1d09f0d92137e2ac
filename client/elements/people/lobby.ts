import { css, html, LitElement, type TemplateResult } from 'lit';
import type { Connection } from '../../controllers/session-controller.ts';
import { formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import '../connection-badge.ts';

/** What a pupil sees before the lesson begins, or while the teacher is asked to let them in. */
export class MlLobby extends LitElement {
  static override properties = {
    name: {},
    studentCount: { type: Number },
    isWaiting: { type: Boolean },
    connection: { attribute: false },
  };
  declare name: string;
  declare studentCount: number;
  /** Not yet let in. */
  declare isWaiting: boolean;
  /** Of who waits: the page has no other place that tells it. */
  declare connection: Connection;

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        place-content: center;
        min-height: 70dvh;
        padding: var(--space-6);
        text-align: center;
      }

      h1,
      h2 {
        margin: 0 0 var(--space-3);
        font-size: var(--text-36);
        line-height: 1.15;
        overflow-wrap: anywhere;
        text-wrap: balance;
      }

      ml-connection-badge {
        justify-self: center;
        margin-top: var(--space-4);
      }

      p {
        margin: 0 0 var(--space-2);
        color: var(--ink-2);
        font-size: var(--text-18);
        text-wrap: balance;
      }
    `,
  ];

  constructor() {
    super();
    this.name = '';
    this.studentCount = 0;
    this.isWaiting = false;
    this.connection = { state: 'idle' };
  }

  protected override render(): TemplateResult {
    const [before, after] = t(this.isWaiting ? 'waitingTitle' : 'lobbyWelcome', {
      name: '\n',
    }).split('\n');
    const title = html`${before}<bdi>${this.name}</bdi>${after}`;
    const count =
      this.studentCount > 1
        ? t('lobbyCount', { count: formatCount(this.studentCount) })
        : t('lobbyAlone');
    return html`<div role="status">
        ${
          // Who waits sees nothing else: it is the page's heading.
          this.isWaiting ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`
        }
        <p>${t(this.isWaiting ? 'waitingBody' : 'lobbyWait')}</p>
        ${this.isWaiting ? '' : html`<p>${count}</p>`}
      </div>
      ${this.isWaiting ? html`<ml-connection-badge .connection=${this.connection}></ml-connection-badge>` : ''}`;
  }
}

customElements.define('ml-lobby', MlLobby);

declare global {
  interface HTMLElementTagNameMap {
    'ml-lobby': MlLobby;
  }
}
