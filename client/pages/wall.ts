import '../texts/language.ts';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Shown } from '../../shared/protocol/lead.ts';
import type { View } from '../../shared/view/view.ts';
import { codeOfAddress } from '../controllers/address.ts';
import { WalkController } from '../controllers/walk-controller.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { icons } from '../elements/controls/icons.ts';
import { headingOf } from '../elements/heading.ts';
import { readableHost } from '../elements/join-address.ts';
import { formatCode } from '../texts/format.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { theme } from '../theme/theme.ts';
import { walkPanel } from './walk-parts.ts';
import { wallDiagram, wallPicture } from './wall-parts.ts';
import '../elements/announcer.ts';
import '../elements/connection-badge.ts';
import '../elements/figures.ts';
import '../elements/notice.ts';
import '../elements/outcome-note.ts';
import '../elements/people/drawing-plane.ts';
import '../elements/people/eyes-up.ts';
import '../elements/people/reactions.ts';
import { areSeedsShown, hasActivity } from '../elements/people/wall-activity.ts';
import '../elements/people/wall-lobby.ts';
import '../elements/people/wall-seeds.ts';
import '../elements/qr-code.ts';
import '../elements/time-line.ts';

/** For the projector: no controls, no names, to be read from the last row. */
export class MlWallPage extends LitElement {
  static override styles = [
    sharedStyles,
    css`
      :host {
        /* The wall grows with the projector: one pixel at 1920 × 1080. */
        --wall: min(100vw / 1920, 100vh / 1080);
        display: block;
        min-height: 100dvh;
        --figure-size: max(36px, calc(48 * var(--wall)));
        --figure-label-size: max(18px, calc(24 * var(--wall)));
        --figure-gap: calc(12 * var(--wall)) calc(30 * var(--wall));
      }

      .wall {
        display: grid;
        grid-template:
          'boundary title' auto
          'boundary network' minmax(0, 1fr)
          'boundary figures' auto
          'boundary join' auto
          'line line' auto / auto minmax(0, 1fr);
        gap: calc(12 * var(--wall)) calc(40 * var(--wall));
        height: 100dvh;
        min-height: 560px;
        padding: calc(20 * var(--wall)) calc(32 * var(--wall)) calc(8 * var(--wall));
      }

      ml-boundary,
      ml-space,
      ml-drawing-plane {
        grid-area: boundary;
        width: auto;
        height: 100%;
        aspect-ratio: 1.02;
      }

      h1 {
        grid-area: title;
        margin: 0;
        font-size: max(24px, calc(48 * var(--wall)));
        line-height: 1.1;
        text-wrap: balance;
      }

      ml-wall-activity,
      ml-network {
        grid-area: network;
        min-height: 0;
        overflow: clip;
      }

      .wall.is-walking {
        grid-template:
          'title walk' auto
          'network walk' minmax(0, 1fr)
          'join walk' auto / minmax(0, 36fr) minmax(0, 64fr);
        padding: calc(20 * var(--wall)) 0 0 calc(32 * var(--wall));
      }

      .is-walking .join {
        padding-bottom: calc(20 * var(--wall));
      }

      ml-update-walk {
        grid-area: walk;
        min-height: 0;
        border-left: 1px solid var(--line);
      }

      .figures {
        grid-area: figures;
      }

      .join {
        display: flex;
        grid-area: join;
        align-items: center;
        gap: calc(24 * var(--wall));
      }

      dl {
        flex: 1;
        margin: 0;
        line-height: 1.1;
      }

      dt {
        color: var(--ink-2);
        font-size: max(18px, calc(28 * var(--wall)));
      }

      dd {
        margin: 0;
        font-size: max(36px, calc(72 * var(--wall)));
        font-weight: 700;
        letter-spacing: 0.03em;
        white-space: nowrap;
      }

      ml-qr-code {
        flex: none;
        width: max(110px, calc(176 * var(--wall)));
      }

      ml-outcome-note {
        font-size: max(18px, calc(26 * var(--wall)));
      }

      ml-connection-badge {
        font-size: max(18px, calc(24 * var(--wall)));
      }

      ml-time-line {
        grid-area: line;
        height: max(112px, calc(168 * var(--wall)));
      }

      .lobby {
        height: 100dvh;
      }

      .lobby ml-connection-badge {
        position: fixed;
        right: 24px;
        bottom: 24px;
      }

      ml-reactions {
        --reaction-size: max(36px, calc(64 * var(--wall)));
      }

      .eyes {
        display: flex;
        position: fixed;
        right: calc(32 * var(--wall));
        bottom: calc(220 * var(--wall));
        align-items: center;
        gap: 0.3em;
        margin: 0;
        padding: 0.1em 0.5em;
        border-radius: var(--radius);
        background: var(--ink);
        color: var(--page);
        font-size: max(24px, calc(48 * var(--wall)));
        font-weight: 700;
      }

      .eyes svg {
        width: 1.3em;
        height: 1.3em;
      }

      @media (max-width: 900px) {
        .wall {
          grid-template: 'title' 'join' 'boundary' 'figures' 'network' 'line' / minmax(0, 1fr);
          height: auto;
        }

        .wall.is-walking {
          grid-template: 'title' 'network' 'walk' 'join' / minmax(0, 1fr);
          padding-inline: var(--space-3);
        }

        ml-boundary,
        ml-space,
        ml-drawing-plane {
          height: auto;
        }
      }
    `,
  ];

