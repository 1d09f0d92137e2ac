import { css } from 'lit';

/** Of the replay page alone. */
export const replayStyles = css`
  .open {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--space-6);
    min-height: 100dvh;
    padding: var(--space-6) var(--space-4);
  }

  .open a {
    color: var(--accent);
  }

  .badge {
    color: var(--ink-2);
    white-space: nowrap;
  }

  .bar .tool {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    justify-content: center;
    min-width: var(--target);
    min-height: var(--target);
    padding: 0 var(--space-1);
    border-color: transparent;
    background: none;
    color: var(--ink-2);
    text-decoration: none;
  }

  .tool:hover {
    color: var(--accent);
  }

  .warning {
    margin: 0;
    padding: var(--space-1) var(--space-4);
    background: var(--sunken);
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-1) var(--space-4);
  }

  /* The small picture hangs above the time line. */
  .line {
    position: relative;
  }

  ml-beside {
    flex: 1;
    min-height: 0;
  }

  @media (max-width: 700px) {
    .tool span,
    .badge {
      display: none;
    }
  }
`;
