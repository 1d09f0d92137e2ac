import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { View } from '../../shared/view/view.ts';
import type { SandboxController } from '../sandbox/sandbox-controller.ts';
import type { SessionController } from './session-controller.ts';
import { keysOf, recall, remember } from './storage.ts';

const prefix = 'more-layers-copy-';
const openPrefix = 'more-layers-in-copy-';

interface Host extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * A pupil's own copy of the class's network, by class: where it is kept, and whether it is what the
 * page shows. It rests while the page shows the class, or the teacher wants to be looked at; a
 * reload finds it as it was, and opened where it was. What it needs is fetched when it is first
 * asked for.
 */
export class OwnCopyController implements ReactiveController {
  isOpen = false;
  sandbox: SandboxController | null = null;
  readonly #host: Host;
  readonly #session: Pick<SessionController, 'view' | 'connection'>;
  readonly #shown: () => View | null;
  #code = '';

  /** `shown`: what a copy is made of; the class's network, where it shows no other. */
  constructor(
    host: Host,
    session: Pick<SessionController, 'view' | 'connection'>,
    shown: () => View | null = () => session.view,
  ) {
    this.#host = host;
    this.#session = session;
    this.#shown = shown;
    host.addController(this);
  }

  hostUpdate(): void {
    const { view, connection } = this.#session;
    if (!view) return;
    if (view.code !== this.#code) this.#follow(view.code);
    const isOut = connection.state === 'refused' || connection.state === 'ended';
    // Another tab may have the seat by now, and the copy: this one trains and keeps no more.
    if (isOut) this.sandbox?.close();
    // The class, its names and its recording may be gone for good: so is what came from it.
    if (connection.state === 'ended') this.#forget();
    const { isEyesUp, isLobby } = view.people;
    if (this.sandbox) this.sandbox.isHeld = !this.isOpen || isOut || isEyesUp || isLobby;
  }

  /** Opens the copy that there is, else one of the network that the class shows now. */
  readonly open = async (): Promise<void> => {
    // Without a line, which the page says already, it cannot be fetched.
    const loaded = await this.#load().catch(() => null);
    const view = this.#shown();
    if (!loaded || !view) return;
    const { sandbox, isNew } = loaded;
    if (isNew) sandbox.fork(view);
    this.#show(true);
    await this.#host.updateComplete;
    await this.#host.renderRoot.querySelector('ml-own-copy')?.welcome(isNew);
  };

  /** Back to the class; the copy stays. */
  readonly back = async (): Promise<void> => {
    this.#show(false);
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('.open-copy')?.focus();
  };

  /** Another copy, of the network that the class shows now; the old one is gone. */
  readonly beginAnew = async (): Promise<void> => {
    const view = this.#shown();
    if (!view) return;
    this.sandbox?.fork(view);
    await this.#host.updateComplete;
    await this.#host.renderRoot.querySelector('ml-own-copy')?.welcome(true);
  };

  hostConnected(): void {
    window.addEventListener('storage', this.#onStorage);
  }

  hostDisconnected(): void {
    window.removeEventListener('storage', this.#onStorage);
  }

  readonly #onStorage = (event: StorageEvent): void => void this.#takeOver(event);

  /** Another tab went on with the copy: what this one has of it is old. */
  async #takeOver({ key, newValue }: StorageEvent): Promise<void> {
    const { view } = this.#session;
    const { sandbox } = this;
    if (key !== prefix + this.#code || newValue === null || !sandbox || !view) return;
    const { unpackLesson } = await import('../sandbox/kept-lesson.ts');
    const saved = unpackLesson(newValue);
    // It is paused here: two tabs do not train one copy.
    if (saved && sandbox === this.sandbox) sandbox.begin(saved, view);
  }

  #show(isOpen: boolean): void {
    this.isOpen = isOpen;
    remember('session', openPrefix + this.#code, isOpen ? 'yes' : null);
    this.#host.requestUpdate();
  }

  async #load(): Promise<{ sandbox: SandboxController; isNew: boolean }> {
    if (this.sandbox?.view) return { sandbox: this.sandbox, isNew: false };
    const [{ SandboxController }, { packLesson, unpackLesson }] = await Promise.all([
      import('../sandbox/sandbox-controller.ts'),
      import('../sandbox/kept-lesson.ts'),
      import('../sandbox/own-copy.ts'),
    ]);
    this.sandbox ??= new SandboxController(this.#host, {
      keep: (saved) => remember('local', prefix + this.#code, packLesson(saved)),
    });
    const kept = recall('local', prefix + this.#code);
    const saved = kept === null ? null : unpackLesson(kept);
    const { view } = this.#session;
    if (saved && view) this.sandbox.begin(saved, view);
    else forgetOthers(this.#code);
    return { sandbox: this.sandbox, isNew: this.sandbox.view === null };
  }

  /** The class has another code: its copy goes with it. The first code opens what was open. */
  #follow(code: string): void {
    for (const [area, start] of [
      ['local', prefix],
      ['session', openPrefix],
    ] as const) {
      const kept = this.#code === '' ? null : recall(area, start + this.#code);
      if (kept === null) continue;
      remember(area, start + this.#code, null);
      remember(area, start + code, kept);
    }
    const isFirst = this.#code === '';
    this.#code = code;
    if (isFirst && recall('session', openPrefix + code) !== null) void this.open();
  }

  #forget(): void {
    this.sandbox?.close();
    this.sandbox = null;
    this.isOpen = false;
    remember('local', prefix + this.#code, null);
    remember('session', openPrefix + this.#code, null);
  }

  /** The view that the copy draws, where it is what the page shows. */
  get view(): View | null {
    return this.isOpen ? (this.sandbox?.view ?? null) : null;
  }

  get isShown(): boolean {
    return this.view !== null && this.#session.view?.people.isLobby === false;
  }
}

/** Copies of other classes make room for a new one: a browser stores little. */
function forgetOthers(code: string): void {
  for (const key of keysOf('local')) {
    if (key.startsWith(prefix) && key !== prefix + code) remember('local', key, null);
  }
}
