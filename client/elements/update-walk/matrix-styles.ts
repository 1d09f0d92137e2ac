import { css } from 'lit';

/** Formulas, and matrices as tables. */
export const matrixStyles = css`
  .formula {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) 1.6em;
    margin: var(--space-3) 0;
    font-family: 'STIX Two Text', Cambria, 'Liberation Serif', 'Times New Roman', serif;
    font-size: clamp(19px, 4.4cqi, 46px);
    line-height: 1.15;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 0 0.3em;
  }

  .term {
    display: inline-flex;
    flex-direction: column;
    align-items: center;
    white-space: nowrap;
  }

  .term,
  .sign {
    min-height: 1.3em;
  }

  .sign {
    color: var(--ink-2);
  }

  /* Symbol and shape: the symbol's own line box holds its sub- and superscripts. */
  .term small,
  .caption small {
    color: var(--ink-3);
    font-family: var(--font);
    font-size: max(13px, 0.42em);
    letter-spacing: 0.02em;
  }

  sub,
  sup {
    font-size: 0.62em;
    line-height: 0;
  }

  .fraction {
    display: inline-grid;
    justify-items: center;
    font-size: 0.72em;
    line-height: 1.15;
    vertical-align: middle;
  }

  .fraction span:first-child {
    justify-self: stretch;
    padding: 0 0.15em 0.06em;
    border-bottom: 1.5px solid currentColor;
    text-align: center;
  }

  .numbers,
  .given,
  .found {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: var(--space-3) var(--space-6);
  }

  .given,
  .found {
    min-width: 0;
    max-width: 100%;
  }

  /* What is added stands under what is multiplied, at the left of the weights. */
  @container (min-width: 560px) {
    [data-kind='forward'] .given {
      display: grid;
      grid-template-columns: minmax(0, auto) minmax(0, auto);
      grid-template-rows: auto 1fr;
    }

    [data-kind='forward'] .given .matrix:nth-child(2) {
      grid-area: 1 / 2 / 3 / 3;
    }
  }

  .given {
    font-size: calc(0.88 * var(--figure));
  }

  .found {
    padding: var(--space-2) var(--space-3) var(--space-3);
    border: 2px solid var(--ink);
    border-radius: var(--radius);
    font-size: var(--figure);
  }

  .matrix {
    min-width: 0;
    max-width: 100%;
  }

  .caption {
    display: flex;
    align-items: center;
    gap: 0.5em;
    margin-bottom: 2px;
    font-family: 'STIX Two Text', Cambria, 'Liberation Serif', 'Times New Roman', serif;
    font-size: 1.15em;
    line-height: 1.2;
  }

  .caption small {
    font-size: max(13px, 0.6em);
  }

  /* Hidden captions stay where they are, and widen no page. */
  .matrix .scroll {
    position: relative;
    overflow: auto;
    max-height: min(24em, 60vh);
    scrollbar-width: thin;
  }

  table {
    border-collapse: separate;
    border-spacing: 2px;
    font-variant-numeric: tabular-nums;
    line-height: 1.25;
  }

  th {
    padding: 0 0.4em;
    color: var(--ink-2);
    font-size: max(13px, 0.68em);
    font-weight: 400;
    text-align: right;
    white-space: nowrap;
  }

  thead th,
  thead td {
    position: sticky;
    top: 0;
    background: var(--surface);
  }

  tbody th {
    position: sticky;
    left: 0;
    background: var(--surface);
  }

  tbody td {
    min-width: 4em;
    padding: 0.12em 0.4em;
    border-radius: 3px;
    background: color-mix(in oklab, var(--tone, var(--surface)) var(--share, 0%), var(--sunken));
    color: var(--ink);
    text-align: right;
    white-space: nowrap;
  }

  [data-tone^='-'] {
    --tone: var(--class-0);
  }

  [data-tone='1'],
  [data-tone='2'],
  [data-tone='3'],
  [data-tone='4'] {
    --tone: var(--class-1);
  }

  [data-tone$='1'] {
    --share: 9%;
  }

  [data-tone$='2'] {
    --share: 17%;
  }

  [data-tone$='3'] {
    --share: 25%;
  }

  [data-tone$='4'] {
    --share: 33%;
  }

  .update {
    font-size: calc(0.9 * var(--figure));
  }

  .update td > span:last-child {
    display: grid;
    grid-template-columns: auto auto;
    gap: 0 0.5em;
    align-items: baseline;
  }

  .before,
  .change {
    color: var(--ink-2);
    font-size: max(13px, 0.72em);
  }

  .update b {
    grid-column: 1 / -1;
    justify-self: end;
  }

  .legend {
    display: flex;
    gap: 0.5em;
    margin: 0 0 var(--space-1);
    font-size: max(13px, 0.72em);
  }

  .legend b {
    color: var(--ink);
  }

  .biases th,
  .biases td {
    border-top: 2px solid var(--surface);
  }

  .result {
    display: grid;
    gap: var(--space-4);
    margin: var(--space-4) 0 0;
  }

  dt {
    font-size: 1.1em;
  }

  dt var {
    font-family: 'STIX Two Text', Cambria, 'Liberation Serif', 'Times New Roman', serif;
    font-size: 1.4em;
  }

  dt small {
    color: var(--ink-2);
    font-size: 1em;
  }

  dd {
    display: flex;
    align-items: baseline;
    gap: 0.5em;
    margin: 0;
    font-size: clamp(30px, 7cqi, 64px);
    line-height: 1.15;
  }

  dd span {
    color: var(--ink-2);
  }
`;
