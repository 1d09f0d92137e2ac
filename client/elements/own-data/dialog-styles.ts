import { css } from 'lit';

/** The dialogs of own data: over the page on a desk, all of the screen on a phone. */
export const dialogStyles = css`
  dialog {
    max-width: none;
    max-height: none;
    padding: 0;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font-size: var(--text-15);
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }

  .sheet {
    padding: var(--space-4);
    outline: none;
  }

  h2 {
    margin: 0;
    font-size: var(--text-18);
    font-weight: 600;
    line-height: 1.2;
  }

  p {
    margin: 0;
  }

  .quiet {
    color: var(--ink-2);
    font-size: var(--text-13);
    line-height: 1.35;
    text-wrap: pretty;
  }

  .error {
    padding-left: var(--space-3);
    border-left: 3px solid var(--ink);
  }

  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    white-space: nowrap;
  }

  .mark {
    flex: none;
  }

  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .counts li {
    display: flex;
    align-items: center;
    gap: 6px;
  }

  .actions {
    display: flex;
    gap: var(--space-2);
  }

  .actions button {
    flex: 1;
    min-height: 40px;
  }

  @media (pointer: coarse) {
    .actions button {
      min-height: 44px;
    }
  }
`;
