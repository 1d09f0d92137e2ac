import '../texts/language.ts';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Result } from '../../shared/protocol/errors.ts';
import type { Recording } from '../../shared/view/recording.ts';
import type { View } from '../../shared/view/view.ts';
import { lastSegment, reload } from '../controllers/address.ts';
import type { ApiResult } from '../controllers/api.ts';
import { BranchController } from '../controllers/branch-controller.ts';
import { BesideController } from '../controllers/beside-controller.ts';
import { embeddedRecording, isOffline } from '../controllers/embedded-recording.ts';
import { LookController } from '../controllers/look-controller.ts';
import { readMomentLink } from '../controllers/moment-link.ts';
import { FocusReturn } from '../controllers/focus-return.ts';
import { MomentsController } from '../controllers/moments-controller.ts';
import { findRecordingKey } from '../controllers/own-classes.ts';
import { PlayerController } from '../controllers/player-controller.ts';
import { fetchRecording, readRecordingFile } from '../controllers/recordings.ts';
import { onReplayKey, type ReplayActions } from '../controllers/replay-keys.ts';
import { WalkController } from '../controllers/walk-controller.ts';
import { toggleFullScreen } from '../controllers/full-screen.ts';
import { copyMoment } from '../elements/player/copy-moment.ts';
import { headingOf } from '../elements/heading.ts';
import { replayKeys } from '../elements/player/replay-keys.ts';
import type { RecordingLink } from '../elements/recording-form.ts';
import { problemText, recordingErrorText } from '../elements/recording-problems.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { theme } from '../theme/theme.ts';
import { branchPage } from './branch-parts.ts';
import { pageStyles } from './page-styles.ts';
import {
  besideDialog,
  besideStage,
  momentsPanel,
  openForm,
  playerFoot,
  replayBar,
} from './replay-parts.ts';
import { replayStyles } from './replay-styles.ts';
import { stageHead } from './stage-head.ts';
import { walkPanel } from './walk-parts.ts';
import { walkStyles } from './walk-styles.ts';
import { watchStyles } from './watch-styles.ts';
import '../elements/announcer.ts';
import '../elements/keys-dialog.ts';
import '../elements/measures/measures.ts';
import '../elements/stage/stage.ts';
import '../elements/toasts.ts';
import { showTitle } from './show-title.ts';

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

  static override styles = [sharedStyles, pageStyles, watchStyles, walkStyles, replayStyles];

  readonly #player = new PlayerController(this);
  readonly #look = new LookController(this);
  readonly #walk = new WalkController(this);
  readonly #focus = new FocusReturn();
  readonly #moments = new MomentsController(this, (own) => this.#player.addMarks(own));
  readonly #beside = new BesideController(this, this.#player);
  readonly #branch = new BranchController(this, this.#player);
  readonly #actions: ReplayActions = {
    toggleMoments: () => this.#showMoments(!this.#moments.isOpen),
    nameMoment: () => void this.#nameMoment(),
    copyLink: () => void this.#copyLink(),
    toggleFullScreen,
    toggleMeasures: () => {
      this.#moments.setOpen(false);
      this.#look.onMeasures();
    },
    showKeys: () => this.renderRoot.querySelector('ml-keys-dialog')?.show(),
  };
  #id = '';
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
    window.addEventListener('popstate', reload);
    const embedded = isOffline ? embeddedRecording() : null;
    if (embedded) return void this.#openFile(embedded);
    const id = lastSegment(location.pathname);
    if (id !== 'replay' && id !== '') void this.#loadId(id);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.#onKey);
    window.removeEventListener('popstate', reload);
  }

  /** The view that the page draws, for whoever tests it. */
  get view(): View | null {
    return this.#branch.view ?? this.#player.view;
  }

  override render(): TemplateResult {
    const { view } = this.#player;
    if (this.isLoading) {
      return html`<main class="open"><p role="status">${t('replayLoading')}</p></main>`;
    }
    if (this.#branch.view) return branchPage(this.#branch);
    return view ? this.#renderClass(view) : openForm(this.error, this.#openLink, this.#openFile);
  }

  override updated(): void {
    const { view } = this.#player;
    showTitle(view ? t('replayPageTitle', { title: this.#headingOf(view) }) : t('replayHeading'));
  }

  #renderClass(view: View): TemplateResult {
    return html`
      <div class=${this.#walk.isOpen ? 'class is-walking' : 'class'}>
        ${replayBar({
          heading: this.#headingOf(view),
          branch: this.#branch,
          recording: this.#recording,
          view,
          positionMs: this.#player.positionMs,
          selection: this.#look.selectionIn(view),
          unitStyle: this.#look.unitStyle,
          compare: () => this.renderRoot.querySelector('ml-beside-dialog')?.show(),
        })}
        ${this.warning === '' ? nothing : html`<p class="lost warning" role="status">${this.warning}</p>`}
        ${
          this.#beside.isOpen
            ? besideStage(this.#beside, view, this.#look.unitStyle, this.#title)
            : this.#renderStage(view)
        }
        ${
          this.#moments.isOpen
            ? momentsPanel(this.#player, this.#moments, () => this.#showMoments(false))
            : this.#look.isMeasuring
              ? html`<ml-measures
                  .view=${view}
                  @measures-close=${this.#look.onMeasures}
                ></ml-measures>`
              : nothing
        }
        ${playerFoot({
          player: this.#player,
          view,
          actions: this.#actions,
          areMomentsOpen: this.#moments.isOpen,
          hasLink: this.#id !== '',
        })}
        ${walkPanel(this.#walk, view)}
      </div>
      <ml-keys-dialog .keys=${replayKeys} .heading=${t('playerKeys')}></ml-keys-dialog>
      ${besideDialog(this.#beside.error, (from) => void this.#openBeside(from))}
      <ml-toasts></ml-toasts>
      <ml-announcer .view=${view}></ml-announcer>
    `;
  }

  #renderStage(view: View): TemplateResult {
    return html`<main class="stage">
      ${stageHead(view, this.#look, this.#walk, { toggleMeasures: this.#actions.toggleMeasures })}
      <ml-stage
        .view=${view}
        .selection=${this.#look.selectionIn(view)}
        .unitStyle=${this.#look.unitStyle}
        .lit=${this.#walk.lit}
        ?diagram-alone=${this.#walk.isOpen}
        @unit-select=${this.#look.onSelect}
      ></ml-stage>
    </main>`;
  }

  #showMoments(isOpen: boolean): void {
    if (isOpen) this.#look.setMeasuring(false);
    this.#moments.setOpen(isOpen);
    if (isOpen) this.#focus.opened();
    else this.#focus.closed();
  }

  async #nameMoment(): Promise<void> {
    this.#showMoments(true);
    await this.updateComplete;
    const moments = this.renderRoot.querySelector('ml-moments');
    await moments?.updateComplete;
    moments?.nameMoment();
  }

  /** Its newest title: it may have been renamed since the moment that is shown. */
  #headingOf({ experiment }: View): string {
    return headingOf({ title: this.#title, experiment });
  }

  get #title(): string {
    return this.#recording?.header.title ?? '';
  }

  readonly #openLink = ({ id, key, search = '' }: RecordingLink): void => {
    history.pushState(null, '', `/replay/${encodeURIComponent(id)}${search}${key && `#${key}`}`);
    void this.#loadId(id);
  };

  async #loadId(id: string): Promise<void> {
    const result = await this.#open(fetchRecording(id, findRecordingKey(id)));
    if (!result) return;
    this.#show(result, id);
    if (!result.ok) return;
    const link = readMomentLink(location.search);
    this.#player.open(link);
    this.#look.select(link.unit);
    const beside = new URLSearchParams(location.search).get('beside');
    if (beside === null) return;
    const { durationMs } = this.#player;
    await this.#openBeside({ id: beside, key: '' });
    // The second may last longer, and the link lead there.
    if ((link.startMs ?? 0) > durationMs) this.#player.open(link);
  }

  readonly #openFile = async (file: Blob): Promise<void> => {
    const result = await this.#open(readRecordingFile(file));
    if (result) this.#show(result, '');
  };

  /** What `opening` gives; null where another was opened meanwhile. */
  async #open<T>(opening: Promise<T>): Promise<T | null> {
    this.isLoading = true;
    this.#opening = opening;
    const result = await opening;
    return this.#opening === opening ? result : null;
  }

  /** `id`: where it has an address. */
  #show(result: ApiResult<Recording> | Result<Recording>, id: string): void {
    this.isLoading = false;
    this.error = result.ok ? '' : recordingErrorText(result);
    this.warning = '';
    this.#id = result.ok ? id : '';
    if (!result.ok) return;
    const { problem, header } = result.value;
    if (problem) this.warning = problemText(problem);
    this.#recording = result.value;
    this.#beside.close();
    this.#player.load(result.value);
    const key = id || `${header.createdAt} ${header.title}`;
    this.#branch.load(result.value, key);
    this.#moments.load(key);
    if (!this.#player.view) this.error = t('replayEmpty');
  }

  /** Its dialog stays where it could not be opened, and says why. */
  async #openBeside(from: RecordingLink | File): Promise<void> {
    const first = this.#recording;
    const opened = await this.#beside.load(from);
    const dialog = this.renderRoot.querySelector('ml-beside-dialog');
    if (!opened || this.#recording !== first) return dialog?.show();
    dialog?.close();
    if (opened.problem) this.warning = problemText(opened.problem);
  }

  async #copyLink(): Promise<void> {
    if (this.#id === '') return;
    const said = await copyMoment(
      this.#id,
      this.#player,
      this.#look.selectionIn(this.#player.view),
    );
    this.renderRoot.querySelector('ml-toasts')?.say(said);
  }

  #onKey = (event: KeyboardEvent): void => {
    if (this.#branch.isOpen) return;
    onReplayKey(event, {
      player: this.#player,
      look: this.#look,
      walk: this.#walk,
      actions: this.#actions,
      escape: () => (this.#moments.isOpen ? this.#showMoments(false) : this.#look.escape()),
    });
  };
}

theme.restore();
customElements.define('ml-replay-page', MlReplayPage);
