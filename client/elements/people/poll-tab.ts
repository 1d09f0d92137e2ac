import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { limits } from '../../../shared/limits.ts';
import type { Poll } from '../../../shared/protocol/people-messages.ts';
import { formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { fieldStyles } from '../controls/field-styles.ts';
import { activityStyles } from './activity-styles.ts';
import type { ClassContext } from './class-context.ts';
import { pollBars, pollBarsStyles } from './poll-bars.ts';
import { pollTemplates } from './poll-templates.ts';
import { unlessOff } from '../controls/unless-off.ts';

/** The teacher's polls: written or from a template, asked, revealed, taken away. */
export class MlPollTab extends LitElement {
  static override styles = [
    sharedStyles,
    fieldStyles,
    activityStyles,
    pollBarsStyles,
    css`
      form {
        display: grid;
        gap: var(--space-2);
      }

      textarea {
        width: 100%;
        padding: var(--space-2);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
        font: inherit;
        resize: vertical;
      }

      .option {
        display: flex;
        align-items: center;
        gap: var(--space-2);
      }

      .option input[type='checkbox'] {
        flex: none;
        width: 24px;
        height: 24px;
        accent-color: var(--accent);
      }

      .error {
        padding-left: var(--space-3);
        border-left: 3px solid var(--ink);
      }
    `,
  ];
  static override properties = {
    context: { attribute: false },
    question: { state: true },
    options: { state: true },
    correct: { state: true },
    error: { state: true },
    peekedRound: { state: true },
  };
  declare context: ClassContext | null;
  declare question: string;
  declare options: readonly string[];
  /** The option that is right; null for none. */
  declare correct: number | null;
  declare error: string;
  /** The poll whose counts were asked for; this page may stand on the projector. */
  declare peekedRound: number | null;

  constructor() {
    super();
    this.context = null;
    this.question = '';
    this.options = ['', ''];
    this.correct = null;
    this.error = '';
    this.peekedRound = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.context) return nothing;
    const { poll } = this.context.view.people;
    return poll ? this.#renderPoll(this.context, poll) : this.#renderForm();
  }

  #renderPoll({ view, news, send }: ClassContext, poll: Poll): TemplateResult {
    const { round, question, options, isOpen, isRevealed, answerCount } = poll;
    const isPeeked = this.peekedRound === round;
    const counts = poll.counts ?? news.desk.pollCounts;
    const correct = poll.correct ?? news.desk.pollCorrect;
    const total = formatCount(Math.max(view.studentCount, answerCount));
    const button = (type: 'poll-close' | 'poll-reveal' | 'poll-clear', label: string, cls = '') =>
      html`<button class=${cls} @click=${() => void send({ type })}>${label}</button>`;
    return html`<h3>${question}</h3>
      <p role="status">${t('pollAnswers', { count: formatCount(answerCount), total })}</p>
      ${counts && (isRevealed || isPeeked) ? pollBars({ options, counts, correct }) : nothing}
      ${
        isRevealed
          ? nothing
          : html`<button
                aria-expanded=${isPeeked}
                @click=${() => (this.peekedRound = isPeeked ? null : round)}
              >
                ${t('pollPeek')}
              </button>
              <p class="quiet">${t('pollOnlyYou')}</p>`
      }
      <div class="buttons">
        ${isRevealed ? nothing : button('poll-reveal', t('pollReveal'), 'primary')}
        ${isOpen ? button('poll-close', t('pollClose')) : nothing}
        ${button('poll-clear', t('pollClear'))}
      </div>`;
  }

  #renderForm(): TemplateResult {
    const { min, max } = limits.pollOptionCount;
    return html`<form @submit=${this.#ask}>
      <label class="stacked"
        >${t('pollTemplate')}
        <select @change=${this.#pickTemplate}>
          <option value="">${t('pollBlank')}</option>
          ${pollTemplates.map(({ question }, i) => html`<option value=${i}>${t(question)}</option>`)}
        </select>
      </label>
      <label class="stacked"
        >${t('pollQuestion')}
        <textarea
          rows="2"
          maxlength=${limits.pollQuestionLength}
          .value=${live(this.question)}
          @input=${(event: Event) => (this.question = (event.target as HTMLTextAreaElement).value)}
        ></textarea>
      </label>
      ${this.options.map((option, i) => this.#renderOption(option, i))}
      <div class="buttons">
        <button
          type="button"
          aria-disabled=${this.options.length >= max}
          @click=${unlessOff(this.options.length >= max, this.#addOption)}
        >
          ${t('pollAddOption')}
        </button>
        <button
          type="button"
          aria-disabled=${this.options.length <= min}
          @click=${unlessOff(this.options.length <= min, this.#dropOption)}
        >
          ${t('pollDropOption')}
        </button>
      </div>
      ${this.error === '' ? nothing : html`<p class="error" role="alert">${this.error}</p>`}
      <div class="buttons"><button class="primary">${t('pollStart')}</button></div>
    </form>`;
  }

  #renderOption(option: string, i: number): TemplateResult {
    const number = i + 1;
    return html`<div class="option">
      <input
        type="text"
        aria-label=${t('pollOption', { number })}
        placeholder=${t('pollOption', { number })}
        maxlength=${limits.pollOptionLength}
        .value=${live(option)}
        @input=${(event: Event) => this.#setOption(i, (event.target as HTMLInputElement).value)}
      />
      <input
        type="checkbox"
        title=${t('pollRight', { number })}
        aria-label=${t('pollRight', { number })}
        .checked=${live(this.correct === i)}
        @change=${() => (this.correct = this.correct === i ? null : i)}
      />
    </div>`;
  }

  readonly #pickTemplate = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    const template = value === '' ? undefined : pollTemplates[Number(value)];
    this.question = template ? t(template.question) : '';
    this.options = template ? t(template.options).split('|') : ['', ''];
    this.correct = template && 'correct' in template ? template.correct : null;
    this.error = '';
  };

  #setOption(i: number, text: string): void {
    this.options = this.options.with(i, text);
  }

  readonly #addOption = (): void => {
    this.options = [...this.options, ''];
  };

  readonly #dropOption = (): void => {
    this.options = this.options.slice(0, -1);
    if (this.correct !== null && this.correct >= this.options.length) this.correct = null;
  };

  readonly #ask = async (event: Event): Promise<void> => {
    event.preventDefault();
    const question = this.question.trim();
    const isRight = this.correct === null ? '' : this.options[this.correct].trim();
    const options = this.options.map((option) => option.trim()).filter((option) => option !== '');
    if (question === '' || options.length < limits.pollOptionCount.min) {
      this.error = t('pollMissing');
      return;
    }
    this.error = '';
    const correct = isRight === '' ? {} : { correct: options.indexOf(isRight) };
    await this.context?.send({ type: 'poll-open', question, options, ...correct });
  };
}

customElements.define('ml-poll-tab', MlPollTab);

declare global {
  interface HTMLElementTagNameMap {
    'ml-poll-tab': MlPollTab;
  }
}
