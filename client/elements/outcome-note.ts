import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Outcome } from '../../shared/protocol/messages.ts';
import type { View } from '../../shared/view/view.ts';
import { formatCount, formatSetting } from '../texts/format.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { explained } from './controls/fields.ts';
import { fireChange, fireCommand } from './controls/session-command.ts';
import './explain/explain.ts';
import { troubleOf, type Trouble } from './trouble.ts';

/**
 * Why training ended by itself, where it ended, or why nothing seems to happen. To the teacher,
 * what to try as well.
 * @fires session-command - a smaller learning rate, and the same start
 */
export class MlOutcomeNote extends LitElement {
  static override properties = {
    view: { attribute: false },
    isTeacher: { type: Boolean },
    isDiverged: { type: Boolean, attribute: 'is-diverged', reflect: true },
    isCut: { type: Boolean, attribute: 'is-cut', reflect: true },
  };
  declare view: View | null;
  declare isTeacher: boolean;
  /** Reflected: a page puts what has to be read in another place. */
  declare isDiverged: boolean;
  /** There is more of it than its place has room for: it scrolls inside. */
  declare isCut: boolean;
  readonly #size = new ResizeObserver(() => this.#measure());

  static override styles = [
    sharedStyles,
    css`
      p {
        margin: 0;
        text-wrap: pretty;
      }

      /* Where a page gives it a height it keeps to it. */
      .room {
        max-height: 100%;
        overflow-y: auto;
        scrollbar-width: thin;
      }

      /* A fading edge says that there is more, and never lies on its last line. */
      :host([is-cut]) .room {
        mask-image: linear-gradient(#000 calc(100% - 1lh), transparent);
      }

      :host([is-cut]) .room:focus-visible {
        outline-offset: -2px;
        mask-image: none;
      }

      :host([is-cut]) .room::after {
        display: block;
        height: 1lh;
        content: '';
      }

      .diverged {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface);
      }

      .diverged p {
        flex: 1 1 20rem;
      }

      .finished {
        color: var(--ink-2);
      }

      /* As high as the figures beside it, so that nothing moves when it comes. */
      .trouble {
        color: var(--ink-2);
        font-size: var(--trouble-size, var(--text-13));
        line-height: 1.3;
      }

      .trouble .term {
        color: var(--ink);
        text-decoration: underline dotted var(--line-strong);
        text-underline-offset: 3px;
      }

      strong {
        display: block;
      }

      /* What can be seen elsewhere as well: only where there is room. */
      @media (min-width: 701px) and (max-width: 1500px) {
        .more {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.view = null;
    this.isTeacher = false;
    this.isDiverged = false;
    this.isCut = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  protected override firstUpdated(): void {
    this.#watch();
  }

  #watch(): void {
    for (const part of [this, this.renderRoot.querySelector('.said')])
      if (part) this.#size.observe(part);
  }

  #measure(): void {
    const said = this.renderRoot.querySelector<HTMLElement>('.said');
    if (said) this.isCut = said.offsetHeight > this.clientHeight + 1;
  }

  override willUpdate(): void {
    this.isDiverged = this.view?.phase === 'diverged';
  }

  override render(): TemplateResult {
    return html`<div class="room" tabindex=${this.isCut ? 0 : nothing}>
      <div class="said">${this.#renderNote()}</div>
    </div>`;
  }

  #renderNote(): TemplateResult | typeof nothing {
    const { view } = this;
    const outcome = view?.outcome;
    if (!view) return nothing;
    if (!outcome || (view.phase !== 'finished' && view.phase !== 'diverged')) {
      return this.#renderTrouble(view, troubleOf(view));
    }
    if (outcome.reason !== 'diverged') {
      const goOn = html` <span class="more">${t('finishedGoOn')}</span>`;
      const found = troubleOf(view);
      const trouble = found?.type === 'plateau' ? null : found;
      return html`<p class=${trouble ? 'finished more' : 'finished'}>
          ${finishedText(outcome)}${this.isTeacher ? goOn : nothing}
        </p>
        ${this.#renderTrouble(view, trouble)}`;
    }
    return html`<div class="diverged">
      <p>
        <strong>${t('divergedTitle', { epoch: formatCount(outcome.epoch) })}</strong>
        ${t(this.isTeacher ? 'divergedBody' : 'divergedForStudents')}
      </p>
      ${
        this.isTeacher
          ? [10, 2].map((divisor) => this.#renderRemedy(view.experiment.learningRate, divisor))
          : nothing
      }
    </div>`;
  }

  #renderTrouble(view: View, trouble: Trouble | null): TemplateResult | typeof nothing {
    if (!trouble) return nothing;
    if (trouble.type === 'plateau') {
      const key = this.isTeacher ? 'plateau' : 'plateauForStudents';
      return html`<p class="trouble">${t(key, { count: formatCount(trouble.epochs) })}</p>`;
    }
    const { experiment } = view;
    const text =
      trouble.type === 'saturated'
        ? t('saturatedNote')
        : t('deadNote', { count: trouble.count, total: trouble.total });
    return html`<p class="trouble">
      ${explained(
        { topic: trouble.type === 'saturated' ? 'saturation' : 'deadUnits', experiment, view },
        html`<span class="term">${text}</span>`,
      )}
    </p>`;
  }

  #renderRemedy(learningRate: number, divisor: number): TemplateResult {
    const smaller = Number((learningRate / divisor).toPrecision(2));
    const apply = () => {
      fireChange(this, { learningRate: smaller });
      fireCommand(this, { type: 'reset' });
    };
    return html`<button @click=${apply}>
      ${t('divergedRemedy', { rate: formatSetting(smaller) })}
    </button>`;
  }
}

function finishedText({ reason, epoch }: Exclude<Outcome, { reason: 'diverged' }>): string {
  const values = { epoch: formatCount(epoch) };
  switch (reason) {
    case 'epoch':
      return t('finishedEpoch', values);
    case 'loss':
      return t('finishedLoss', values);
    case 'accuracy':
      return t('finishedAccuracy', values);
    default:
      return reason satisfies never;
  }
}

customElements.define('ml-outcome-note', MlOutcomeNote);
