import { css } from 'lit';

/** The card of values that stands beside what is pointed at. */
export const cardStyles = css`
  .card {
    position: absolute;
    left: 0;
    top: 0;
    z-index: 3;
    padding: var(--space-1) var(--space-2);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink-2);
    line-height: 1.35;
    white-space: nowrap;
    pointer-events: none;
  }

  /* It keeps its boxes: it comes and goes with every movement of the pointer. */
  .card[hidden] {
    display: block !important;
    visibility: hidden;
  }

  .card b {
    display: block;
    color: var(--ink);
  }

  .card p {
    margin: 0;
  }
`;
