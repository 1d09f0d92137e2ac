import { language } from '../texts/language.ts';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { AnyCommandBody } from '../../shared/protocol/any-command.ts';
import type { Refusal } from '../../shared/protocol/errors.ts';
import type { Welcome } from '../../shared/protocol/messages.ts';
import type { View } from '../../shared/view/view.ts';
import { codeOfAddress } from '../controllers/address.ts';
import type { CommandResult } from '../controllers/command-outbox.ts';
import { fetchSession } from '../controllers/api.ts';
import { AttentionController } from '../controllers/attention-controller.ts';
import { ClassReplay } from '../controllers/class-replay.ts';
import { moveDrafts } from '../controllers/draft.ts';
import { FollowController } from '../controllers/follow-controller.ts';
import { OwnCopyController } from '../controllers/own-copy.ts';
import { recallSeat, rememberSeat } from '../controllers/seat.ts';
import { SessionController, type Connection } from '../controllers/session-controller.ts';
import { SightController } from '../controllers/sight-controller.ts';
import { credit } from '../elements/people/credit.ts';
import { headingOf } from '../elements/heading.ts';
import { formatCode } from '../texts/format.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { theme } from '../theme/theme.ts';
import { replayBar, replayLine } from './class-replay-parts.ts';
import { copyButton, copyPage } from './copy-parts.ts';
import { joinBar, joinLobby } from './join-parts.ts';
import { joinStyles } from './join-styles.ts';
import { pageStyles } from './page-styles.ts';
import { stageHead } from './stage-head.ts';
import { walkPanel } from './walk-parts.ts';
import { walkStyles } from './walk-styles.ts';
import { watchStyles } from './watch-styles.ts';
import '../elements/announcer.ts';
import '../elements/join-form.ts';
import '../elements/measures/measures.ts';
import '../elements/notice.ts';
import '../elements/people/activity.ts';
import '../elements/people/eyes-up.ts';
import '../elements/people/lead-bar.ts';
import '../elements/people/lobby.ts';
import '../elements/people/reactions.ts';
import '../elements/people/student-dock.ts';
import '../elements/stage/stage.ts';
import '../elements/time-line.ts';
import { showTitle } from './show-title.ts';

/** A student's page: a name, then the class, live and to be looked at. */
export class MlJoinPage extends LitElement {
  static override properties = {
    classTitle: { state: true },
    isNameGiven: { state: true },
    hasAsked: { state: true },
  };
  /** The class's, before it is joined. */
  declare classTitle: string;
  /** By the class, to whoever is new. */
  declare isNameGiven: boolean;
  declare hasAsked: boolean;

  static override styles = [sharedStyles, pageStyles, watchStyles, walkStyles, joinStyles];

