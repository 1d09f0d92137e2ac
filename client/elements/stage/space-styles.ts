import { css } from 'lit';

/** What the space's picture has beyond the boundary's. */
export const spaceStyles = css`
  .units {
    display: flex;
    gap: var(--space-1);
  }

  select {
    min-height: var(--tool);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font: inherit;
  }

  .foot {
    position: absolute;
    padding-bottom: 2px;
    color: var(--ink-2);
  }

  .foot p {
    margin: 0;
  }

  .surface {
    cursor: pointer;
  }
`;
