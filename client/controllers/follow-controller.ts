import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Shown } from '../../shared/protocol/lead.ts';
import type { View } from '../../shared/view/view.ts';
import { LookController } from './look-controller.ts';
import { WalkController } from './walk-controller.ts';

type Host = ConstructorParameters<typeof WalkController>[0];

/**
 * What a student's page looks at: by itself, or, while the class is led, what the teacher shows.
 * Whoever looks at something else then looks around, until they go back.
 */
export class FollowController implements ReactiveController {
  readonly look: LookController;
  readonly walk: WalkController;
  /** The class is led, and this page looks around all the same. */
  isAround = false;
  readonly #host: ReactiveControllerHost;
  readonly #view: () => View | null;
  #lead: Shown | null = null;

  constructor(host: Host, view: () => View | null) {
    this.#host = host;
    this.#view = view;
    this.look = new LookController(host, () => this.wander());
    this.walk = new WalkController(host, () => this.wander());
    host.addController(this);
  }

  get isLed(): boolean {
    return this.#lead !== null;
  }

  /** What the teacher shows, where this page follows. */
  get shown(): Shown | null {
    return this.isAround ? null : this.#lead;
  }

  hostUpdate(): void {
    const lead = this.#view()?.people.lead ?? null;
    if (lead === this.#lead) return;
    // A lead that begins brings everyone along.
    if (!lead || !this.#lead) this.isAround = false;
    this.#lead = lead;
    this.#follow();
  }

  readonly back = (): void => {
    this.isAround = false;
    this.#follow();
    this.#host.requestUpdate();
  };

  readonly wander = (): void => {
    if (!this.isLed || this.isAround) return;
    this.isAround = true;
    this.#host.requestUpdate();
  };

  #follow(): void {
    if (!this.#lead || this.isAround) return;
    this.look.adopt(this.#lead);
    this.walk.adopt(this.#lead.walk);
  }
}
