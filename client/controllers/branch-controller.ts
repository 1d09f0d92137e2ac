import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Recording } from '../../shared/view/recording.ts';
import type { View } from '../../shared/view/view.ts';
import type { KeptViews } from '../sandbox/kept-views.ts';
import type { SandboxController } from '../sandbox/sandbox-controller.ts';
import type { ShownEpoch } from '../sandbox/stretch.ts';
import { isOffline } from './embedded-recording.ts';
import type { PlayerController } from './player-controller.ts';
import { keysOf, recall, remember } from './storage.ts';

interface Host extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

const keptOriginals = 50;
/** Where a tab keeps its branch by recording, and whether it is what the page shows. */
const prefix = 'more-layers-branch-';
const openPrefix = 'more-layers-in-branch-';

interface Branch {
  sandbox: SandboxController;
  /** The branch's own epochs, from the fork on. */
  kept: KeptViews;
  /** The start that it was forked from, and the epoch. */
  start: number;
  forkEpoch: number;
  stretch: readonly ShownEpoch[];
}

/**
 * A branch of a recording: the network as it stood at a moment, in a sandbox, beside what the
 * recording goes on to show. Both are looked at by epoch, on one scale: before the fork they are
 * the same. It rests while the recording is looked at, and is there again afterwards, also after a reload of the tab.
 */
export class BranchController implements ReactiveController {
  isOpen = false;
  readonly #host: Host;
  readonly #player: PlayerController;
  #recording: Recording | null = null;
  /** What the recording is known by in storage. */
  #key = '';
  #branch: Branch | null = null;
  /** What is being forked: pressed twice, it is one. */
  #forking: Promise<boolean> | null = null;
  /** What a reload left is being looked for. */
  #finding: Promise<void> = Promise.resolve();
  /** What the recording showed at moments that were looked at, by their times. */
  readonly #originals = new Map<number, View | null>();
  /** The epoch that is looked at; null for the branch's newest. */
  #epoch: number | null = null;

  constructor(host: Host, player: PlayerController) {
    this.#host = host;
    this.#player = player;
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#branch) this.#branch.sandbox.isHeld = !this.isOpen;
  }

  /** Another recording is played: its branches are its own. */
  load(recording: Recording, key: string): void {
    this.#drop();
    this.#recording = recording;
    this.#key = key;
    this.isOpen = false;
    if (recall('session', prefix + key) !== null) this.#finding = this.#findAgain();
  }

  get exists(): boolean {
    return this.#branch !== null;
  }

  get sandbox(): SandboxController | null {
    return this.#branch?.sandbox ?? null;
  }

