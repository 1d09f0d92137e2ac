import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Replay } from '../../shared/protocol/people-messages.ts';
import { Player } from '../../shared/view/player.ts';
import type { Recording } from '../../shared/view/recording.ts';
import type { View } from '../../shared/view/view.ts';
import type { ReplayCurvePoint, ReplayMark } from '../elements/time-line-marks.ts';
import type { ApiResult } from './api.ts';
import { fetchClassReplay } from './recordings.ts';
import { replayCurve } from './replay-curve.ts';

/** What a class's page needs to know of its line. */
interface Line {
  readonly view: View | null;
}

/**
 * Shows the recording that the teacher plays to the class: loads it once, and shows the moment
 * that the server told, going on from when it was told. What is not of the network stays live.
 */
export class ClassReplay implements ReactiveController {
  state: 'off' | 'loading' | 'shown' | 'failed' = 'off';
  positionMs = 0;
  marks: readonly ReplayMark[] = [];
  curve: readonly ReplayCurvePoint[] = [];
  readonly #host: ReactiveControllerHost;
  readonly #line: Line;
  readonly #fetch: (code: string, key: string) => Promise<ApiResult<Recording>>;
  /** What the server said last, and what holds: the same, but for who leads. */
  #heard: Replay | null = null;
  #told: Replay | null = null;
  /** When that was so, by this page's own clock. */
  #toldMs = 0;
  #title = '';
  #player: Player | null = null;
  #recorded: View | null = null;
  #shown: View | null = null;
  #shownOf: { recorded: View; live: View } | null = null;
  #frame = 0;

  constructor(host: ReactiveControllerHost, line: Line, fetch = fetchClassReplay) {
    this.#host = host;
    this.#line = line;
    this.#fetch = fetch;
    host.addController(this);
  }

  hostUpdate(): void {
    const heard = this.#line.view?.people.replay ?? null;
    if (heard !== this.#heard) this.#hear(heard);
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame);
  }

  /** What the page shows: the recording's network among the people of now; null while it is live. */
  get view(): View | null {
    const { view: live } = this.#line;
    const recorded = this.#recorded;
    if (!live || !recorded || this.state !== 'shown') return null;
    const before = this.#shownOf;
    if (before?.recorded === recorded && isSameClass(before.live, live)) return this.#shown;
    this.#shownOf = { recorded, live };
    const { code, people, studentCount, isTeacherHere } = live;
    const own = { code, people, studentCount, isTeacherHere, title: this.#title };
    return (this.#shown = { ...recorded, ...own, canUndo: false, canRedo: false });
  }

  get isOn(): boolean {
    return this.state !== 'off';
  }

  get isPlaying(): boolean {
    return this.#told?.isPlaying === true && this.momentMs < this.durationMs;
  }

  /** Where the class is now: a page that is not seen draws nothing, and shows an older moment. */
  get momentMs(): number {
    const told = this.#told;
    if (!told) return 0;
    const passedMs = told.isPlaying ? (performance.now() - this.#toldMs) * told.speed : 0;
    return Math.min(told.durationMs, told.positionMs + passedMs);
  }

  get durationMs(): number {
    return this.#told?.durationMs ?? 0;
  }

  get speed(): number {
    return this.#told?.speed ?? 1;
  }

  /** As if the server had told it: who leads sees at once where they are. */
  tell(move: Pick<Replay, 'positionMs' | 'speed' | 'isPlaying'>): void {
    if (!this.#told) return;
    this.#take({ ...this.#told, ...move });
    this.#host.requestUpdate();
  }

  /** The picture next to the one that is shown; null where there is none. */
  frameFrom(direction: 1 | -1): number | null {
    return this.#player?.frameFrom(this.momentMs, direction) ?? null;
  }

  /** Another attempt, where it could not be loaded. */
  readonly load = async (): Promise<void> => {
    const told = this.#told;
    const code = this.#line.view?.code;
    if (!told || code === undefined) return;
    this.state = 'loading';
    this.#host.requestUpdate();
    const result = await this.#fetch(code, told.key);
    // Another one was opened meanwhile, or it was closed.
    if (this.#told?.round !== told.round) return;
    // Its key is another since somebody was banned.
    if (!result.ok && this.#told.key !== told.key) return this.load();
    this.state = result.ok ? 'shown' : 'failed';
    if (result.ok) {
      const { header, messages } = result.value;
      this.#title = header.title;
      this.#player = new Player(messages);
      this.marks = this.#player.marks;
      this.curve = replayCurve(messages);
      this.#show();
    }
    this.#host.requestUpdate();
  };

  #hear(told: Replay | null): void {
    const before = this.#told;
    this.#heard = told;
    if (told) this.#take(told);
    else this.#close();
    if (told && (told.round !== before?.round || this.state === 'failed')) {
      this.#player = this.#recorded = null;
      // Not within an update of the host, which this one asks for.
      queueMicrotask(() => void this.load());
      this.state = 'loading';
    }
  }

  #take(told: Replay): void {
    this.#told = told;
    this.#toldMs = performance.now();
    this.#show();
  }

  #close(): void {
    cancelAnimationFrame(this.#frame);
    this.#told = this.#player = this.#recorded = this.#shown = this.#shownOf = null;
    this.state = 'off';
    this.positionMs = 0;
  }

  /** The moment of now, and the next one with the next frame. */
  #show(): void {
    cancelAnimationFrame(this.#frame);
    const told = this.#told;
    if (!told) return;
    this.positionMs = this.momentMs;
    const player = this.#player;
    if (!player) return;
    // There is nothing to see before the first message.
    this.#recorded = player.viewAt(Math.max(this.positionMs, player.beginMs));
    // By what is shown: while it was made, the end may have come, which is shown next.
    const isBeforeEnd = this.positionMs < told.durationMs;
    if (told.isPlaying && isBeforeEnd) this.#frame = requestAnimationFrame(this.#advance);
  }

  readonly #advance = (): void => {
    this.#show();
    this.#host.requestUpdate();
  };
}

/** Whether what is told of a class, its network apart, is the same in both. */
const isSameClass = (a: View, b: View): boolean =>
  a.code === b.code &&
  a.people === b.people &&
  a.studentCount === b.studentCount &&
  a.isTeacherHere === b.isTeacherHere;