  readonly #code = codeOfAddress(location);
  readonly #session = new SessionController(this, {
    onCode: (code) => history.replaceState(null, '', `/wall/${code}`),
    onReactions: (counts) => this.renderRoot.querySelector('ml-reactions')?.show(counts),
  });

  readonly #walk = new WalkController(this);
  #lead: Shown | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#session.connect({ role: 'wall', code: this.#code });
  }

  /** The view that the page draws, for whoever tests it. */
  get view(): View | null {
    return this.#session.view;
  }

  override render(): TemplateResult {
    const { view, connection } = this.#session;
    const isOver = connection.state === 'refused' || connection.state === 'ended';
    if (!view || isOver) {
      return html`<main><ml-notice .connection=${connection}></ml-notice></main>`;
    }
    const isLost = connection.state !== 'live';
    if (view.people.isLobby) return this.#renderLobby(view, isLost);
    if (this.#walk.isOpen && !hasActivity(view)) return this.#renderWalk(view, isLost);
    if (areSeedsShown(view)) return this.#renderSeeds(view, isLost);
    return html`<main class="wall">
        ${this.#renderPlane(view)}
        <h1>${headingOf(view)}</h1>
        ${
          hasActivity(view)
            ? html`<ml-wall-activity .view=${view}></ml-wall-activity>`
            : wallDiagram(view, null)
        }
        ${
          // A question with its answers needs their room.
          view.people.poll
            ? nothing
            : html`<div class="figures">
                <ml-figures .view=${view}></ml-figures>
                <ml-outcome-note .view=${view}></ml-outcome-note>
              </div>`
        }
        ${this.#renderJoin(view, isLost)}
        <ml-time-line .view=${view} mode="live" wall></ml-time-line>
        <ml-reactions></ml-reactions>
      </main>
      ${this.#renderAside(view, isLost)}`;
  }

  /** One update, as the teacher walks through it: its step large, the diagram lit beside it. */
  #renderWalk(view: View, isLost: boolean): TemplateResult {
    return html`<main class="wall is-walking">
        <h1>${headingOf(view)}</h1>
        ${wallDiagram(view, this.#walk.lit)} ${this.#renderJoin(view, isLost)}
        ${walkPanel(this.#walk, view, true)}
        <ml-reactions></ml-reactions>
      </main>
      ${this.#renderAside(view, isLost)}`;
  }

  /** How to join, for who comes late. */
  #renderJoin(view: View, isLost: boolean): TemplateResult {
    const { connection, joinUrl } = this.#session;
    return html`<div class="join">
      <ml-qr-code .text=${joinUrl}></ml-qr-code>
      <dl>
        <dt>${t('wallJoinAt', { host: readableHost(joinUrl) })}</dt>
        <dd>${formatCode(view.code)}</dd>
      </dl>
      ${
        isLost
          ? html`<ml-connection-badge .connection=${connection}></ml-connection-badge>`
          : nothing
      }
    </div>`;
  }

  /** What is said beside whatever is shown. */
  #renderAside(view: View, isLost: boolean): TemplateResult {
    return html`<ml-announcer .view=${view} ?isLost=${isLost}></ml-announcer>
      ${view.people.isEyesUp ? html`<p class="eyes" role="status">${icons.eyes}${t('eyesUp')}</p>` : nothing}`;
  }

  #renderSeeds(view: View, isLost: boolean): TemplateResult {
    const { news, joinUrl, connection } = this.#session;
    return html`<main class="lobby">
        <ml-wall-seeds
          .view=${view}
          .news=${news}
          .joinUrl=${joinUrl}
          .heading=${headingOf(view)}
        ></ml-wall-seeds>
        ${
          isLost
            ? html`<ml-connection-badge .connection=${connection}></ml-connection-badge>`
            : nothing
        }
        <ml-reactions></ml-reactions>
      </main>
      ${this.#renderAside(view, isLost)}`;
  }

  /** The boundary; while it is predicted, the drawings, and the boundary only when they are all in. */
  #renderPlane(view: View): TemplateResult {
    const { predict } = view.people;
    if (!predict) {
      return wallPicture(view, this.#session.news.pointer);
    }
    return html`<ml-drawing-plane
      wall
      .view=${view}
      .crowd=${predict.drawings ?? []}
      .showsBoundary=${!predict.isOpen && view.snapshot.epoch > 0}
    ></ml-drawing-plane>`;
  }

  #renderLobby(view: View, isLost: boolean): TemplateResult {
    const { news, joinUrl, connection } = this.#session;
    return html`<main class="lobby">
      <ml-wall-lobby
        .view=${view}
        .names=${news.names}
        .joinUrl=${joinUrl}
        .heading=${headingOf(view)}
      ></ml-wall-lobby>
      ${
        isLost
          ? html`<ml-connection-badge .connection=${connection}></ml-connection-badge>`
          : nothing
      }
      <ml-reactions></ml-reactions>
    </main>`;
  }

  override willUpdate(): void {
    const lead = this.#session.view?.people.lead ?? null;
    if (lead === this.#lead) return;
    this.#lead = lead;
    this.#walk.adopt(lead?.walk ?? null);
  }

  override updated(): void {
    const { view } = this.#session;
    document.title = view ? t('wallPageTitle', { title: headingOf(view) }) : t('appName');
  }
}

theme.restore();
customElements.define('ml-wall-page', MlWallPage);
