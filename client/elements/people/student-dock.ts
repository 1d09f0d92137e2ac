import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ReactionName } from '../../../shared/protocol/people-commands.ts';
import type { View } from '../../../shared/view/view.ts';
import type { Mine } from '../../controllers/people-news.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { icons } from '../controls/icons.ts';
import type { ClassContext } from './class-context.ts';
import { reactionIcon, reactionNames, reactionTexts } from './reaction-icons.ts';
import { studentDockStyles } from './student-dock-styles.ts';

const notedMs = 4000;

/**
 * What a pupil may tell the teacher, under the thumb: a hand, a reaction, being lost. Its slot
 * takes more buttons.
 */
export class MlStudentDock extends LitElement {
  static override styles = [sharedStyles, studentDockStyles];
  static override properties = {
    view: { attribute: false },
    mine: { attribute: false },
    send: { attribute: false },
    isReacting: { state: true },
    isNoted: { state: true },
  };
  declare view: View | null;
  declare mine: Mine | null;
  declare send: ClassContext['send'] | null;
  declare isReacting: boolean;
  declare isNoted: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.view = null;
    this.mine = null;
    this.send = null;
    this.isReacting = false;
    this.isNoted = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.view) return nothing;
    const isUp = this.mine?.isHandUp ?? false;
    const { areReactionsOn } = this.view.people;
    return html`<div class="dock" role="toolbar" aria-label=${t('dockLabel')}>
      <button
        aria-pressed=${isUp}
        title=${t(isUp ? 'dockHandDown' : 'dockHandLong')}
        @click=${() => void this.send?.({ type: 'hand', isUp: !isUp })}
      >
        ${icons.hand}<span>${t(isUp ? 'dockHandUp' : 'dockHand')}</span>
      </button>
      ${areReactionsOn ? this.#renderReactions() : nothing}
      <button title=${t('dockLostLong')} @click=${this.#lost}>
        ${icons.lost}<span aria-live="polite"
          >${t(this.isNoted ? 'dockLostDone' : 'dockLost')}</span
        >
      </button>
      <slot></slot>
    </div>`;
  }

  #renderReactions(): TemplateResult {
    return html`<div class="react" @keydown=${this.#onKey} @focusout=${this.#onFocusOut}>
      <button
        class="open"
        title=${t('dockReactLong')}
        aria-expanded=${this.isReacting}
        @click=${() => (this.isReacting = !this.isReacting)}
      >
        ${reactionIcon('clap')}<span>${t('dockReact')}</span>
      </button>
      <div class="choices" ?hidden=${!this.isReacting}>
        ${reactionNames.map(
          (name) =>
            html`<button
              aria-label=${t(reactionTexts[name])}
              title=${t(reactionTexts[name])}
              @click=${() => this.#react(name)}
            >
              ${reactionIcon(name)}
            </button>`,
        )}
      </div>
    </div>`;
  }

  /** Several may be sent one after the other: the choices stay. */
  #react(name: ReactionName): void {
    void this.send?.({ type: 'react', name });
  }

  readonly #lost = async (): Promise<void> => {
    const result = await this.send?.({ type: 'lost' });
    if (!result?.ok) return;
    this.isNoted = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.isNoted = false), notedMs);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.isReacting) return;
    event.preventDefault();
    event.stopPropagation();
    this.isReacting = false;
    this.renderRoot.querySelector<HTMLElement>('.open')?.focus();
  };

  readonly #onFocusOut = (event: FocusEvent): void => {
    const box = event.currentTarget as HTMLElement;
    if (event.relatedTarget !== null && !box.contains(event.relatedTarget as Node)) {
      this.isReacting = false;
    }
  };
}

customElements.define('ml-student-dock', MlStudentDock);

declare global {
  interface HTMLElementTagNameMap {
    'ml-student-dock': MlStudentDock;
  }
}
