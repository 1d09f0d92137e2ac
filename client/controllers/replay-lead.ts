import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AnyCommandBody } from '../../shared/protocol/any-command.ts';
import { isWalkKey } from '../elements/controls/shortcuts.ts';
import type { ClassReplay } from './class-replay.ts';
import type { CommandResult } from './command-outbox.ts';

/** While it plays, its place is told anew so often: a server that comes back goes on from there. */
const againMs = 10_000;

type Move = { positionMs: number; speed: number; isPlaying: boolean };

/** Leads the class through a recording: what the teacher presses, at once here, and for everyone. */
export class ReplayLead implements ReactiveController {
  readonly #replay: ClassReplay;
  readonly #send: (body: AnyCommandBody) => Promise<CommandResult>;
  #isSending = false;
  /** What is to be told when the server has taken what was told before. */
  #next: Move | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    host: ReactiveControllerHost,
    replay: ClassReplay,
    send: (body: AnyCommandBody) => Promise<CommandResult>,
  ) {
    this.#replay = replay;
    this.#send = send;
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(() => this.#replay.isPlaying && this.#move({}), againMs);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }

  readonly toggle = (): void => {
    const { isPlaying, momentMs, durationMs } = this.#replay;
    const isAtEnd = momentMs >= durationMs;
    this.#move({ isPlaying: !isPlaying, ...(isAtEnd && !isPlaying && { positionMs: 0 }) });
  };

  readonly seek = (positionMs: number): void => {
    const { durationMs } = this.#replay;
    this.#move({ positionMs: Math.min(durationMs, Math.max(0, positionMs)) });
  };

  readonly skip = (byMs: number): void => this.seek(this.#replay.momentMs + byMs);

  readonly setSpeed = (speed: number): void => this.#move({ speed });

  readonly stepFrame = (direction: 1 | -1): void => {
    const positionMs = this.#replay.frameFrom(direction) ?? this.#replay.momentMs;
    this.#move({ positionMs, isPlaying: false });
  };

  /** The keys of a replay that a teacher's page has no other use for; whether `event` was one. */
  takeKey(event: KeyboardEvent): boolean {
    // A slider of the class's panels that has the focus goes by arrows itself.
    if (isWalkKey(event)) return false;
    const { key, shiftKey } = event;
    const skipMs = shiftKey ? this.#replay.durationMs / 10 : 5000;
    if (key === ' ') this.toggle();
    else if (key === 'ArrowLeft') this.skip(-skipMs);
    else if (key === 'ArrowRight') this.skip(skipMs);
    else if (key === 'Home') this.seek(0);
    else if (key === 'End') this.seek(this.#replay.durationMs);
    else if (key === ',') this.stepFrame(-1);
    else if (key === '.') this.stepFrame(1);
    else return false;
    return true;
  }

  readonly close = (): void => {
    this.#next = null;
    void this.#send({ type: 'replay-close' });
  };

  #move(changed: Partial<Move>): void {
    const { momentMs, speed, isPlaying } = this.#replay;
    const move = { positionMs: momentMs, speed, isPlaying, ...changed };
    this.#replay.tell(move);
    this.#next = move;
    if (!this.#isSending) void this.#sendAll();
  }

  /** One at a time: a head that is dragged asks for more than a server need save. */
  async #sendAll(): Promise<void> {
    this.#isSending = true;
    for (let move = this.#next; move && this.#replay.isOn; move = this.#next) {
      this.#next = null;
      await this.#send({ type: 'replay-move', ...move });
    }
    this.#isSending = false;
  }
}
