import { css } from 'lit';

/** What cards of activities, a pupil's and a teacher's, have in common. */
export const activityStyles = css`
  :host {
    display: grid;
    gap: var(--space-3);
  }

  h2,
  h3 {
    margin: 0;
    font-size: var(--text-18);
    font-weight: 600;
    line-height: 1.2;
    overflow-wrap: anywhere;
  }

  h3 {
    font-size: var(--text-15);
  }

  p {
    margin: 0;
    line-height: 1.35;
    text-wrap: pretty;
  }

  /* What is said of a drawing has its line before: nothing moves under the finger. */
  .quiet[role='status'] {
    min-height: 1lh;
  }

  .quiet {
    color: var(--ink-2);
    font-size: var(--text-13);
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }

  .buttons button {
    flex: 1 1 auto;
    min-height: 44px;
  }

  .mark {
    flex: none;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
  }

  button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
    font-weight: 600;
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
`;
