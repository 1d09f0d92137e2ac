import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { forkOf } from '../../shared/lesson/fork.ts';
import { OwnLesson } from '../../shared/lesson/own-lesson.ts';
import type { SavedLesson } from '../../shared/lesson/saved-lesson.ts';
import type { Slice } from '../../shared/lesson/slices.ts';
import type { CommandBody } from '../../shared/protocol/commands.ts';
import type { ViewMessage } from '../../shared/protocol/messages.ts';
import { reduceView } from '../../shared/view/reduce-view.ts';
import type { View } from '../../shared/view/view.ts';
import type { CommandResult } from '../controllers/command-outbox.ts';
import { uniqueId } from '../controllers/unique-id.ts';
import { TrainerThread } from '../training/trainer-thread.ts';

/** While it trains, what is trained is kept this often. */
const keepIntervalMs = 2000;

type Facts = Pick<View, 'code' | 'title'>;

/**
 * A network of one's own, trained by this browser: it takes the commands that a teacher's page
 * sends, by the code of a class's session, and gives the same immutable view through the same
 * reducer. It begins with a network as a page shows it (see `forkOf`: the optimizer begins afresh,
 * parameters are float32) or as it was kept. A page that is not looked at rests.
 */
export class SandboxController implements ReactiveController {
  view: View | null = null;
  readonly #host: ReactiveControllerHost;
  readonly #createThread: () => Pick<TrainerThread, 'train' | 'close'>;
  readonly #keep: (saved: SavedLesson) => void;
  readonly #onView: (view: View) => void;
  #lesson: OwnLesson | null = null;
  #thread: Pick<TrainerThread, 'train' | 'close'> | null = null;
  #wake: ReturnType<typeof setTimeout> | undefined;
  #keptMs = -Infinity;
  /** What is stored already: another tab may have stored something newer since. */
  #kept: SavedLesson | null = null;
  #isHeld = false;

  constructor(
    host: ReactiveControllerHost,
    options: {
      /** Stores what a reload is to find again. */
      keep?: (saved: SavedLesson) => void;
      /** Each view, also those that are not drawn because the next one is there already. */
      onView?: (view: View) => void;
      createThread?: () => Pick<TrainerThread, 'train' | 'close'>;
    } = {},
  ) {
    this.#host = host;
    this.#keep = options.keep ?? (() => undefined);
    this.#onView = options.onView ?? (() => undefined);
    this.#createThread = options.createThread ?? (() => new TrainerThread());
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
    window.addEventListener('pagehide', this.#keepNow);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    window.removeEventListener('pagehide', this.#keepNow);
    this.close();
  }

  /** All that is trained so far, in float64; null before it has begun. */
  get saved(): SavedLesson | null {
    return this.#lesson?.saved ?? null;
  }

  /** While it is held, nothing is trained: what was begun goes on afterwards. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  set isHeld(isHeld: boolean) {
    if (isHeld === this.#isHeld) return;
    this.#isHeld = isHeld;
    this.#run();
  }

  /** Begins with the network of `view`, as it stands. */
  fork(view: View): void {
    this.begin(forkOf(view), view);
    this.#kept = null;
    this.#keepNow();
  }

  /** Begins with `saved`, as it was kept; what was there before is gone. */
  begin(saved: SavedLesson, { code, title }: Facts): void {
    clearTimeout(this.#wake);
    // A slice of the network before must not come in.
    this.#thread?.close();
    this.#thread = null;
    this.#lesson = new OwnLesson(saved, performance.now());
    this.#kept = this.#lesson.saved;
    this.#take(this.#lesson.stateMessage({ code, title }));
    this.#run();
  }

  /** Does what `body` asks for, or says why not. Never rejects. */
  send(body: CommandBody): Promise<CommandResult> {
    const lesson = this.#lesson;
    if (!lesson) return Promise.resolve({ ok: false, code: 'no-answer', message: '' });
    const result = lesson.command({ ...body, id: uniqueId() }, performance.now(), Math.random);
    if (!result.ok) return Promise.resolve(result);
    if (result.value) this.#take(result.value);
    this.#keepNow();
    this.#run();
    return Promise.resolve({ ok: true, epoch: lesson.saved.training.epoch });
  }

  /** Pauses, and ends the thread; the view stays, and what is asked next goes on from it. */
  close(): void {
    if (this.#lesson?.saved.phase === 'training') void this.send({ type: 'pause' });
    clearTimeout(this.#wake);
    this.#keepNow();
    this.#thread?.close();
    this.#thread = null;
  }

  get #mayTrain(): boolean {
    return !this.#isHeld && document.visibilityState !== 'hidden';
  }

  /** Begins the next slice when it is due. */
  #run(): void {
    clearTimeout(this.#wake);
    const lesson = this.#lesson;
    if (!lesson || !this.#mayTrain) return;
    const nowMs = performance.now();
    const slice = lesson.beginSlice(nowMs);
    if (slice) void this.#train(lesson, slice);
    else if (lesson.dueMs < Infinity) {
      this.#wake = setTimeout(() => this.#run(), Math.max(0, lesson.dueMs - nowMs));
    }
  }

  async #train(lesson: OwnLesson, { sliceId, ...task }: Slice): Promise<void> {
    let message: ViewMessage | null;
    try {
      this.#thread ??= this.#createThread();
      const result = await this.#thread.train(task);
      message = lesson.sliceDone(sliceId, result, performance.now());
    } catch {
      // The thread was ended, or refused the slice: it is tried again, but not for ever.
      message = lesson.sliceFailed(sliceId);
    }
    if (lesson !== this.#lesson) return;
    if (message) this.#take(message);
    if (performance.now() - this.#keptMs >= keepIntervalMs) this.#keepNow();
    this.#run();
  }

  #take(message: ViewMessage): void {
    const next = reduceView(this.view, message);
    if (!next || next === this.view) return;
    this.view = next;
    this.#onView(next);
    this.#host.requestUpdate();
  }

  readonly #keepNow = (): void => {
    const saved = this.#lesson?.saved;
    if (!saved || saved === this.#kept) return;
    this.#keptMs = performance.now();
    this.#kept = saved;
    this.#keep(saved);
  };

  readonly #onVisibility = (): void => {
    if (document.visibilityState === 'hidden') this.#keepNow();
    this.#run();
  };
}
