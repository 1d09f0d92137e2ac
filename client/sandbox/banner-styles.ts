import { css } from 'lit';

/** Where one is, and the way back: over everything, and never out of sight. */
export const bannerStyles = css`
  .banner {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-4);
    min-height: 52px;
    padding: var(--space-1) var(--space-4);
    background: var(--ink);
    color: var(--page);
  }

  @media (forced-colors: active) {
    .banner {
      border-bottom: 3px solid;
    }
  }

  .words {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-3);
    min-width: 0;
  }

  h1 {
    margin: 0;
    font-size: var(--text-18);
    font-weight: 600;
    line-height: 1.2;
  }

  /** It is told of, and can do nothing. */
  h1:focus-visible {
    outline: none;
  }

  p {
    margin: 0;
    line-height: 1.25;
  }

  .call p {
    padding: var(--space-1) var(--space-2);
    border-radius: var(--radius);
    background: var(--page);
    color: var(--ink);
    font-weight: 600;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: 44px;
    white-space: nowrap;
  }

  .banner :focus-visible {
    outline-color: var(--page);
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    padding: var(--space-1) var(--space-4);
    border-bottom: 1px solid var(--line);
    background: var(--surface);
  }

  .switch {
    display: flex;
  }

  .switch button + button {
    margin-left: -1px;
    border-radius: 0 var(--radius) var(--radius) 0;
  }

  .switch button:first-child {
    border-radius: var(--radius) 0 0 var(--radius);
  }

  .switch button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
  }

  .keys {
    width: 44px;
    margin-left: auto;
    padding: 0;
  }

  /* Fingers have no keys. */
  @media (pointer: coarse) and (max-width: 700px) {
    .keys {
      display: none;
    }
  }

  .fate {
    color: var(--ink-2);
  }

  @media (pointer: fine) {
    .tools button {
      min-height: var(--target);
    }
  }

  @media (max-width: 700px) {
    .banner {
      padding: var(--space-1) var(--space-3);
    }

    .words {
      flex-basis: 8rem;
    }

    /* Beside the way back, where the words need two lines. */
    .words p {
      text-wrap: balance;
    }

    .banner p {
      font-size: var(--text-13);
    }

    /* Words alone fit into one row. */
    .tools :not(.keys) > svg {
      display: none;
    }

    .call:not(:empty) {
      order: 1;
    }

    .call p {
      margin-bottom: var(--space-1);
    }

    .tools {
      padding: var(--space-1) var(--space-3);
    }
  }
`;
