import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Welcome } from '../../../shared/protocol/messages.ts';
import type { View } from '../../../shared/view/view.ts';
import { noNews, type PeopleNews } from '../../controllers/people-news.ts';
import { recall, remember } from '../../controllers/storage.ts';
import { formatCount } from '../../texts/format.ts';
import { t, type PlainTextKey } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { icons } from '../controls/icons.ts';
import type { ClassContext } from './class-context.ts';
import { classPanelStyles } from './class-panel-styles.ts';
import { waitingNetworks } from './offered-networks.ts';
import './collect-tab.ts';
import './networks-tab.ts';
import './poll-tab.ts';
import './predict-tab.ts';
import './room.ts';
import './roster.ts';
import './seeds-tab.ts';

interface ClassTab {
  name: string;
  label: PlainTextKey;
  /** What waits in it for the teacher's word. */
  waitingCount?: (news: PeopleNews) => number;
  render: (context: ClassContext) => TemplateResult;
}

/** One part each, in the order of a lesson. */
const tabs: readonly [ClassTab, ...ClassTab[]] = [
  {
    name: 'pupils',
    label: 'classPupils',
    render: (context) => html`<ml-roster .context=${context}></ml-roster>`,
  },
  {
    name: 'poll',
    label: 'pollTab',
    render: (context) => html`<ml-poll-tab .context=${context}></ml-poll-tab>`,
  },
  {
    name: 'predict',
    label: 'predictTab',
    render: (context) => html`<ml-predict-tab .context=${context}></ml-predict-tab>`,
  },
  {
    name: 'collect',
    label: 'collectTab',
    render: (context) => html`<ml-collect-tab .context=${context}></ml-collect-tab>`,
  },
  {
    name: 'seeds',
    label: 'seedsTab',
    render: (context) => html`<ml-seeds-tab .context=${context}></ml-seeds-tab>`,
  },
  {
    name: 'networks',
    label: 'networksTab',
    waitingCount: waitingNetworks,
    render: (context) => html`<ml-networks-tab .context=${context}></ml-networks-tab>`,
  },
  {
    name: 'room',
    label: 'classRoom',
    render: (context) => html`<ml-room .context=${context}></ml-room>`,
  },
];

const countMark = (count: number) => (count === 0 ? nothing : html` <b>${formatCount(count)}</b>`);

const storageKey = 'more-layers-class-tab';

/**
 * The teacher's hand on the class: who is here, and what they are asked to do.
 *
 * @fires class-close - Escape inside it, or its button
 */
export class MlClassPanel extends LitElement {
  static override styles = [sharedStyles, classPanelStyles];
  static override properties = {
    view: { attribute: false },
    news: { attribute: false },
    welcome: { attribute: false },
    send: { attribute: false },
    tabName: { state: true },
  };
  declare view: View | null;
  declare news: PeopleNews;
  declare welcome: Welcome | null;
  declare send: ClassContext['send'] | null;
  declare tabName: string;

  constructor() {
    super();
    this.view = null;
    this.news = noNews;
    this.welcome = null;
    this.send = null;
    this.tabName = recall('session', storageKey) ?? tabs[0].name;
  }

  /** Opens one of its parts, by name. */
  open(tabName: string): void {
    this.tabName = tabName;
    remember('session', storageKey, tabName);
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('h2')?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view, news, welcome, send } = this;
    if (!view || !send) return nothing;
    const open = tabs.find(({ name }) => name === this.tabName) ?? tabs[0];
    return html`<section aria-labelledby="title" @keydown=${this.#onKey}>
      <header>
        <h2 id="title" tabindex="-1">${t('classPanel')}</h2>
        <button class="close" title=${t('close')} aria-label=${t('close')} @click=${this.#close}>
          ${icons.close}
        </button>
      </header>
      <nav aria-label=${t('classPanel')} ?hidden=${tabs.length === 1}>
        ${tabs.map(
          ({ name, label, waitingCount }) =>
            html`<button aria-pressed=${name === open.name} @click=${() => this.open(name)}>
              ${t(label)}${countMark(waitingCount?.(news) ?? 0)}
            </button>`,
        )}
      </nav>
      <div class="part">${open.render({ view, news, welcome, send })}</div>
    </section>`;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  };

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('class-close', { bubbles: true, composed: true }));
  };
}

customElements.define('ml-class-panel', MlClassPanel);

declare global {
  interface HTMLElementTagNameMap {
    'ml-class-panel': MlClassPanel;
  }
}
