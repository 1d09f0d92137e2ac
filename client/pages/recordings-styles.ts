import { css } from 'lit';

/** The list of one's classes: one column, as wide as a line is read well. */
export const recordingsStyles = css`
  :host {
    display: block;
    min-height: 100dvh;
  }

  .top {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 52px;
    padding: var(--space-1) var(--space-4);
    font-weight: 600;
  }

  .top a {
    margin-right: auto;
    color: inherit;
    text-decoration: none;
  }

  .top a:hover {
    color: var(--accent);
  }

  main {
    display: grid;
    gap: var(--space-4);
    max-width: 60rem;
    margin: 0 auto;
    padding: var(--space-4);
  }

  h1 {
    margin: var(--space-4) 0 0;
    font-size: var(--text-36);
    line-height: 1.1;
    letter-spacing: -0.02em;
  }

  h1:focus {
    outline: none;
  }

  p {
    margin: 0;
  }

  .explain {
    max-width: 44rem;
    color: var(--ink-2);
    text-wrap: pretty;
  }

  .start {
    color: var(--accent);
  }

  ul {
    display: grid;
    gap: var(--space-3);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .add {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--space-1) var(--space-2);
    max-width: 44rem;
    padding-top: var(--space-4);
  }

  .add label {
    grid-column: 1 / -1;
    font-weight: 600;
  }

  .add small {
    font-weight: 400;
  }

  .add input[type='text'],
  .add button {
    height: 44px;
  }

  .error {
    grid-column: 1 / -1;
    padding-left: var(--space-3);
    border-left: 3px solid var(--ink);
  }
`;
