import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AnyCommandBody } from '../../shared/protocol/any-command.ts';
import type { Auth } from '../../shared/protocol/commands.ts';
import type { ErrorCode, Refusal } from '../../shared/protocol/errors.ts';
import { protocolVersion, type ViewMessage, type Welcome } from '../../shared/protocol/messages.ts';
import type { ReactionsMessage, Telling } from '../../shared/protocol/people-messages.ts';
import { reduceView } from '../../shared/view/reduce-view.ts';
import type { View } from '../../shared/view/view.ts';
import { CommandOutbox, type CommandResult } from './command-outbox.ts';
import { noNews, reduceNews, type PeopleNews } from './people-news.ts';
import { beginWithPolling, createSocket, type ClassSocket } from './socket.ts';
import { SnapshotPace } from './snapshot-pace.ts';

export type Connection =
  | { state: 'idle' | 'live' | 'ended' }
  /** `failureCount` attempts have failed since the page opened, or since the line broke. */
  | { state: 'connecting' | 'lost'; failureCount: number }
  | { state: 'refused'; refusal: Refusal };

type Reactions = Omit<ReactionsMessage, 'type'>;

/** Refusals that pass: the page tries again by itself, without haste. */
const passingCodes: ReadonlySet<ErrorCode> = new Set([
  'stopping',
  'rate-limited',
  'not-now',
  'internal',
]);

const shortestDelayMs = 250;
const longestDelayMs = 4000;
const passingDelayMs = 3000;

/**
 * A page's one line to its session: messages in, one immutable view out; commands out, their
 * results back. Connects again by itself for as long as the page is open, and at once when it
 * wakes; only a refusal ends it.
 */
export class SessionController implements ReactiveController {
  view: View | null = null;
  /** What this page alone was told of the people of its class. */
  news: PeopleNews = noNews;
  connection: Connection = { state: 'idle' };
  welcome: Welcome | null = null;
  readonly #host: ReactiveControllerHost;
  readonly #createSocket: (auth: () => Auth) => ClassSocket;
  readonly #onWelcome: (welcome: Welcome) => void;
  readonly #onCode: (code: string) => void;
  readonly #onRefused: (refusal: Refusal) => void;
  readonly #onReactions: (told: Reactions) => void;
  readonly #outbox: CommandOutbox;
  readonly #pace: SnapshotPace;
  #auth: Auth | null = null;
  #socket: ClassSocket | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failureCount = 0;
  /** What the server said last before it closed the line. */
  #lastRefusal: Refusal | null = null;

