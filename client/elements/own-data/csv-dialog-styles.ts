import { css } from 'lit';

/** On a desk the text stands beside what became of it; on a phone above it. */
export const csvDialogStyles = css`
  dialog {
    width: 100vw;
    height: 100dvh;
    border: 0;
    border-radius: 0;
  }

  .sheet {
    display: grid;
    grid-template-rows: auto auto minmax(150px, 1fr) auto;
    gap: var(--space-3);
    height: 100%;
  }

  .head {
    display: grid;
    gap: var(--space-1);
  }

  .source {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    gap: var(--space-2);
    min-height: 0;
  }

  .drop {
    display: flex;
    align-items: center;
    gap: var(--space-2) var(--space-3);
    padding: var(--space-2);
    border: 1px dashed var(--line-strong);
    border-radius: var(--radius);
    color: var(--ink-2);
    font-size: var(--text-13);
  }

  .drop.is-over {
    border-color: var(--accent);
    background: var(--accent-soft);
  }

  .drop .button {
    position: relative;
    min-height: var(--target);
    padding: 0 var(--space-3);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font-size: var(--text-15);
  }

  .drop .button:hover {
    border-color: var(--accent);
    color: var(--accent);
  }

  .drop .button:has(:focus-visible) {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }

  input[type='file'] {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    opacity: 0;
    font-size: 0;
    cursor: pointer;
  }

  .drop span:last-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  textarea {
    width: 100%;
    height: 100%;
    min-height: 96px;
    padding: var(--space-2);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--page);
    color: var(--ink);
    font:
      var(--text-13) / 1.45 ui-monospace,
      'Liberation Mono',
      monospace;
    resize: none;
    white-space: pre;
  }

  .outcome {
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
    min-height: 0;
    overflow: auto;
  }

  .outcome h3 {
    margin: 0;
    font-size: var(--text-15);
    font-weight: 600;
  }

  ml-points-picture {
    flex: 1;
    min-height: 200px;
  }

  .errors,
  .notes {
    display: grid;
    gap: var(--space-1);
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: var(--text-13);
    line-height: 1.35;
  }

  .errors li {
    display: grid;
    grid-template-columns: 5.5em minmax(0, 1fr);
    padding-bottom: var(--space-1);
    border-bottom: 1px solid var(--line);
    overflow-wrap: anywhere;
  }

  .errors .line {
    color: var(--ink-2);
  }

  .notes {
    color: var(--ink-2);
    overflow-wrap: anywhere;
  }

  .waiting {
    display: grid;
    flex: 1;
    place-content: center;
    justify-items: center;
    gap: var(--space-2);
    min-height: 120px;
    padding: var(--space-3);
    border-radius: var(--radius);
    background: var(--sunken);
    color: var(--ink-2);
    font-size: var(--text-13);
    text-align: center;
    text-wrap: balance;
  }

  .waiting code {
    text-align: left;
    font:
      var(--text-13) / 1.45 ui-monospace,
      'Liberation Mono',
      monospace;
    white-space: pre;
  }

  @media (pointer: coarse) {
    textarea {
      font-size: 1rem;
    }
  }

  @media (min-width: 800px) {
    dialog {
      width: min(960px, 100vw - 48px);
      height: min(640px, 100dvh - 32px);
      border: 1px solid var(--line-strong);
      border-radius: var(--radius);
    }

    .sheet {
      grid-template: auto minmax(180px, 1fr) auto / minmax(0, 1fr) minmax(0, 1.15fr);
      gap: var(--space-3) var(--space-6);
      padding: var(--space-4) var(--space-6) var(--space-6);
    }

    .head,
    .foot {
      grid-column: 1 / -1;
    }

    .foot .actions {
      justify-content: flex-end;
    }

    .foot .actions button {
      flex: none;
    }
  }
`;
