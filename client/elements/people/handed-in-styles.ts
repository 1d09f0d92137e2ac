import { css } from 'lit';

/** What pupils handed in, one by one: its picture where it has one, whose it is, and what to do. */
export const handedInStyles = css`
  li {
    display: grid;
    grid-template-columns: 88px minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--space-2);
    padding: 4px 0;
    border-bottom: 1px solid var(--line);
  }

  bdi {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  small {
    color: var(--ink-3);
    font-size: var(--text-13);
  }
`;
