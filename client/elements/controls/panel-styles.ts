import { css } from 'lit';

/** A column of settings at the edge of the stage: groups with a heading, apart by space. */
export const panelStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
    font-size: var(--text-15);
  }

  h2 {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: var(--space-2);
    margin: 0 0 var(--space-1);
    font-size: var(--text-15);
    font-weight: 600;
  }

  ml-explain h2 {
    width: 100%;
  }

  h2 small {
    font-weight: 400;
    text-align: right;
  }
`;
