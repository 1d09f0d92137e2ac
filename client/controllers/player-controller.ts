import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Player, type TimeMark } from '../../shared/view/player.ts';
import type { Recording } from '../../shared/view/recording.ts';
import type { View } from '../../shared/view/view.ts';
import type { ReplayCurvePoint } from '../elements/time-line-marks.ts';
import { replayCurve } from './replay-curve.ts';

export const speeds = [0.25, 0.5, 1, 2, 4, 8] as const;

/** Gives a recording its clock: the moment that is shown, and how fast it moves on. */
export class PlayerController implements ReactiveController {
  view: View | null = null;
  positionMs = 0;
  durationMs = 0;
  speed = 1;
  isPlaying = false;
  marks: readonly TimeMark[] = [];
  curve: readonly ReplayCurvePoint[] = [];
  readonly #host: ReactiveControllerHost;
  #player: Player | null = null;
  /** Where the first message stands: there is nothing to see before it. */
  #beginMs = 0;
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
    this.#player = new Player(messages);
    this.#beginMs = messages[0]?.atMs ?? 0;
    this.durationMs = this.#player.durationMs;
    this.marks = this.#player.marks;
    this.curve = replayCurve(messages);
    this.seek(0);
  }

  /** Plays on; at the end, from the beginning. */
  play(): void {
    if (this.isPlaying || !this.#player) return;
    if (this.positionMs >= this.durationMs) this.seek(0);
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
    this.view = this.#player?.viewAt(Math.max(this.positionMs, this.#beginMs)) ?? null;
    this.#host.requestUpdate();
  }

  setSpeed(speed: number): void {
    this.speed = speed;
    this.#host.requestUpdate();
  }

  /** To the next mark (1), or to the one before (−1); to an end where there is none. */
  seekMark(direction: 1 | -1): void {
    // A mark just passed is not where one wants to go back to.
    const slackMs = direction < 0 ? 500 : 0;
    const times = this.marks.map(({ atMs }) => atMs);
    const next =
      direction > 0
        ? times.find((atMs) => atMs > this.positionMs)
        : times.findLast((atMs) => atMs < this.positionMs - slackMs);
    this.seek(next ?? (direction > 0 ? this.durationMs : 0));
  }

  readonly #advance = (nowMs: number): void => {
    const passedMs = Math.max(0, nowMs - this.#lastMs) * this.speed;
    this.#lastMs = nowMs;
    this.seek(this.positionMs + passedMs);
    if (this.positionMs >= this.durationMs) this.pause();
    else this.#frame = requestAnimationFrame(this.#advance);
  };
}
