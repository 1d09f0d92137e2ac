import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { AnyCommandBody } from '../../shared/protocol/any-command.ts';
import type { Fate } from '../../shared/protocol/people-messages.ts';
import type { View } from '../../shared/view/view.ts';
import type { CommandResult } from '../controllers/command-outbox.ts';
import type { Mine } from '../controllers/people-news.ts';
import type { Connection } from '../controllers/session-controller.ts';
import { commandErrorText } from '../elements/command-errors.ts';
import { icons } from '../elements/controls/icons.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { bannerStyles } from './banner-styles.ts';
import { classCall } from './class-call.ts';
import type { SandboxController } from './sandbox-controller.ts';
import './sandbox.ts';

const fates = {
  waiting: 'copyOfferWaiting',
  accepted: 'copyOfferAccepted',
  refused: 'copyOfferRefused',
} as const satisfies Record<Fate, string>;

/**
 * A pupil's own copy of the class's network, in place of the class: a banner that says so and leads
 * back, what the class wants meanwhile, and all of a teacher's controls. The slot takes what a pupil
 * may tell the teacher.
 *
 * @fires copy-back - back to the class
 * @fires copy-anew - another copy, of the class's network of now
 */
export class MlOwnCopy extends LitElement {
  static override styles = [sharedStyles, bannerStyles];
  static override properties = {
    view: { attribute: false },
    sandbox: { attribute: false },
    classView: { attribute: false },
    mine: { attribute: false },
    connection: { attribute: false },
    send: { attribute: false },
    isAsking: { state: true },
  };
  /** Of the copy: each is a reason to draw. */
  declare view: View | null;
  declare sandbox: SandboxController | null;
  declare classView: View | null;
  declare mine: Mine | null;
  declare connection: Connection;
  /** Asks the class's session. */
  declare send: ((body: AnyCommandBody) => Promise<CommandResult>) | null;
  /** Whether the copy is really to be given up for another. */
  declare isAsking: boolean;

  constructor() {
    super();
    this.view = null;
    this.sandbox = null;
    this.classView = null;
    this.mine = null;
    this.connection = { state: 'idle' };
    this.send = null;
    this.isAsking = false;
  }

  /** It was opened: the focus goes to its heading; of a new one, what it has and has not. */
  async welcome(isNew: boolean): Promise<void> {
    this.isAsking = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
    if (isNew) this.#say(t('copyBegun'));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view, sandbox, classView } = this;
    if (!view || !sandbox || !classView) return nothing;
    const call = classCall(classView, this.mine, this.connection);
    return html`<ml-sandbox .view=${view} .ask=${this.#ask}>
      <header class="banner" slot="banner">
        <div class="words">
          <h1 tabindex="-1">${t('copyTitle')}</h1>
          <p>${t('copyLeft')}</p>
        </div>
        <div class="call" role="status">${call === null ? nothing : html`<p>${t(call)}</p>`}</div>
        <button class="primary" @click=${() => this.#fire('copy-back')}>
          ${icons.left}${t('copyBack')}
        </button>
      </header>
      <section class="tools" slot="tools" aria-label=${t('copyTools')}>
        ${this.#renderAnew()} ${this.#renderOffer(classView)}
      </section>
      <footer slot="dock"><slot></slot></footer>
    </ml-sandbox>`;
  }

  #renderAnew(): TemplateResult {
    if (!this.isAsking) {
      return html`<button
        class="anew"
        title=${t('copyAnewLong')}
        @click=${() => void this.#askAnew(true)}
      >
        ${icons.sameStart}${t('copyAnew')}
      </button>`;
    }
    return html`<span class="sure">${t('copyAnewSure')}</span>
      <button class="yes" @click=${() => this.#fire('copy-anew')}>${t('copyAnewYes')}</button>
      <button @click=${() => void this.#askAnew(false)}>${t('copyAnewNo')}</button>`;
  }

  #renderOffer({ people }: View): TemplateResult | typeof nothing {
    const fate = this.mine?.network?.fate;
    const button = html`<button class="offer" title=${t('copyOfferLong')} @click=${this.#offer}>
      ${icons.offer}${t(fate === undefined ? 'copyOffer' : 'copyOfferAgain')}
    </button>`;
    return html`${people.areOffersOn ? button : nothing}
      <span class="fate" role="status">${fate === undefined ? nothing : t(fates[fate])}</span>`;
  }

  readonly #ask: SandboxController['send'] = (body) =>
    this.sandbox?.send(body) ?? Promise.resolve({ ok: false, code: 'no-answer', message: '' });

  async #askAnew(isAsking: boolean): Promise<void> {
    this.isAsking = isAsking;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(isAsking ? '.yes' : '.anew')?.focus();
  }

  /** What is offered is what was trained, in float64, and not what is drawn. */
  readonly #offer = async (): Promise<void> => {
    const saved = this.sandbox?.saved;
    if (!saved || !this.send) return;
    const { experiment, training } = saved;
    const { epoch, parameters } = training;
    const offer = { experiment, epoch, parameters: [...parameters] };
    const result = await this.send({ type: 'offer-network', ...offer });
    const isFull = !result.ok && result.code === 'not-now';
    const error = isFull ? t('copyOfferNotNow') : commandErrorText(result);
    if (error !== null) this.#say(error);
  };

  #say(message: string): void {
    this.renderRoot.querySelector('ml-sandbox')?.say(message);
  }

  #fire(name: 'copy-back' | 'copy-anew'): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
  }
}

customElements.define('ml-own-copy', MlOwnCopy);

declare global {
  interface HTMLElementTagNameMap {
    'ml-own-copy': MlOwnCopy;
  }
}
