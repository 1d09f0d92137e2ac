import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AnyCommandBody } from '../../shared/protocol/any-command.ts';
import type { View } from '../../shared/view/view.ts';
import type { Selection } from '../render/selection.ts';
import type { CommandResult } from './command-outbox.ts';
import type { Connection } from './session-controller.ts';

/** Who goes from unit to unit is asked where they stay. */
const settleMs = 400;

/** Of a student's page, what is used here. */
interface AttentionParts {
  view: () => View | null;
  connection: () => Connection;
  selection: () => Selection;
  /** Whether a copy of the pupil's own has the class's place. */
  isInCopy: () => boolean;
  send: (body: AnyCommandBody) => Promise<CommandResult>;
}

/**
 * Tells the teacher which unit this page has enlarged, or that it shows a copy of the pupil's own,
 * and whether anybody can see the page. Who waits to be let in tells nothing. The
 * server forgets it with the line: it is told again on each new one.
 */
export class AttentionController implements ReactiveController {
  readonly #parts: AttentionParts;
  #line: Connection | null = null;
  /** What the server knows: nothing is the whole network, and here. */
  #told: Attention | null = nothing;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, parts: AttentionParts) {
    this.#parts = parts;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    clearTimeout(this.#timer);
  }

  hostUpdated(): void {
    const line = this.#parts.connection();
    if (line.state !== 'live' || !this.#parts.view()) return;
    if (line !== this.#line) {
      this.#line = line;
      this.#told = nothing;
    }
    if (!isSame(this.#now, this.#told))
      this.#timer ??= setTimeout(() => void this.#tell(), settleMs);
  }

  /** A page that is put away may get no more time: it says so at once. */
  readonly #onVisibility = (): void => void this.#tell();

  readonly #tell = async (): Promise<void> => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const now = this.#now;
    if (!this.#parts.view() || this.#parts.connection() !== this.#line || isSame(now, this.#told))
      return;
    this.#told = now;
    const { isInCopy, ...looking } = now;
    const { ok } = await this.#parts.send({
      type: 'looking',
      ...looking,
      ...(isInCopy && { isInCopy }),
    });
    if (!ok) this.#told = null;
  };

  get #now(): Attention {
    const view = this.#parts.view();
    const isInCopy = this.#parts.isInCopy();
    const selection = isInCopy ? null : this.#parts.selection();
    const layer = selection && view?.network.layers[selection.layerIndex];
    return {
      unit: layer && selection ? layer.unitOffset + selection.unitIndex : null,
      isAway: document.visibilityState === 'hidden',
      isInCopy,
    };
  }
}

interface Attention {
  unit: number | null;
  isAway: boolean;
  isInCopy: boolean;
}

const nothing: Attention = { unit: null, isAway: false, isInCopy: false };

const isSame = (a: Attention, b: Attention | null): boolean =>
  b !== null && a.unit === b.unit && a.isAway === b.isAway && a.isInCopy === b.isInCopy;
