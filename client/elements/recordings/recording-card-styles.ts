import { css } from 'lit';

/** A class of the list: its picture at the left, what can be done beneath its facts. */
export const recordingCardStyles = css`
  :host {
    display: block;
  }

  article {
    display: grid;
    grid-template-columns: 112px minmax(0, 1fr);
    gap: var(--space-2) var(--space-4);
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }

  .picture {
    grid-row: span 2;
    width: 112px;
    aspect-ratio: 1;
    border-radius: var(--radius);
    background: var(--sunken);
  }

  h2 {
    margin: 0;
    overflow: hidden;
    font-size: var(--text-18);
    font-weight: 600;
    line-height: 1.25;
    text-overflow: ellipsis;
  }

  p {
    margin: 0;
    color: var(--ink-2);
    line-height: 1.4;
  }

  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-4);
    color: var(--ink);
    font-variant-numeric: tabular-nums;
  }

  .quiet {
    color: var(--ink-3);
    font-size: var(--text-13);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    align-self: end;
  }

  .actions > * {
    flex: none;
  }

  .act,
  .go {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-width: var(--target);
    min-height: var(--target);
    padding: 0 var(--space-2);
    border: 1px solid transparent;
    border-radius: var(--radius);
    background: none;
    color: var(--ink-2);
    text-decoration: none;
    white-space: nowrap;
  }

  .go {
    border-color: var(--line-strong);
    padding: 0 var(--space-3);
    color: var(--ink);
  }

  .go:hover {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
  }

  .act[aria-expanded='true'] {
    border-color: var(--line-strong);
    color: var(--ink);
  }

  .asked {
    display: grid;
    grid-column: 1 / -1;
    gap: var(--space-2);
    padding-top: var(--space-3);
    border-top: 1px solid var(--line);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }

  label {
    font-weight: 600;
  }

  input {
    flex: 1 1 16rem;
    min-width: 0;
    height: 44px;
    padding: 0 var(--space-2);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font: inherit;
  }

  .row button {
    min-height: 44px;
  }

  .error {
    padding-left: var(--space-3);
    border-left: 3px solid var(--ink);
    color: var(--ink);
  }

  @media (max-width: 560px) {
    article {
      grid-template-columns: 72px minmax(0, 1fr);
      padding: var(--space-3);
    }

    .picture {
      grid-row: auto;
      width: 72px;
    }

    .actions {
      grid-column: 1 / -1;
    }

    .row button {
      flex: 1 1 auto;
    }
  }
`;