  #code = codeOfAddress(location);
  readonly #session = new SessionController(this, {
    onWelcome: (welcome) => this.#onWelcome(welcome),
    onCode: (code) => this.#onCode(code),
    onRefused: (refusal) => this.#onRefused(refusal),
    onReactions: (told) => this.renderRoot.querySelector('ml-reactions')?.hear(told),
  });
  readonly #replay = new ClassReplay(this, this.#session);
  readonly #follow = new FollowController(this, () => this.#session.view);
  readonly #look = this.#follow.look;
  readonly #walk = this.#follow.walk;
  readonly #copy = new OwnCopyController(this, this.#session, () => this.#classView);
  #refused: Connection | null = null;
  /** There was one, and it is no more: that is no fault of a name. */
  #isSeatGone = false;

  constructor() {
    super();
    new AttentionController(this, {
      view: () => this.#session.view,
      connection: () => this.#session.connection,
      selection: () => this.#look.selectionIn(this.#session.view),
      isInCopy: () => this.#copy.isShown,
      send: this.#send,
    });
    new SightController(this, {
      shown: () => this.#follow.shown,
      pointer: () => this.#session.news.pointer,
      isInCopy: () => this.#copy.isShown,
    });
    this.classTitle = '';
    this.isNameGiven = false;
    this.hasAsked = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const token = recallSeat(this.#code);
    if (token === null) void this.#ask();
    else this.#session.connect({ role: 'student', code: this.#code, token });
  }

  /** The view that the page draws, for whoever tests it. */
  get view(): View | null {
    return this.#copy.view ?? this.#classView;
  }

  /** What the class is shown: its network of now, or the recording that is played to it. */
  get #classView(): View | null {
    return this.#replay.view ?? this.#session.view;
  }

  override render(): TemplateResult {
    const { connection } = this.#session;
    const view = this.#classView;
    if (this.#refused) return this.#renderNotice(this.#refused);
    const isBadName = connection.state === 'refused' && connection.refusal.code === 'bad-name';
    if (isBadName || (!view && connection.state === 'idle')) {
      return this.hasAsked
        ? this.#renderForm(isBadName && !this.#isSeatGone)
        : this.#renderNotice({ state: 'connecting', failureCount: 0 });
    }
    const isOver = connection.state === 'refused' || connection.state === 'ended';
    if (!isOver && this.#session.welcome?.isWaiting) {
      return html`<main>
        <ml-lobby isWaiting .name=${this.#name} .connection=${connection}></ml-lobby>
      </main>`;
    }
    if (!view || isOver) {
      return this.#renderNotice(connection);
    }
    return html`<div
        class=${this.#follow.isLed || this.#replay.isOn ? 'led' : ''}
        ?inert=${view.people.isEyesUp}
      >
        ${
          view.people.isLobby
            ? joinLobby(view, connection, this.#name)
            : this.#copy.view
              ? copyPage(this.#copy, this.#session, this.#renderDock(view))
              : this.#renderClass(view, connection)
        }
      </div>
      ${
        view.people.isEyesUp
          ? html`<ml-eyes-up
              .connection=${connection}
              .isTeacherAway=${!view.isTeacherHere}
            ></ml-eyes-up>`
          : nothing
      }`;
  }

  override updated(): void {
    const { view } = this.#session;
    const title = view ? headingOf(view) : this.classTitle;
    showTitle(title === '' ? t('appName') : t('joinPageTitle', { title }));
  }

  #renderNotice(connection: Connection): TemplateResult {
    return html`<main><ml-notice .connection=${connection}></ml-notice></main>`;
  }

  #renderForm(isBadName: boolean): TemplateResult {
    return html`<main>
      <ml-join-form
        .heading=${this.classTitle === '' ? formatCode(this.#code) : this.classTitle}
        .error=${isBadName ? t('joinBadName') : ''}
        .isNameGiven=${this.isNameGiven}
        @join=${this.#onJoin}
      ></ml-join-form>
    </main>`;
  }

  #renderClass(view: View, connection: Connection): TemplateResult {
    const isLost = connection.state === 'lost';
    return html`
      ${replayBar(this.#replay)}
      ${
        this.#follow.isLed
          ? html`<ml-lead-bar
              ?is-around=${this.#follow.isAround}
              @lead-back=${this.#follow.back}
              @lead-leave=${this.#follow.wander}
            ></ml-lead-bar>`
          : nothing
      }
      <div class=${this.#walk.isOpen ? 'class is-walking' : 'class'}>
        ${joinBar(view, connection, this.#name)}
        ${isLost ? html`<div class="lost" role="alert">${t('lostBanner')}</div>` : nothing}
        <main class="stage">
          ${stageHead(view, this.#look, this.#walk, { credit: credit(this.#session.news.names) })}
          <ml-stage
            .view=${view}
            .selection=${this.#look.selectionIn(view)}
            .unitStyle=${this.#look.unitStyle}
            .space=${this.#look.spaceIn(view)}
            .point=${this.#look.pointIn(view)}
            .pointer=${this.#session.news.pointer}
            .lit=${this.#walk.lit}
            ?diagram-alone=${this.#walk.isOpen}
            @unit-select=${this.#look.onSelect}
            @look-change=${this.#look.onLook}
          ></ml-stage>
          ${view.isTeacherHere ? nothing : html`<p class="away">${t('teacherAway')}</p>`}
          <ml-reactions></ml-reactions>
        </main>
        ${
          this.#look.isMeasuring
            ? html`<ml-measures
                .view=${view}
                @measures-close=${this.#look.onMeasures}
              ></ml-measures>`
            : nothing
        }
        <section class="foot" aria-label=${t('history')}>
          ${
            this.#replay.view
              ? replayLine(this.#replay, view)
              : html`<ml-time-line .view=${view} mode="live"></ml-time-line>`
          }
        </section>
        ${walkPanel(this.#walk, view)}
        <ml-activity
          .view=${this.#session.view}
          .mine=${this.#session.news.mine}
          .send=${this.#send}
        ></ml-activity>
        <footer class="dock">${this.#renderDock(view, copyButton(this.#copy))}</footer>
      </div>
      <ml-announcer .view=${view} ?isLost=${isLost}></ml-announcer>
    `;
  }

  #renderDock(view: View, more: TemplateResult | typeof nothing = nothing): TemplateResult {
    return html`<ml-student-dock .view=${view} .mine=${this.#session.news.mine} .send=${this.#send}
      >${more}</ml-student-dock
    >`;
  }

  /** The teacher may have changed it since the page came. */
  get #name(): string {
    return this.#session.news.mine?.name ?? this.#session.welcome?.name ?? '';
  }

  /** Before a name is asked for, whether there is a class at all. */
  async #ask(): Promise<void> {
    const facts = await fetchSession(this.#code);
    if (facts.ok) {
      this.classTitle = facts.value.title;
      this.isNameGiven = facts.value.areNamesGenerated === true;
    } else if (facts.code !== 'no-answer') {
      this.#refused = {
        state: 'refused',
        refusal: { ok: false, code: facts.code, message: facts.message },
      };
    }
    this.hasAsked = true;
  }

  #onJoin = (event: CustomEvent<{ name?: string }>): void => {
    this.#isSeatGone = false;
    // Another tab of this browser may have come in meanwhile: one browser has one seat.
    const token = recallSeat(this.#code);
    const as = token === null ? { ...event.detail, language } : { token };
    this.#session.connect({ role: 'student', code: this.#code, ...as });
  };

  readonly #send = (body: AnyCommandBody): Promise<CommandResult> => this.#session.send(body);

  /** The class has another code: a reload must find the seat under it. */
  #onCode(code: string): void {
    const token = recallSeat(this.#code);
    rememberSeat(this.#code, null);
    rememberSeat(code, token);
    moveDrafts(this.#code, code);
    this.#code = code;
    history.replaceState(null, '', `/join/${code}${location.search}`);
  }

  /** A seat that is no more gives nothing back: the next time a name is asked for. */
  #onRefused({ code }: Refusal): void {
    if (code !== 'not-admitted' && code !== 'bad-name') return;
    const hadSeat = recallSeat(this.#code) !== null;
    rememberSeat(this.#code, null);
    if (code !== 'bad-name' || !hadSeat) return;
    this.#isSeatGone = true;
    void this.#ask();
  }

  #onWelcome({ token }: Welcome): void {
    if (token !== undefined) rememberSeat(this.#code, token);
  }
}

theme.restore();
customElements.define('ml-join-page', MlJoinPage);
