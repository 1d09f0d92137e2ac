import '../texts/language.ts';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { AnyCommandBody } from '../../shared/protocol/any-command.ts';
import type { View } from '../../shared/view/view.ts';
import type { CommandResult } from '../controllers/command-outbox.ts';
import { codeOfAddress } from '../controllers/address.ts';
import { ClassReplay } from '../controllers/class-replay.ts';
import { FocusReturn } from '../controllers/focus-return.ts';
import { LeadController } from '../controllers/lead-controller.ts';
import { LessonDesk } from '../controllers/lesson-desk.ts';
import { LookController } from '../controllers/look-controller.ts';
import { OwnClassKeeper } from '../controllers/own-classes.ts';
import { ReplayLead } from '../controllers/replay-lead.ts';
import { SessionController } from '../controllers/session-controller.ts';
import { TeacherSeat } from '../controllers/teacher-seat.ts';
import { WalkController } from '../controllers/walk-controller.ts';
import { commandErrorText } from '../elements/command-errors.ts';
import { isPageKey } from '../elements/controls/shortcuts.ts';
import { headingOf } from '../elements/heading.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { theme } from '../theme/theme.ts';
import { replayBar } from './class-replay-parts.ts';
import { pageStyles } from './page-styles.ts';
import { stageHead } from './stage-head.ts';
import { teachBar } from './teach-bar.ts';
import { lowerEdge, settingsPanels, teachDialogs, troubleBanner } from './teach-parts.ts';
import { teachStyles } from './teach-styles.ts';
import { walkPanel } from './walk-parts.ts';
import { walkStyles } from './walk-styles.ts';
import '../elements/announcer.ts';
import '../elements/measures/measures.ts';
import '../elements/notice.ts';
import '../elements/people/class-panel.ts';
import '../elements/people/lobby-bar.ts';
import '../elements/people/reactions.ts';
import '../elements/stage/stage.ts';
import '../elements/toasts.ts';
import '../tour/tour.ts';
import { showTitle } from './show-title.ts';

/** The teacher's page: the network as the stage, everything that can be turned at its edges. */
export class MlTeachPage extends LitElement {
  static override properties = { isClassOpen: { state: true } };
  declare isClassOpen: boolean;
  static override styles = [sharedStyles, pageStyles, teachStyles, walkStyles];

