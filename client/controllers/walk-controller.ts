import type { ReactiveController, ReactiveControllerHost } from 'lit';
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
  readonly #host: Host;
  #lit: Lit | null = null;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // Nothing to listen to: the page hands over the events.
  }

  /** What the diagram lights. */
  get lit(): Lit | null {
    return this.isOpen ? this.#lit : null;
  }

  /** From the first step on, with the point that is looked into, or the one it was left at. */
  readonly open = async (): Promise<void> => {
    const stage = this.#host.renderRoot.querySelector('ml-stage');
    if (stage?.point?.set === 'train') this.pointIndex = stage.point.index;
    this.isOpen = true;
    this.stepIndex = 0;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const walk = this.#host.renderRoot.querySelector('ml-update-walk');
    await walk?.updateComplete;
    walk?.focus();
    // On a phone the sheet covers the lower part of the page: the diagram comes above it.
    if (!matchMedia('(min-width: 1080px)').matches) stage?.scrollIntoView();
  };

  /** The focus goes back to the button that opened it. */
  readonly close = async (): Promise<void> => {
    this.isOpen = false;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('.open-walk')?.focus();
  };

  readonly toggle = (): void => void (this.isOpen ? this.close() : this.open());

  readonly onChange = ({ detail }: CustomEvent<WalkPlace>): void => {
    ({ pointIndex: this.pointIndex, stepIndex: this.stepIndex, lit: this.#lit } = detail);
    this.#host.requestUpdate();
  };
}
