import { css, html, LitElement, type TemplateResult } from 'lit';
import type { Connection } from '../controllers/session-controller.ts';
import { t, type PlainTextKey } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';

const words = {
  idle: 'connectionConnecting',
  connecting: 'connectionConnecting',
  live: 'connectionLive',
  lost: 'connectionLost',
  ended: 'connectionEnded',
  refused: 'connectionRefused',
} as const satisfies Record<Connection['state'], PlainTextKey>;

/** A dot and a word: whether what is seen is of now. Grey, since colour means class. */
export class MlConnectionBadge extends LitElement {
  static override properties = {
    connection: { attribute: false },
    isTeacherAway: { attribute: false },
  };
  declare connection: Connection;
  /** Said where the line itself is well. */
  declare isTeacherAway: boolean;

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        color: var(--ink-2);
        white-space: nowrap;
      }

      .dot {
        flex: none;
        width: 10px;
        height: 10px;
        border: 2px solid var(--ink-2);
        border-radius: 50%;
      }

      .live {
        border-color: var(--ink);
        background: var(--ink);
      }

      .lost,
      .connecting {
        animation: breathe 1.2s ease-in-out infinite alternate;
      }

      @keyframes breathe {
        to {
          opacity: 0.25;
        }
      }

      @media (forced-colors: active) {
        .live {
          border-color: CanvasText;
          background: CanvasText;
        }
      }

      @media (prefers-reduced-motion: reduce) {
        .dot {
          animation: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.connection = { state: 'idle' };
    this.isTeacherAway = false;
  }

  override render(): TemplateResult {
    const { state } = this.connection;
    const isAway = state === 'live' && this.isTeacherAway;
    return html`<span class="dot ${isAway ? '' : state}"></span
      ><span part="word">${t(isAway ? 'teacherAway' : words[state])}</span>`;
  }
}

customElements.define('ml-connection-badge', MlConnectionBadge);