  readonly #session: SessionController = new SessionController(this, {
    onCode: (code) => this.#seat.onCode(code),
    onReactions: (told) => this.renderRoot.querySelector('ml-reactions')?.hear(told),
  });
  readonly #seat = new TeacherSeat(this.#session, codeOfAddress(location));
  readonly #own = new OwnClassKeeper();
  readonly #focus = new FocusReturn();
  readonly #look = new LookController(this);
  readonly #walk = new WalkController(this);
  readonly #replay = new ClassReplay(this, this.#session);
  readonly #replayLead = new ReplayLead(this, this.#replay, (body) => this.#sendCommand(body));
  readonly #desk = new LessonDesk(this, (body) => this.#session.send(body));
  readonly #lead = new LeadController(this, {
    view: () => this.#session.view,
    send: (body) => this.#session.send(body),
    look: this.#look,
    walk: this.#walk,
  });

  constructor() {
    super();
    this.isClassOpen = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#onKey);
    this.#seat.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKey);
  }

  /** The view that the page draws, for whoever tests it. */
  get view(): View | null {
    return this.#replay.view ?? this.#session.view;
  }

  override render(): TemplateResult {
    const { connection } = this.#session;
    const { view } = this;
    const isOver = connection.state === 'refused' || connection.state === 'ended';
    if (!view || isOver)
      return html`<main><ml-notice .connection=${connection}></ml-notice></main>`;
    return html`
      <div
        class=${this.#walk.isOpen ? 'class is-walking' : 'class'}
        @session-command=${this.#desk.onCommand}
        @own-data=${this.#desk.onOwnData}
      >
        ${teachBar(view, {
          connection,
          welcome: this.#session.welcome,
          news: this.#session.news,
          key: this.#seat.key,
          isClassOpen: this.isClassOpen,
          lead: this.#lead,
          showJoin: this.#showJoin,
          toggleClass: this.#toggleClass,
          toggleEyesUp: this.#toggleEyesUp,
          nameMoment: this.#nameMoment,
          startTour: this.#startTour,
          showKeys: this.#showKeys,
        })}
        ${troubleBanner(this.#session)} ${replayBar(this.#replay, { lead: this.#replayLead })}
        ${
          view.people.isLobby
            ? html`<ml-lobby-bar
                .view=${view}
                .news=${this.#session.news}
                .send=${this.#sendCommand}
              ></ml-lobby-bar>`
            : nothing
        }
        ${this.#renderStage(view)}
        ${
          this.#look.isMeasuring
            ? html`<ml-measures
                .view=${view}
                @measures-close=${this.#look.onMeasures}
              ></ml-measures>`
            : nothing
        }
        ${settingsPanels(view, this.#desk, this.#replay.view !== null)}
        ${lowerEdge(view, this.#session, { replay: this.#replay, lead: this.#replayLead })}
        ${walkPanel(this.#walk, view)}
        ${
          this.isClassOpen
            ? html`<ml-class-panel
                .view=${view}
                .news=${this.#session.news}
                .welcome=${this.#session.welcome}
                .send=${this.#sendCommand}
                @class-close=${this.#toggleClass}
                @class-end=${() => this.renderRoot.querySelector('ml-end-dialog')?.show()}
                @key-change=${this.#onNewKey}
              ></ml-class-panel>`
            : nothing
        }
        <ml-tour .view=${view} storage-key="more-layers-tour-${this.#seat.code}"></ml-tour>
      </div>
      ${teachDialogs(view, {
        session: this.#session,
        seat: this.#seat,
        desk: this.#desk,
        send: this.#sendCommand,
        onMomentNamed: this.#onMomentNamed,
      })}
      <ml-toasts></ml-toasts>
      <ml-announcer .view=${view} ?isLost=${connection.state === 'lost'}></ml-announcer>
    `;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#seat.takeRenewed();
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { view, welcome } = this.#session;
    if (view && welcome?.recordingId !== undefined) {
      const { recordingId } = welcome;
      const { code, key } = this.#seat;
      this.#own.keep({ recordingId, code, key, title: view.title });
    }
    showTitle(view ? t('teachPageTitle', { title: headingOf(view) }) : t('appName'));
  }

  #renderStage(view: View): TemplateResult {
    return html`<main class="stage">
      ${stageHead(view, this.#look, this.#walk, { isTeacher: true })}
      <ml-stage
        .view=${view}
        .selection=${this.#look.selectionIn(view)}
        .unitStyle=${this.#look.unitStyle}
        .space=${this.#look.spaceIn(view)}
        .point=${this.#look.pointIn(view)}
        .pointer=${this.#lead.isPointing ? null : this.#session.news.pointer}
        .lit=${this.#walk.lit}
        ?diagram-alone=${this.#walk.isOpen}
        ?is-editable=${!this.#walk.isOpen && !this.#replay.isOn}
        @unit-select=${this.#look.onSelect}
        @look-change=${this.#look.onLook}
        @plane-point=${this.#lead.onPoint}
        @layers-change=${this.#desk.onLayers}
      ></ml-stage>
      <ml-reactions></ml-reactions>
    </main>`;
  }

  readonly #toggleClass = (): void => {
    this.isClassOpen = !this.isClassOpen;
    if (this.isClassOpen) this.#focus.opened();
    else this.#focus.closed();
  };

  /** Asks for anything; what was not done is said. */
  readonly #sendCommand = async (body: AnyCommandBody): Promise<CommandResult> => {
    const result = await this.#session.send(body);
    const error = commandErrorText(result);
    if (error !== null) this.renderRoot.querySelector('ml-toasts')?.say(error);
    return result;
  };

  readonly #toggleEyesUp = (): void => {
    const { view } = this.#session;
    if (view) void this.#sendCommand({ type: 'eyes-up', isOn: !view.people.isEyesUp });
  };

  readonly #onNewKey = ({ detail }: CustomEvent<{ key: string; isSure: boolean }>): void => {
    this.#seat.onKey(detail);
    this.requestUpdate();
  };

  #showJoin = (): void => this.renderRoot.querySelector('ml-join-dialog')?.show();
  #startTour = (event: Event): void =>
    this.renderRoot.querySelector('ml-tour')?.start(event.currentTarget as HTMLElement);
  #nameMoment = (): void => this.renderRoot.querySelector('ml-moment-dialog')?.show();
  #onMomentNamed = ({ detail: name }: CustomEvent<string>): void =>
    this.renderRoot.querySelector('ml-toasts')?.say(t('momentNamed', { name }));
  #showKeys = (): void => this.renderRoot.querySelector('ml-keys-dialog')?.show();

  /** What a key does wherever the focus is. */
  readonly #keys: Record<string, () => void> = {
    v: () => this.#look.toggleStyle(),
    u: () => this.#walk.toggle(),
    m: () => this.#look.onMeasures(),
    p: () => this.#toggleClass(),
    h: () => this.#toggleEyesUp(),
    n: () => this.#nameMoment(),
    l: () => this.#lead.toggle(),
    j: () => this.#showJoin(),
    Escape: () => (this.isClassOpen ? this.#toggleClass() : this.#look.escape()),
    '?': () => this.#showKeys(),
  };

  #onKey = (event: KeyboardEvent): void => {
    const { view } = this.#session;
    if (!view) return;
    const isReplaying = this.#replay.view !== null;
    // The class beneath a recording is not turned by what is meant for the recording.
    if (!isReplaying && this.#desk.takeUndoKey(event, view)) return;
    if (!isPageKey(event)) return;
    if (isReplaying ? this.#replayLead.takeKey(event) : this.#desk.takeTransportKey(event, view)) {
      event.preventDefault();
      return;
    }
    const act = Object.hasOwn(this.#keys, event.key) ? this.#keys[event.key] : null;
    if (!act) return;
    act();
    event.preventDefault();
  };
}

theme.restore();
customElements.define('ml-teach-page', MlTeachPage);
