import { html, nothing, type TemplateResult } from 'lit';
import type { Recording } from '../../shared/view/recording.ts';
import type { View } from '../../shared/view/view.ts';
import type { BesideController } from '../controllers/beside-controller.ts';
import type { BranchController } from '../controllers/branch-controller.ts';
import { isOffline } from '../controllers/embedded-recording.ts';
import type { MomentsController } from '../controllers/moments-controller.ts';
import type { PlayerController } from '../controllers/player-controller.ts';
import type { ReplayActions } from '../controllers/replay-keys.ts';
import { icons } from '../elements/controls/icons.ts';
import type { Scrub } from '../elements/player/scrub-preview.ts';
import type { ReplayMark } from '../elements/time-line-marks.ts';
import type { Selection, UnitStyle } from '../render/selection.ts';
import { t } from '../texts/translate.ts';
import { branchButton } from './branch-parts.ts';
import type { RecordingLink } from '../elements/recording-form.ts';
import '../elements/player/beside-dialog.ts';
import '../elements/controls/language-button.ts';
import '../elements/controls/theme-button.ts';
import '../elements/player/beside.ts';
import '../elements/player/moments.ts';
import '../elements/player/player-controls.ts';
import '../elements/player/player-extras.ts';
import '../elements/player/scrub-preview.ts';
import '../elements/recording-form.ts';
import '../elements/time-line.ts';
import '../take-home/take-home-button.ts';

interface Foot {
  player: PlayerController;
  view: View;
  actions: ReplayActions;
  areMomentsOpen: boolean;
  hasLink: boolean;
}

/** Set on the element itself: a pointer moves more often than a page should be made anew. */
const showScrub = (event: CustomEvent<Scrub | null>): void => {
  const preview = (event.currentTarget as HTMLElement).querySelector('ml-scrub-preview');
  if (preview) preview.scrub = event.detail;
};

/** The lower edge of a replay: the transport, and the time line with its preview. */
export const playerFoot = ({
  player,
  view,
  actions,
  areMomentsOpen,
  hasLink,
}: Foot): TemplateResult => html`
  <section class="foot" aria-label=${t('replayBadge')}>
    <div class="buttons">
      <ml-player-controls
        .isPlaying=${player.isPlaying}
        .speed=${player.speed}
        .positionMs=${player.positionMs}
        .durationMs=${player.durationMs}
        @player-toggle=${() => player.toggle()}
        @player-skip=${(event: CustomEvent<number>) => player.skip(event.detail)}
        @player-frame=${(event: CustomEvent<1 | -1>) => player.stepFrame(event.detail)}
        @player-speed=${(event: CustomEvent<number>) => player.setSpeed(event.detail)}
      ></ml-player-controls>
      <ml-player-extras
        .loop=${player.loop}
        .rests=${player.rests}
        .isSkipping=${player.isSkipping}
        .areMomentsOpen=${areMomentsOpen}
        .hasLink=${hasLink}
        @loop-from=${() => player.loopFromHere()}
        @loop-to=${() => player.loopToHere()}
        @loop-end=${() => player.setLoop(null)}
        @skip-rests=${() => player.toggleSkipping()}
        @moments-toggle=${actions.toggleMoments}
        @moment-link=${actions.copyLink}
        @full-screen=${actions.toggleFullScreen}
        @player-keys=${actions.showKeys}
      ></ml-player-extras>
    </div>
    <div class="line" @scrub=${showScrub}>
      <ml-scrub-preview .viewAt=${player.lookAt}></ml-scrub-preview>
      <ml-time-line
        mode="replay"
        .view=${view}
        .durationMs=${player.durationMs}
        .positionMs=${player.positionMs}
        .marks=${player.marks}
        .curve=${player.curve}
        .rests=${player.rests}
        .loop=${player.loop}
        @seek=${(event: CustomEvent<{ positionMs: number }>) =>
          player.seek(event.detail.positionMs)}
      ></ml-time-line>
    </div>
  </section>
`;

