import { css } from 'lit';

export const networkStyles = css`
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

  :host([orientation='rows']) {
    height: auto;
    min-height: 0;
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

  .name {
    display: flex;
    flex-direction: column;
    align-items: center;
    line-height: 1.35;
    white-space: nowrap;
  }

  .name b {
    color: var(--ink);
    font-weight: 600;
  }

  .name span {
    flex: none;
    max-width: 100%;
    overflow: hidden;
    color: var(--ink-3);
    text-overflow: ellipsis;
  }

  button.name {
    min-height: 0;
    padding: 0;
    border-color: var(--line);
    background: none;
    font: inherit;
    line-height: 1.3;
    justify-content: center;
    pointer-events: auto;
  }

  button.name:hover:not(:disabled) b {
    color: var(--accent);
  }

  button.name[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
  }

  button.name[aria-pressed='true'] b {
    color: var(--accent);
  }

  .names {
    position: absolute;
    inset: 0 auto auto 0;
    width: 100%;
    height: 0;
    pointer-events: none;
  }

  :host([orientation='rows']) button.name {
    padding-left: 6px;
    background: var(--page);
  }

  :host([orientation='rows']) .name {
    align-items: flex-start;
    justify-content: center;
    z-index: 1;
  }

  :host([orientation='rows']) div.name {
    background: linear-gradient(to right, var(--page) 88%, transparent);
  }

  /* As wide as its words, at the most as wide as its place: edges run beside it. */
  :host([names-above]) :is(div, button).name {
    flex-direction: row;
    align-items: center;
    justify-content: flex-start;
    gap: 6px;
    width: fit-content !important;
    padding-inline: 6px;
    background: color-mix(in srgb, var(--page) 84%, transparent);
  }

  :host([names-above]) .tile[aria-pressed='true'] {
    z-index: 1;
  }

  .tile {
    min-height: 0;
    padding: 0;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: none;
  }

  .tile:hover:not(:disabled) {
    border-color: var(--ink);
    background: none;
  }

  /* Apart from the selected one's accent. */
  .tile:focus-visible {
    outline-color: var(--ink);
  }

  .feature {
    display: grid;
    place-items: center;
    border-color: var(--line-strong);
    color: var(--ink);
    font-weight: 600;
    cursor: default;
  }

  .feature span {
    padding: 0 3px;
    border-radius: 3px;
    background: color-mix(in srgb, var(--page) 72%, transparent);
    line-height: 1.35;
    white-space: nowrap;
  }

  /* Its number stands beneath. */
  :host([has-pass]) .feature {
    place-items: start center;
  }

  .tile[aria-pressed='true'] {
    border-color: var(--accent);
    box-shadow: 0 0 0 2px var(--accent);
  }

  .tile[data-condition='dead'] {
    border: 2px dashed var(--ink-3);
  }

  .tile[data-condition='saturated'] {
    border: 3px double var(--ink-2);
  }

  /* Lit: a ring of ink apart from the picture, and a glow; all other tiles step back. */
  .plane[data-lit] .tile:not([data-lit]) {
    background: color-mix(in srgb, var(--page) 62%, transparent);
  }

  .plane[data-lit] .tile[aria-pressed='true']:not([data-lit]) {
    border-color: var(--line-strong);
    box-shadow: none;
  }

  .tile[data-lit] {
    scroll-margin: var(--space-8) 80px var(--covered, var(--space-8));
    border-color: var(--ink);
    box-shadow:
      0 0 0 2px var(--page),
      0 0 0 5px var(--ink),
      0 0 20px 8px color-mix(in srgb, var(--accent) 60%, transparent);
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

  .card {
    position: absolute;
    left: 0;
    top: 0;
    z-index: 3;
    max-width: min(320px, 100%);
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink-2);
    line-height: 1.4;
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
    margin: 2px 0 0;
  }

  .card p:first-of-type {
    color: var(--ink);
  }

  :host([wall]) {
    font-size: var(--text-24);
  }

  /* What shows it on a narrow wall is what is pushed along: nothing in a wall's diagram can be. */
  :host([wall][orientation='rows']) .scroll {
    overflow: visible;
    mask-image: none;
  }

  :host([wall]) .name {
    font-size: var(--name-size, inherit);
  }
`;