  /** What the branch has come to. */
  get view(): View | null {
    return this.isOpen ? (this.#branch?.sandbox.view ?? null) : null;
  }

  get forkEpoch(): number {
    return this.#branch?.forkEpoch ?? 0;
  }

  /** The epoch that both are looked at. */
  get epoch(): number {
    return this.#epoch ?? this.#newest;
  }

  /** The scale's end: as far as either has come. */
  get lastEpoch(): number {
    return Math.max(this.#newest, this.#branch?.stretch.at(-1)?.epoch ?? 0);
  }

  get #newest(): number {
    return this.#branch?.sandbox.view?.snapshot.epoch ?? 0;
  }

  /** What the recording shows at the epoch that is looked at, or the last one that it comes to. */
  get original(): View | null {
    return this.#originalAt(this.epoch);
  }

  /** As far as the recording goes on with the start that was forked. */
  get whole(): View | null {
    return this.#originalAt(Infinity);
  }

  /** The branch at the epoch that is looked at, or the last one that it has come to. */
  get branched(): View | null {
    const branch = this.#branch;
    if (!branch) return null;
    const kept = branch.kept.at(this.epoch);
    if (kept) return kept;
    // Before the fork both are one, unless the branch has begun anew.
    const { view } = branch.sandbox;
    const isOneBefore = view !== null && (view.history[0]?.epoch ?? 0) < branch.forkEpoch;
    return isOneBefore ? this.original : view;
  }

  /** Opens the branch that there is, else one of the network as the recording shows it now. */
  readonly open = async (): Promise<void> => {
    this.#player.pause();
    await this.#finding;
    if (!this.#branch) {
      this.#forking ??= this.#fork().finally(() => (this.#forking = null));
      if (!(await this.#forking)) return;
    }
    this.#show(true);
    await this.#host.updateComplete;
    await this.#host.renderRoot.querySelector('ml-branch')?.welcome();
  };

  /** Back to the recording; the branch stays. */
  readonly back = async (): Promise<void> => {
    this.#show(false);
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('.open-branch')?.focus();
  };

  /** Another branch, of the moment that the recording stands at; the old one is gone. */
  readonly beginAnew = async (): Promise<void> => {
    this.#drop();
    await this.open();
  };

  /** Looks at `epoch`; at its newest, a branch is followed. */
  readonly lookAt = (epoch: number): void => {
    this.#epoch = epoch === this.#newest ? null : epoch;
    this.#host.requestUpdate();
  };

  /** Something is asked of the branch: what it makes of it is to be seen. */
  readonly ask: SandboxController['send'] = (body) => {
    this.#epoch = null;
    const { sandbox } = this;
    return sandbox
      ? sandbox.send(body)
      : Promise.resolve({ ok: false, code: 'no-answer', message: '' });
  };

  #drop(): void {
    const { sandbox } = this.#branch ?? {};
    if (sandbox) this.#host.removeController(sandbox);
    sandbox?.hostDisconnected();
    this.#branch = null;
    this.#originals.clear();
  }

  #show(isOpen: boolean): void {
    this.isOpen = isOpen;
    remember('session', openPrefix + this.#key, isOpen ? 'yes' : null);
    this.#host.requestUpdate();
  }

  async #fork(): Promise<boolean> {
    const { view } = this.#player;
    const recording = this.#recording;
    // In a page that was taken home there is no thread to train in.
    if (isOffline || !view || !recording) return false;
    const parts = await loadParts();
    if (recording !== this.#recording) return false;
    forgetOthers(this.#key);
    const { start, epoch } = view.snapshot;
    const { sandbox } = this.#begin(parts, recording, { start, forkEpoch: epoch });
    sandbox.fork(view);
    return true;
  }

  /** The branch that was there before a reload, shown where it was. */
  async #findAgain(): Promise<void> {
    const recording = this.#recording;
    const { view } = this.#player;
    const key = this.#key;
    // Without a line its parts cannot be fetched: what is kept stays for the next time.
    const parts = await loadParts().catch(() => null);
    const kept = parts?.unpackBranch(recall('session', prefix + key) ?? '');
    if (!parts || !kept || !recording || !view || recording !== this.#recording) return;
    const { sandbox, kept: views, stretch } = this.#begin(parts, recording, kept);
    sandbox.begin(kept.saved, view);
    if (sandbox.view) views.addEarlier(parts.viewsOf(sandbox.view, kept.frames));
    const forked = stretch.find(({ epoch }) => epoch >= kept.forkEpoch);
    if (this.#player.positionMs === 0 && forked) this.#player.seek(forked.atMs);
    this.#show(recall('session', openPrefix + key) !== null);
  }

  #begin(
    { SandboxController, KeptViews, stretchOf, packBranch }: Parts,
    recording: Recording,
    { start, forkEpoch }: Pick<Branch, 'start' | 'forkEpoch'>,
  ): Branch {
    const kept = new KeptViews();
    const key = prefix + this.#key;
    const sandbox = new SandboxController(this.#host, {
      onView: (next) => kept.add(next),
      keep: (saved) =>
        remember('session', key, packBranch({ saved, start, forkEpoch }, kept.views)),
    });
    const stretch = stretchOf(recording.messages, start);
    this.#branch = { sandbox, kept, start, forkEpoch, stretch };
    this.#epoch = null;
    return this.#branch;
  }

  /** Each picture of both asks for two moments: a seek to and fro each time would be slow. */
  #originalAt(epoch: number): View | null {
    const { stretch = [] } = this.#branch ?? {};
    const shown = stretch.findLast((one) => one.epoch <= epoch) ?? stretch[0];
    if (!shown) return null;
    const known = this.#originals.get(shown.atMs);
    if (known !== undefined) return known;
    if (this.#originals.size >= keptOriginals) this.#originals.clear();
    const view = this.#seekOriginal(shown);
    this.#originals.set(shown.atMs, view);
    return view;
  }

  #seekOriginal(shown: ShownEpoch): View | null {
    const view = this.#player.lookAt(shown.atMs);
    if (view?.snapshot.start === this.#branch?.start) return view;
    // The next start came in the very same moment.
    return this.#player.lookAt(shown.atMs - 1);
  }
}

type Parts = Awaited<ReturnType<typeof loadParts>>;

/** What a branch needs, fetched when one is first asked for. */
async function loadParts() {
  const [
    { SandboxController },
    { KeptViews },
    { stretchOf },
    { packBranch, unpackBranch, viewsOf },
  ] = await Promise.all([
    import('../sandbox/sandbox-controller.ts'),
    import('../sandbox/kept-views.ts'),
    import('../sandbox/stretch.ts'),
    import('../sandbox/kept-branch.ts'),
    import('../sandbox/branch.ts'),
  ]);
  return { SandboxController, KeptViews, stretchOf, packBranch, unpackBranch, viewsOf };
}

/** Branches of other recordings make room for a new one: a browser stores little. */
function forgetOthers(key: string): void {
  for (const each of keysOf('session')) {
    const isOther = [prefix, openPrefix].some((start) => each.startsWith(start));
    if (isOther && each !== prefix + key) remember('session', each, null);
  }
}
