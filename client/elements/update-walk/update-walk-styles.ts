import { css } from 'lit';
import { matrixStyles } from './matrix-styles.ts';
import { progressStyles } from './progress-styles.ts';

const panelStyles = css`
  :host {
    display: block;
    min-width: 0;
    min-height: 0;
    container-type: inline-size;
    /* From 15 on a phone through 20 on a desk to 34, to be read from the last row. */
    --figure: clamp(15px, 4.6cqi - 14.5px, 36px);
    --words: clamp(14px, 2.1cqi, 22px);
  }

  section {
    display: grid;
    grid-template-rows: auto auto minmax(0, 1fr) auto;
    height: 100%;
    background: var(--surface);
    font-size: var(--words);
    line-height: 1.4;
  }

  .head {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: var(--space-4);
    padding: var(--space-3) var(--space-4) var(--space-2);
  }

  ml-point-map {
    width: clamp(60px, 11cqi, 116px);
  }

  h2 {
    margin: 0;
    font-size: clamp(18px, 2.6cqi, 26px);
    line-height: 1.25;
  }

  .point {
    display: flex;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    margin: 2px 0 0 -6px;
  }

  .point button,
  .close {
    display: grid;
    flex: none;
    place-items: center;
    width: max(var(--target), 36px);
    height: max(var(--target), 36px);
    padding: 0;
    border-color: transparent;
    background: none;
  }

  .coordinates,
  .label {
    white-space: nowrap;
  }

  .label {
    font-weight: 600;
  }

  .label[data-label='0'] {
    color: var(--class-0-text);
  }

  .label[data-label='1'] {
    color: var(--class-1-text);
  }

  .epoch {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    margin: 0;
    color: var(--ink-2);
    font-size: max(13px, 0.85em);
  }

  .ticks {
    display: flex;
    gap: 2px;
    height: 8px;
  }

  .ticks i {
    flex: 1;
    border: 1px solid var(--line-strong);
    border-radius: 2px;
  }

  /* Filled by their borders, which the system's own colours leave. */
  .ticks [data-state='done'] {
    border-color: var(--ink-2);
    border-block-width: 4px;
  }

  .ticks [data-state='here'] {
    border-color: var(--accent);
    border-block-width: 4px;
    box-shadow: 0 0 0 2px color-mix(in srgb, var(--accent) 35%, transparent);
  }

  .body {
    overflow: auto;
    padding: var(--space-4) var(--space-4) var(--space-3);
    scrollbar-width: thin;
  }

  h3 {
    margin: 0;
    font-size: clamp(18px, 3.2cqi, 34px);
    line-height: 1.2;
    text-wrap: balance;
  }

  p {
    margin: var(--space-1) 0 0;
    color: var(--ink-2);
    text-wrap: pretty;
  }

  .note {
    margin-top: var(--space-4);
    padding-left: var(--space-3);
    border-left: 3px solid var(--line-strong);
    font-size: max(13px, 0.85em);
  }

  .foot {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2);
    padding: var(--space-2) var(--space-4) max(var(--space-3), env(safe-area-inset-bottom));
    border-top: 1px solid var(--line);
    color: var(--ink-2);
    white-space: nowrap;
  }

  .foot button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-width: clamp(112px, 22cqi, 200px);
    min-height: clamp(48px, 7cqi, 60px);
    font-size: clamp(18px, 2.6cqi, 24px);
  }

  .foot button[aria-disabled='true'] {
    border-color: var(--line);
    background: none;
    color: var(--ink-3);
    font-weight: 400;
    cursor: default;
  }

  /* On a wall there is nothing to press, and the last row reads along. */
  :host([wall]) {
    --figure: calc(var(--fit, 1) * clamp(18px, 4.6cqi - 14.5px, 40px));
    --words: calc(var(--fit, 1) * clamp(18px, 2.4cqi, 32px));
  }

  :host([wall]) :is(.close, .newer, .foot button, .point button) {
    display: none;
  }

  :host([wall]) .foot {
    justify-content: center;
    border-top: 0;
  }

  :host([wall]) .point {
    margin-left: 0;
  }

  @container (max-width: 480px) {
    .head {
      gap: var(--space-3);
      padding: var(--space-2) var(--space-3) 0;
    }

    /* One line less: the button that opened it said the same. */
    h2 {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .close {
      margin-right: -6px;
    }

    ml-point-map {
      width: 60px;
    }

    .point {
      margin: 0;
      justify-content: space-between;
    }

    .point b {
      display: block;
    }

    .epoch {
      display: none;
    }

    .epoch:has(.newer) {
      display: flex;
    }

    .progress {
      gap: 2px;
      padding: 0 var(--space-2);
      letter-spacing: -0.02em;
    }

    /* Words whole rather than wide steps. */
    .progress li {
      flex-basis: auto;
    }

    .progress li:has([aria-current]) {
      flex-shrink: 0;
    }

    .body {
      padding: var(--space-3) var(--space-3) var(--space-2);
    }

    .foot {
      padding: var(--space-2) var(--space-3);
    }
  }
`;

export const updateWalkStyles = [progressStyles, panelStyles, matrixStyles];
