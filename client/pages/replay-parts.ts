import { html, type TemplateResult } from 'lit';
import type { View } from '../../shared/view/view.ts';
import type { PlayerController } from '../controllers/player-controller.ts';
import type { ReplayActions } from '../controllers/replay-keys.ts';
import type { Scrub } from '../elements/player/scrub-preview.ts';
import { t } from '../texts/translate.ts';
import '../elements/player/player-controls.ts';
import '../elements/player/player-extras.ts';
import '../elements/player/scrub-preview.ts';
import '../elements/time-line.ts';

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
