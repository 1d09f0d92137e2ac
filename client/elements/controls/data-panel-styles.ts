import { css } from 'lit';

export const dataPanelStyles = css`
  .look {
    min-height: 5.2em;
    margin: var(--space-2) 0 0;
    color: var(--ink-2);
    font-size: var(--text-13);
    line-height: 1.35;
    text-wrap: pretty;
  }

  .pictures {
    display: grid;
    /* Five abreast in a side panel; no larger than that where the panel is the page's width. */
    grid-template-columns: repeat(5, minmax(0, 72px));
    gap: var(--space-1);
    margin: 0 0 var(--space-1);
    padding: 0;
    border: 0;
  }

  .pictures label {
    position: relative;
    display: block;
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    cursor: pointer;
  }

  .pictures label:hover {
    border-color: var(--accent);
  }

  .pictures label:has(:checked) {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 1px var(--accent);
    background: var(--accent-soft);
  }

  .pictures label:has(:focus-visible) {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }

  .pictures input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }

  .name {
    display: flex;
    justify-content: space-between;
    color: var(--ink-2);
    font-size: var(--text-13);
  }

  .own {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    gap: var(--space-1);
    margin: var(--space-1) 0;
  }

  .own button,
  .save button {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 4px;
    padding: 0 2px;
    font-size: var(--text-13);
    white-space: nowrap;
  }

  .own svg,
  .save svg {
    width: 16px;
    height: 16px;
  }

  .save button {
    width: 100%;
  }

  .pair {
    display: grid;
    grid-template-columns: 1fr 1.3fr;
    gap: var(--space-2);
  }

  .pair .field {
    grid-template-columns: 1fr;
    row-gap: 3px;
  }

  .pair .field label {
    color: var(--ink-2);
    font-size: var(--text-13);
  }

  .seed {
    display: grid;
    grid-template-columns: 1fr var(--target);
    gap: var(--space-1);
    align-items: end;
  }

  .seed button {
    display: grid;
    place-items: center;
    padding: 0;
  }

  .features {
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    gap: var(--space-1);
  }

  .features button {
    padding: 0;
    font-size: var(--text-13);
    white-space: nowrap;
  }

  .features button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
    font-weight: 600;
  }
`;
