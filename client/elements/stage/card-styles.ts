import { css } from 'lit';

/** The card of values that stands beside what is pointed at. */
export const cardStyles = css`
  /* It cuts off its card: what may move anywhere would make a layer of all that is painted later. */
  .card-room {
    position: absolute;
    inset: 0;
    z-index: 3;
    contain: strict;
    pointer-events: none;
  }

  /*
   * Other words change nothing but the picture in its layer: that is always as large as what stands
   * before them, and never quite opaque, so that what it hides need not be worked out anew.
   */
  .card {
    position: absolute;
    left: 0;
    top: 0;
    padding: var(--space-1) var(--space-2);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: color-mix(in srgb, var(--surface) 99.5%, transparent);
    color: var(--ink-2);
    line-height: 1.35;
    white-space: nowrap;
  }

  .card::before {
    content: '';
    position: absolute;
    top: -1px;
    left: -1px;
    width: 27em;
    height: 15em;
    background: linear-gradient(transparent, transparent);
  }

  /* It keeps its boxes and its layer: it comes and goes with every movement of the pointer. */
  .card[hidden] {
    display: block !important;
    opacity: 0;
    user-select: none;
  }

  .card b {
    display: block;
    color: var(--ink);
  }

  .card p {
    margin: 0;
  }
`;
