import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Player } from '../../shared/view/player.ts';
import type { Recording } from '../../shared/view/recording.ts';
import type { View } from '../../shared/view/view.ts';
import type { PlayerController } from './player-controller.ts';

/** So far the second may be moved against the first. */
export const maxOffsetMs = 3_600_000;

/** A second recording, on the clock of the first: both begin at their starts, or one later. */
export class BesideController implements ReactiveController {
  /** How much later the second begins than the first; negative for earlier. */
  offsetMs = 0;
  readonly #host: ReactiveControllerHost;
  readonly #first: PlayerController;
  #second: Player | null = null;

  constructor(host: ReactiveControllerHost, first: PlayerController) {
    this.#host = host;
    this.#first = first;
    host.addController(this);
  }

  hostConnected(): void {
    // Nothing to listen to: the page opens what is to stand beside.
  }

  get isOpen(): boolean {
    return this.#second !== null;
  }

  /** What the second shows at the moment of the first; null where it has not begun. */
  get view(): View | null {
    const second = this.#second;
    const atMs = this.#first.positionMs - this.offsetMs;
    return second && atMs >= 0 ? second.viewAt(Math.max(atMs, second.beginMs)) : null;
  }

  open({ messages }: Recording): void {
    this.#second = new Player(messages);
    this.setOffset(0);
  }

  close(): void {
    this.#second = null;
    this.setOffset(0);
  }

  setOffset(offsetMs: number): void {
    this.offsetMs = offsetMs;
    const second = this.#second;
    this.#first.lastAtLeast(second ? second.durationMs + offsetMs : 0);
    this.#host.requestUpdate();
  }
}
