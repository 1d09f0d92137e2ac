import { css } from 'lit';

export const seedTilesStyles = css`
  :host {
    display: block;
    position: relative;
    min-width: 0;
  }

  :host([wall]) {
    height: 100%;
    min-height: 0;
    overflow: clip;
    overflow-clip-margin: 4px;
  }

  ol {
    display: grid;
    grid-template-columns: repeat(var(--columns, 1), var(--side, 84px));
    gap: 8px;
    justify-content: start;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  :host([wall]) ol {
    gap: max(6px, calc(12 * var(--wall)));
    align-content: start;
    height: 100%;
  }

  canvas {
    display: block;
    width: var(--side);
    height: var(--side);
    border-radius: 6px;
    background: var(--sunken);
    box-shadow: 0 0 0 1px var(--line-strong);
  }

  button {
    display: block;
    width: var(--side);
    min-height: 0;
    padding: 0;
    border-color: transparent;
    background: none;
  }

  button[aria-pressed='true'] canvas {
    box-shadow: 0 0 0 3px var(--accent);
  }

  span {
    display: block;
    height: calc(var(--side) * 0.27);
    color: var(--ink-2);
    font-size: min(calc(var(--side) * 0.2), var(--text-15));
    line-height: calc(var(--side) * 0.27);
    text-align: center;
    white-space: nowrap;
  }

  :host([wall]) span {
    font-size: min(calc(var(--side) * 0.21), max(15px, calc(40 * var(--wall))));
  }

  .is-done span {
    color: var(--ink);
    font-weight: 600;
  }

  .is-off span {
    font-size: min(calc(var(--side) * 0.16), max(13px, calc(32 * var(--wall, 0.47px))));
  }

  .page {
    position: absolute;
    right: 0;
    bottom: 0;
    margin: 0;
    padding: 0 0.4em;
    border-radius: var(--radius);
    background: var(--page);
    color: var(--ink-2);
    font-size: max(18px, calc(24 * var(--wall)));
  }
`;
