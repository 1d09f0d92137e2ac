import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import * as parser from 'socket.io-msgpack-parser';
import { onTestFinished } from 'vitest';
import type { AnyCommandBody } from '../../shared/protocol/any-command.ts';
import type { Auth } from '../../shared/protocol/commands.ts';
import type { Refusal } from '../../shared/protocol/errors.ts';
import type {
  Ack,
  ClientToServerEvents,
  ServerToClientEvents,
  ViewMessage,
  Welcome,
} from '../../shared/protocol/messages.ts';
import type { Telling } from '../../shared/protocol/people-messages.ts';
import { reduceView } from '../../shared/view/reduce-view.ts';
import type { View } from '../../shared/view/view.ts';

type ClientSocket = Socket<ServerToClientEvents, ClientToServerEvents>;
export type ClientOptions = Partial<ManagerOptions & SocketOptions>;

const viewEvents = ['state', 'snapshot', 'change', 'presence', 'people'] as const;
const tellingEvents = [
  'roster',
  'desk',
  'offer',
  'seed-result',
  'seed-gone',
  'mine',
  'names',
  'reactions',
  'pointer',
] as const;
let commandCount = 0;

/** A client as a page is one: it reduces what it receives to a view, and can be waited for. */
export class TestClient {
  readonly socket: ClientSocket;
  /** What came, in its order. */
  readonly events: string[] = [];
  readonly messages: ViewMessage[] = [];
  welcome: Welcome | null = null;
  view: View | null = null;
  refused: Refusal[] = [];
  readonly #told = new Map<Telling['type'], Telling>();
  readonly #waiting = new Set<() => void>();

  constructor(url: string, auth: Auth | object, options: ClientOptions = {}) {
    this.socket = io(url, {
      auth,
      parser,
      forceNew: true,
      transports: ['websocket'],
      reconnectionDelay: 20,
      reconnectionDelayMax: 100,
      ...options,
    });
    this.socket.on('welcome', (welcome) => {
      this.welcome = welcome;
      // As a page does: the token gives the seat back when the connection was lost.
      if (welcome.token !== undefined) this.socket.auth = { ...auth, token: welcome.token };
    });
    this.socket.on('refused', (refusal) => this.refused.push(refusal));
    for (const type of viewEvents) {
      this.socket.on(type, (payload: unknown) => {
        const message = type === 'snapshot' ? { frame: payload } : (payload as object);
        this.#take({ type, ...message } as ViewMessage);
      });
    }
    for (const type of tellingEvents) {
      this.socket.on(type, (payload: object) => {
        const before = type === 'desk' ? this.#told.get(type) : undefined;
        this.#told.set(type, { ...before, type, ...payload } as Telling);
      });
    }
    this.socket.onAny((event: string) => {
      this.events.push(event);
      // It is called before the listeners that take the event in.
      queueMicrotask(() => this.#waiting.forEach((check) => check()));
    });
    for (const event of ['connect', 'disconnect'] as const) {
      this.socket.on(event, () => this.#waiting.forEach((check) => check()));
    }
  }

  #take(message: ViewMessage): void {
    this.messages.push(message);
    this.view = reduceView(this.view, message);
  }

  /** What of one type was told last; a desk with all its parts. */
  told<T extends Telling['type']>(type: T): Extract<Telling, { type: T }> | null {
    return (this.#told.get(type) as Extract<Telling, { type: T }>) ?? null;
  }

  /** Fulfilled when `condition` holds, now or after something came. */
  async until(condition: () => boolean, what = condition.toString()): Promise<void> {
    if (condition()) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const check = () => condition() && resolve();
    const timer = setTimeout(() => reject(new Error(`waited in vain for ${what}`)), 15_000);
    this.#waiting.add(check);
    await promise.finally(() => {
      clearTimeout(timer);
      this.#waiting.delete(check);
    });
  }

  /** Fulfilled with the view when `condition` holds for it. */
  async untilView(condition: (view: View) => boolean): Promise<View> {
    await this.until(() => this.view !== null && condition(this.view), condition.toString());
    if (!this.view) throw new Error('no view');
    return this.view;
  }

  /** Sends a command under an id of its own, and gives the answer. */
  command(body: AnyCommandBody, id = `test-${++commandCount}`): Promise<Ack> {
    return this.emit('command', { id, ...body });
  }

  /** Emits anything; fulfilled with the answer. */
  emit(event: string, ...args: unknown[]): Promise<Ack> {
    const { promise, resolve, reject } = Promise.withResolvers<Ack>();
    const timer = setTimeout(() => reject(new Error(`no answer to ${event}`)), 15_000);
    const send = this.socket.emit.bind(this.socket) as (...all: unknown[]) => unknown;
    send(event, ...args, (ack: Ack) => {
      clearTimeout(timer);
      resolve(ack);
    });
    return promise;
  }
}

/** A client that has joined and has its state; it leaves with the test. */
export async function join(
  url: string,
  auth: Auth,
  options: ClientOptions = {},
): Promise<TestClient> {
  const client = new TestClient(url, auth, options);
  onTestFinished(() => void client.socket.disconnect());
  const { promise, reject } = Promise.withResolvers<never>();
  client.socket.once('connect_error', reject);
  await Promise.race([client.untilView(() => true), promise]);
  return client;
}

/** Why `auth` is not let in: the code of its `connect_error`. */
export async function refusalOf(url: string, auth: unknown): Promise<string> {
  const client = new TestClient(url, auth as object, { reconnection: false });
  const { promise, resolve } = Promise.withResolvers<string>();
  client.socket.once('connect_error', (error: Error & { data?: { code?: string } }) =>
    resolve(error.data?.code ?? error.message),
  );
  client.socket.once('connect', () => resolve('connected'));
  return promise.finally(() => client.socket.disconnect());
}