interface Bar {
  heading: string;
  branch: BranchController;
  recording: Recording | null;
  view: View;
  positionMs: number;
  selection: Selection;
  unitStyle: UnitStyle;
  /** Asks for a second recording. */
  compare: () => void;
}

/** The top of the page: what it is about, what can be taken home, another beside it. */
export const replayBar = ({ heading, branch, compare, ...taken }: Bar): TemplateResult =>
  html`<header class="bar">
    ${
      isOffline
        ? html`<span class="brand">${t('appName')}</span>`
        : html`<a class="brand" href="/">${t('appName')}</a>`
    }
    <h1>${heading}</h1>
    <span class="badge">${t('replayBadge')}</span>
    <span class="gap"></span>
    ${branchButton(branch)}
    <ml-take-home-button
      .recording=${taken.recording}
      .view=${taken.view}
      .positionMs=${taken.positionMs}
      .selection=${taken.selection}
      .unitStyle=${taken.unitStyle}
    ></ml-take-home-button>
    ${
      isOffline
        ? nothing
        : html`<button
              class="tool"
              title=${t('besideOpenLong')}
              aria-label=${t('besideOpenLong')}
              @click=${compare}
            >
              ${icons.beside}<span>${t('besideOpen')}</span></button
            ><a class="tool" title=${t('replayOther')} href="/replay"
              >${icons.recording}<span>${t('replayOther')}</span></a
            >`
    }
    <ml-language-button></ml-language-button><ml-theme-button></ml-theme-button>
  </header>`;

/** In place of the stage: the first and the second, each with its figures. */
export const besideStage = (
  beside: BesideController,
  view: View,
  unitStyle: UnitStyle,
  title: string,
): TemplateResult =>
  html`<main class="stage">
    <ml-beside
      .first=${view}
      .second=${beside.view}
      .titles=${[title, beside.title] as const}
      .offsetMs=${beside.offsetMs}
      .unitStyle=${unitStyle}
      @beside-offset=${(event: CustomEvent<number>) => beside.setOffset(event.detail)}
      @beside-close=${beside.leave}
    ></ml-beside>
  </main>`;

/** The list of moments, beside the stage. */
export const momentsPanel = (
  player: PlayerController,
  moments: MomentsController,
  close: () => void,
): TemplateResult =>
  html`<ml-moments
    .marks=${player.marks}
    .positionMs=${player.positionMs}
    @seek=${(event: CustomEvent<{ positionMs: number }>) => player.seek(event.detail.positionMs)}
    @moment-add=${({ detail }: CustomEvent<{ atMs: number; name: string }>) =>
      moments.add(detail.atMs, detail.name)}
    @moment-remove=${(event: CustomEvent<ReplayMark>) => moments.remove(event.detail)}
    @moments-close=${close}
  ></ml-moments>`;

/** Asks which recording is to be played; `error`: why the last one is not. */
export const openForm = (
  error: string,
  openLink: (link: RecordingLink) => void,
  openFile: (file: File) => Promise<void>,
): TemplateResult =>
  html`<main class="open">
    <ml-recording-form
      .error=${error}
      @recording-link=${(event: CustomEvent<RecordingLink>) => openLink(event.detail)}
      @recording-file=${(event: CustomEvent<File>) => void openFile(event.detail)}
    ></ml-recording-form>
    ${isOffline ? nothing : html`<a href="/">${t('toHome')}</a>`}
  </main>`;

/** Asks which recording is to play beside the first. */
export const besideDialog = (
  error: string,
  open: (from: RecordingLink | File) => void,
): TemplateResult =>
  html`<ml-beside-dialog
    .error=${error}
    @recording-link=${(event: CustomEvent<RecordingLink>) => open(event.detail)}
    @recording-file=${(event: CustomEvent<File>) => open(event.detail)}
  ></ml-beside-dialog>`;
