import { css } from 'lit';

/** What the rows of buttons under a recording have in common. */
export const playerButtonStyles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1);
    --target: 44px;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
  }

  .icon {
    width: var(--target);
    padding: 0;
  }

  button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
  }
`;
