import { css } from 'lit';

/** A dialog of one column: its title with the button that closes it, and what there is beneath. */
export const sheetStyles = css`
  dialog {
    max-height: 100dvh;
  }

  .sheet {
    display: grid;
    gap: var(--space-3);
  }

  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }

  .close {
    width: var(--target);
    padding: 0;
    border-color: transparent;
    background: none;
  }
`;
