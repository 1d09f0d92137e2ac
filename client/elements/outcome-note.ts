import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Outcome } from '../../shared/protocol/messages.ts';
import type { View } from '../../shared/view/view.ts';
import { formatCount, formatSetting } from '../texts/format.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { plateauEpochs } from './plateau.ts';
import { fireChange, fireCommand } from './controls/session-command.ts';

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
  };
  declare view: View | null;
  declare isTeacher: boolean;
  /** Reflected: a page puts what has to be read in another place. */
  declare isDiverged: boolean;

  static override styles = [
    sharedStyles,
    css`
      p {
        margin: 0;
        text-wrap: pretty;
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
      .plateau {
        color: var(--ink-2);
        font-size: var(--text-13);
        line-height: 1.3;
      }

      strong {
        display: block;
      }
    `,
  ];

  constructor() {
    super();
    this.view = null;
    this.isTeacher = false;
    this.isDiverged = false;
  }

  override willUpdate(): void {
    this.isDiverged = this.view?.phase === 'diverged';
  }

  override render(): TemplateResult | typeof nothing {
    const { view } = this;
    const outcome = view?.outcome;
    if (!view) return nothing;
    if (!outcome || (view.phase !== 'finished' && view.phase !== 'diverged')) {
      return this.#renderPlateau(plateauEpochs(view));
    }
    if (outcome.reason !== 'diverged') {
      const goOn = this.isTeacher ? ` ${t('finishedGoOn')}` : '';
      return html`<p class="finished">${finishedText(outcome)}${goOn}</p>`;
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

  #renderPlateau(count: number): TemplateResult | typeof nothing {
    if (count === 0) return nothing;
    const key = this.isTeacher ? 'plateau' : 'plateauForStudents';
    return html`<p class="plateau">${t(key, { count: formatCount(count) })}</p>`;
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
