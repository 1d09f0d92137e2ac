import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../../../shared/view/view.ts';
import type { Names } from '../../controllers/people-news.ts';
import { formatCode, formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { joinAt } from '../join-address.ts';
import '../qr-code.ts';

/** The wall before the lesson begins: how to get in, and how many are. */
export class MlWallLobby extends LitElement {
  static override properties = {
    view: { attribute: false },
    names: { attribute: false },
    joinUrl: {},
    heading: {},
  };
  declare view: View | null;
  declare names: Names | null;
  declare joinUrl: string;
  declare heading: string;

  static override styles = [
    sharedStyles,
    css`
      :host {
        display: grid;
        grid-template:
          'title title' auto
          'qr how' minmax(0, 1fr)
          'names names' auto / auto minmax(0, 1fr);
        gap: calc(36 * var(--wall)) calc(80 * var(--wall));
        align-items: center;
        height: 100%;
        padding: calc(40 * var(--wall)) calc(64 * var(--wall));
      }

      h1 {
        grid-area: title;
        margin: 0;
        font-size: max(24px, calc(56 * var(--wall)));
        line-height: 1.1;
      }

      /* Whole, however many names stand beneath: its height is what is left. */
      .qr {
        container-type: size;
        grid-area: qr;
        width: min(70vh, 42vw);
        height: 100%;
      }

      ml-qr-code {
        position: relative;
        top: 50%;
        width: min(100cqw, 100cqh);
        margin: 0 auto;
        transform: translateY(-50%);
      }

      dl {
        grid-area: how;
        margin: 0;
        line-height: 1.15;
      }

      dt {
        color: var(--ink-2);
        font-size: max(20px, calc(40 * var(--wall)));
      }

      .host {
        color: var(--ink);
        font-size: 1.5em;
        overflow-wrap: anywhere;
      }

      dd {
        margin: 0 0 0.5em;
        font-size: max(36px, calc(64 * var(--wall)));
        font-weight: 600;
      }

      .code {
        font-size: max(48px, calc(140 * var(--wall)));
        font-weight: 700;
        letter-spacing: 0.03em;
        white-space: nowrap;
      }

      ul {
        display: flex;
        grid-area: names;
        flex-wrap: wrap;
        gap: calc(12 * var(--wall));
        /* Whole rows, as many as there is room for; how many are here is told above. */
        max-height: calc(4 * (1.5em + 2px) + 3 * 12 * var(--wall));
        margin: 0;
        padding: 0;
        overflow: hidden;
        list-style: none;
        font-size: max(18px, calc(34 * var(--wall)));
      }

      li {
        box-sizing: border-box;
        max-width: 100%;
        height: calc(1.5em + 2px);
        padding: 0 0.5em;
        overflow: hidden;
        line-height: 1.5;
        text-overflow: ellipsis;
        white-space: nowrap;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }

      @media (max-width: 900px) {
        :host {
          grid-template: 'title' 'qr' 'how' 'names' / minmax(0, 1fr);
          justify-items: center;
          height: auto;
        }

        .qr {
          width: min(80vw, 50vh);
          height: auto;
          aspect-ratio: 1;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.view = null;
    this.names = null;
    this.joinUrl = '';
    this.heading = '';
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.view) return nothing;
    const present = this.names?.present ?? null;
    const { studentCount, code } = this.view;
    return html`<h1>${this.heading}</h1>
      <div class="qr"><ml-qr-code .text=${this.joinUrl}></ml-qr-code></div>
      <dl>
        <dt>${joinAt(this.joinUrl)}</dt>
        <dd class="code">${formatCode(code)}</dd>
        <dt>${t('wallLobbyWait')}</dt>
        <dd>
          <span role="status">${t('wallLobbyCount', { count: formatCount(studentCount) })}</span>
        </dd>
      </dl>
      ${
        present && present.length > 0
          ? html`<ul>
              ${present.map((name) => html`<li><bdi>${name}</bdi></li>`)}
            </ul>`
          : nothing
      }`;
  }
}

customElements.define('ml-wall-lobby', MlWallLobby);

declare global {
  interface HTMLElementTagNameMap {
    'ml-wall-lobby': MlWallLobby;
  }
}
