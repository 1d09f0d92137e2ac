import '../texts/language.ts';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Shown } from '../../shared/protocol/lead.ts';
import type { View } from '../../shared/view/view.ts';
import { codeOfAddress, keyIn } from '../controllers/address.ts';
import { WalkController } from '../controllers/walk-controller.ts';
import { ClassReplay } from '../controllers/class-replay.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { icons } from '../elements/controls/icons.ts';
import { WallRoom } from '../elements/people/wall-asked.ts';
import { credit } from '../elements/people/credit.ts';
import { headingOf } from '../elements/heading.ts';
import { joinAt } from '../elements/join-address.ts';
import { formatCode } from '../texts/format.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { theme } from '../theme/theme.ts';
import { wallNarrowStyles } from './wall-narrow-styles.ts';
import { wallStyles } from './wall-styles.ts';
import { walkPanel } from './walk-parts.ts';
import { replayBar, replayLine } from './class-replay-parts.ts';
import { wallDiagram, wallFull, wallLobby, wallPlane, wallSeeds } from './wall-parts.ts';
import '../elements/announcer.ts';
import '../elements/connection-badge.ts';
import '../elements/figures.ts';
import '../elements/notice.ts';
import '../elements/outcome-note.ts';
import '../elements/people/reactions.ts';
import '../elements/people/wall-activity.ts';
import '../elements/qr-code.ts';
import '../elements/time-line.ts';
import { showTitle } from './show-title.ts';

/** For the projector: no controls, no names, to be read from the last row. */
export class MlWallPage extends LitElement {
  static override styles = [sharedStyles, wallStyles, wallNarrowStyles];

  readonly #code = codeOfAddress(location);
  readonly #session = new SessionController(this, {
    // A reload comes back by the key: where the class is locked, and under another code.
    onWelcome: ({ wallKey }) => this.#keep(location.pathname, wallKey ?? ''),
    onCode: (code) => this.#keep(`/wall/${code}`, keyIn(location.hash)),
    onReactions: (told) => this.renderRoot.querySelector('ml-reactions')?.hear(told),
  });

  readonly #replay = new ClassReplay(this, this.#session);
  readonly #walk = new WalkController(this);
  /** What of all that the class is asked is to be seen. */
  readonly #room = new WallRoom();
  #lead: Shown | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    const key = keyIn(location.hash);
    this.#session.connect({ role: 'wall', code: this.#code, ...(key !== '' && { key }) });
  }

  #keep(path: string, key: string): void {
    history.replaceState(null, '', `${path}${location.search}#${key}`);
  }

  /** The view that the page draws, for whoever tests it. */
  get view(): View | null {
    return this.#replay.view ?? this.#session.view;
  }

  override render(): TemplateResult {
    const { connection } = this.#session;
    const { view } = this;
    const isOver = connection.state === 'refused' || connection.state === 'ended';
    if (!view || isOver) {
      return html`<main><ml-notice is-wall .connection=${connection}></ml-notice></main>`;
    }
    const isLost = connection.state !== 'live';
    const { people } = view;
    if (people.isLobby) {
      return wallFull(wallLobby(view, this.#session), this.#renderAside(view, isLost), {
        badge: this.#renderBadge(view),
      });
    }
    const { said, predict, areSeedsShown } = this.#room.of(view);
    if (this.#walk.isOpen && said.length === 0) return this.#renderWalk(view, isLost);
    const bar = replayBar(this.#replay, { isWall: true });
    if (areSeedsShown) {
      const content = html`${bar}${wallSeeds(view, this.#session)}`;
      return wallFull(content, this.#renderAside(view, isLost), { badge: this.#renderBadge(view) });
    }
    return html`<main class="wall">
      ${wallPlane(view, this.#session.news.pointer, predict)}
      <h1>${headingOf(view)} ${credit(this.#session.news.names)}</h1>
      ${
        said.length > 0
          ? html`<ml-wall-activity .said=${said}></ml-wall-activity>`
          : wallDiagram(view, null)
      }
      <div class="figures">
        ${bar}
        ${
          // A question with its answers needs their room.
          said.some(({ kind }) => kind === 'poll')
            ? nothing
            : html`<ml-figures .view=${view}></ml-figures>
                <div class="outcome"><ml-outcome-note .view=${view}></ml-outcome-note></div>`
        }
      </div>
      ${this.#renderJoin(view)} ${this.#renderBadge(view)}
      ${
        this.#replay.view
          ? replayLine(this.#replay, view, { isWall: true })
          : html`<ml-time-line .view=${view} mode="live" wall></ml-time-line>`
      }
      <ml-reactions></ml-reactions>
      ${this.#renderAside(view, isLost)}
    </main>`;
  }

  /** One update, as the teacher walks through it: its step large, the diagram lit beside it. */
  #renderWalk(view: View, isLost: boolean): TemplateResult {
    return html`<main class="wall is-walking">
      <div class="title">
        <h1>${headingOf(view)}</h1>
        ${replayBar(this.#replay, { isWall: true })}
      </div>
      <div class="diagram" role="group" tabindex="0" aria-label=${t('updateDiagram')}>
        ${wallDiagram(view, this.#walk.lit)}
      </div>
      ${this.#renderJoin(view)} ${this.#renderBadge(view)} ${walkPanel(this.#walk, view, true)}
      <ml-reactions></ml-reactions>
      ${this.#renderAside(view, isLost)}
    </main>`;
  }

  /** How to join, for who comes late. */
  #renderJoin(view: View): TemplateResult {
    const { joinUrl } = this.#session;
    return html`<div class="join">
      <ml-qr-code .text=${joinUrl}></ml-qr-code>
      <dl>
        <dt>${joinAt(joinUrl)}</dt>
        <dd>${formatCode(view.code)}</dd>
      </dl>
    </div>`;
  }

  /** What is said beside whatever is shown. */
  #renderAside(view: View, isLost: boolean): TemplateResult {
    return html`<ml-announcer .view=${view} ?isLost=${isLost}></ml-announcer> ${
        view.people.isEyesUp
          ? html`<p class="eyes" role="status">${icons.eyes}${t('eyesUp')}</p>`
          : nothing
      }`;
  }

  /** Only what is not as it should be: mine, the server's or the teacher's line. */
  #renderBadge({ isTeacherHere }: View): TemplateResult | typeof nothing {
    const { connection } = this.#session;
    if (connection.state === 'live' && isTeacherHere) return nothing;
    return html`<ml-connection-badge
      .connection=${connection}
      .isTeacherAway=${!isTeacherHere}
    ></ml-connection-badge>`;
  }

  override willUpdate(): void {
    const { view } = this.#session;
    if (view) this.#room.follow(view);
    const lead = view?.people.lead ?? null;
    if (lead === this.#lead) return;
    this.#lead = lead;
    this.#walk.adopt(lead?.walk ?? null);
  }

  override updated(): void {
    const { view } = this.#session;
    showTitle(view ? t('wallPageTitle', { title: headingOf(view) }) : t('appName'));
  }
}

theme.restore();
customElements.define('ml-wall-page', MlWallPage);
