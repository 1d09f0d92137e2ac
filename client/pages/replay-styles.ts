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
    color: var(--ink);
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

    /* Its title stands whole, on a line of its own beside what is seldom pressed. */
    .bar {
      row-gap: 0;
    }

    .bar::after {
      flex-basis: 100%;
      order: 1;
      content: '';
    }

    .bar h1 {
      flex: 1;
      order: 2;
      position: static;
      width: auto;
      height: auto;
      font-size: var(--text-15);
      line-height: 1.3;
      white-space: normal;
      overflow-wrap: anywhere;
      clip-path: none;
    }

    :is(ml-language-button, ml-theme-button) {
      order: 3;
    }

    /*
     * The player stays at the lower edge, under the thumb: the transport and the time line. What
     * else there is lies beneath, a row further down; where a screen is low, the time line as well.
     */
    .foot {
      --extras-row: 52px;
      --line-row: 148px;
      display: flex;
      flex-direction: column;
      gap: var(--space-1);
      position: sticky;
      bottom: calc(-1 * var(--extras-row));
      z-index: 2;
      padding: var(--space-1) var(--space-3);
    }

    /* Whoever comes to it by keys has it in sight. */
    .foot:has(ml-player-extras:focus-within) {
      bottom: 0;
    }

    .buttons {
      display: contents;
    }

    .foot ml-player-extras {
      order: 1;
      min-height: calc(var(--extras-row) - var(--space-2));
    }
  }

  @media (max-width: 700px) and (max-height: 739px) {
    .foot:not(:has(ml-player-extras:focus-within)) {
      bottom: calc(-1 * (var(--extras-row) + var(--line-row)));
    }
  }
`;