  constructor(
    host: ReactiveControllerHost,
    options: {
      onWelcome?: (welcome: Welcome) => void;
      onCode?: (code: string) => void;
      onRefused?: (refusal: Refusal) => void;
      onReactions?: (told: Reactions) => void;
      createSocket?: (auth: () => Auth) => ClassSocket;
      commandPatienceMs?: number;
    } = {},
  ) {
    this.#host = host;
    this.#pace = new SnapshotPace((frames) => this.#takeSnapshots(frames));
    this.#createSocket = options.createSocket ?? createSocket;
    this.#onWelcome = options.onWelcome ?? (() => undefined);
    this.#onCode = options.onCode ?? (() => undefined);
    this.#onRefused = options.onRefused ?? (() => undefined);
    this.#onReactions = options.onReactions ?? (() => undefined);
    this.#outbox = new CommandOutbox(
      (command, ack) => this.#socket?.emit('command', command, ack),
      options.commandPatienceMs,
    );
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('online', this.#hurry);
    document.addEventListener('visibilitychange', this.#hurry);
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.#hurry);
    document.removeEventListener('visibilitychange', this.#hurry);
    this.close();
  }

  /** Opens the line as `auth`; an open one is closed first. */
  connect(auth: Auth): void {
    this.close();
    this.#auth = auth;
    this.#failureCount = 0;
    const socket = this.#createSocket(() => this.#auth ?? auth);
    this.#socket = socket;
    this.#listen(socket);
    this.#become({ state: 'connecting', failureCount: 0 });
    socket.connect();
  }

  /** Closes the line; the view stays. */
  close(): void {
    clearTimeout(this.#retry);
    this.#socket?.removeAllListeners();
    this.#socket?.disconnect();
    this.#socket = null;
    this.#outbox.abandon('no-answer', '');
  }

  /** The teacher's key is this one from now on: a broken line comes back with it. */
  useKey(key: string): void {
    if (this.#auth?.role === 'teacher') this.#auth = { ...this.#auth, key };
  }

  /** The address to join at; it ends with the code of now. */
  get joinUrl(): string {
    const { welcome, view } = this;
    if (!welcome || !view) return '';
    return welcome.joinUrl.replace(/[^/]*$/, view.code);
  }

  /** Asks the session for something. Never rejects: see `CommandResult`. */
  send(body: AnyCommandBody): Promise<CommandResult> {
    if (this.#socket) return this.#outbox.post(body);
    return Promise.resolve({ ok: false, code: 'no-answer', message: '' });
  }

  #listen(socket: ClassSocket): void {
    socket.on('welcome', (welcome) => {
      this.welcome = welcome;
      if (this.#auth?.role === 'student' && welcome.token !== undefined) {
        this.#auth = { role: 'student', code: this.#auth.code, token: welcome.token };
      }
      if (this.#auth?.role === 'wall' && welcome.wallKey !== undefined) {
        this.#auth = { ...this.#auth, key: welcome.wallKey };
      }
      this.#onWelcome(welcome);
      // Who waits at the door hears nothing more, but the line is well.
      if (welcome.isWaiting) this.#arrive();
      this.#host.requestUpdate();
    });
    socket.on('state', (state) => {
      if (state.protocol !== protocolVersion) {
        this.#refuse({ ok: false, code: 'unsupported-protocol', message: '' });
        return;
      }
      // All of it is told again, but for what is now empty.
      this.news = noNews;
      this.#reduce({ type: 'state', ...state, frame: toBytes(state.frame) });
      this.#follow(state.code);
      this.#arrive();
      this.#outbox.open();
    });
    socket.on('snapshot', (frame) => this.#pace.came(toBytes(frame)));
    socket.on('change', ({ frame, ...change }) =>
      this.#reduce({ type: 'change', ...change, ...(frame && { frame: toBytes(frame) }) }),
    );
    socket.on('presence', (presence) => this.#reduce({ type: 'presence', ...presence }));
    socket.on('people', (people) => {
      this.#reduce({ type: 'people', ...people });
      if (people.code !== undefined) this.#follow(people.code);
    });
    socket.on('roster', (roster) => this.#learn({ type: 'roster', ...roster }));
    socket.on('desk', (desk) => this.#learn({ type: 'desk', ...desk }));
    socket.on('offer', (offer) => this.#learn({ type: 'offer', ...offer }));
    socket.on('seed-result', (result) => this.#learn({ type: 'seed-result', ...result }));
    socket.on('mine', (mine) => this.#learn({ type: 'mine', ...mine }));
    socket.on('names', (names) => this.#learn({ type: 'names', ...names }));
    socket.on('pointer', (pointer) => this.#learn({ type: 'pointer', ...pointer }));
    socket.on('seed-gone', (gone) => this.#learn({ type: 'seed-gone', ...gone }));
    socket.on('reactions', (told) => this.#onReactions(told));
    socket.on('refused', (refusal) => {
      this.#lastRefusal = refusal;
    });
    socket.on('ended', () => {
      this.#become({ state: 'ended' });
      this.close();
    });
    socket.on('connect_error', (error: Error & { data?: unknown }) => this.#onRefusal(error));
    socket.on('disconnect', () => {
      this.#outbox.close();
      // Closed by the server with a word: for good (a second tab took the seat).
      if (this.#lastRefusal) this.#refuse(this.#lastRefusal);
      else this.#tryAgain(0);
    });
  }

  #arrive(): void {
    this.#failureCount = 0;
    this.#lastRefusal = null;
    this.#become({ state: 'live' });
  }

  #onRefusal(error: Error & { data?: unknown }): void {
    const refusal = error.data as Partial<Refusal> | undefined;
    if (refusal?.code === undefined) {
      if (this.#socket) beginWithPolling(this.#socket, this.#failureCount % 2 === 0);
      this.#tryAgain(0);
    } else if (passingCodes.has(refusal.code)) {
      this.#tryAgain(passingDelayMs);
    } else {
      this.#refuse({ ok: false, code: refusal.code, message: refusal.message ?? error.message });
    }
  }

  #refuse(refusal: Refusal): void {
    this.#become({ state: 'refused', refusal });
    this.close();
    this.#onRefused(refusal);
  }

  /** A class that lost its server comes back spread over time, not all at once. */
  #tryAgain(leastMs: number): void {
    const backoffMs = Math.min(longestDelayMs, shortestDelayMs * 2 ** this.#failureCount);
    this.#failureCount++;
    const hasBeenHere = this.view !== null || this.welcome?.isWaiting === true;
    const failureCount = this.#failureCount;
    this.#become({ state: hasBeenHere ? 'lost' : 'connecting', failureCount });
    clearTimeout(this.#retry);
    const delayMs = Math.max(leastMs, backoffMs) * (0.5 + Math.random());
    this.#retry = setTimeout(() => this.#socket?.connect(), delayMs);
  }

  /** The network is back, or the page is looked at again: no reason to wait. */
  readonly #hurry = (): void => {
    const isWaiting = this.connection.state === 'lost' || this.connection.state === 'connecting';
    if (!isWaiting || document.visibilityState === 'hidden') return;
    clearTimeout(this.#retry);
    this.#socket?.connect();
  };

  #reduce(message: ViewMessage): void {
    this.#pace.flush();
    if (this.#step(message)) this.#host.requestUpdate();
  }

  /** Whether there is another view. */
  #step(message: ViewMessage): boolean {
    const next = reduceView(this.view, message);
    if (next === this.view) return false;
    this.view = next;
    return true;
  }

  #takeSnapshots(frames: readonly Uint8Array[]): void {
    let isNew = false;
    for (const frame of frames) isNew = this.#step({ type: 'snapshot', frame }) || isNew;
    if (isNew) this.#host.requestUpdate();
  }

  /** The class has another code than the one that this page came by. */
  #follow(code: string): void {
    if (!this.#auth || this.#auth.code === code) return;
    this.#auth = { ...this.#auth, code };
    this.#onCode(code);
  }

  #learn(message: Exclude<Telling, { type: 'reactions' }>): void {
    this.news = reduceNews(this.news, message);
    this.#host.requestUpdate();
  }

  #become(connection: Connection): void {
    this.connection = connection;
    this.#host.requestUpdate();
  }
}

/** With the msgpack parser a frame comes as an `ArrayBuffer`. */
function toBytes(frame: Uint8Array | ArrayBuffer): Uint8Array {
  return frame instanceof ArrayBuffer ? new Uint8Array(frame) : frame;
}
