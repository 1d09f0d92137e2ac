import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../../../shared/view/view.ts';
import type { PeopleNews } from '../../controllers/people-news.ts';
import { formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { ClassContext } from './class-context.ts';

/** The teacher's word that the lesson begins, with who is there so far. */
export class MlLobbyBar extends LitElement {
  static override properties = {
    view: { attribute: false },
    news: { attribute: false },
    send: { attribute: false },
  };
  declare view: View | null;
  declare news: PeopleNews | null;
  declare send: ClassContext['send'] | null;

  static override styles = [
    sharedStyles,
    css`
      section {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
        padding: var(--space-2) var(--space-4);
        border-bottom: 1px solid var(--line);
        background: var(--sunken);
      }

      p {
        margin: 0;
      }

      ul {
        display: flex;
        flex: 1 1 12rem;
        gap: var(--space-1);
        min-width: 0;
        margin: 0;
        padding: 0;
        overflow: auto hidden;
        list-style: none;
        scrollbar-width: none;
        mask-image: linear-gradient(to right, #000 90%, transparent);
      }

      li {
        padding: 2px var(--space-2);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        white-space: nowrap;
        unicode-bidi: isolate;
      }

      button {
        min-height: 44px;
      }

      @media (max-width: 700px) {
        .body {
          display: none;
        }

        button {
          width: 100%;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.view = null;
    this.news = null;
    this.send = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view, news } = this;
    if (!view || !news) return nothing;
    const names = view.people.areNamesHidden
      ? []
      : news.roster.seats.filter(({ isOnline, isWaiting }) => isOnline && !isWaiting);
    return html`<section aria-label=${t('lobbyBarTitle')}>
      <p>
        <strong>${t('lobbyBarTitle')}</strong>
        <span class="body"> ${t('lobbyBarBody')}</span>
      </p>
      <p role="status">${t('lobbyBarCount', { count: formatCount(view.studentCount) })}</p>
      <ul tabindex=${names.length > 0 ? '0' : nothing} aria-label=${t('classPupils')}>
        ${names.map(({ name }) => html`<li>${name}</li>`)}
      </ul>
      <button class="primary" @click=${() => void this.send?.({ type: 'lobby', isOn: false })}>
        ${t('lobbyBegin')}
      </button>
    </section>`;
  }
}

customElements.define('ml-lobby-bar', MlLobbyBar);

declare global {
  interface HTMLElementTagNameMap {
    'ml-lobby-bar': MlLobbyBar;
  }
}
