import { css } from 'lit';
import { cardStyles } from './card-styles.ts';
import { networkNameStyles } from './network-name-styles.ts';
import { networkTileStyles } from './network-tile-styles.ts';

export const networkStyles = css`
  ${networkNameStyles}
  ${networkTileStyles}
  ${cardStyles}

  :host {
    display: block;
    isolation: isolate;
    position: relative;
    height: 100%;
    min-height: 300px;
    font-size: var(--text-13);
    font-variant-numeric: tabular-nums;
    --button: 28px;
  }

  /* Its size comes from outside. */
  :host([orientation='columns']) {
    contain: size layout;
  }

  :host([orientation='rows']) {
    height: auto;
    min-height: 0;
  }

  /* A diagram of few layers is lower than a card of large type. */
  :host([orientation='rows']) .card-room {
    overflow-clip-margin: 10rem;
  }

  .scroll {
    position: absolute;
    inset: 0;
    overflow: auto;
    overscroll-behavior-x: contain;
    scrollbar-width: thin;
  }

  :host([orientation='rows']) .scroll {
    position: relative;
    inset: auto;
    overflow: auto hidden;
  }

  /* What can be pushed along shows that it goes on. */
  :host([names-above]) .scroll {
    --before: 0px;
    --after: 0px;
    mask-image: linear-gradient(
      to right,
      transparent,
      black var(--before),
      black calc(100% - var(--after)),
      transparent
    );
  }

  :host([names-above][more-before]) .scroll {
    --before: 32px;
  }

  :host([names-above][more-after]) .scroll {
    --after: 32px;
  }

  :host([names-above]) :is(.tools, .remover, .adder) {
    transform: translateX(var(--pushed, 0));
  }

  .plane {
    position: relative;
    overflow: hidden;
    outline-offset: -2px;
  }

  canvas {
    /* A layer of its own: what changes in it leaves all else on the page as it is. */
    will-change: transform;
    display: block;
    position: absolute;
    left: 0;
    top: 0;
  }

  /* One layer above the canvases; left to themselves, tiles and buttons become a dozen. */
  .nodes {
    will-change: transform;
    position: absolute;
    inset: 0;
    /* Between them the edges beneath are pointed at. */
    pointer-events: none;
  }

  .nodes > * {
    pointer-events: auto;
  }

  .name,
  .tile,
  .tools,
  .remover,
  .adder {
    position: absolute;
  }

  .tools,
  .remover,
  .adder {
    display: flex;
  }

  .tools button,
  .remover button,
  .adder button {
    display: grid;
    flex: 1;
    place-items: center;
    width: 100%;
    min-height: 0;
    height: 100%;
    padding: 0;
    border-color: var(--line);
    color: var(--ink-2);
  }

  .tools button:first-child {
    border-radius: var(--radius) 0 0 var(--radius);
  }

  .tools button:last-child {
    margin-left: -1px;
    border-radius: 0 var(--radius) var(--radius) 0;
  }

  .adder button {
    border-style: dashed;
    border-color: var(--line-strong);
  }

  .remover button {
    border-color: transparent;
    background: none;
    color: var(--ink-3);
  }

  button svg {
    width: 12px;
    height: 12px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
  }

  .empty {
    display: grid;
    place-items: center;
    height: 100%;
    margin: 0;
    color: var(--ink-2);
    font-size: var(--text-15);
    text-align: center;
  }

  /* A formula may be long; a short one's card keeps its width while its numbers change. */
  .card {
    box-sizing: border-box;
    min-width: min(220px, 100%);
    max-width: min(320px, 100%);
    padding: var(--space-2) var(--space-3);
    line-height: 1.4;
    white-space: normal;
  }

  .card p {
    margin-top: 2px;
  }

  .card p:first-of-type {
    color: var(--ink);
  }

  :host([wall]) {
    font-size: var(--text-24);
  }

  @media (max-width: 600px) {
    :host([wall]) {
      font-size: var(--text-18);
    }
  }

  /* What shows it on a narrow wall is what is pushed along: nothing in a wall's diagram can be. */
  :host([wall][orientation='rows']) .scroll {
    overflow: visible;
    mask-image: none;
  }
`;
