import '../texts/language.ts';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Result } from '../../shared/protocol/errors.ts';
import type { Recording, RecordingProblem } from '../../shared/view/recording.ts';
import type { View } from '../../shared/view/view.ts';
import { lastSegment } from '../controllers/address.ts';
import type { ApiResult } from '../controllers/api.ts';
import { embeddedRecording, isOffline } from '../controllers/embedded-recording.ts';
import { LookController } from '../controllers/look-controller.ts';
import { WalkController } from '../controllers/walk-controller.ts';
import { PlayerController } from '../controllers/player-controller.ts';
import { findRecordingKey } from '../controllers/own-classes.ts';
import { fetchRecording, readRecordingFile } from '../controllers/recordings.ts';
import { isPageKey } from '../elements/controls/shortcuts.ts';
import { icons } from '../elements/controls/icons.ts';
import { headingOf } from '../elements/heading.ts';
import type { RecordingLink } from '../elements/recording-form.ts';
import { formatCount } from '../texts/format.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { theme } from '../theme/theme.ts';
import { pageStyles } from './page-styles.ts';
import { walkButton, walkPanel } from './walk-parts.ts';
import { walkStyles } from './walk-styles.ts';
import { watchStyles } from './watch-styles.ts';
import '../elements/announcer.ts';
import '../elements/controls/player-controls.ts';
import '../elements/controls/style-switch.ts';
import '../elements/controls/language-button.ts';
import '../elements/controls/theme-button.ts';
import '../elements/figures.ts';
import '../elements/measures/measures-button.ts';
import '../elements/measures/measures.ts';
import '../elements/outcome-note.ts';
import '../elements/recording-form.ts';
import '../elements/stage/stage.ts';
import '../elements/time-line.ts';
import '../take-home/take-home-button.ts';

const skipMs = 5000;

/** A class played back: the student's page, with the time line as its player. */
export class MlReplayPage extends LitElement {
  static override properties = {
    isLoading: { state: true },
    error: { state: true },
    warning: { state: true },
  };
  declare isLoading: boolean;
  declare error: string;
  /** Of a recording that plays, but not to its end. */
  declare warning: string;

  static override styles = [
    sharedStyles,
    pageStyles,
    watchStyles,
    walkStyles,
    css`
      .open {
        display: grid;
        place-content: center;
        justify-items: center;
        gap: var(--space-6);
        min-height: 100dvh;
        padding: var(--space-6) var(--space-4);
      }

      .open a {
        color: var(--accent);
      }

      .badge {
        color: var(--ink-2);
        white-space: nowrap;
      }

      .bar .tool {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        justify-content: center;
        min-width: var(--target);
        min-height: var(--target);
        color: var(--ink-2);
        text-decoration: none;
      }

      .tool:hover {
        color: var(--accent);
      }

      .warning {
        margin: 0;
        padding: var(--space-1) var(--space-4);
        background: var(--sunken);
      }

      @media (max-width: 700px) {
        .tool span,
        .badge {
          display: none;
        }
      }
    `,
  ];

  readonly #player = new PlayerController(this);
  readonly #look = new LookController(this);
  readonly #walk = new WalkController(this);
  #recording: Recording | null = null;
  /** What is being opened, or was last. */
  #opening: Promise<unknown> | null = null;

  constructor() {
    super();
    this.isLoading = false;
    this.error = '';
    this.warning = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.#onKey);
    const embedded = isOffline ? embeddedRecording() : null;
    if (embedded) return void this.#openFile(embedded);
    const id = lastSegment(location.pathname);
    if (id !== 'replay' && id !== '') void this.#loadId(id);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKey);
  }

  /** The view that the page draws, for whoever tests it. */
  get view(): View | null {
    return this.#player.view;
  }

  override render(): TemplateResult {
    const { view } = this.#player;
    if (this.isLoading) {
      return html`<main class="open"><p role="status">${t('replayLoading')}</p></main>`;
    }
    return view ? this.#renderClass(view) : this.#renderOpen();
  }

