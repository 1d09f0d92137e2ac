import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Player } from '../../shared/view/player.ts';
import type { Recording, RecordedMessage } from '../../shared/view/recording.ts';
import type { TimeSpan } from '../../shared/view/rests.ts';
import type { View } from '../../shared/view/view.ts';
import type { ReplayCurvePoint, ReplayMark } from '../elements/time-line-marks.ts';
import type { MomentLink } from './moment-link.ts';
import { played } from './playback.ts';
import { replayCurve } from './replay-curve.ts';
import { recall, remember } from './storage.ts';

export const speeds = [0.25, 0.5, 1, 2, 4, 8] as const;

const skipKey = 'more-layers-skip-rests';
/** A loop that is shorter cannot be seen. */
const leastLoopMs = 200;

/** Gives a recording its clock: the moment that is shown, and how it moves on. */
export class PlayerController implements ReactiveController {
  view: View | null = null;
  positionMs = 0;
  durationMs = 0;
  speed = 1;
  isPlaying = false;
  marks: readonly ReplayMark[] = [];
  curve: readonly ReplayCurvePoint[] = [];
  /** Where nothing changes for long, and whether that is passed over. */
  rests: readonly TimeSpan[] = [];
  /** On where nothing else was chosen: who missed a lesson has no use for minutes of talk unheard. */
  isSkipping = recall('local', skipKey) !== 'no';
  /** The piece that is played over and over. */
  loop: TimeSpan | null = null;
  readonly #host: ReactiveControllerHost;
  #messages: readonly RecordedMessage[] = [];
  #player: Player | null = null;
  /** Looks at other moments while the first stays where it is; made when first asked. */
  #scout: Player | null = null;
  #isAccompanied = false;
  #frame = 0;
  #lastMs = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.pause();
  }

  load({ messages }: Recording): void {
    this.pause();
    this.#messages = messages;
    this.#player = new Player(messages);
    this.#scout = null;
    this.loop = null;
    this.durationMs = this.#player.durationMs;
    this.marks = this.#player.marks;
    this.rests = this.#player.rests;
    this.curve = replayCurve(messages);
    this.seek(0);
  }

  /** Marks of one's own stand among those that were recorded. */
  addMarks(own: readonly ReplayMark[]): void {
    const recorded = this.#player?.marks ?? [];
    this.marks = [...recorded, ...own].sort((a, b) => a.atMs - b.atMs);
    this.#host.requestUpdate();
  }

  /** Plays to `leastMs` at least: something plays along, and may be longer; 0: nothing does. */
  lastAtLeast(leastMs: number): void {
    this.#isAccompanied = leastMs > 0;
    this.durationMs = Math.max(this.#player?.durationMs ?? 0, leastMs);
    if (this.loop && this.loop.endMs > this.durationMs) this.loop = null;
    this.seek(this.positionMs);
  }

  /** To the moment of a link, and the piece it names; what is not in this recording is ignored. */
  open({ startMs, endMs }: MomentLink): void {
    if (startMs === null || startMs > this.durationMs) return;
    this.seek(startMs);
    if (endMs !== null && endMs <= this.durationMs) this.setLoop({ startMs, endMs });
  }

  /** The view at another moment, for a look at it. */
  readonly lookAt = (atMs: number): View | null => {
    this.#scout ??= new Player(this.#messages);
    return viewOf(this.#scout, atMs);
  };

  /** Plays on; at the end, from the beginning. */
  play(): void {
    if (this.isPlaying || !this.#player) return;
    if (this.positionMs >= this.durationMs) this.seek(this.loop?.startMs ?? 0);
    this.isPlaying = true;
    this.#lastMs = performance.now();
    this.#frame = requestAnimationFrame(this.#advance);
    this.#host.requestUpdate();
  }

  pause(): void {
    cancelAnimationFrame(this.#frame);
    this.isPlaying = false;
    this.#host.requestUpdate();
  }

  toggle(): void {
    if (this.isPlaying) this.pause();
    else this.play();
  }

  seek(positionMs: number): void {
    this.positionMs = Math.min(this.durationMs, Math.max(0, positionMs));
    this.view = this.#player && viewOf(this.#player, this.positionMs);
    this.#host.requestUpdate();
  }

  skip(byMs: number): void {
    this.seek(this.positionMs + byMs);
  }

  setSpeed(speed: number): void {
    this.speed = speed;
    this.#host.requestUpdate();
  }

  /** To the next speed (1), or the one before (−1). */
  shiftSpeed(direction: 1 | -1): void {
    const index = speeds.findIndex((speed) => speed === this.speed) + direction;
    this.setSpeed(speeds[index] ?? this.speed);
  }

  /** To the next picture (1), or the one before (−1), and stops there. */
  stepFrame(direction: 1 | -1): void {
    this.pause();
    const atMs = this.#player?.frameFrom(this.positionMs, direction);
    if (atMs != null) this.seek(atMs);
  }

  /** To the next mark (1), or to the one before (−1); to an end where there is none. */
  seekMark(direction: 1 | -1): void {
    // A mark just passed is not where one wants to go back to.
    const slackMs = direction < 0 && this.isPlaying ? 500 * this.speed : 0;
    const times = this.marks.map(({ atMs }) => atMs);
    const next =
      direction > 0
        ? times.find((atMs) => atMs > this.positionMs)
        : times.findLast((atMs) => atMs < this.positionMs - slackMs);
    this.seek(next ?? (direction > 0 ? this.durationMs : 0));
  }

  /** The loop begins here, and ends where it ended, if that is later. */
  loopFromHere(): void {
    const endMs = this.loop?.endMs ?? this.durationMs;
    const isBefore = endMs - this.positionMs >= leastLoopMs;
    this.setLoop({ startMs: this.positionMs, endMs: isBefore ? endMs : this.durationMs });
  }

  /** The loop ends here, and begins where it began, if that is earlier. */
  loopToHere(): void {
    const startMs = this.loop?.startMs ?? 0;
    const isAfter = this.positionMs - startMs >= leastLoopMs;
    this.setLoop({ startMs: isAfter ? startMs : 0, endMs: this.positionMs });
  }

  /** What is too short to be seen is no loop; null ends it. */
  setLoop(loop: TimeSpan | null): void {
    if (loop && loop.endMs - loop.startMs < leastLoopMs) return;
    this.loop = loop;
    this.#host.requestUpdate();
  }

  toggleSkipping(): void {
    this.isSkipping = !this.isSkipping;
    remember('local', skipKey, this.isSkipping ? 'yes' : 'no');
    this.#host.requestUpdate();
  }

  readonly #advance = (nowMs: number): void => {
    const passedMs = Math.max(0, nowMs - this.#lastMs) * this.speed;
    this.#lastMs = nowMs;
    // Where this one rests, another that plays along may not.
    const skipped = this.isSkipping && !this.#isAccompanied ? this.rests : [];
    this.seek(played(this.positionMs, passedMs, { loop: this.loop, skipped }));
    if (this.positionMs >= this.durationMs) this.pause();
    else this.#frame = requestAnimationFrame(this.#advance);
  };
}

/** There is nothing to see before the first message. */
const viewOf = (player: Player, atMs: number): View | null =>
  player.viewAt(Math.max(atMs, player.beginMs));
