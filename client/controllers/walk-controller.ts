import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Shown } from '../../shared/protocol/lead.ts';
import type { View } from '../../shared/view/view.ts';
import type { WalkPlace } from '../elements/update-walk/update-walk.ts';
import type { Lit } from '../render/lit.ts';

interface Host extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** Whether an update is being walked through on this page, and where the walk stands. */
export class WalkController implements ReactiveController {
  isOpen = false;
  pointIndex = 0;
  stepIndex = 0;
  /** The frame whose numbers a teacher walks through; null where this page walks by itself. */
  ledSequence: number | null = null;
  readonly #host: Host;
  readonly #onByHand: () => void;
  #lit: Lit | null = null;
  /** The frame whose numbers are shown; null until they are. */
  #sequence: number | null = null;

  /** `onByHand`: called when somebody at this page opens it, closes it, or goes on. */
  constructor(host: Host, onByHand: () => void = () => undefined) {
    this.#host = host;
    this.#onByHand = onByHand;
    host.addController(this);
  }

  hostConnected(): void {
    // Nothing to listen to: the page hands over the events.
  }

  /** What the diagram lights. */
  get lit(): Lit | null {
    return this.isOpen ? this.#lit : null;
  }

  /** Where it stands, as a class is told; null where it is closed. */
  shownIn(view: View): Shown['walk'] {
    if (!this.isOpen) return null;
    const { pointIndex, stepIndex } = this;
    const sequence = this.#sequence ?? view.snapshot.sequence;
    // Of two teachers' pages with different numbers both tell the newer: they agree on it.
    return { pointIndex, stepIndex, sequence: Math.max(sequence, this.ledSequence ?? 0) };
  }

  /** Opens, moves or closes as a teacher does. The focus stays where it is. */
  adopt(walk: Shown['walk']): void {
    const isOpening = walk !== null && !this.isOpen;
    this.ledSequence = walk?.sequence ?? null;
    if (walk) ({ pointIndex: this.pointIndex, stepIndex: this.stepIndex } = walk);
    if (isOpening) this.#begin();
    else if (!walk && this.isOpen) void this.#end();
    this.#host.requestUpdate();
    if (isOpening) void this.#host.updateComplete.then(() => this.#bringIntoView());
  }

  /** From the first step on, with the point that is looked into, or the one it was left at. */
  readonly open = async (): Promise<void> => {
    const stage = this.#host.renderRoot.querySelector('ml-stage');
    if (stage?.point?.set === 'train') this.pointIndex = stage.point.index;
    this.stepIndex = 0;
    this.ledSequence = null;
    this.#begin();
    this.#onByHand();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const walk = this.#host.renderRoot.querySelector('ml-update-walk');
    await walk?.updateComplete;
    walk?.focus();
    this.#bringIntoView();
  };

  readonly close = async (): Promise<void> => {
    this.#onByHand();
    await this.#end();
    this.#host.renderRoot.querySelector<HTMLElement>('.open-walk')?.focus();
  };

  readonly toggle = (): void => void (this.isOpen ? this.close() : this.open());

  readonly onChange = ({ detail }: CustomEvent<WalkPlace>): void => {
    const { pointIndex, stepIndex, isByHand } = detail;
    this.#lit = detail.lit;
    this.#sequence = detail.sequence;
    // What a teacher shows may be out of this page's reach: it is not for the page to move it.
    if (this.ledSequence === null || isByHand)
      [this.pointIndex, this.stepIndex] = [pointIndex, stepIndex];
    if (isByHand) {
      this.ledSequence = null;
      this.#onByHand();
    }
    this.#host.requestUpdate();
  };

  #begin(): void {
    this.isOpen = true;
    this.#sequence = null;
  }

  /** The focus, where it was in it, goes back to the button that opens it. */
  async #end(): Promise<void> {
    const walk = this.#host.renderRoot.querySelector('ml-update-walk');
    const hadFocus = walk !== null && walk.matches(':focus-within');
    this.isOpen = false;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (hadFocus) this.#host.renderRoot.querySelector<HTMLElement>('.open-walk')?.focus();
  }

  /** On a phone the sheet covers the lower part of the page: the diagram comes above it. */
  #bringIntoView(): void {
    if (matchMedia('(min-width: 1080px)').matches) return;
    this.#host.renderRoot.querySelector('ml-stage')?.scrollIntoView();
  }
}
