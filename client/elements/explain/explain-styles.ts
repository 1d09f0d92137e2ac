import { css } from 'lit';

export const explainStyles = css`
  :host {
    display: block;
    position: relative;
  }

  /* The button then covers what the name stands in: a figure with its number. */
  :host([wide]) {
    position: static;
  }

  /* Over the number, too, which is laid out by itself. */
  :host([wide]) .open {
    z-index: 1;
  }

  .open {
    position: absolute;
    inset: 0;
    min-height: 0;
    padding: 0;
    border: 0;
    background: none;
    cursor: help;
  }

  .open:hover:not(:disabled) {
    background: none;
  }

  [popover] {
    position: fixed;
    inset: auto;
    width: max-content;
    max-width: min(340px, calc(100vw - 16px));
    max-height: calc(100dvh - 16px);
    margin: 0;
    padding: var(--space-3) var(--space-4);
    overflow: auto;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font-size: var(--text-15);
    font-weight: 400;
    line-height: 1.4;
    text-align: left;
    white-space: normal;
  }

  /* It has the focus while it is open: one frame is enough. */
  [popover]:focus-visible {
    border-color: var(--focus);
    outline-width: 1px;
    outline-offset: 0;
  }

  h3 {
    margin: 0 0 var(--space-1);
    font-size: var(--text-15);
    font-weight: 600;
  }

  p {
    margin: 0;
    color: var(--ink-2);
    text-wrap: pretty;
  }

  .formulas {
    margin: var(--space-2) 0 0;
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius);
    background: var(--sunken);
    color: var(--ink);
    line-height: 1.6;
    list-style: none;
  }

  .now {
    margin-top: var(--space-2);
    color: var(--ink);
    font-weight: 600;
  }

  svg {
    display: block;
    width: 160px;
    height: 96px;
    margin-top: var(--space-2);
    overflow: visible;
    fill: none;
  }

  .axis {
    stroke: var(--line-strong);
  }

  .one {
    stroke: var(--line);
    stroke-dasharray: 3 3;
  }

  .curve {
    stroke: var(--ink);
    stroke-width: 2;
    stroke-linejoin: round;
  }

  text {
    fill: var(--ink-2);
    font-size: 12px;
  }
`;
