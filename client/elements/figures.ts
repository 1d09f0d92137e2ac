import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { View } from '../../shared/view/view.ts';
import { ReadingPause } from '../render/reading-pause.ts';
import { formatCount, formatLoss, formatShare } from '../texts/format.ts';
import { t } from '../texts/translate.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import type { Topic } from './explain/explanations.ts';
import './explain/explain.ts';

/** Characters that every figure has room for. */
const longest = 6;

/**
 * Where the training stands: epoch, loss, share of points that are right. With test points, both.
 * `--figure-size` sets the size of the numbers.
 */
export class MlFigures extends LitElement {
  static override properties = {
    view: { attribute: false },
    isExplained: { type: Boolean, attribute: 'is-explained', reflect: true },
  };
  declare view: View | null;
  /** Whether each figure says what it means when it is pressed. */
  declare isExplained: boolean;
  readonly #pause = new ReadingPause(() => this.requestUpdate());

  static override styles = [
    sharedStyles,
    css`
      dl {
        display: flex;
        flex-wrap: wrap;
        gap: var(--figure-gap, var(--space-1) var(--space-4));
        margin: 0;
      }

      /* Room for the longest number there is: nothing moves while it counts. */
      div {
        min-width: 4.2em;
        font-size: var(--figure-size, var(--text-18));
        line-height: 1.15;
      }

      :host([is-explained]) div {
        position: relative;
      }

      .term {
        text-decoration: underline dotted var(--line-strong);
        text-underline-offset: 3px;
      }

      ml-explain:hover .term {
        color: var(--accent);
        text-decoration-color: var(--accent);
      }

      @media (pointer: coarse) {
        :host([is-explained]) div {
          min-height: 44px;
        }
      }

      @media (max-width: 700px) {
        dl {
          gap: var(--figure-gap, var(--space-1) var(--space-3));
        }

        div {
          min-width: max(3.7em, 44px);
        }
      }

      /* A number without its own room would run into the next. */
      .long {
        min-width: 5.6em;
      }

      dt {
        color: var(--ink-3);
        font-size: var(--figure-label-size, var(--text-13));
      }

      dd {
        margin: 0;
        font-weight: 600;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
        /* A figure changes with every snapshot: no more than itself is laid out for it. */
        contain: size layout;
        height: 1.15em;
      }
    `,
  ];

  constructor() {
    super();
    this.view = null;
    this.isExplained = false;
  }

  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    return !this.#pause.leavesStep(changed, this.view);
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.view) return nothing;
    const { epoch, metrics } = this.view.snapshot;
    const hasTest = this.view.data.test.count > 0;
    const figure = (topic: Topic, name: string, value: string) =>
      html`<div class=${value.length > longest ? 'long' : nothing}>
        <dt>${this.isExplained ? this.#explained(topic, name) : name}</dt>
        <dd>${value}</dd>
      </div>`;
    return html`<dl>
      ${figure('epoch', t('epoch'), formatCount(epoch))}
      ${figure('trainLoss', t('lossTrain'), formatLoss(metrics.trainLoss))}
      ${hasTest ? figure('testLoss', t('lossTest'), formatLoss(metrics.testLoss)) : nothing}
      ${figure(
        'accuracy',
        t(hasTest ? 'accuracyTest' : 'accuracyTrain'),
        formatShare(hasTest ? metrics.testAccuracy : metrics.trainAccuracy),
      )}
    </dl>`;
  }

  #explained(topic: Topic, name: string): TemplateResult {
    return html`<ml-explain wide .topic=${topic} .view=${this.view}
      ><span class="term">${name}</span></ml-explain
    >`;
  }
}

customElements.define('ml-figures', MlFigures);

declare global {
  interface HTMLElementTagNameMap {
    'ml-figures': MlFigures;
  }
}
