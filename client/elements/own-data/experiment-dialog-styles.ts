import { css } from 'lit';

/** A narrow sheet: a section for each way to take the experiment along. */
export const experimentDialogStyles = css`
  dialog {
    width: min(30rem, 100vw - 24px);
    max-height: calc(100dvh - 24px);
    overflow: auto;
  }

  .sheet {
    display: grid;
    gap: var(--space-4);
  }

  .head {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: var(--space-1) var(--space-3);
  }

  .head p {
    grid-column: 1 / -1;
  }

  section {
    display: grid;
    gap: var(--space-2);
    padding-top: var(--space-3);
    border-top: 1px solid var(--line);
  }

  h3 {
    margin: 0;
    font-size: var(--text-15);
    font-weight: 600;
  }

  .row {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-2);
  }

  .row > :only-child {
    grid-column: 1 / -1;
  }

  .copy {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--space-2);
  }

  .copy input {
    min-width: 0;
    min-height: 40px;
    padding: 0 var(--space-3);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--page);
    color: var(--ink-2);
    font: inherit;
    text-overflow: ellipsis;
  }

  button,
  .file {
    min-height: 40px;
  }

  .close {
    width: 40px;
    margin: -6px -6px 0 0;
    padding: 0;
    border-color: transparent;
  }

  .file {
    position: relative;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
  }

  .file:hover {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
  }

  .file:has(:focus-visible) {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }

  .file input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    opacity: 0;
    font-size: 0;
    cursor: pointer;
  }

  .hide summary {
    width: fit-content;
    min-height: 32px;
    padding: 4px 0;
    cursor: pointer;
  }

  .hide p {
    margin: 0 0 var(--space-2);
  }

  .boxes {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0 var(--space-3);
    margin-bottom: var(--space-2);
  }

  .boxes label {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 32px;
    font-size: var(--text-13);
    line-height: 1.25;
  }

  .boxes input {
    flex: none;
    width: 18px;
    height: 18px;
    accent-color: var(--accent);
  }

  @media (pointer: coarse) {
    .boxes label,
    .hide summary {
      min-height: 44px;
    }

    button,
    .copy input,
    .file {
      min-height: 44px;
    }

    .close {
      width: 44px;
    }
  }
`;