  override updated(): void {
    const { view } = this.#player;
    document.title = view
      ? t('replayPageTitle', { title: this.#headingOf(view) })
      : t('replayHeading');
  }

  #renderOpen(): TemplateResult {
    return html`<main class="open">
      <ml-recording-form
        .error=${this.error}
        @recording-link=${(event: CustomEvent<RecordingLink>) => this.#openLink(event.detail)}
        @recording-file=${(event: CustomEvent<File>) => this.#openFile(event.detail)}
      ></ml-recording-form>
      ${isOffline ? nothing : html`<a href="/">${t('toHome')}</a>`}
    </main>`;
  }

  #renderClass(view: View): TemplateResult {
    const player = this.#player;
    const heading = this.#headingOf(view);
    return html`
      <div class=${this.#walk.isOpen ? 'class is-walking' : 'class'}>
        <header class="bar">
          ${
            isOffline
              ? html`<span class="brand">${t('appName')}</span>`
              : html`<a class="brand" href="/">${t('appName')}</a>`
          }
          <h1>${heading}</h1>
          <span class="badge">${t('replayBadge')}</span>
          <span class="gap"></span>
          <ml-take-home-button
            .recording=${this.#recording}
            .view=${view}
            .positionMs=${player.positionMs}
          ></ml-take-home-button>
          ${
            isOffline
              ? nothing
              : html`<a class="tool" title=${t('replayOther')} href="/replay"
                  >${icons.recording}<span>${t('replayOther')}</span></a
                >`
          }
          <ml-language-button></ml-language-button><ml-theme-button></ml-theme-button>
        </header>
        ${this.warning === '' ? nothing : html`<p class="lost warning" role="status">${this.warning}</p>`}
        <main class="stage">
          <div class="above">
            <ml-figures is-explained .view=${view}></ml-figures>
            <ml-measures-button
              .isOpen=${this.#look.isMeasuring}
              @click=${this.#look.onMeasures}
            ></ml-measures-button>
            <ml-outcome-note .view=${view}></ml-outcome-note>
            ${walkButton(this.#walk)}
            <ml-style-switch
              .unitStyle=${this.#look.unitStyle}
              @style-change=${this.#look.onStyle}
            ></ml-style-switch>
          </div>
          <ml-stage
            .view=${view}
            .selection=${this.#look.selectionIn(view)}
            .unitStyle=${this.#look.unitStyle}
            .lit=${this.#walk.lit}
            ?diagram-alone=${this.#walk.isOpen}
            @unit-select=${this.#look.onSelect}
          ></ml-stage>
        </main>
        ${
          this.#look.isMeasuring
            ? html`<ml-measures
                .view=${view}
                @measures-close=${this.#look.onMeasures}
              ></ml-measures>`
            : nothing
        }
        <section class="foot" aria-label=${t('replayBadge')}>
          <ml-player-controls
            .isPlaying=${player.isPlaying}
            .speed=${player.speed}
            .positionMs=${player.positionMs}
            .durationMs=${player.durationMs}
            @player-toggle=${() => player.toggle()}
            @player-skip=${(event: CustomEvent<number>) => this.#skip(event.detail)}
            @player-speed=${(event: CustomEvent<number>) => player.setSpeed(event.detail)}
          ></ml-player-controls>
          <ml-time-line
            mode="replay"
            .view=${view}
            .durationMs=${player.durationMs}
            .positionMs=${player.positionMs}
            .marks=${player.marks}
            .curve=${player.curve}
            @seek=${(event: CustomEvent<{ positionMs: number }>) =>
              player.seek(event.detail.positionMs)}
          ></ml-time-line>
        </section>
        ${walkPanel(this.#walk, view)}
      </div>
      <ml-announcer .view=${view}></ml-announcer>
    `;
  }

  /** Its newest title: it may have been renamed since the moment that is shown. */
  #headingOf({ experiment }: View): string {
    return headingOf({ title: this.#recording?.header.title ?? '', experiment });
  }

  #skip(byMs: number): void {
    this.#player.seek(this.#player.positionMs + byMs);
  }

  #openLink({ id, key }: RecordingLink): void {
    history.pushState(null, '', `/replay/${encodeURIComponent(id)}${key && `#${key}`}`);
    void this.#loadId(id);
  }

  async #loadId(id: string): Promise<void> {
    const result = await this.#open(fetchRecording(id, findRecordingKey(id)));
    if (!result) return;
    this.#show(result);
  }

  async #openFile(file: Blob): Promise<void> {
    const result = await this.#open(readRecordingFile(file));
    if (!result) return;
    this.#show(result);
  }

  /** What `opening` gives; null where another was opened meanwhile. */
  async #open<T>(opening: Promise<T>): Promise<T | null> {
    this.isLoading = true;
    this.#opening = opening;
    const result = await opening;
    return this.#opening === opening ? result : null;
  }

  #show(result: ApiResult<Recording> | Result<Recording>): void {
    this.isLoading = false;
    this.error = result.ok ? '' : recordingErrorText(result);
    this.warning = '';
    if (!result.ok) return;
    const { problem } = result.value;
    if (problem) this.warning = `${problemText(problem)} ${t('replayCutOff')}`;
    this.#recording = result.value;
    this.#player.load(result.value);
    if (!this.#player.view) this.error = t('replayEmpty');
  }

  #onKey = (event: KeyboardEvent): void => {
    const player = this.#player;
    if (!player.view || !isPageKey(event)) return;
    const tenth = player.durationMs / 10;
    const skip = event.shiftKey ? tenth : skipMs;
    if (/^\d$/.test(event.key)) player.seek(Number(event.key) * tenth);
    else if (event.key === ' ') player.toggle();
    else if (event.key === 'ArrowLeft') this.#skip(-skip);
    else if (event.key === 'ArrowRight') this.#skip(skip);
    else if (event.key === 'Home') player.seek(0);
    else if (event.key === 'End') player.seek(player.durationMs);
    else if (event.key === '[') player.seekMark(-1);
    else if (event.key === ']') player.seekMark(1);
    else if (event.key === 'v') this.#look.toggleStyle();
    else if (event.key === 'm') this.#look.onMeasures();
    else if (event.key === 'Escape') this.#look.escape();
    else return;
    event.preventDefault();
  };
}

function recordingErrorText({ code }: { code: string }): string {
  if (code === 'unknown-recording') return t('replayUnknown');
  if (code === 'wrong-key') return t('replayPrivate');
  if (code === 'rate-limited') return t('replayTooMany');
  if (code === 'no-answer') return t('homeOffline');
  return t(code === 'too-large' ? 'replayTooLarge' : 'replayUnreadable');
}

function problemText({ type, line }: RecordingProblem): string {
  const texts = {
    'cut-off': 'replayProblemCutOff',
    corrupt: 'replayProblemCorrupt',
    'newer-version': 'replayProblemNewer',
    'too-large': 'replayProblemTooLarge',
  } as const;
  return t(texts[type], { line: formatCount(line) });
}

theme.restore();
customElements.define('ml-replay-page', MlReplayPage);
