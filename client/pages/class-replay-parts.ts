import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../../shared/view/view.ts';
import type { ClassReplay } from '../controllers/class-replay.ts';
import type { ReplayLead } from '../controllers/replay-lead.ts';
import '../elements/people/replay-bar.ts';
import '../elements/player/player-controls.ts';
import '../elements/time-line.ts';

/** That the class is shown a recording, where it is; with `lead` the way back. */
export const replayBar = (
  replay: ClassReplay,
  { lead, isWall = false }: { lead?: ReplayLead; isWall?: boolean } = {},
): TemplateResult | typeof nothing =>
  replay.isOn
    ? html`<ml-replay-bar
        ?is-teacher=${lead !== undefined}
        ?wall=${isWall}
        .state=${replay.state}
        .positionMs=${replay.positionMs}
        .durationMs=${replay.durationMs}
        @replay-close=${lead?.close}
        @replay-load=${replay.load}
      ></ml-replay-bar>`
    : nothing;

/** The time line of a recording, to be seen; whoever leads may move its head. */
export const replayLine = (
  replay: ClassReplay,
  view: View,
  { lead, isWall = false }: { lead?: ReplayLead; isWall?: boolean } = {},
): TemplateResult =>
  html`<ml-time-line
    mode="replay"
    ?wall=${isWall}
    ?inert=${!lead}
    .view=${view}
    .durationMs=${replay.durationMs}
    .positionMs=${replay.positionMs}
    .marks=${replay.marks}
    .curve=${replay.curve}
    @seek=${(event: CustomEvent<{ positionMs: number }>) => lead?.seek(event.detail.positionMs)}
  ></ml-time-line>`;

/** The transport of a recording that is played to the class. */
export const replayTransport = (replay: ClassReplay, lead: ReplayLead): TemplateResult =>
  html`<ml-player-controls
    .isPlaying=${replay.isPlaying}
    .speed=${replay.speed}
    .positionMs=${replay.positionMs}
    .durationMs=${replay.durationMs}
    @player-toggle=${lead.toggle}
    @player-skip=${(event: CustomEvent<number>) => lead.skip(event.detail)}
    @player-frame=${(event: CustomEvent<1 | -1>) => lead.stepFrame(event.detail)}
    @player-speed=${(event: CustomEvent<number>) => lead.setSpeed(event.detail)}
  ></ml-player-controls>`;
