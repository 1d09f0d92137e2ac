import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Poll } from '../../../shared/protocol/people-messages.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { icons } from '../controls/icons.ts';
import { activityStyles } from './activity-styles.ts';
import type { ClassContext } from './class-context.ts';
import { pollBars, pollBarsStyles } from './poll-bars.ts';

/** A question for a pupil: answered by one press, changed by another, until it is closed. */
export class MlPollCard extends LitElement {
  static override styles = [
    sharedStyles,
    activityStyles,
    pollBarsStyles,
    css`
      [role='radiogroup'] {
        display: grid;
        gap: var(--space-2);
      }

      [role='radio'] {
        justify-content: flex-start;
        min-height: 52px;
        padding: var(--space-2) var(--space-3);
        text-align: left;
        overflow-wrap: anywhere;
      }

      [role='radio'][aria-checked='true'] {
        border-color: var(--accent);
        outline: 2px solid var(--accent);
        outline-offset: -2px;
        font-weight: 600;
      }

      [role='radio'] svg {
        flex: none;
        margin-left: auto;
      }
    `,
  ];
  static override properties = {
    poll: { attribute: false },
    answer: { attribute: false },
    send: { attribute: false },
  };
  declare poll: Poll | null;
  declare answer: number | null;
  declare send: ClassContext['send'] | null;

  constructor() {
    super();
    this.poll = null;
    this.answer = null;
    this.send = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { poll, answer } = this;
    if (!poll) return nothing;
    const { question, options, counts, correct } = poll;
    if (counts) {
      return html`<h2>${question}</h2>
        ${pollBars({ options, counts, correct, own: answer })}`;
    }
    return html`<h2 id="question">${question}</h2>
      <div role="radiogroup" aria-labelledby="question" @keydown=${this.#onKey}>
        ${options.map((option, i) => this.#renderOption(poll, option, i))}
      </div>
      <p class="quiet">${t(poll.isOpen ? 'pollChange' : 'pollClosed')}</p>`;
  }

  #renderOption(poll: Poll, option: string, i: number): TemplateResult {
    const isChosen = this.answer === i;
    return html`<button
      role="radio"
      aria-checked=${isChosen}
      tabindex=${isChosen || (this.answer === null && i === 0) ? '0' : '-1'}
      ?disabled=${!poll.isOpen}
      @click=${() => this.#choose(i)}
    >
      ${option}${isChosen ? icons.check : nothing}
    </button>`;
  }

  #choose(choice: number): void {
    if (this.poll) void this.send?.({ type: 'answer', round: this.poll.round, choice });
  }

  /** Arrow keys go from option to option, as in any group of radio buttons; Space answers. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const all = [...this.renderRoot.querySelectorAll<HTMLElement>('[role=radio]')];
    const at = all.indexOf((this.renderRoot as ShadowRoot).activeElement as HTMLElement);
    all[(at + step + all.length) % all.length]?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
}

customElements.define('ml-poll-card', MlPollCard);

declare global {
  interface HTMLElementTagNameMap {
    'ml-poll-card': MlPollCard;
  }
}
