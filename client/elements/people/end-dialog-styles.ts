import { css } from 'lit';

export const endDialogStyles = css`
  dialog {
    width: min(46rem, 100vw);
  }

  h3 {
    margin: 0;
    font-size: var(--text-15);
  }

  ul {
    margin: 0;
    padding-left: 1.2em;
  }

  /* The dialog scrolls, and nothing in it but what is too wide. */
  .scroll {
    overflow-x: auto;
  }

  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }

  th,
  td {
    padding: 4px var(--space-2);
    border-bottom: 1px solid var(--line);
    text-align: right;
  }

  th {
    position: sticky;
    top: 0;
    background: var(--surface);
    color: var(--ink-2);
    font-size: var(--text-13);
    font-weight: 600;
  }

  td:nth-child(3),
  th:nth-child(3) {
    width: 50%;
    text-align: left;
    overflow-wrap: anywhere;
  }

  .button {
    flex: 1 1 auto;
    min-height: 44px;
    padding: 0 var(--space-3);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    color: var(--ink);
    text-decoration: none;
  }

  .actions {
    flex-wrap: wrap;
  }

  .delete {
    display: grid;
    gap: var(--space-2);
    padding-top: var(--space-3);
    border-top: 1px solid var(--line);
  }
`;
