import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Poll, Predict } from '../../../shared/protocol/people-messages.ts';
import { formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { collectText } from './collect-words.ts';
import { pollBars, pollBarsStyles } from './poll-bars.ts';
import { scoresText } from './predict-words.ts';
import type { Asked } from './wall-asked.ts';
import { fitAll } from '../update-walk/fit-all.ts';

/**
 * What the class is asked, large: no names, and nothing that is not revealed. The first is whole; of
 * the others, which are asked beside it, their titles and how many have answered.
 */
export class MlWallActivity extends LitElement {
  static override properties = { said: { attribute: false } };
  declare said: readonly Asked[];

  static override styles = [
    sharedStyles,
    pollBarsStyles,
    css`
      :host {
        display: block;
        min-height: 0;
        overflow: hidden;
      }

      .scroll {
        display: grid;
        align-content: center;
        gap: calc(28 * var(--wall));
        height: 100%;
        font-size: calc(max(20px, 40 * var(--wall)) * var(--fit, 1));
        line-height: 1.2;
      }

      h2 {
        margin: 0 0 0.4em;
        font-size: 1.2em;
        line-height: 1.15;
        overflow-wrap: anywhere;
        text-wrap: balance;
      }

      p {
        margin: 0.3em 0 0;
        color: var(--ink-2);
      }

      .beside {
        padding-top: calc(16 * var(--wall));
        border-top: 1px solid var(--line);
        font-size: 0.75em;
      }

      .beside h2 {
        margin: 0;
      }

      .beside p {
        margin-top: 0.1em;
      }

      ol.open {
        margin: 0;
        padding-left: 1.4em;
      }
    `,
  ];

  readonly #resizes = new ResizeObserver(() => fitAll(this));

  constructor() {
    super();
    this.said = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
  }

  protected override updated(): void {
    fitAll(this);
  }

  protected override render(): TemplateResult {
    const [first, ...others] = this.said;
    return html`<div class="scroll">
      ${first ? html`<section>${sayWhole(first)}</section>` : nothing}
      ${others.map((each) => html`<section class="beside">${sayShort(each)}</section>`)}
    </div>`;
  }
}

function sayWhole(one: Asked): TemplateResult {
  if (one.kind === 'poll')
    return html`<h2>${one.asked.question}</h2>
      ${options(one.asked)} ${count(one)}`;
  const scores = one.kind === 'predict' ? one.asked.scores : null;
  return html`${sayShort(one)} ${scores ? html`<p>${scoresText(scores)}</p>` : nothing}`;
}

const sayShort = (one: Asked): TemplateResult =>
  html`<h2>${titleOf(one)}</h2>
    ${count(one)}`;

function titleOf(one: Asked): string {
  if (one.kind === 'poll') return one.asked.question;
  return t(one.kind === 'predict' ? 'predictTitle' : 'collectTitle');
}

const count = (one: Asked): TemplateResult => html`<p role="status">${countText(one)}</p>`;

function countText(one: Asked): string {
  switch (one.kind) {
    case 'poll':
      return answersText(one.asked);
    case 'predict':
      return drawingsText(one.asked);
    case 'collect':
      return collectText(one.asked);
    default:
      return one satisfies never;
  }
}

const answersText = ({ answerCount }: Poll): string =>
  answerCount === 1
    ? t('pollAnswersWallOne')
    : t('pollAnswersWall', { count: formatCount(answerCount) });

const drawingsText = ({ drawingCount }: Predict): string =>
  drawingCount === 1
    ? t('predictCountWallOne')
    : t('predictCountWall', { count: formatCount(drawingCount) });

const options = ({ options: texts, counts, correct }: Poll): TemplateResult =>
  counts
    ? pollBars({ options: texts, counts, correct })
    : html`<ol class="open" type="A">
        ${texts.map((option) => html`<li>${option}</li>`)}
      </ol>`;

customElements.define('ml-wall-activity', MlWallActivity);

declare global {
  interface HTMLElementTagNameMap {
    'ml-wall-activity': MlWallActivity;
  }
}
