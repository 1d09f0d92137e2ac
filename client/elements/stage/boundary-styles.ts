import { css } from 'lit';
import { cardStyles } from './card-styles.ts';
import { legendStyles } from './legend-styles.ts';

export const boundaryStyles = css`
  ${legendStyles}
  ${cardStyles}

  :host {
    --tool: 28px;
    display: block;
    position: relative;
    /* Its size comes from outside: nothing else moves when its heading changes. */
    contain: strict;
    width: 100%;
    aspect-ratio: 1 / 1.07;
    max-height: 100%;
    font-size: var(--text-13);
    font-variant-numeric: tabular-nums;
  }

  /* Room for the buttons beneath. */
  :host([has-tools]) {
    aspect-ratio: 1 / 1.15;
  }

  @media (pointer: coarse) {
    :host([has-tools]) {
      aspect-ratio: 1 / 1.22;
    }
  }

  .head {
    position: absolute;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--space-3);
    min-height: 30px;
  }

  h2 {
    margin: 0;
    font-size: inherit;
    font-weight: 600;
  }

  .back {
    min-height: var(--tool);
    padding: 0 var(--space-2);
    font-size: inherit;
  }

  canvas {
    /* A layer of its own: what changes in it leaves all else on the page as it is. */
    will-change: transform;
    position: absolute;
    left: 0;
    top: 0;
    display: block;
  }

  .surface {
    position: absolute;
    border-radius: var(--radius);
    cursor: crosshair;
    touch-action: pan-y;
  }

  .surface[data-zoomed] {
    touch-action: none;
  }

  .surface[data-zoomed]:active {
    cursor: grabbing;
  }

  .tools {
    position: absolute;
    display: flex;
    gap: var(--space-2);
  }

  .tools button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-width: var(--tool);
    min-height: var(--tool);
    padding: 0 var(--space-2);
    color: var(--ink-2);
    font-size: inherit;
  }

  :is(.tools, .head) button svg {
    width: 14px;
    height: 14px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
  }

  .zoom {
    display: flex;
  }

  .zoom button {
    border-radius: 0;
  }

  .zoom button + button {
    margin-left: -1px;
  }

  .zoom button:first-child {
    border-radius: var(--radius) 0 0 var(--radius);
  }

  .zoom button:last-child {
    border-radius: 0 var(--radius) var(--radius) 0;
  }

  .tools button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
  }

  /* In the legend the same word stands within a line. */
  .test-points {
    text-transform: capitalize;
  }

  @media (pointer: coarse) {
    :host {
      --tool: 44px;
    }

    .tools {
      gap: var(--space-1);
    }
  }

  :host([wall]) {
    font-size: var(--text-24);
  }

  /* To be read from the last row: it grows with the projector. */
  :host([wall]) .legend {
    font-size: max(1em, calc(26 * var(--wall, 0px)));
  }

  @media (max-width: 600px) {
    :host([wall]) {
      font-size: var(--text-18);
    }
  }
`;
