import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AnyCommandBody } from '../../shared/protocol/any-command.ts';
import type { Pointer, Shown } from '../../shared/protocol/lead.ts';
import type { View } from '../../shared/view/view.ts';
import type { CommandResult } from './command-outbox.ts';
import type { LookController } from './look-controller.ts';
import type { WalkController } from './walk-controller.ts';

/** Some twelve places a second: no more can be followed. */
const pointIntervalMs = 80;
/** What the server did not take is told again after so long. */
const patienceMs = 1000;

/** Of a teacher's page, what is used here. */
interface LeadParts {
  view: () => View | null;
  send: (body: AnyCommandBody) => Promise<CommandResult>;
  look: LookController;
  walk: WalkController;
}

/**
 * Tells the class what this page looks at while it leads it, one word at a time: what changes
 * before an answer comes goes with the next. Of two teachers' pages each comes to what the other
 * shows.
 */
export class LeadController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #parts: LeadParts;
  /** What the server said last. */
  #heard: Shown | null = null;
  /** What the class was told by this page, or this page by the class. */
  #told: Shown | null = null;
  /** What was asked and not answered. */
  #asking = 0;
  #pointer: Pointer = null;
  #toldPointer: Pointer = null;
  #pointTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, parts: LeadParts) {
    this.#host = host;
    this.#parts = parts;
    host.addController(this);
  }

  get isLeading(): boolean {
    return this.#lead !== null;
  }

  /** Whether another teacher's pointer is to be seen here: where none of this page's own is. */
  get isPointing(): boolean {
    return this.#pointer !== null;
  }

  get #lead(): Shown | null {
    return this.#parts.view()?.people.lead ?? null;
  }

  hostDisconnected(): void {
    clearTimeout(this.#pointTimer);
  }

  hostUpdate(): void {
    const lead = this.#lead;
    if (lead === this.#heard) return;
    this.#heard = lead;
    // It is behind what was told meanwhile.
    if (this.#asking > 0) return;
    if (lead && !isSame(lead, this.#told)) {
      this.#parts.look.adopt(lead);
      this.#parts.walk.adopt(lead.walk);
    }
    this.#told = lead;
  }

  hostUpdated(): void {
    const view = this.#parts.view();
    // Told to look around, the class is led still until the server says so.
    if (!view?.people.lead || !this.#told || this.#asking > 0) return;
    const shown = this.#shownIn(view);
    const parts = differing(shown, this.#told);
    if (Object.keys(parts).length === 0) return;
    // Another picture is in the place of the one that was pointed at.
    if ('space' in parts || 'walk' in parts) this.#pointer = this.#toldPointer = null;
    void this.#ask({ type: 'show', parts }, shown);
  }

  /** Brings everyone to what is seen here, or lets them look around. */
  readonly toggle = (): void => {
    const view = this.#parts.view();
    if (!view) return;
    const shown = this.isLeading ? null : this.#shownIn(view);
    void this.#ask({ type: 'lead', shown }, shown);
  };

  readonly onPoint = ({ detail }: CustomEvent<Pointer>): void => {
    if (this.#pointer === null && detail === null) return;
    this.#pointer = detail;
    this.#host.requestUpdate();
    this.#tellPointer();
  };

  #shownIn(view: View): Shown {
    const { look, walk } = this.#parts;
    return {
      unit: look.selectionIn(view),
      style: look.unitStyle,
      space: look.spaceIn(view),
      point: look.pointIn(view),
      walk: walk.shownIn(view),
    };
  }

  async #ask(body: AnyCommandBody, shown: Shown | null): Promise<void> {
    this.#asking++;
    this.#told = shown;
    const { ok } = await this.#parts.send(body);
    if (!ok) {
      await new Promise((resolve) => setTimeout(resolve, patienceMs));
      this.#told = this.#lead;
    }
    this.#asking--;
    this.#host.requestUpdate();
  }

  /** The newest place, as often as it can be followed. */
  #tellPointer(): void {
    if (this.#pointTimer !== undefined || !this.isLeading) return;
    if (this.#pointer === this.#toldPointer) return;
    this.#toldPointer = this.#pointer;
    void this.#parts.send({ type: 'show', pointer: this.#pointer });
    this.#pointTimer = setTimeout(() => {
      this.#pointTimer = undefined;
      this.#tellPointer();
    }, pointIntervalMs);
  }
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The parts of `shown` that are not as in `told`. */
function differing(shown: Shown, told: Shown): Partial<Shown> {
  const parts = Object.entries(shown) as [keyof Shown, unknown][];
  return Object.fromEntries(parts.filter(([part, value]) => !isSame(value, told[part])));
}
