import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { People } from '../../../shared/protocol/people-messages.ts';
import type { View } from '../../../shared/view/view.ts';
import { formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { collectText } from './collect-words.ts';
import { pollBars, pollBarsStyles } from './poll-bars.ts';
import { scoresText } from './predict-words.ts';

type Asked = Pick<People, 'poll' | 'predict' | 'collect'>;

/**
 * What the class is asked, as far as the wall has room for it: a recording that was opened later
 * takes the place of what is over, and of what is drawn on the class beneath.
 */
export function askedOnWall({ people }: View): Asked {
  const { poll, predict, collect, replay } = people;
  const isOlder = ({ round }: { round: number }) => replay !== null && replay.round > round;
  const isOver = (asked: { round: number; isOpen: boolean }) => isOlder(asked) && !asked.isOpen;
  return {
    poll: poll && isOver(poll) ? null : poll,
    predict: predict && isOlder(predict) ? null : predict,
    collect: collect && isOver(collect) ? null : collect,
  };
}

/** Whether the wall has something to say of what the class is asked. */
export const hasActivity = (view: View): boolean =>
  Object.values(askedOnWall(view)).some((asked) => asked !== null);

/** Whether a round of seeds is what the class does now: nothing newer is asked or shown. */
export function areSeedsShown({ people }: View): boolean {
  const { poll, predict, collect, replay, seeds } = people;
  return [poll, predict, collect, replay].every(
    (other) => seeds && seeds.round > (other?.round ?? -1),
  );
}

/** What the class is asked, large: no names, and nothing that is not revealed. */
export class MlWallActivity extends LitElement {
  static override properties = { view: { attribute: false } };
  declare view: View | null;

  static override styles = [
    sharedStyles,
    pollBarsStyles,
    css`
      :host {
        display: grid;
        align-content: safe center;
        gap: calc(32 * var(--wall));
        min-height: 0;
        overflow: hidden;
        font-size: max(20px, calc(38 * var(--wall)));
        line-height: 1.2;
      }

      h2 {
        margin: 0 0 0.4em;
        font-size: max(24px, calc(46 * var(--wall)));
        line-height: 1.15;
        text-wrap: balance;
      }

      p {
        margin: 0.3em 0 0;
        color: var(--ink-2);
      }

      ol.open {
        margin: 0;
        padding-left: 1.4em;
      }
    `,
  ];

  constructor() {
    super();
    this.view = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.view) return nothing;
    const { poll, predict, collect } = askedOnWall(this.view);
    return html`${
      poll
        ? html`<section>
            <h2>${poll.question}</h2>
            ${
              poll.counts
                ? pollBars({ options: poll.options, counts: poll.counts, correct: poll.correct })
                : html`<ol class="open" type="A">
                    ${poll.options.map((option) => html`<li>${option}</li>`)}
                  </ol>`
            }
            <p role="status">${t('pollAnswersWall', { count: formatCount(poll.answerCount) })}</p>
          </section>`
        : nothing
    }
    ${
      predict
        ? html`<section>
            <h2>${t('predictTitle')}</h2>
            <p role="status">
              ${t('predictCountWall', { count: formatCount(predict.drawingCount) })}
            </p>
            ${predict.scores ? html`<p>${scoresText(predict.scores)}</p>` : nothing}
          </section>`
        : nothing
    }
    ${
      collect
        ? html`<section>
            <h2>${t('collectTitle')}</h2>
            <p role="status">${collectText(collect)}</p>
          </section>`
        : nothing
    }`;
  }
}

customElements.define('ml-wall-activity', MlWallActivity);

declare global {
  interface HTMLElementTagNameMap {
    'ml-wall-activity': MlWallActivity;
  }
}
