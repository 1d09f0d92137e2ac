import { css, html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../../texts/format.ts';
import { t } from '../../texts/translate.ts';
import { icons } from '../controls/icons.ts';

interface Bars {
  options: readonly string[];
  counts: readonly number[];
  /** The option that is right; null for none, or not yet told. */
  correct: number | null;
  /** The reader's own answer. */
  own?: number | null;
}

/** How a class has answered: a bar, a number and words for each option. Grey: colour means class. */
export function pollBars({ options, counts, correct, own = null }: Bars): TemplateResult {
  const most = Math.max(1, ...counts);
  return html`<ol class="bars">
    ${options.map(
      (option, i) =>
        html`<li class=${i === correct ? 'is-right' : ''}>
          <span class="option">${option}</span>
          <b>${formatCount(counts[i] ?? 0)}</b>
          <progress max=${most} .value=${counts[i] ?? 0} aria-hidden="true"></progress>
          ${
            i === correct || i === own
              ? html`<span class="notes">
                  ${i === correct ? html`<em>${icons.check}${t('pollIsRight')}</em>` : nothing}
                  ${i === own ? html`<em>${t('pollYours')}</em>` : nothing}
                </span>`
              : nothing
          }
        </li>`,
    )}
  </ol>`;
}

export const pollBarsStyles = css`
  .bars {
    display: grid;
    gap: 0.5em;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .bars li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.1em 0.6em;
  }

  .bars b {
    font-variant-numeric: tabular-nums;
  }

  .option {
    overflow-wrap: anywhere;
  }

  .is-right .option {
    font-weight: 700;
  }

  progress {
    appearance: none;
    grid-column: 1 / -1;
    width: 100%;
    height: 0.7em;
    border: 0;
  }

  progress::-webkit-progress-bar {
    border-radius: 3px;
    background: var(--sunken);
  }

  progress::-webkit-progress-value {
    border-radius: 3px;
    background: var(--ink-3);
  }

  progress::-moz-progress-bar {
    border-radius: 3px;
    background: var(--ink-3);
  }

  .is-right progress::-webkit-progress-value {
    background: var(--ink);
  }

  @media (forced-colors: active) {
    progress {
      forced-color-adjust: none;
      border: 1px solid CanvasText;
    }

    progress::-webkit-progress-bar {
      background: Canvas;
    }

    progress::-webkit-progress-value,
    .is-right progress::-webkit-progress-value {
      background: CanvasText;
    }

    progress::-moz-progress-bar {
      background: CanvasText;
    }
  }

  /* Beneath the bar: the counts stand under each other. */
  .notes {
    display: flex;
    flex-wrap: wrap;
    grid-column: 1 / -1;
    gap: 0 1em;
  }

  em {
    display: inline-flex;
    align-items: center;
    gap: 0.2em;
    color: var(--ink-2);
    font-size: 0.85em;
    font-style: normal;
  }

  em svg {
    width: 1.1em;
    height: 1.1em;
  }
`;
