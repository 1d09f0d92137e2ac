import { css } from 'lit';

/** The list of moments, in the room that the measures have. */
export const momentsStyles = css`
  form {
    display: grid;
    flex: none;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--space-1) var(--space-2);
  }

  form label,
  form small {
    grid-column: 1 / -1;
  }

  form label {
    font-size: var(--text-13);
    font-variant-numeric: tabular-nums;
  }

  ol {
    display: grid;
    margin: 0 calc(-1 * var(--space-2));
    padding: 0;
    list-style: none;
  }

  li {
    display: flex;
    align-items: center;
  }

  .moment {
    display: grid;
    flex: 1;
    grid-template-columns: 3.6em minmax(0, 1fr) auto;
    align-items: baseline;
    gap: var(--space-2);
    min-width: 0;
    min-height: max(36px, var(--target));
    padding: var(--space-1) var(--space-2);
    border-color: transparent;
    background: none;
    line-height: 1.3;
    text-align: left;
    overflow-wrap: anywhere;
  }

  .moment:focus-visible {
    outline-offset: -3px;
  }

  .moment[aria-current] {
    background: var(--accent-soft);
    color: var(--accent);
  }

  [data-minor] .moment {
    color: var(--ink-2);
  }

  .time {
    color: var(--ink-2);
    font-size: var(--text-13);
    font-variant-numeric: tabular-nums;
    text-align: right;
  }

  .remove {
    display: grid;
    flex: none;
    place-items: center;
    width: max(36px, var(--target));
    height: max(36px, var(--target));
    padding: 0;
    border-color: transparent;
    background: none;
    color: var(--ink-2);
  }
`;
